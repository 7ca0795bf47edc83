"""Where letterhead, subject, recipients, body, signature and annexes stand.

Source: NĐ 30/2020/NĐ-CP Đ.8 and annex I; older and Party forms as domain profiles tell. ``head`` claims the pieces
above the body, ``tail`` those below it; what neither claims is the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from congvan.model.document import Document
from congvan.model.structure import Zone, ZoneKind, Zones
from congvan.spans import Span
from congvan.text import View
from congvan.zones import head, tail
from congvan.zones.lines import Piece, cut

__all__ = ["split"]

MARKS = frozenset({ZoneKind.URGENCY, ZoneKind.SECRECY})  #: they stay marks wherever they stand


def split(document: Document) -> Zones:
    """The zones of a document, in the order of its text; an unclaimed piece is body."""
    whole = View.of(document.text, holes=document.furniture)
    pieces = cut(document, whole)
    above, seen = head.claim(pieces, whole)
    kinds = above | tail.claim(pieces)
    kinds.update((index, kind) for index, kind in above.items() if kind in MARKS)
    return Zones(tuple(_zones(pieces, kinds)), seen, None if document.furniture else whole)


def _zones(pieces: Sequence[Piece], kinds: Mapping[int, ZoneKind]) -> Iterator[Zone]:
    """One zone for each run of pieces of a kind."""
    for kind, run in groupby(range(len(pieces)), kinds.get):  # None for the body
        indexes = list(run)
        yield Zone(kind or ZoneKind.BODY, Span(pieces[indexes[0]].offset, pieces[indexes[-1]].end))
