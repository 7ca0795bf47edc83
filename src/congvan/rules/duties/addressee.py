"""Who is to act: the name of a body, a post or a group of persons, as the letter writes it.

>>> said = Statement.of("Các sở, ban, ngành (trừ Công an) khẩn trương báo cáo")
>>> begins(said.folded, 0), said.view.words(*trimmed(said.folded, 0, 33))
(True, 'Các sở, ban, ngành')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import firsts, wording

_BEHIND = re.compile(r"(?<=\s)\w+")
_COUNT = re.compile(r"\d{1,4}(?!\w)")
_BEFORE = " \n\t\u00a0"
_SHORT = re.compile(r"(?:[A-ZĐ]{1,3}\.)?[A-ZĐ]{2,10}(?:[-&][A-ZĐ]{2,8})?(?=\s+[^\W\d_A-ZĐ])")
_LEAD = "{addressees.lead}"
_TAIL = ' ,:;-–.("“'


def begins(folded: str, at: int) -> bool:
    """Whether a name of somebody who can act begins at ``at``."""
    return head_end(folded, at) is not None


def names(said: Statement, at: int) -> bool:
    """Whether a name begins at ``at``, be it a short form of the letter's own ("TCTD phải …", "P.ĐTĐH gửi …")."""
    return head_end(said.folded, at) is not None or is_short(said, at)


def is_short(said: Statement, at: int) -> bool:
    """Whether an abbreviation in capitals stands at ``at``, lower case behind it."""
    text = said.text
    second = text[at + 1 : at + 2]
    if not (second.isupper() or second == ".") or not text[at].isupper() or (at and text[at - 1] not in _BEFORE):
        return False
    return _SHORT.match(text, at) is not None and not wording("{addressees.not_short}").match(said.folded, at)


def head_end(folded: str, at: int) -> int | None:
    """Where the head of the name at ``at`` ends ("các |sở|", "ban chỉ đạo"); None where no name begins."""
    first = word_at(folded, at)
    if first not in _firsts() and not first[:1].isdigit():
        return None
    start = _set_end(folded, at)
    hit = _heads().match(folded, start) if start > at else None
    if hit:
        return None if _is_other(folded, start, hit.end()) else hit.end()
    hit = _heads().match(folded, at, first)
    if not hit or (hit[0] == "tổ chức" and not wording(r"\s*,?\s*{addressees.body_after}").match(folded, hit.end())):
        return None
    return None if _is_other(folded, at, hit.end()) else hit.end()


def spots(folded: str, start: int, end: int) -> Iterator[int]:
    """The places in the range, behind a space each, where a name begins; none within another."""
    done, firsts = start, _firsts()
    for word in _BEHIND.finditer(folded, start, end):
        if word[0] in firsts and word.start() >= done:
            stop = head_end(folded, word.start())
            if stop is not None and stop <= end:
                done = stop
                yield word.start()


def _set_end(folded: str, at: int) -> int:
    """Where up to three words before a head end: "tất cả các |sở", "02 |trường"."""
    for _ in range(3):
        word = word_at(folded, at)
        hit = _COUNT.match(folded, at) if word[:1].isdigit() else None
        hit = _sets().match(folded, at, word) or hit
        if not hit or folded[hit.end() : hit.end() + 1] != " ":
            break
        at = hit.end()
        while folded[at : at + 1] == " ":
            at += 1
    return at


@cache
def _firsts() -> frozenset[str]:
    return _sets().firsts | _heads().firsts


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
    return folded[start:end] == "phòng" and wording(r"\s*(?:số\s*)?\d").match(folded, end) is not None


@cache
def _tail() -> Ending:
    return Ending(r"[\s,]{addressees.tail}")


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The range without what hangs on it: a bracket at its end, joining words, punctuation."""
    if folded[start : start + 1] in " :-" or word_at(folded, start) in firsts(_LEAD):
        lead = wording(rf"\s*(?:(?:{_LEAD}|[:-])\s+){{0,3}}").match(folded, start, end)
        start = lead.end() if lead else start
    while True:
        cut = len(folded[start:end].rstrip(_TAIL)) + start
        bracket = folded.rfind("(", start + 1, cut)
        if bracket >= 0 and folded.find(")", bracket, cut - 1) < 0:
            cut = bracket
        elif tail := _tail().find(folded, max(start, cut - 12), cut):
            cut = tail.start()
        if cut == end:
            return start, end
        end = cut
