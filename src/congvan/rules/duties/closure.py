"""Where a name ends: before a verb that may be part of one elsewhere ("Sở Xây dựng |kiểm tra", "cơ quan kiểm tra").

>>> said = Statement.of("Chi cục Thú y kiểm tra, xử lý; cơ quan kiểm tra báo cáo.")
>>> is_closed(said, 0, 14), is_closed(said, 31, 39)
(True, False)
>>> has_object("tổ chức các lớp học", 7), has_object("tổ chức tín dụng", 7)
(True, False)
"""

from __future__ import annotations

import re
from functools import cache

from congvan.lexicon import words
from congvan.rules.duties import addressee
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import wording
from congvan.text import fold

_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]"
_NAMES = re.compile(rf":\s+{_CAPITAL}\w*\s+{_CAPITAL}\w*(?:\s+{_CAPITAL}\w*)?[,;]")
_PIECE = re.compile(r"[,;(]|(?<!\w)(?:và|cùng|của)(?!\w)")
_REACH = 200  #: characters before a verb in which its name is looked at
_PROPER = 4  #: words behind its last capital that a proper name may go on for
_VERBS = Forms(noun=("actions.compounds",), verb=("actions.verbs", "actions.manner"))
_CLOSED = Ending("{clauses.name_closed}")
_LISTING = Ending("{addressees.listing}")


def is_closed(said: Statement, start: int, at: int) -> bool:
    """Whether the name that begins at ``start`` ends right before ``at``: it is proper ("Sở Xây dựng", "Chi cục Thú
    y"), or a place or rank ends it ("công an các xã"); behind "có", "được" … it goes on."""
    folded = said.folded
    piece = max(start, at - _REACH)
    if wording(r"(?<=\s){clauses.relative}").search(folded, piece, at):
        return False
    if _CLOSED.stands(folded, max(start, at - 16), at):
        return True
    for hit in _PIECE.finditer(folded, piece, at):
        piece = hit.end()
    named = said.text[piece:at].split()
    if piece > start:
        return any(word[0].isupper() for word in named[-_PROPER:])
    if len(named) == 1:
        return len(named[0]) > 1 and named[0].isupper()
    return any(word[0].isupper() for word in named[1:][-_PROPER:])


def acts(said: Statement, start: int, at: int, end: int) -> bool:
    """Whether the verb from ``at`` to ``end``, behind the name that begins at ``start``, is what somebody does."""
    folded = said.folded
    return is_closed(said, start, at) or has_object(folded, end) or folded[at:end] in words("actions.deeds")


def ends_name(said: Statement, start: int, at: int, form: int) -> bool:
    """Whether the form from ``form`` to the verb at ``at`` only looks like one that a name goes on behind: the second
    word of a compound ("Môi |trường"), or the end of a proper name ("Lãnh đạo |Sở", "Phòng |Kế hoạch")."""
    if form > start and said.text[form].isupper():
        return True
    pair = " ".join(said.folded[max(start, at - 24) : at].split()[-2:])
    if pair in compounds() and pair not in words("clauses.name_before"):
        return True
    return _CLOSED.stands(said.folded, max(start, at - 16), at)


def is_person(folded: str, start: int) -> bool:
    """Whether the name at ``start`` is that of persons, households or firms, no body's."""
    return wording(r"(?:{addressees.set}\s+){0,2}{addressees.persons}").match(folded, start) is not None


def has_object(folded: str, end: int) -> bool:
    """Whether the verb that ends at ``end`` goes on as an act does: "các …", "việc …", "kết quả", a number."""
    return wording(r"\s+(?:{clauses.act_after}|\d)").match(folded, end) is not None


def label(said: Statement, first: int, limit: int) -> int:
    """The colon behind a name that is a label ("Sở Xây dựng: rà soát …"); -1 where there is none, or a list of names
    stands behind it ("Giám đốc các Sở: Nội vụ, Tài chính")."""
    colon = said.folded.find(": ", first, limit)
    if colon < 0 or said.hides(colon):
        return -1
    if _NAMES.match(said.text, colon):  # "UBND các xã: Yên Sơn, Tân Lập"
        return -1
    if not _LISTING.stands(said.folded, max(0, colon - 16), colon):
        return colon
    return colon if _is_told(said.folded, behind(said.folded, colon)) else -1


def _is_told(folded: str, at: int) -> bool:
    """Whether behind a label that may open a list of names a verb with its object stands: "Văn phòng Bộ: |Thực hiện
    tốt …", no "Các sở: |Xây dựng, Tài chính"."""
    verb = _VERBS.match(folded, at, word_at(folded, at))
    if verb is None or verb.lastgroup != "verb" or folded.startswith(" và ", verb.end()):
        return False
    return folded[verb.end() : verb.end() + 2].strip(" ,;.-") != ""


def behind(folded: str, colon: int) -> int:
    """Where the words behind a label's colon begin."""
    at = colon + 1
    while folded[at : at + 1] in (" ", "-", "\n"):
        at += 1
    return at


def begins_other(folded: str, behind: int, at: int) -> bool:
    """Whether behind a label, before the verb at ``at``, a figure or another name begins."""
    return folded[behind : behind + 1].isdigit() or (behind < at and addressee.begins(folded, behind))


@cache
def compounds() -> frozenset[str]:
    """Compounds whose second word is a head elsewhere: "môi trường"."""
    return frozenset(map(fold, words("addressees.compounds")))
