"""What each piece of a letterhead says by itself, whatever stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import doc_type, issuer, lines, marks, subject
from congvan.rules.letterhead.place_date import Dated
from congvan.rules.letterhead.sight import Sightings, sight
from congvan.spans import Span
from congvan.text import View
from congvan.zones.lines import Piece

LONGEST = 1500  #: characters; a longer piece is the body, and nothing behind it is read
LONG = 200  #: characters; nothing but a subject has more
ANCHORS = frozenset({ZoneKind.MOTTO, ZoneKind.NUMBER, ZoneKind.PLACE_DATE})


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece and its reading; ``kind`` is None where only its neighbours can tell."""

    piece: Piece
    kind: ZoneKind | None
    rest: str  #: its words without motto, number and day

    @property
    def text(self) -> str:
        return self.piece.text


def read(pieces: Sequence[Piece]) -> list[Sign]:
    """The sign of every piece."""
    pieces = list(takewhile(lambda piece: len(piece.text) <= LONGEST, pieces))
    view, starts = _joined(pieces)
    seen = sight(view)
    taken = _taken(seen, pieces, starts)
    return [_sign(piece, taken[i]) for i, piece in enumerate(pieces)]


def _joined(pieces: Sequence[Piece]) -> tuple[View, list[int]]:
    """The pieces in one view, a tab between columns and a line end between lines, and where each begins."""
    parts: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    at, row = 0, -1
    for piece in pieces:
        mark = "" if not parts else "\t" if piece.row == row else "\n"
        parts += [mark, piece.text]
        folded += [" " * len(mark), piece.folded]
        at += len(mark)
        starts.append(at)
        at, row = at + len(piece.text), piece.row
    return View("".join(parts), "".join(folded)), starts


def _taken(seen: Sightings, pieces: Sequence[Piece], starts: list[int]) -> list[list[tuple[ZoneKind, int, int]]]:
    """For each piece, what was seen in it: kind, start and end within the piece."""
    taken: list[list[tuple[ZoneKind, int, int]]] = [[] for _ in pieces]

    def put(kind: ZoneKind, span: Span) -> None:
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1) - 1
        for i in range(first, last + 1):
            start, end = max(span.start, starts[i]), min(span.end, starts[i] + len(pieces[i].text))
            if start < end:
                taken[i].append((kind, start - starts[i], end - starts[i]))

    for motto in seen.mottos:
        put(ZoneKind.MOTTO, motto.span)
    for number in seen.numbers:
        put(ZoneKind.NUMBER, number.span)
    days = [found.value for found in seen.days if _is_alone(seen.view, found.value)]
    placed = [day for day in days if day.place]
    for day in placed or (days if seen.numbers or seen.mottos else ()):
        put(
            ZoneKind.PLACE_DATE,
            Span(day.place_span.start if day.place_span else day.date_span.start, day.date_span.end),
        )
    for problem in seen.problems:
        if problem.span and not days:
            put(ZoneKind.PLACE_DATE, problem.span)
    return taken


def _is_alone(view: View, day: Dated) -> bool:
    """Whether nothing follows a day in its line, and nothing but its place leads it there."""
    after = view.text[day.date_span.end : day.date_span.end + 12].split("\n")[0].split("\t")[0].strip()
    if after[:1] in (";", ",") or (len(after) > 1 and any(char.isalnum() for char in after[:3])):
        return False
    start = day.place_span.start if day.place_span else day.date_span.start
    before = view.text[max(0, start - 30) : start].replace("\t", "\n").rsplit("\n", 1)[-1].strip(" ,*|(_-")
    if ":" in before or "giờ" in before:
        return False
    return not before or before[-1].isupper() or before[-1].isdigit()


def _sign(piece: Piece, taken: list[tuple[ZoneKind, int, int]]) -> Sign:
    rest = piece.text
    lines.note(piece.text, piece.folded)
    for _, start, end in taken:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    rest = rest.strip()
    kinds = {kind for kind, *_ in taken}
    return Sign(piece, _kind(piece.text, rest, kinds), rest)


def _kind(text: str, rest: str, kinds: set[ZoneKind]) -> ZoneKind | None:
    if subject.addresses(text):
        return ZoneKind.TO
    if len(rest) > LONG and not subject.lead(text, strict=True):
        return None
    if not kinds and marks.is_furniture(text):
        return ZoneKind.FURNITURE
    if not kinds and marks.urgency(text):
        return ZoneKind.URGENCY
    if not kinds and marks.secrecy(text):
        return ZoneKind.SECRECY
    if subject.lead(text, strict=True):
        return ZoneKind.SUBJECT
    if ZoneKind.NUMBER in kinds:
        return ZoneKind.NUMBER
    if ZoneKind.MOTTO in kinds:
        return ZoneKind.ISSUER if issuer.begins_name(rest) or len(rest) > 3 else ZoneKind.MOTTO
    if ZoneKind.PLACE_DATE in kinds:
        return ZoneKind.PLACE_DATE
    return ZoneKind.TITLE if doc_type.title(text).code else None
