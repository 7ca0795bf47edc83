"""The lines of the body in reading order, and the furniture between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from congvan.model.document import Document, Line
from congvan.model.structure import ZoneKind, Zones
from congvan.spans import Span
from congvan.text import SPACES

_WORD = re.compile(r"[^\W_]")
_PAGE = re.compile(r"\W*\d{1,3}\W*")
_DROP = SPACES + "|"
_CLOSED = (".", ";", ":", "!", "?", "…", "./")
_AFTER_CLOSE = "\"'”“)] "
_BODY, _FURNITURE = ZoneKind.BODY, ZoneKind.FURNITURE  # a name costs each zone a tenth of a look into the Enum
_START, _END = attrgetter("span.start"), attrgetter("span.end")


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
    furniture = set(document.furniture)
    holes = furniture.union(zones.of(_FURNITURE))
    rows: list[Row] = []
    gap = broken = False
    for zone in zones.items:
        if zone.kind is not _BODY:
            broken = broken or zone.kind is not _FURNITURE
            continue
        for line, span in _shares(document.lines, zone.span):
            if furniture and line.span in furniture:
                continue
            start, end = span
            words = text[start:end].strip(_DROP)
            opens = words[:1]
            is_word = opens.isalpha()  # a letter opens words, and no page number
            if not is_word and not (words and _WORD.search(words)):
                gap = True
                continue
            if len(words) < end - start:
                start = text.index(words, start)
                span = Span(start, start + len(words))
            if not is_word and line.cell is None and rows and _PAGE.fullmatch(words):
                holes.add(span)
                continue
            is_closed = words.rstrip(_AFTER_CLOSE).endswith(_CLOSED)
            rows.append(Row(span, words, line, gap, broken, opens.islower(), is_closed))
            gap = broken = False
    return tuple(rows), tuple(sorted(holes))


def _shares(lines: Sequence[Line], zone: Span) -> list[tuple[Line, Span]]:
    """Every line that reaches into a zone, with its part in it."""
    opens, closes = zone
    first = bisect_left(lines, opens, key=_END)
    behind = bisect_right(lines, closes, first, key=_START)
    found = [(line, line.span) for line in lines[first:behind]]
    for at in {0, len(found) - 1} if found else ():  # only the zone's first and last line reach beyond it
        line, (start, end) = found[at]
        if start < opens or end > closes:
            found[at] = line, Span(max(start, opens), min(end, closes))
    return found
