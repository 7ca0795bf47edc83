"""The forms under which an archive knows numbers, issuers and days, so that what is the same is found as the same."""

from __future__ import annotations

import calendar
from functools import cache

import regex

from congvan.lexicon import entry
from congvan.text import fold, plain

_WORD = regex.compile(r"[\w&]+")


@cache
def _abbreviations() -> dict[str, str]:
    return {plain(short): plain(long) for short, long in entry("abbreviations.bodies").items()}


def number_key(words: str) -> str:
    """A number as it is looked up: "558 / UBND-VP" and "558/ubnd-vp" are the same."""
    return "".join(plain(words).split())


def issuer_key(words: str) -> str:
    """An issuer's name without diacritics, common abbreviations written out, a space before and after each word.

    >>> issuer_key("UBND TP. Hạ Long") == issuer_key("Ủy ban nhân dân thành phố Hạ Long")
    True
    """
    known = _abbreviations()
    return f" {' '.join(known.get(word, word) for word in _WORD.findall(plain(fold(words))))} "


def days(value: str) -> tuple[str, str]:
    """The first and last day that a date, cut where it is blank, may mean.

    >>> days("2021-05"), days("2020")
    (('2021-05-01', '2021-05-31'), ('2020-01-01', '2020-12-31'))
    """
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7:
        last = calendar.monthrange(int(value[:4]), int(value[5:]))[1]
        return f"{value}-01", f"{value}-{last:02}"
    return value, value
