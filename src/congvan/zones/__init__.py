"""Where letterhead, subject, recipients, body, signature and annexes stand.

Source: NĐ 30/2020/NĐ-CP Đ.8 and annex I; older and Party forms as domain profiles tell. ``head`` claims the pieces
above the body, ``tail`` those below it; what neither claims is the body.
"""

from __future__ import annotations

from itertools import groupby

from congvan.model.document import Document
from congvan.model.structure import Zone, ZoneKind, Zones
from congvan.spans import Span
from congvan.zones import head, tail
from congvan.zones.lines import Piece, cut

__all__ = ["split"]


def split(document: Document) -> Zones:
    """The zones of a document, in the order of its text; an unclaimed piece is body."""
    pieces = cut(document)
    above = head.claim(pieces)
    marks = {index: kind for index, kind in above.items() if kind in (ZoneKind.URGENCY, ZoneKind.SECRECY)}
    kinds = above | tail.claim(pieces) | marks

    def kind(piece: Piece) -> ZoneKind:
        return kinds.get(piece.index, ZoneKind.BODY)

    runs = ((found, list(run)) for found, run in groupby(pieces, kind))
    return Zones(tuple(Zone(found, Span(run[0].span.start, run[-1].span.end)) for found, run in runs))
