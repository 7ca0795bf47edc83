"""Place and day of the letter: "Hạ Long, ngày 30 tháng 3 năm 2020".

Grammar: [place [","]] "ngày" [day] "tháng" [month] "năm" [year], or the same in figures; blanks are spaces or dots. A
blank day or month cuts the date ("2020-03"); a day that no calendar has is said, not mended.

Source: NĐ 30/2020/NĐ-CP annex I, II.4. Place names keep the form of the letter ("TP. Hồ Chí Minh", "Phường 5").

>>> [found], _ = read(View.of("Hạ Long, ngày     tháng 5 năm 2021"))
>>> found.iso, found.place, found.is_blank
('2021-05', 'Hạ Long', True)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import regex

from congvan.lexicon import words
from congvan.model.document import Problem
from congvan.model.letterhead import Dated
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.letterhead.lines import folded as fold
from congvan.text import View

B = r"[\s._…*]{0,60}+"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FIGURE_SEP = r"\s{0,9}[/.-]\s{0,9}"
BLANK_YEAR = r"(?: {0,3}(?:20)?[._…]{1,20}+)?"
_PUNCTUATION = " \t\n\r\u00a0,;:.*_("
#: the hour of a telegram's sending: "Lào Cai, hồi 20 giờ 30 phút ngày 6 tháng 8 năm 2023"
_CLOCK = r"(?<!\w)(?:(?:vào\s+)?(?:hồi|lúc)\s*:?\s+)?\d{1,2}\s?(?:giờ|g|h|:)(?:\s?\d{1,2}\s?(?:phút|ph|p|')?)?\s?,?\s*$"
_CLOCK_REACH = 32
_CLOCK_ENDS = frozenset("0123456789h'gpt,ờ")
_GAP = regex.compile(r"[ \u00a0]{3,}")
_NAME = regex.compile(r"\p{Lu}[\p{L}.’']*|\p{Lu}[\p{L}]*(?:[.-]\p{Lu}[\p{L}]*)+")


def read(view: View) -> tuple[list[Dated], list[Problem]]:
    """Every day of a stretch with the place before it, in the order of the text, and the days that no calendar has.

    >>> [day.place for day in read(View.of("Tp.HCM, ngày 10 tháng 3 năm 2014"))[0]]
    ['Tp.HCM']
    """
    found: list[Dated] = []
    problems: list[Problem] = []
    done, context = 0, Context()
    for start, rules in sorted((*_named(view.folded), *_in_figures(view.folded))):
        for rule in rules if start >= done else ():
            if (hit := light(rule.pattern).match(view.folded, start)) is None:
                continue
            match = Match(hit, view)
            try:
                day = rule.build(match, context)
            except NotThis:
                continue
            except Unreadable as error:
                problems.append(Problem(rule.name, str(error), match.span()))
            else:
                day.rule = rule.name
                found.append(day)
            done = hit.end()
            break
    return found, problems


def _named(folded: str) -> list[tuple[int, tuple[Rule[Dated], ...]]]:
    """Where "ngày" stands, and the rules that may read a day there."""
    found = []
    at = folded.find("ngà")
    while at >= 0:
        found.append((at, NAMED))
        at = folded.find("ngà", at + 3)
    return found


def _in_figures(folded: str) -> list[tuple[int, tuple[Rule[Dated], ...]]]:
    """Where figures stand behind a comma as a day may."""
    return [(hit.start(), BARE) for hit in light(BARE[0].pattern).finditer(folded)]


def place_before(text: str, at: int) -> tuple[int, int] | None:
    """Where the place name stands that ends before ``at``: capitalised words, or a unit's noun and its name."""
    end = at
    while end > 0 and text[end - 1] in _PUNCTUATION:
        end -= 1
    if "\n\n" in text[end:at] or end == 0:
        return None
    floor = max(0, end - 60)
    start = max(floor, *[text.rfind(mark, floor, end) + 1 for mark in "\n\t|"])
    if "   " in text[start:end] or "\u00a0" in text[start:end]:
        start = max((cut.end() for cut in _GAP.finditer(text, start, end)), default=start)
    first = _first_of_name(text, start, end)
    if first is None:
        return None
    return _from_line_above(text, first, end) if text[:first].rstrip(" *").endswith("\n") else (first, end)


def _before_clock(folded: str, at: int) -> int:
    """Where the hour of sending begins that stands before ``at``; ``at`` where none does."""
    before = folded[max(0, at - _CLOCK_REACH) : at]
    may_be_clock = before.strip()[-1:] in _CLOCK_ENDS and light(r"\d").search(before)
    if not may_be_clock or not (clock := light(_CLOCK).search(before)):
        return at
    return at - len(before) + clock.start()


