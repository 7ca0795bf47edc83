"""Numbers as letters write them: "1.200", "32,5", "15.0", "2/3", "một trăm", "05 (năm)", "mười (10)".

Figures follow Vietnamese usage: a dot between groups of three, a comma before decimals. A dot that no group of three
follows is read as a decimal point ("15.0 điểm"). A number said twice, in figures and words, must agree.

>>> read("1.200.000"), read("32,5"), read("15.0"), read("2/3") == 2 / 3, read("một trăm hai mươi lăm")
(1200000, 32.5, 15.0, True, 125)
>>> in_words("một trăm sáu mươi ngàn đồng"), in_words("sau đây gọi tắt")
(160000, None)
"""

from __future__ import annotations

from functools import cache

import regex

from congvan.lexicon import either, entry, words
from congvan.rules.told import FIGURE
from congvan.text import fold

#: figures: dotted thousands, decimals, a plain number
FIGURES = r"(?:\d{1,3}+(?:\.\d{3}){1,5}(?:,\d{1,6})?|\d{1,15}+(?:[.,]\d{1,6}+)?+)(?!\d|[/.,]\d)"
FIGURED = (FIGURE,)
#: the words with which a number in words begins, and those with which a `number` does
SPELLED = tuple(
    fold(word) for word in (*words("numbers.digits"), "mười", "nửa") if word not in ("mốt", "tư", "lăm", "nhăm")
)
PARTS = ("nửa", *(word for word in SPELLED if word in ("một", "hai", "ba", "bốn", "năm")))
NUMBER = (FIGURE, *SPELLED)
#: with what `few` begins
FEW = (FIGURE, "một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")
FRACTION = r"[1-9]/\d{1,2}(?![\d/])"
_DIGITS = rf"(?=\d)(?<![\w.,/])(?:{FRACTION}|{FIGURES})"
_UNDER = r"(?:hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)"
#: a part in words: "một nửa", "hai phần ba"
PART = rf"(?<!\w)(?:(?:một\s+)?nửa|(?:một|hai|ba|bốn|năm)\s+phần\s+{_UNDER})(?!\w)"
_PARTS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


@cache
def _words() -> str:
    """The pattern of a number in words, without the scales of money, which stay with the unit ("triệu đồng")."""
    small = [*words("numbers.digits"), *words("numbers.tens"), *words("numbers.joints"), "trăm"]
    # "hai năm", "mười năm" are years: as a digit "năm" goes on with "mươi" or "trăm", or follows "linh"
    five = r"năm(?=\s+(?:mươi|trăm)(?!\w))|(?<=linh\s)năm(?!\w)|(?<=lẻ\s)năm(?!\w)"
    word = rf"(?:{either([form for form in small if form != 'năm'])}|{five})"
    thousand = rf"(?:\s+{either(['nghìn', 'ngàn'])}(?!\s+đồng)(?:\s+{word}){{0,6}})?"
    first = either(form for form in SPELLED if form != "nửa")
    year = r"(?!năm\s+(?:\d|học|nay|tới|sau|trước|qua|tài|kế|đầu|cuối|ngân))"
    return rf"(?:{PART}|{year}{first}(?:\s+{word}){{0,6}}{thousand})"


def number(name: str = "n") -> str:
    """The pattern of a number in figures, as a fraction or in words, caught as ``name``, with its gloss in brackets."""
    return figured(_words(), name)


def figured(words: str, name: str = "n") -> str:
    """`written`, or one of ``words``, a pattern."""
    return rf"(?P<{name}>{_DIGITS}|{words}){_gloss(name)}"


@cache
def parcels() -> str:
    """The pattern of number words with the scales of money among them: "một trăm bốn mươi lăm triệu ba trăm nghìn"."""
    small = [*words("numbers.digits"), *words("numbers.tens"), *words("numbers.joints"), *words("numbers.zero")]
    first = either(form for form in SPELLED if form != "nửa")
    return rf"{first}(?:\s+{either([*small, *words('numbers.scales')])}){{1,14}}"


