"""The lines of zones, each column's share on its own, with the row that they stand in."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from congvan.model.document import Document
from congvan.model.structure import ZoneKind, Zones
from congvan.spans import Span
from congvan.text import View

_CUT = regex.compile(r"\n|\t+|[ \u00a0]{3,}|\|")


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of a zone, or one column's share of it; never blank."""

    view: View
    kind: ZoneKind
    row: int  #: the line of the text, counted from 0
    indent: int  #: characters before it on its line


def cut(document: Document, zones: Zones, *kinds: ZoneKind) -> list[Strip]:
    """All strips of the zones of ``kinds``, in the order of the text."""
    found: list[Strip] = []
    row = at = 0
    whole = zones.view or View.of(document.text)
    for zone in zones.items:
        if zone.kind not in kinds:
            continue
        view = View.of(document.text, zone.span, document.furniture) if document.furniture else whole.sub(*zone.span)
        start = 0
        for gap in (*_CUT.finditer(view.text), None):
            end = gap.start() if gap else len(view.text)
            inner = Span(start, end)
            text = view.text[start:end]
            if text.strip():
                inner = Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))
                place = view.offset + inner.start
                row, at = row + document.text.count("\n", at, place), place
                indent = place - document.text.rfind("\n", 0, place) - 1
                found.append(Strip(view.sub(*inner), zone.kind, row, indent))
            start = gap.end() if gap else end
    return found
