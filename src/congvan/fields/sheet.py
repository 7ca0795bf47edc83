"""The letterhead as the field readers see it: what was seen in its text, and its zones cut into lines and columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from congvan.model.document import Document
from congvan.model.letterhead import Sightings
from congvan.model.structure import ZoneKind, Zones
from congvan.rules.letterhead.sight import blanked, sight
from congvan.spans import Span, cover, trim
from congvan.text import SPACES, View

HEAD = frozenset(
    {
        ZoneKind.ISSUER,
        ZoneKind.MOTTO,
        ZoneKind.NUMBER,
        ZoneKind.PLACE_DATE,
        ZoneKind.SUBJECT,
        ZoneKind.TITLE,
        ZoneKind.URGENCY,
        ZoneKind.SECRECY,
        ZoneKind.FURNITURE,
    }
)
_CUT = regex.compile(r"[\n\t|]+|[ \u00a0]{3,}")
_EDGES = SPACES + "*_|"


@dataclass(slots=True)
class Sheet:
    """The stretch of a document above its body."""

    document: Document
    zones: Zones
    end: int  #: where addressees or body begin
    seen: Sightings

    def spans(self, kind: ZoneKind) -> tuple[Span, ...]:
        """The zones of a kind above the body."""
        return tuple([zone.span for zone in self.zones.items if zone.kind is kind and zone.span.start < self.end])

    def view(self, span: Span, holes: Iterable[Span] = ()) -> View:
        """A span of the document with mottos and ``holes`` blanked."""
        whole = self.seen.view
        return blanked(whole.sub(span.start - whole.offset, span.end - whole.offset), holes)

    def lines(self, kind: ZoneKind, holes: Iterable[Span] = ()) -> list[Span]:
        """The lines and columns of the zones of a kind, mottos and ``holes`` left out, none of them blank."""
        gaps = list(holes)
        found: list[Span] = []
        for zone in self.spans(kind):
            view = self.view(zone, gaps)
            start = 0
            for cut in (*_CUT.finditer(view.text), None):
                span = trim(view.text, Span(start, cut.start() if cut else len(view.text)), _EDGES)
                if span.length:
                    found.append(view.span(span.start, span.end))
                start = cut.end() if cut else start
        return found

    def block(self, kind: ZoneKind) -> View | None:
        """All zones of a kind as one stretch, what stands between them blanked."""
        spans = self.spans(kind)
        if not spans:
            return None
        whole = cover(spans)
        holes = [z.span for z in self.zones.items if z.kind is not kind and whole.holds(z.span)]
        return self.view(whole, holes)


def lay(document: Document, zones: Zones) -> Sheet:
    """The sheet of a document; an empty one where the text begins with the body."""
    end = 0
    for zone in zones.items:
        if zone.kind not in HEAD:
            break
        end = zone.span.end
    seen = zones.seen or sight(View.of(document.text, holes=document.furniture).sub(0, end))
    return Sheet(document, zones, end, _above(end, seen))


def _above(end: int, seen: Sightings) -> Sightings:
    """What was seen above the body."""
    return Sightings(
        seen.view,
        tuple([motto for motto in seen.mottos if motto.span.end <= end]),
        tuple([number for number in seen.numbers if number.span.end <= end]),
        tuple([day for day in seen.days if day.span.end <= end]),
        tuple([problem for problem in seen.problems if problem.span and problem.span.end <= end]),
    )
