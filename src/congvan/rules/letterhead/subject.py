"""Trích yếu: how a subject begins ("V/v …", "Về việc …"), what ends it, and what a body begins with.

Source: NĐ 30/2020/NĐ-CP annex I, II.5 (V/v under the number of a công văn; title lines under the type name); Party
letters write "về …" in both places. The lead is no part of the value.

>>> lead("V/v: cấp phát vật tư"), lead("Về cho học sinh nghỉ học"), lead("Việt Nam")
(5, 3, 0)
>>> opens_body("Căn cứ Luật X ngày 01/01/2020;"), opens_body("I. MỤC ĐÍCH"), opens_body("và đào tạo")
(True, True, False)
"""

from __future__ import annotations

import re
from functools import cache

from congvan.lexicon import either, words
from congvan.rules.engine import light
from congvan.rules.letterhead.lines import first_letter
from congvan.rules.letterhead.lines import folded as folded_line

LEADS = frozenset("vt")  #: "V/v", "Về", "Trích yếu"
_LIST_MARK = re.compile(
    r"(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ])\s?[./)]\s*(?!\d)\S|[-+•]\s|(?:điều|phần|chương|mục)\s+[\divx]"
)


@cache
def _lead() -> str:
    long = either([form for form in words("letterhead.subject") if form[-1].isalpha()])
    return rf"[\s*_\"(\[-]{{0,6}}(?:trích\s+yếu\s*:?\s*)?(?:{long}\s*(?:về\s+việc\s*)?[:.]?[\s*]*)"


@cache
def _short_lead() -> str:
    return rf"[\s*_\"(-]{{0,6}}{either(words('letterhead.subject_short'))}\s*:?[\s*]*"


def lead(line: str, *, strict: bool = False) -> int:
    """Length of the subject's lead in a line, 0 where there is none; ``strict`` leaves out a bare "Về"."""
    folded = folded_line(line)
    if first_letter(folded) not in LEADS:
        return 0
    hit = light(_lead()).match(folded) or (None if strict else light(_short_lead()).match(folded))
    return hit.end() if hit else 0


@cache
def _openers(path: str) -> str:
    return r"[\s*_\"(+-]{0,6}" + either(words(path))


@cache
def letters(path: str) -> frozenset[str]:
    """The first letters of the forms listed at ``path``."""
    return frozenset(form[0] for form in words(path))


def _begins(folded: str, path: str) -> bool:
    """Whether one of the forms begins a line; most lines have not even its first letter."""
    return first_letter(folded) in letters(path) and bool(light(_openers(path)).match(folded))


def opens_body(line: str) -> bool:
    """Whether a line can be the first of a body: an opener or a list mark."""
    folded = folded_line(line).lstrip(' *_"')
    return _begins(folded, "letterhead.openers") or bool(_LIST_MARK.match(folded))


def surely_opens_body(line: str) -> bool:
    """Whether no title or subject begins like this line."""
    folded = folded_line(line).lstrip(' *_"')
    if folded.startswith(("(kèm theo", "(ban hành kèm", "(đính kèm")):
        return True
    return _begins(folded, "letterhead.sure_openers") or bool(_LIST_MARK.match(folded))


def addresses(line: str) -> bool:
    """Whether a line begins "Kính gửi"."""
    return _begins(folded_line(line), "letterhead.to")


def is_unfinished(line: str) -> bool:
    """Whether a line cannot end a title: a connective, comma or dash at its end.

    >>> is_unfinished("hoạt động của"), is_unfinished("năm học 2025 - 2026")
    (True, False)
    """
    end = folded_line(line).rstrip(" *_")
    last = end[-24:].split()
    forms = words("letterhead.unfinished")
    return end.endswith((",", "/", "-")) or bool(last and (last[-1] in forms or " ".join(last[-2:]) in forms))


def is_small_start(line: str) -> bool:
    """Whether a line begins with a small letter."""
    return next((char for char in line if char.isalnum()), "").islower()
