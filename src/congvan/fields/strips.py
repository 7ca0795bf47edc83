"""The lines of zones, each column's share on its own, with the row that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from congvan.model.document import Document
from congvan.model.structure import ZoneKind, Zones
from congvan.text import View

_GAP = re.compile(r"\t+|[ \u00a0]{3,}|\|")


@dataclass(slots=True, eq=False)
class Strip:
    """A line of a zone, or one column's share of it; never blank."""

    view: View
    kind: ZoneKind
    row: int  #: the line of the text, counted from 0
    indent: int  #: characters before it on its line


def cut(document: Document, zones: Zones, *kinds: ZoneKind) -> list[Strip]:
    """All strips of the zones of ``kinds``, in the order of the text."""
    text = document.text
    whole = zones.view or View.of(text, holes=document.furniture)
    found: list[Strip] = []
    row = at = 0
    for zone in zones.items:
        if zone.kind not in kinds:
            continue
        row, at = row + text.count("\n", at, zone.span.start), zone.span.start
        line_start = text.rfind("\n", 0, at) + 1
        for line in text[at : zone.span.end].split("\n"):
            end = at + len(line)
            for start, column in _columns(whole.text[at:end]):
                if words := column.strip():
                    begin = at + start + column.index(words[0])
                    view = whole.sub(begin, begin + len(words))
                    found.append(Strip(view, zone.kind, row, begin - line_start))
            row += 1
            at = line_start = end + 1
        row, at = row - 1, at - 1
    return found


def _columns(line: str) -> list[tuple[int, str]]:
    """The columns of a line, and where each begins."""
    if not ("\t" in line or "   " in line or "|" in line or "\u00a0" in line):
        return [(0, line)]
    found: list[tuple[int, str]] = []
    start = 0
    for gap in _GAP.finditer(line):
        found.append((start, line[start : gap.start()]))
        start = gap.end()
    return [*found, (start, line[start:])]
