"""What stands around a cited number: the day of the cited document and the body that issued it.

The day follows the number ("số 12/UBND-VP ngày 01/3/2021"), or the issuer ("của Bộ Nội vụ ngày 01/3/2021"), or goes
before the sentence's verb ("Ngày 04/9/2023, Bộ Nội vụ ban hành Thông tư số …"). Nothing else near it is its day.

>>> view = View.of("Công văn số 12/UBND-VP của Sở Nội vụ ngày 01/3/2021 về thi đua")
>>> tail = follow(view, 23)
>>> tail.date, tail.issuer, view.text[: tail.end]
('2021-03-01', 'Sở Nội vụ', 'Công văn số 12/UBND-VP của Sở Nội vụ ngày 01/3/2021')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from congvan.lexicon import backwards, words
from congvan.rules.citations.leads import type_pattern
from congvan.rules.engine import compiled, light
from congvan.rules.time.dates import DAY, iso
from congvan.text import View, fold

_YEAR = r"(?:19|20)\d\d(?!\d)"
_BLANKS = r"[\s._…]{0,12}"
_SLIP = rf"\d{{1,2}}\s*tháng\s*\d{{1,2}}\s*tháng\s*{_YEAR}"  # "05 tháng 02 tháng 2002"
_CUT = rf"{_BLANKS}(?:\d{{1,2}})?{_BLANKS}(?:tháng|/){_BLANKS}(?:\d{{1,2}})?{_BLANKS}(?:năm|/){_BLANKS}{_YEAR}"
_SHORT_YEAR = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d\d(?!\d)"
_MARKS = r"[\s*_]{0,6}"
_ISSUED = r"(?:(?:được\s+)?(?:ban hành|ký|đề|phát hành)\s+)?(?:cùng\s+)?"
_DATED = rf"{_ISSUED}ngày\s*(?P<day>{DAY}|{_SLIP}|{_SHORT_YEAR}|{_CUT})"
_DIRECT = rf"{_MARKS},?{_MARKS}(?:\([^()]{{0,60}}\)\s*,?\s*)?\(?{_DATED}\)?"
_AFTER_ISSUER = rf"\s*(?:\([^()]{{0,60}}\)\s*)?,?\s*{_DATED}"
_PASSED = rf"[^.;\d]{{0,160}}?thông qua\s+ngày\s*(?P<day>{DAY})"
_OF = r"[\s*_]*,?[\s*_]*(?:của|do)\s+"
_BREAK = re.compile(r"[.;:,()\"“”\[\]|/*_]|\n\s*(?:\n|[-–+]\s)")
_FIGURES = re.compile(r"[0-9]+")
LONGEST_ISSUER = 110
REACH = 200  #: how far a day or an issuer may stand; without it a pattern looks to the end of the text for its letters


@dataclass(slots=True)
class Tail:
    """What follows an id: day and issuer where given, and where the citation ends in the view."""

    date: str | None
    issuer: str | None
    end: int


def day_of(phrase_: str) -> str | None:
    """The day in ISO 8601, cut where blank; None where no calendar has it."""
    figures = _FIGURES.findall(phrase_)
    if len(figures) == 3 and len(figures[2]) == 4:
        day, month, year = map(int, figures)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    if light(_SHORT_YEAR).fullmatch(phrase_):
        head, year = phrase_[:-2], int(phrase_[-2:])
        phrase_ = f"{head}{1900 + year if year > 60 else 2000 + year}"
    try:
        return iso(f"ngày {phrase_}")
    except ValueError:
        return None


@cache
def _ends() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in words("citations.issuer.ends"))


def issuer_at(view: View, at: int) -> int:
    """Where the issuer's name that begins at ``at`` ends: at a mark, or at a small word no name has in it."""
    text, limit = view.text, min(len(view.text), at + LONGEST_ISSUER)
    if stop := _BREAK.search(text, at, limit):
        limit = stop.start()
    found = text[at:limit].split()
    end = start = at
    for index, word in enumerate(found):
        start = text.index(word, start)
        if index and (word[0].islower() or "\n" in text[end:start]) and _is_whole(view, at, end):
            break
        if (word in _first_words() or word.lower() in _title_words()) and _is_end(found[index : index + 3]):
            break
        start = end = start + len(word)
    return _without_and(view, at, end)


def _is_end(follows: list[str]) -> bool:
    """Whether the words of a list, up to three, begin with some that no issuer's name has in it."""
    if any(tuple(follows[:count]) in _ends() for count in (1, 2, 3)):
        return True
    return fold(" ".join(follows[:2])) in _capital_ends()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form[0] for form in _ends())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _capital_ends())


@cache
def _whole() -> frozenset[str]:
    """Names of bodies that no small word goes on with."""
    return frozenset(words("citations.issuer.whole"))


def _is_whole(view: View, at: int, end: int) -> bool:
    return " ".join(view.folded[at:end].split()) in _whole()


@cache
def _capital_ends() -> frozenset[str]:
    """Two words that begin a title, and so end an issuer's name, with a capital as well."""
    return frozenset(words("citations.issuer.titles"))


def _without_and(view: View, at: int, end: int) -> int:
    """Where the name ends before a dangling "và", or before an "và" that leads to another document."""
    if "và" not in view.folded[at:end]:
        return end
    if hit := light(rf"\s+và(?:\s+(?:các\s+)?{type_pattern()}.*|\s*)$").search(view.folded, at, end):
        return hit.start()
    return end


def follow(view: View, at: int) -> Tail:
    """Day and issuer after the id that ends at ``at``."""
    folded = view.folded
    day, end = None, at
    if hit := light(_DIRECT).match(folded, at, at + REACH):
        day, end = day_of(hit["day"]), hit.end()
    issuer = None
    if of := light(_OF).match(folded, end, end + REACH):
        stop = issuer_at(view, of.end())
        if stop > of.end() and view.text[of.end()].isupper():
            issuer, end = view.words(of.end(), stop), stop
            if day is None and (hit := light(_AFTER_ISSUER).match(folded, end, end + REACH)):
                day, end = day_of(hit["day"]), hit.end()
    if day is None and folded.find("thông qua", at, at + REACH) >= 0:
        hit = light(_PASSED).match(folded, at, at + REACH)
        day = day_of(hit["day"]) if hit else None
    return Tail(day, issuer, end)


@cache
def _issued_before() -> regex.Pattern[str]:
    verbs = backwards(words("citations.issued.verbs"))
    return compiled(rf"(?r)ngày\s*(?P<day>{DAY}){_MARKS},?{_MARKS}(?P<who>[^.;:\d()]{{0,120}}?){verbs}\s*(?:các\s+)?")


def issued_on(view: View, at: int) -> tuple[str, str | None] | None:
    """The day, and the issuer, that a sentence gives before the citation that begins at ``at``."""
    hit = _issued_before().match(view.folded, max(0, at - 190), at)
    if hit is None or "nhận" in hit["who"] or (day := day_of(hit["day"])) is None:
        return None
    return day, view.words(*hit.span("who")).strip(" ,") or None
