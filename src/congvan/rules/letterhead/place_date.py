"""Place and day of the letter: "Hạ Long, ngày 30 tháng 3 năm 2020".

Grammar: [place [","]] "ngày" [day] "tháng" [month] "năm" [year], or the same in figures; blanks are spaces or dots. A
blank day or month cuts the date ("2020-03"); a day that no calendar has is said, not mended.

Source: NĐ 30/2020/NĐ-CP annex I, II.4. Place names keep the form of the letter ("TP. Hồ Chí Minh", "Phường 5").

>>> [found], _ = apply(RULES, "Hạ Long, ngày     tháng 5 năm 2021", Context())
>>> found.value.iso, found.value.place, found.value.is_blank
('2021-05', 'Hạ Long', True)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from congvan.lexicon import words
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, apply
from congvan.rules.letterhead.lines import folded as fold
from congvan.spans import Span

B = r"[\s._…*]{0,60}+"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FIGURE_SEP = r"\s{0,9}[/.-]\s{0,9}"
BLANK_YEAR = r"(?: {0,3}(?:20)?[._…]{1,20}+)?"
_PUNCTUATION = " \t\n\r\u00a0,;:.*_("
_CUT = regex.compile(r"[\n\t|]|[ \u00a0]{3,}")
_TOKEN = regex.compile(r"\S+")
_NAME = regex.compile(r"\p{Lu}[\p{L}.’']*|\p{Lu}[\p{L}]*(?:[.-]\p{Lu}[\p{L}]*)+")


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of a letter and the place before it."""

    iso: str | None  #: ISO 8601, cut where blank; None where not even the year is written
    is_blank: bool  #: whether day, month or year is left blank
    date_span: Span
    place: str | None
    place_span: Span | None
    is_in_words: bool  #: "ngày 5 tháng 3 năm 2020", not "ngày 5/3/2020"
    is_unclear: bool = False  #: day or month is written and cannot be read


def find(text: str) -> Dated | None:
    """The first day in ``text``; for tests and tools.

    >>> find("Tp.HCM, ngày 10 tháng 3 năm 2014").place
    'Tp.HCM'
    """
    found, _ = apply(RULES, text, Context())
    return found[0].value if found else None


def place_before(text: str, at: int) -> tuple[int, int] | None:
    """Where the place name stands that ends before ``at``: capitalised words, or a unit's noun and its name."""
    end = at
    while end > 0 and text[end - 1] in _PUNCTUATION:
        end -= 1
    if "\n\n" in text[end:at] or end == 0:
        return None
    floor = max(0, end - 60)
    cuts = [cut.end() for cut in _CUT.finditer(text, floor, end)]
    start = cuts[-1] if cuts else floor
    first = _first_of_name(text, start, end)
    if first is None:
        return None
    return _from_line_above(text, first, end) if text[:first].rstrip(" *").endswith("\n") else (first, end)


def _first_of_name(text: str, start: int, end: int) -> int | None:
    """Where the run of words begins that is a place name and reaches ``end``."""
    first: int | None = None
    after = ""
    for token in reversed(list(_TOKEN.finditer(text, start, end))):
        word, folded = token[0].strip("*"), fold(token[0].strip("*"))
        if _NAME.fullmatch(word) or (word == "-" and first is not None) or _is_counted(word, after):
            first = token.start() + (len(token[0]) - len(token[0].lstrip("*")))
        elif (
            folded in level_words()
            or (first is None and word.isalpha() and len(word) < 8)
            or (first is None and word.isdigit())
        ):
            first = token.start()
        else:
            break
        after = folded
    if first is None:
        return None
    while text[first] in "- ":
        first += 1
    return first if first < end and any(c.isupper() for c in text[first:end]) else None


@cache
def level_words() -> frozenset[str]:
    """The single words of the nouns for administrative units ("thành", "phố", "huyện")."""
    return frozenset(word for form in words("issuers.levels")[:16] for word in form.split())


def _is_counted(word: str, after: str) -> bool:
    return word.isdigit() and len(word) <= 2 and after == ""


def _from_line_above(text: str, first: int, end: int) -> tuple[int, int]:
    """A place name broken over two lines: the line above holds only its beginning."""
    above = text[:first].rstrip(" *\n")
    line = above[max(above.rfind("\n"), above.rfind("|"), above.rfind("\t")) + 1 :]
    name = line.strip(" *")
    between = text[len(above) : first]
    tokens = name.split()
    if not tokens or len(tokens) > 4 or between.count("\n") > 2 or len(text[first:end].split()) > 3:
        return first, end
    has_noun = fold(tokens[0]) in level_words()
    is_cut = len(tokens) == 1 and len(text[first:end].split()) == 1
    if (is_cut or has_noun) and all(_is_part_of_name(token) for token in tokens):
        return len(above) - len(line) + line.find(name), end
    return first, end


