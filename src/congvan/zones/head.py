"""The pieces above the body: issuer, motto, number, place and date, subject, title, marks, and what is no letter.

Each piece is read by itself (`head_signs`), then the pieces are walked in order: a subject or title goes on until
something else begins, capitals above the number are the issuer, and the first piece that belongs to none is the body.

Source: NĐ 30/2020/NĐ-CP annex I (boxes 1 to 5, 10); older and Party forms order the same components.
"""

from __future__ import annotations

from collections.abc import Sequence

from congvan.model.letterhead import Sightings
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import issuer, marks, subject
from congvan.text import View
from congvan.zones import head_portal, head_signs, head_title
from congvan.zones.head_signs import ANCHORS, Sign
from congvan.zones.lines import Piece

REACH = 80  #: no letterhead has more pieces
MOST = 2500  #: characters; a letterhead with a long title has hardly half of it
LONG = 160  #: characters; no line of a letterhead but a subject or title is longer
HEADINGS = frozenset({ZoneKind.TITLE, ZoneKind.SUBJECT})
NAMED = frozenset({ZoneKind.ISSUER, ZoneKind.NUMBER})  #: seen both: no name of an issuer follows
DATED = frozenset({ZoneKind.TITLE, ZoneKind.PLACE_DATE})  #: seen both: no day of the letter follows
BEHIND_TO = 8  #: pieces behind "Kính gửi" among which a mark of urgency is still looked for


def claim(pieces: Sequence[Piece], whole: View) -> tuple[dict[int, ZoneKind], Sightings]:
    """The kind of every piece it knows, by the piece's index, and what was seen in their stretch of the document.

    ``whole`` is the view of the document that the pieces were cut from.
    """
    first = head_portal.end(pieces)
    kinds = dict.fromkeys(range(first), ZoneKind.FURNITURE)
    pieces = pieces[first:]
    reach, furthest = _reach(pieces)
    signs, seen = head_signs.read(pieces[:reach], whole)
    above, stop = _walk(signs)
    if not above:
        above = head_title.bare(signs)
    kinds |= above
    for piece in pieces[stop : min(stop + BEHIND_TO, furthest)]:
        if mark := head_signs.mark(piece.text):
            kinds[piece.index] = mark
    return kinds, seen


def _reach(pieces: Sequence[Piece]) -> tuple[int, int]:
    """How many pieces can hold a letterhead: up to the addressees, the grounds, or a letterhead's length; and how many
    can hold a mark of urgency."""
    length = 0
    for at, piece in enumerate(pieces[:REACH]):
        length += len(piece.text)
        if piece.folded.startswith(("kính gửi", "kính trình")):
            return at + 1, at + 1 + BEHIND_TO
        if length > MOST or piece.folded.startswith(("căn cứ ", "- căn cứ ", "điều 1.")):
            return at + 1, at + 1
    return REACH, REACH


def _walk(signs: Sequence[Sign]) -> tuple[dict[int, ZoneKind], int]:
    """The kinds of the pieces of the letterhead, and the place among ``signs`` where it ends."""
    last_anchor = _last_anchor(signs)
    kinds: dict[int, ZoneKind] = {}
    seen: set[ZoneKind] = set()
    open_kind: ZoneKind | None = None
    at = -1
    for at, sign in enumerate(signs):
        if sign.kind is ZoneKind.TO:
            return kinds, at
        kind = _by_itself(sign, open_kind, seen) or _by_neighbours(signs, at, open_kind, seen, last_anchor)
        if kind is None:
            return (kinds, at) if seen else ({}, at)
        if kind in HEADINGS:
            open_kind = kind
        elif open_kind and kind is ZoneKind.FURNITURE and marks.is_rule_line(sign.text):
            open_kind = None if at > 0 and signs[at - 1].kind is not ZoneKind.TITLE else open_kind
        seen.add(kind)
        kinds[sign.piece.index] = kind
    return kinds if seen - {ZoneKind.FURNITURE} else {}, at + 1


