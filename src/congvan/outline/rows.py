"""The lines of the body in reading order, and the furniture between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.document import Document, Line
from congvan.model.structure import ZoneKind, Zones
from congvan.spans import Span
from congvan.text import SPACES

_WORD = re.compile(r"[^\W_]")
_PAGE = re.compile(r"\W*\d{1,3}\W*")
_DROP = SPACES + "|"
_CLOSED = (".", ";", ":", "!", "?", "…", "./")
_AFTER_CLOSE = "\"'”“)] "


@dataclass(slots=True)
class Row:
    """One line of the body, or the body's share of it; never changed."""

    span: Span  #: without white space at its ends
    words: str  #: what stands there
    line: Line
    after_gap: bool  #: an empty line, or a rule, stands before it
    after_break: bool  #: another zone than furniture stands before it
    goes_on: bool  #: it begins in lower case
    is_closed: bool  #: it ends with a full stop or its like


def flow(document: Document, zones: Zones) -> tuple[tuple[Row, ...], tuple[Span, ...]]:
    """The body's rows, and the holes in the text (furniture, bare page numbers), both in the order of the text."""
    text = document.text
    holes = list({*document.furniture, *zones.of(ZoneKind.FURNITURE)})
    rows: list[Row] = []
    gap = broken = False
    for line, span, after_break in _shares(document, zones):
        start, end = span
        words = text[start:end].strip(_DROP)
        broken = broken or after_break
        opens = words[:1]
        is_word = opens.isalpha()  # a letter opens words, and no page number
        if not is_word and not (words and _WORD.search(words)):
            gap = True
            continue
        if len(words) < end - start:
            start = text.index(words, start)
            span = Span(start, start + len(words))
        if not is_word and line.cell is None and rows and _PAGE.fullmatch(words):
            holes.append(span)
            continue
        is_closed = words.rstrip(_AFTER_CLOSE).endswith(_CLOSED)
        rows.append(Row(span, words, line, gap, broken, opens.islower(), is_closed))
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
        opens, closes = zone.span
        while at < len(lines):
            line = lines[at]
            span = line.span
            start, end = span
            if start > closes:
                break
            if end >= opens and not (furniture and span in furniture):
                if start < opens or end > closes:
                    span = Span(max(start, opens), min(end, closes))
                yield line, span, after_break
                after_break = False
            if end > closes:
                break
            at += 1