def _is_part_of_name(token: str) -> bool:
    """Whether a word can stand in a place name: a unit's noun, or a capital and small letters behind it."""
    return fold(token) in level_words() or (token[:1].isupper() and (not token.isupper() or len(token) <= 2))


def dated(match: Match, _: Context) -> Dated:
    """Day and place; raises `Unreadable` for a day that no calendar has."""
    hit = match.hit
    day, month, year = (match[group] for group in ("day", "month", "year"))
    if not year and not month and not day and "năm" not in fold(match.words()):
        raise NotThis
    place = place_before(match.view.text, hit.start())
    iso = None
    if year:
        iso = _iso(match, year, month, day)
    return Dated(
        iso,
        not (day and month and year),
        match.span(),
        match.view.words(*place) if place else None,
        match.view.span(*place) if place else None,
        "tháng" in fold(match.words()) or "năm" in fold(match.words()),
    )


def smeared(match: Match, context: Context) -> Dated:
    """A day or month that a scan made unreadable is left out, as a blank one is."""
    if not match["smear"] or match["smear"] in ("này", "và", "của", "các", "nay"):
        raise NotThis
    return replace(dated(match, context), is_blank=False, is_unclear=True)


def bare_day(match: Match, context: Context) -> Dated:
    """A day in figures without "ngày", read only behind a place."""
    found = dated(match, context)
    if not found.place:
        raise NotThis
    return found


def _iso(match: Match, year: str, month: str, day: str) -> str:
    """The date, cut where month or day is blank; a day without its month is no more than a year."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1) if month else 1)
    except ValueError:
        raise Unreadable(f"ngày tháng của văn bản không có trong lịch: {match.words()!r}") from None
    return whole.isoformat()[: 4 if not month else 7 if not day else 10]


RULES: tuple[Rule[Dated], ...] = (
    Rule(
        "place_date.words",
        rf"(?<!\w)ngà[yv]{B}(?P<day>\d{{1,2}})?{B}th[áa]ng{B}(?P<month>\d{{1,2}})?{B}(?:,\s*)?"
        rf"(?:n[ăáâ]m(?:{B}{YEAR}(?:\d(?!\d))?|{BLANK_YEAR})|{YEAR}(?!\d))",
        dated,
        examples=(
            "ngày 05 tháng 01 năm 2020",
            "ngày tháng 4 năm 2026",
            "ngày….tháng….năm 2024",
            "ngày 31tháng5 năm 2004",
        ),
        counterexamples=("ngày 5/3/2020", "năm 2020", "hằng ngày"),
        gates=("tháng", "thang"),
    ),
    Rule(
        "place_date.unclear",
        rf"(?<!\w)ngà[yv]\s{{0,3}}(?P<day>\d{{1,2}}(?=\s?th))?(?P<smear>[^\s\d][^\s]{{0,3}}|\d[^\s\d][^\s]{{0,2}})?\s{{0,3}}"
        rf"th[áa]ng\s{{0,3}}(?P<month>\d{{1,2}}(?=\s))?(?P<smear>[^\s]{{1,4}})?\s{{0,3}}n?[ăh]{{0,2}}ăm\s{{0,3}}{YEAR}(?!\d)",
        smeared,
        examples=("ngày ỊO tháng 10 năm 2017", "ngày Otháng 11 năm 2017", "ngày 0Ị-tháng 12 năm 2011"),
        counterexamples=("ngày 5/3/2020", "ngày hôm nay"),
        gates=("tháng", "thang"),
    ),
    Rule(
        "place_date.figures",
        rf"(?<!\w)ngày{B}(?P<day>\d{{1,2}})?{FIGURE_SEP}(?P<month>\d{{1,2}})?{FIGURE_SEP}{YEAR}(?!\d)",
        dated,
        examples=("ngày 30/3/2020", "ngày   /5/2021", "ngày 30-3-2020"),
        counterexamples=("ngày 5 tháng 3 năm 2020", "ngày 5/3"),
        gates=("ngày",),
    ),
    Rule(
        "place_date.bare",
        rf",[ \u00a0]{{0,3}}+(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{YEAR}(?!\d)",
        bare_day,
        examples=(", 30/3/2020",),
        counterexamples=("từ 30/3/2020", "ngày 30/3/2020"),
    ),
)