def few(name: str = "n") -> str:
    """`written`, or a number in words that begins with none that could be a year or a part."""
    words_on = [*words("numbers.digits"), *words("numbers.tens"), *words("numbers.joints"), "trăm"]
    first = either(form for form in FEW if form != FIGURE)
    onward = either([form for form in words_on if form not in ("năm", "tư")])
    return figured(rf"{first}(?:\s+(?:{onward}|năm(?=\s+(?:mươi|trăm)(?!\w)))){{0,5}}", name)


def written(name: str = "n") -> str:
    """`number` in figures only: where a word would be ambiguous ("năm" is five, and a year)."""
    return rf"(?P<{name}>{_DIGITS}){_gloss(name)}"


def underneath(before: str, name: str = "n") -> str:
    """`written`, a part in words ("nửa", "hai phần ba"), or a number in words that stands ``before`` a pattern."""
    return figured(rf"{PART}|{_words()}(?={before})", name)


def spelled(name: str = "n") -> str:
    """`number` in words only."""
    return rf"(?P<{name}>{_words()}){_gloss(name)}"


@cache
def _gloss(name: str) -> str:
    """The number once more, in brackets: "05 (năm)", "mười (10)"."""
    return rf"(?:\s*\(\s*(?P<{name}_gloss>(?:{_words()}|{FIGURES})(?:\s[^()]{{0,60}})?)\))?"


def read(told: str) -> int | float:
    """The value of a number in figures, as a fraction or in words; raises `ValueError` where it is none."""
    told = told.strip()
    if "/" in told:
        over, under = told.split("/")
        if not int(under):
            raise ValueError(f"mẫu số bằng không: {told!r}")
        return int(over) / int(under)
    if told[:1].isdigit():
        return figures(told)
    value = part(told) if "nửa" in told or "phần" in told else in_words(told)
    if value is None:
        raise ValueError(f"không đọc được số: {told!r}")
    return value


def part(told: str) -> float | None:
    """The value of a part in words: a half for "một nửa".

    >>> part("một nửa"), part("ba phần tư"), part("phần việc")
    (0.5, 0.75, None)
    """
    if told.endswith("nửa"):
        return 0.5
    over, _, under = told.partition("phần")
    low, high = in_words(over), in_words(under)
    return low / high if low and high else None


def figures(told: str) -> int | float:
    """The value of a number in figures."""
    if _PARTS.fullmatch(told):
        told = told.replace(".", "")
    told = told.replace(",", ".")
    return float(told) if "." in told else int(told)


@cache
def _worth() -> dict[str, tuple[str, int]]:
    """Each number word with its kind and value."""
    worth = {fold(word): ("zero", 0) for word in words("numbers.zero")}
    worth |= {fold(word): ("joint", 0) for word in words("numbers.joints")}
    for kind in ("digits", "tens", "scales"):
        worth |= {fold(word): (kind, value) for word, value in entry(f"numbers.{kind}").items()}
    return worth


def in_words(told: str) -> int | None:
    """The value of the number words that ``told`` begins with; None where it begins with none.

    What follows the number ("đồng") is left alone.
    """
    total = group = 0
    digit: int | None = None
    seen = False
    for word in fold(told).replace(",", " ").split():
        kind, value = _worth().get(word, ("", 0))
        if not kind:
            break
        seen = True
        if kind in ("digits", "zero"):
            digit = value if digit is None else digit * 10 + value
        elif kind == "tens":
            group += (1 if digit is None else digit) * value
            digit = None
        elif kind == "scales" and value == 100:
            group += (1 if digit is None else digit) * 100
            digit = None
        elif kind == "scales":
            total += ((group + (digit or 0)) or 1) * value
            group, digit = 0, None
    return total + group + (digit or 0) if seen else None


def agree(value: int | float, gloss: str) -> bool:
    """Whether the words (or figures) in brackets say the same number; a gloss that is no number agrees with anything.

    >>> agree(5, "năm"), agree(5, "sáu"), agree(10000000, "mười triệu"), agree(7, "bảy phần trăm"), agree(3, "ba mét")
    (True, False, True, True, True)
    """
    gloss = gloss.strip()
    if regex.fullmatch(FIGURES, gloss):
        return bool(figures(gloss) == value)
    head = fold(gloss).split(" ")
    if head[0] not in _worth() or not float(value).is_integer() or "phẩy" in head:
        return True
    told = in_words(gloss)
    return told is None or told == value
