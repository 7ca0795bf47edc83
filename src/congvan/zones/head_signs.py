"""What each piece of a letterhead says by itself, whatever stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.model.letterhead import Dated, Sightings
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import doc_type, issuer, lines, marks, subject
from congvan.rules.letterhead.sight import sight
from congvan.spans import Span
from congvan.text import View
from congvan.zones.lines import Piece

LONGEST = 1500  #: characters; a longer piece is the body, and nothing behind it is read
LONG = 200  #: characters; nothing but a subject has more
MARK = 48  #: characters; no mark of urgency or secrecy has more
ANCHORS = frozenset({ZoneKind.MOTTO, ZoneKind.NUMBER, ZoneKind.PLACE_DATE})
_GAP = re.compile(r"[\n\t]|[ \u00a0]{3,}")

Taken = tuple[ZoneKind, int, int]  #: what was seen in a piece: its kind, start and end within the piece


@dataclass(slots=True, eq=False)
class Sign:
    """One piece and its reading."""

    piece: Piece
    text: str
    kind: ZoneKind | None  #: None where only its neighbours can tell


def read(pieces: Sequence[Piece], whole: View) -> tuple[list[Sign], Sightings]:
    """The sign of every piece, and what was seen in the document down to the last of them."""
    pieces = pieces[: next((at for at, piece in enumerate(pieces) if len(piece.text) > LONGEST), None)]
    if not pieces:
        return [], Sightings(whole.sub(0, 0))
    seen = sight(whole.sub(0, pieces[-1].end))
    taken = _taken(seen, pieces)
    return [Sign(piece, piece.text, _kind(piece, taken.get(i, ()))) for i, piece in enumerate(pieces)], seen


def mark(text: str) -> ZoneKind | None:
    """The kind of a whole line or cell that is a mark of urgency or secrecy."""
    found = marks.mark(text) if len(text) <= MARK else None
    return ZoneKind(found) if found else None


def _taken(seen: Sightings, pieces: Sequence[Piece]) -> dict[int, list[Taken]]:
    """For each place among the pieces, what was seen there."""
    taken: dict[int, list[Taken]] = {}
    starts = [piece.offset for piece in pieces]

    def put(kind: ZoneKind, span: Span) -> None:
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1) - 1
        for i in range(max(0, first), last + 1):
            start, end = max(span.start, starts[i]) - starts[i], min(span.end, pieces[i].end) - starts[i]
            if start < end:
                taken.setdefault(i, []).append((kind, start, end))

    for motto in seen.mottos:
        put(ZoneKind.MOTTO, motto.span)
    for number in seen.numbers:
        put(ZoneKind.NUMBER, number.span)
    days = [day for day in seen.days if _is_alone(seen.view, day)]
    placed = [day for day in days if day.place]
    for day in placed or (days if seen.numbers or seen.mottos else ()):
        put(ZoneKind.PLACE_DATE, Span(day.place_span.start if day.place_span else day.span.start, day.span.end))
    for problem in seen.problems:
        if problem.span and not days:
            put(ZoneKind.PLACE_DATE, problem.span)
    return taken


def _is_alone(view: View, day: Dated) -> bool:
    """Whether nothing follows a day in its line, and nothing but its place leads it there."""
    end = day.span.end - view.offset
    after = _GAP.split(view.text[end : end + 12])[0].strip()
    if after[:1] in (";", ",") or (len(after) > 1 and any(map(str.isalnum, after[:3]))):
        return False
    start = (day.place_span or day.span).start - view.offset
    before = _GAP.split(view.text[max(0, start - 30) : start])[-1].strip(" ,*|(_-")
    if ":" in before or "giờ" in before:
        return False
    return not before or before[-1].isupper() or before[-1].isdigit()


def _kind(piece: Piece, taken: Sequence[Taken]) -> ZoneKind | None:
    text, folded = piece.text, piece.folded
    lines.note(text, folded)
    first = lines.first_letter(folded)
    if first in subject.letters("letterhead.to") and subject.addresses(text):
        return ZoneKind.TO
    is_subject = first in subject.LEADS and subject.lead(text, strict=True) > 0
    if taken:
        return ZoneKind.SUBJECT if is_subject else _kind_of(text, taken)
    if len(text) > LONG and not is_subject:
        return None
    if marks.is_furniture(text):
        return ZoneKind.FURNITURE
    if found := mark(text):
        return found
    if is_subject:
        return ZoneKind.SUBJECT
    return ZoneKind.TITLE if first in doc_type.letters() and doc_type.title(text).code else None


def _kind_of(text: str, taken: Sequence[Taken]) -> ZoneKind | None:
    """The kind of a piece by what was seen in it, unless much stands beside that."""
    rest = text
    for _, start, end in taken:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    rest = rest.strip()
    if len(rest) > LONG:
        return None
    kinds = [kind for kind, _, _ in taken]
    if ZoneKind.MOTTO in kinds and ZoneKind.NUMBER not in kinds:
        return ZoneKind.ISSUER if len(rest) > 3 or issuer.begins_name(rest) else ZoneKind.MOTTO
    return ZoneKind.NUMBER if ZoneKind.NUMBER in kinds else ZoneKind.PLACE_DATE
