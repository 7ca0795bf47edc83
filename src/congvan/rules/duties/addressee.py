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
_COUNT = re.compile(r"\d{1,4}%?(?!\w)")
_BEFORE = " \n\t\u00a0"
_SHORT = re.compile(r"(?:[A-ZĐ]{1,3}\.)?[A-ZĐ]{2,10}(?:[-&][A-ZĐ]{2,8})?(?=\s+[^\W\d_A-ZĐ]|:\s)")
_LEFT_OUT = re.compile(r"[,(]\s*(?:ngoại\s+)?trừ\s")
_SELVES = (" đồng chí", " đ/c")  #: before a name or a post, and names by themselves
_LEAD = "{addressees.lead}"
_LEADS = rf"\s*(?:(?:{_LEAD}|[:-])\s+){{0,3}}"
_TAIL = ' ,:;-–.("“'
_SETS = Forms(set=("addressees.set",))
_HEADS = Forms(head=("addressees.heads",))
_OTHERS = Forms(other=("addressees.not_heads",))
_RANK = Ending(r"(?<!hậu)(?<!trật)(?<!thứ)[\s,]{addressees.tail}")  # no "Cục Hậu |cần", "đội trật |tự"


def begins(folded: str, at: int) -> bool:
    """Whether a name of somebody who can act begins at ``at``."""
    return head_end(folded, at) is not None


def name_end(said: Statement, at: int, word: str | None = None) -> int | None:
    """Where the head of the name at ``at`` ends, be it a short form of the letter's own ("TCTD phải …", "P.ĐTĐH gửi
    …"); None where no name begins. ``word`` stands at ``at``, where the caller knows it."""
    found = head_end(said.folded, at, word)
    return at + 1 if found is None and said.text[at : at + 2].isupper() and _is_short(said, at) else found


def _is_short(said: Statement, at: int) -> bool:
    """Whether an abbreviation in capitals stands at ``at``, lower case behind it."""
    text = said.text
    if at and text[at - 1] not in _BEFORE:
        return False
    return _SHORT.match(text, at) is not None and not wording("{addressees.not_short}").match(said.folded, at)


def head_end(folded: str, at: int, word: str | None = None) -> int | None:
    """Where the head of the name at ``at`` ends ("các |sở|", "ban chỉ đạo"); None where no name begins. ``word`` stands
    at ``at``, where the caller knows it."""
    first = word_at(folded, at) if word is None else word
    if first in _SETS.firsts or first.isdigit():
        start, word = _behind_set(folded, at, first)
        if start > at:
            hit = _HEADS.match(folded, start, word)
            if hit:
                return None if _is_other(folded, start, hit.end(), word) else hit.end()
            named = folded[at:start].rstrip()
            if " " in named and named.endswith(_SELVES):  # "các đồng chí |theo dõi"
                return at + len(named)
    hit = _HEADS.match(folded, at, first) if first in _HEADS.firsts else None
    if not hit or (hit[0] == "tổ chức" and not wording(r"\s*,?\s*{addressees.body_after}").match(folded, hit.end())):
        return None
    return None if _is_other(folded, at, hit.end(), first) else hit.end()


def has_set(folded: str, at: int) -> bool:
    """Whether the name at ``at`` is of many: "các nhà xe"."""
    return word_at(folded, at) in ("các", "mọi", "những", "tất")


def spots(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places in the range, behind a space each, where a name begins, and where its head ends; none within
    another."""
    done, firsts = start, _firsts()
    for word in _BEHIND.finditer(folded, start, end):
        first, at = word[0], word.start()
        if first in firsts and at >= done:
            stop = head_end(folded, at, first)
            if stop is not None and stop <= end:
                done = stop
                yield at, stop


def _behind_set(folded: str, at: int, word: str) -> tuple[int, str]:
    """What stands behind up to three words before a head, and where: "tất cả các |sở", "02 |trường"; ``word`` stands
    at ``at``."""
    for _ in range(3):
        hit = _SETS.match(folded, at, word) or (_COUNT.match(folded, at) if word.isdigit() else None)
        if not hit or folded[hit.end() : hit.end() + 1] != " ":
            break
        if word == "nhà" and _HEADS.match(folded, at, word):  # "các |nhà thầu", "các nhà |báo"
            break
        at = hit.end()
        while folded[at : at + 1] == " ":
            at += 1
        word = word_at(folded, at)
    return at, word


@cache
def _firsts() -> frozenset[str]:
    return _SETS.firsts | _HEADS.firsts


def _is_other(folded: str, start: int, end: int, word: str) -> bool:
    """Whether the words only begin like a name: "trường hợp …", "phòng 207", "tổ chức các …"; ``word`` is the first."""
    other = _OTHERS.match(folded, start, word)
    if other and other.end() > end:
        return True
    return word == "phòng" and end - start == len(word) and wording(r"\s*(?:số\s*)?\d").match(folded, end) is not None


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The range without what hangs on it: who is left out, a bracket at its end, joining words, punctuation."""
    if folded[start : start + 1] in " :-" or word_at(folded, start) in firsts(_LEAD):
        lead = wording(_LEADS).match(folded, start, end)
        start = lead.end() if lead else start
    if (cut := folded.find("trừ ", start, end)) > 0:
        left = _LEFT_OUT.search(folded, start, cut + 4)
        end = left.start() if left else end
    while True:
        end = len(folded[start:end].rstrip(_TAIL)) + start
        bracket = folded.rfind("(", start + 1, end)
        if bracket >= 0 and folded.find(")", bracket, end - 1) < 0:
            end = bracket
        elif tail := _RANK.find(folded, max(start, end - 12), end):
            end = tail.start()
        else:
            return start, end
