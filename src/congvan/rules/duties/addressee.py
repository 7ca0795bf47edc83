"""Who is to act: the name of a body, a post or a group of persons, as the letter writes it.

>>> view = View.of("Các sở, ban, ngành (trừ Công an) khẩn trương báo cáo")
>>> begins(view.folded, 0), view.words(*trimmed(view, 0, 33))
(True, 'Các sở, ban, ngành')
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from congvan.rules.duties.clauses import Forms
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View

_WORD = regex.compile(r"\w+")
_BEHIND = regex.compile(r"(?<=\s)\w+")
_COUNT = regex.compile(r"\d{1,4}(?!\w)")
_BEFORE = " \n\t\u00a0"
_SHORT = regex.compile(r"(?:[A-ZĐ]{1,3}\.)?[A-ZĐ]{2,10}(?:[-&][A-ZĐ]{2,8})?(?=\s+\p{Ll})")
_BODY_AFTER = r"\s*,?\s*{addressees.body_after}"
_TAIL = ' ,:;-–.("“'


def begins(folded: str, at: int) -> bool:
    """Whether a name of somebody who can act begins at ``at``."""
    return head_end(folded, at) is not None


def names(view: View, at: int) -> bool:
    """Whether a name begins at ``at``, be it a short form of the letter's own ("TCTD phải …", "P.ĐTĐH gửi …")."""
    return begins(view.folded, at) or is_short(view, at)


def is_short(view: View, at: int) -> bool:
    """Whether an abbreviation in capitals stands at ``at``, lower case behind it."""
    if not view.text[at : at + 1].isupper() or (at and view.text[at - 1] not in _BEFORE):
        return False
    hit = _SHORT.match(view.text, at)
    return hit is not None and not wording("{addressees.not_short}").match(view.folded, at)


@lru_cache(maxsize=512)
def head_end(folded: str, at: int) -> int | None:
    """Where the head of the name at ``at`` ends ("các |sở|", "ban chỉ đạo"); None where no name begins."""
    word = _WORD.match(folded, at)
    if word is None or not (word[0] in _firsts() or word[0].isdigit()):
        return None
    for start in (_set_end(folded, at), at):
        hit = _heads().match(folded, start)
        if hit:
            if start == at and hit[0] == "tổ chức" and not wording(_BODY_AFTER).match(folded, hit.end()):
                return None
            return None if _is_other(folded, start, hit.end()) else hit.end()
    return None


def spots(folded: str, start: int, end: int) -> Iterator[int]:
    """The places in the range, behind a space each, where a name begins; none within another."""
    done, firsts = start, _firsts()
    for word in _BEHIND.finditer(folded, start, end):
        if word.start() >= done and word[0] in firsts:
            stop = head_end(folded, word.start())
            if stop is not None and stop <= end:
                done = stop
                yield word.start()


def _set_end(folded: str, at: int) -> int:
    """Where up to three words before a head end: "tất cả các |sở", "02 |trường"."""
    for _ in range(3):
        hit = _sets().match(folded, at) or _COUNT.match(folded, at)
        if not hit or folded[hit.end() : hit.end() + 1] != " ":
            break
        at = hit.end()
        while folded[at : at + 1] == " ":
            at += 1
    return at


@cache
def _firsts() -> frozenset[str]:
    return _sets().firsts() | _heads().firsts()


@cache
def _sets() -> Forms:
    return Forms(set=("addressees.set",))


@cache
def _heads() -> Forms:
    return Forms(head=("addressees.heads",))


@cache
def _others() -> Forms:
    return Forms(other=("addressees.not_heads",))


def _is_other(folded: str, start: int, end: int) -> bool:
    """Whether the words only begin like a name: "trường hợp …", "phòng 207", "tổ chức các …"."""
    if _others().match(folded, start):
        return True
    return folded[start:end] == "phòng" and bool(compiled(r"\s*(?:số\s*)?\d").match(folded, end))


def trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    """The range without what hangs on it: a bracket at its end, joining words, punctuation."""
    folded = view.folded
    lead = wording(r"\s*(?:(?:{addressees.lead}|[:-])\s+){0,3}").match(folded, start, end)
    start = lead.end() if lead else start
    while True:
        stripped = len(folded[start:end].rstrip(_TAIL)) + start
        bracket = compiled(r"\([^()]*\)?$").search(folded, start, stripped)
        tail = wording(r"[\s,]{addressees.tail}$").search(folded, max(start, stripped - 12), stripped)
        cut = bracket.start() if bracket and bracket.start() > start else tail.start() if tail else stripped
        if cut == end:
            return start, end
        end = cut