def _first_of_name(text: str, start: int, end: int) -> int | None:
    """Where the run of words begins that is a place name and reaches ``end``."""
    first: int | None = None
    after = ""
    at = end
    for token in reversed(text[start:end].split()):
        at = text.rindex(token, start, at)
        word, folded = token.strip("*"), fold(token.strip("*"))
        if _is_name(word) or (word == "-" and first is not None) or _is_counted(word, after):
            first = at + (len(token) - len(token.lstrip("*")))
        elif (
            folded in level_words()
            or (first is None and word.isalpha() and len(word) < 8)
            or (first is None and word.isdigit())
        ):
            first = at
        else:
            break
        after = folded
    if first is None:
        return None
    while text[first] in "- ":
        first += 1
    return first if first < end and any(map(str.isupper, text[first:end])) else None


@cache
def level_words() -> frozenset[str]:
    """The single words of the nouns for administrative units ("thành", "phố", "huyện")."""
    return frozenset(word for form in words("issuers.levels")[:16] for word in form.split())


def _is_name(word: str) -> bool:
    return (word.istitle() and word.isalpha()) or _NAME.fullmatch(word) is not None


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
    day, month, year = match["day"], match["month"], match["year"]
    if not year and not month and not day and "năm" not in hit[0]:
        raise NotThis
    place = place_before(match.view.text, _before_clock(match.view.folded, hit.start()))
    iso = None
    if year:
        iso = _iso(match, year, month, day)
    return Dated(
        iso,
        not (day and month and year),
        match.span(),
        match.view.words(*place) if place else None,
        match.view.span(*place) if place else None,
        "tháng" in hit[0] or "năm" in hit[0],
    )


def smeared(match: Match, context: Context) -> Dated:
    """A day or month that a scan made unreadable is left out, as a blank one is."""
    smear = match["month_smear"] or match["smear"]
    if not smear or smear in ("này", "và", "của", "các", "nay"):
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


NAMED: tuple[Rule[Dated], ...] = (
    Rule(
        "place_date.words",
        rf"(?<!\w)ngà[yv]{B}(?P<day>\d{{1,2}})?{B}th[áa]ng{B}(?P<month>\d{{1,2}})?{B}(?:,\s*)?"
        rf"(?:(?P<word>n[ăáâ]m{B})?{YEAR}(?(word)(?:\d(?!\d))?|(?!\d))|n[ăáâ]m{BLANK_YEAR})",
        dated,
        examples=(
            "ngày 05 tháng 01 năm 2020",
            "ngày tháng 4 năm 2026",
            "ngày….tháng….năm 2024",
            "ngày 31tháng5 năm 2004",
        ),
        counterexamples=("ngày 5/3/2020", "năm 2020", "hằng ngày"),
    ),
    Rule(
        "place_date.unclear",
        rf"(?<!\w)ngà[yv]\s{{0,3}}(?P<day>\d{{1,2}}(?=\s?th))?(?P<smear>[^\s\d][^\s]{{0,3}}|\d[^\s\d][^\s]{{0,2}})?\s{{0,3}}"
        rf"th[áa]ng\s{{0,3}}(?P<month>\d{{1,2}}(?=\s))?(?P<month_smear>[^\s]{{1,4}})?\s{{0,3}}n?[ăh]{{0,2}}ăm\s{{0,3}}{YEAR}(?!\d)",
        smeared,
        examples=("ngày ỊO tháng 10 năm 2017", "ngày Otháng 11 năm 2017", "ngày 0Ị-tháng 12 năm 2011"),
        counterexamples=("ngày 5/3/2020", "ngày hôm nay"),
    ),
    Rule(
        "place_date.figures",
        rf"(?<!\w)ngày{B}(?P<day>\d{{1,2}})?{FIGURE_SEP}(?P<month>\d{{1,2}})?{FIGURE_SEP}{YEAR}(?!\d)",
        dated,
        examples=("ngày 30/3/2020", "ngày   /5/2021", "ngày 30-3-2020"),
        counterexamples=("ngày 5 tháng 3 năm 2020", "ngày 5/3"),
    ),
)
BARE: tuple[Rule[Dated], ...] = (
    Rule(
        "place_date.bare",
        rf",[ \u00a0]{{0,3}}+(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{YEAR}(?!\d)",
        bare_day,
        examples=(", 30/3/2020",),
        counterexamples=("từ 30/3/2020", "ngày 30/3/2020"),
    ),
)