def _by_itself(sign: Sign, open_kind: ZoneKind | None, seen: set[ZoneKind]) -> ZoneKind | None:
    """The kind that a piece tells itself, where it is not one that only goes on with a subject or title."""
    kind = sign.kind
    if kind in HEADINGS:
        if kind is ZoneKind.SUBJECT and open_kind is ZoneKind.TITLE:
            return open_kind
        goes_on = kind is ZoneKind.TITLE and open_kind is ZoneKind.SUBJECT and not issuer.is_capitals(sign.text)
        return None if goes_on or kind in seen else kind  # it goes on in "góp ý dự thảo" / "Thông tư …"
    if seen >= DATED and kind is ZoneKind.PLACE_DATE:
        return None
    if ":" in sign.text and ZoneKind.NUMBER in seen and marks.is_stamp(sign.text):
        return ZoneKind.FURNITURE
    if open_kind and kind is ZoneKind.NUMBER and (ZoneKind.NUMBER in seen or sign.text[:1].isdigit()):
        return None
    return kind


def _by_neighbours(
    signs: Sequence[Sign], at: int, open_kind: ZoneKind | None, seen: set[ZoneKind], last_anchor: int
) -> ZoneKind | None:
    """The kind of a piece that does not tell it itself; None where the body begins."""
    sign = signs[at]
    if open_kind is ZoneKind.TITLE:
        return open_kind if head_title.goes_on(signs, at) else None
    may_be_name = len(sign.text) < LONG and ZoneKind.TITLE not in seen
    may_be_new = may_be_name and at < last_anchor and not seen >= NAMED
    is_new_name = may_be_new and issuer.is_capitals(sign.text)
    if open_kind is ZoneKind.SUBJECT:
        if is_new_name and ZoneKind.ISSUER not in seen:
            return ZoneKind.ISSUER
        is_name = may_be_name and issuer.begins_name(sign.text) and issuer.is_capitals(sign.text)
        if is_name and head_title.is_over(signs, at):
            return ZoneKind.FURNITURE
        if head_title.addressed_soon(signs, at) and len(sign.text) < 2 * LONG:
            return ZoneKind.SUBJECT
        return ZoneKind.SUBJECT if head_title.goes_on(signs, at) else None
    if is_new_name:
        return ZoneKind.ISSUER
    if at < last_anchor and len(sign.text) < LONG:
        return _above_anchor(signs, at, seen)
    if ZoneKind.SUBJECT in seen and head_title.addressed_soon(signs, at) and subject.is_small_start(sign.text):
        return ZoneKind.SUBJECT
    if seen & ANCHORS and ZoneKind.TITLE not in seen and ZoneKind.SUBJECT not in seen:
        return _without_lead(signs, at)
    return None


def _above_anchor(signs: Sequence[Sign], at: int, seen: set[ZoneKind]) -> ZoneKind:
    sign = signs[at]
    if ZoneKind.NUMBER in seen and subject.lead(sign.text):
        return ZoneKind.SUBJECT
    is_early = not seen & {ZoneKind.NUMBER, ZoneKind.TITLE}
    if is_early and (issuer.begins_name(sign.text) or ZoneKind.ISSUER in seen) and _is_name_block(signs, at):
        return ZoneKind.ISSUER
    return ZoneKind.FURNITURE


def _is_name_block(signs: Sequence[Sign], at: int) -> bool:
    """Whether a few short lines without end marks lead from here to one that tells what it is."""
    for sign in signs[at : at + 4]:
        if sign.kind is not None:
            return True
        if len(sign.text) >= 80 or sign.text.endswith((".", ";", ":", ",")):
            return False
    return False


def _without_lead(signs: Sequence[Sign], at: int) -> ZoneKind | None:
    """Under number and date, a line without "V/v": a subject if it begins "Về"."""
    text = signs[at].text
    is_subject = subject.lead(text) > 0 and len(text) < 2 * LONG and not text.rstrip().endswith(":")
    return ZoneKind.SUBJECT if is_subject else None


def _last_anchor(signs: Sequence[Sign]) -> int:
    """The last piece before addressees and prose that only a letterhead has; -1 where there is none."""
    last = -1
    named: set[ZoneKind] = set()
    before: ZoneKind | None = None
    for at, sign in enumerate(signs):
        kind = sign.kind
        if kind is None:
            if before not in HEADINGS and (len(sign.text) > LONG or subject.surely_opens_body(sign.text)):
                break
        elif kind in ANCHORS:
            last = at
        elif kind in HEADINGS and kind not in named:
            named.add(kind)
            last = at
        elif kind is ZoneKind.TO:
            break
        before = kind
    return last
