"""The lines of the body in reading order, and the furniture between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from congvan.model.document import Document, Line
from congvan.model.structure import ZoneKind, Zones
from congvan.spans import Span, trim
from congvan.text import SPACES

_WORD = re.compile(r"[^\W_]")
_PAGE = re.compile(r"\W*\d{1,3}\W*")
_DROP = SPACES + "|"


class Row(NamedTuple):
    """One line of the body, or the body's share of it."""

    span: Span  #: without white space at its ends
    line: Line
    after_gap: bool  #: an empty line, or a rule, stands before it
    after_break: bool  #: another zone than furniture stands before it


def flow(document: Document, zones: Zones) -> tuple[tuple[Row, ...], tuple[Span, ...]]:
    """The body's rows, and the holes in the text (furniture, bare page numbers), both in the order of the text."""
    text = document.text
    holes = list({*document.furniture, *zones.of(ZoneKind.FURNITURE)})
    rows: list[Row] = []
    gap = broken = False
    for line, share, after_break in _shares(document, zones):
        found = trim(text, share, _DROP)
        broken = broken or after_break
        if not text[found.start : found.start + 1].isalpha():  # a letter opens words, and no page number
            if not _WORD.search(text, found.start, found.end):
                gap = True
                continue
            if line.cell is None and rows and _PAGE.fullmatch(text, found.start, found.end):
                holes.append(found)
                continue
        rows.append(Row(found, line, gap, broken))
        gap = broken = False
    return tuple(rows), tuple(sorted(holes))


def _shares(document: Document, zones: Zones) -> Iterator[tuple[Line, Span, bool]]:
    """Every line's part in the body, and whether another zone stands before it; furniture left out."""
    lines, at, after_break = document.lines, 0, False
    furniture = set(document.furniture)
    for zone in zones.items:
        if zone.kind is not ZoneKind.BODY:
            after_break = after_break or zone.kind is not ZoneKind.FURNITURE
            continue
        while at < len(lines) and lines[at].span.end < zone.span.start:
            at += 1
        while at < len(lines) and lines[at].span.start <= zone.span.end:
            line = lines[at]
            span = line.span
            if span.start < zone.span.start or span.end > zone.span.end:
                span = Span(max(span.start, zone.span.start), min(span.end, zone.span.end))
            if span.start <= span.end and line.span not in furniture:
                yield line, span, after_break
                after_break = False
            if line.span.end > zone.span.end:
                break
            at += 1
