"""The first line of what stands behind a letter: an annex, an enclosed plan, a copy's mark, another letterhead.

Source: NĐ 30/2020/NĐ-CP annex I, III (annexes: "Phụ lục" with a Roman number); Đ.25-26 (SAO Y, SAO LỤC, TRÍCH SAO).

>>> [head(View.of(line)) for line in ("PHỤ LỤC II", "Phụ lục 1: Giá", "SAO Y BẢN CHÍNH", "KẾ HOẠCH", "theo phụ lục I")]
['annex', 'annex', 'copy', 'plan', None]
>>> is_bracket(View.of("(Kèm theo Công văn số 12/UBND-VP ngày 02/3/2020)")), has_number(View.of("Số: 12/SY-UBND"))
(True, True)
"""

from __future__ import annotations

from typing import Literal

from congvan.lexicon import phrase
from congvan.rules.engine import light
from congvan.text import View

Head = Literal["annex", "plan", "enclosed", "copy", "motto"]

LONGEST = 160  #: characters of a heading
_NUMBER = r"(?:số\s{0,3}:?\s{0,3})?(?:\d{1,3}[a-zđ]?|[ivxlc]{1,6}|[a-zđ])"
_ANNEX = rf"{phrase('parts.annex')}(?:\s{{1,3}}{_NUMBER})?\s{{0,3}}(?:$|[.:(–-])"
_MARKS: tuple[tuple[Head, str], ...] = (
    ("copy", rf"{phrase('parts.copies')}\s{{0,3}}[.:]?\s{{0,3}}(?:$|số\b|lần\b|\()"),
    ("motto", phrase("parts.mottos")),
    ("plan", phrase("parts.plans")),
    ("enclosed", phrase("parts.enclosed")),
)
_FIRST = frozenset("pbmstcdđklqnhg")


def head(view: View) -> Head | None:
    """What a line begins, by the line alone; a type's name counts only in capitals."""
    text, folded = view.text, view.folded
    if not 3 < len(text) <= LONGEST or folded[0] not in _FIRST:
        return None
    if text[0].isupper() and light(_ANNEX).match(folded) and text[-1] not in ";,":
        return "annex"
    if not is_loud(text):
        return None
    return next((kind for kind, pattern in _MARKS if light(pattern).match(folded)), None)


def is_bracket(view: View) -> bool:
    """Whether a line ties what it stands in to its letter: "(Kèm theo …)", "(Ban hành kèm theo …)"."""
    return view.text[:1] in "([" and bool(light(r"[(\[]\s{0,3}" + phrase("parts.attached")).match(view.folded))


def ends_heading(view: View) -> bool:
    """Whether a line under a heading is none of it: its bracket, or the first mark of an outline."""
    return is_bracket(view) or bool(light(r"(?:[ivx]{1,4}|\d{1,2}|[a-h])\s?[.)]|điều\s\d").match(view.folded))


def has_number(view: View) -> bool:
    """Whether a line is a number and symbol of its own, not of one that it cites."""
    return bool(light(r"(?:\w{1,12}\s{1,3})?số\s{0,3}:?\s{0,3}\d{1,6}\s{0,3}[/-]").match(view.folded))


def is_loud(text: str) -> bool:
    """Whether a line's letters are capitals, but for a number or two."""
    letters = sum(map(str.isalpha, text))
    return letters > 2 and sum(map(str.isupper, text)) >= 0.85 * letters
