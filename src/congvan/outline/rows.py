"""The lines of the body in reading order, and the holes in it: furniture and marks of emphasis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import regex

from congvan.model.document import Document, Line
from congvan.model.structure import Zone, ZoneKind, Zones
from congvan.spans import Span, trim
from congvan.text import SPACES

_WORD = regex.compile(r"[^\W_]")
_PAGE = regex.compile(r"\W*\d{1,3}\W*")
_EMPHASIS = regex.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=[^\W_])|(?<=[^\W_]|[.,;:!?)])_{1,2}(?!\w)")
_DROP = SPACES + "*_|"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the body, or the body's share of it."""

    span: Span  #: without white space at its ends
    line: Line
    after_gap: bool  #: an empty line, or a rule, stands before it
    after_break: bool  #: something of another zone stands before it


def flow(document: Document, zones: Zones) -> tuple[tuple[Row, ...], tuple[Span, ...]]:
    """The body's rows and its holes, both in the order of the text."""
    text = document.text
    skipped = {zone.span for zone in zones.items if zone.kind is ZoneKind.FURNITURE} | set(document.furniture)
    rows: list[Row] = []
    holes = list(skipped)
    for zone, after_break, line, span in _shares(document, zones):
        del zone
        gap = bool(rows) and line.span.start > rows[-1].line.span.end + 1
        found = trim(text, span, _DROP)
        if not found.length or not _WORD.search(text, found.start, found.end):
            continue
        if line.cell is None and rows and _PAGE.fullmatch(text, found.start, found.end):
            holes.append(found)
            continue
        rows.append(Row(found, line, gap, after_break and bool(rows)))
    if "*" in text or "_" in text:
        for row in rows:
            holes += [Span(*hit.span()) for hit in _EMPHASIS.finditer(text, row.span.start, row.span.end)]
    return tuple(rows), tuple(sorted(holes))


def _shares(document: Document, zones: Zones) -> list[tuple[Zone, bool, Line, Span]]:
    """Every line's part in a body zone, and whether another zone than furniture stands before it."""
    shares: list[tuple[Zone, bool, Line, Span]] = []
    lines, at = document.lines, 0
    foreign = False
    furniture = {hole for hole in document.furniture}
    for kind, run in groupby(zones.items, lambda zone: zone.kind):
        if kind is not ZoneKind.BODY:
            foreign = foreign or kind is not ZoneKind.FURNITURE
            continue
        for zone in run:
            while at < len(lines) and lines[at].span.end < zone.span.start:
                at += 1
            here = at
            while here < len(lines) and lines[here].span.start < zone.span.end:
                line = lines[here]
                span = Span(max(line.span.start, zone.span.start), min(line.span.end, zone.span.end))
                if span.length > 0 and line.span not in furniture:
                    shares.append((zone, foreign, line, span))
                    foreign = False
                here += 1
    return shares
