"""Moments as letters write them: a day, a month, a quarter, half a year or a year, with or without an hour.

Unit: civil days in Việt Nam (UTC+7), each moment read as its first and its last day, both included.

Source: Civil Code 91/2015/QH13 art. 146: "đầu tháng" is the first day, "giữa tháng" the 15th, "cuối tháng" the last;
"đầu năm" 1 January, "giữa năm" 30 June, "cuối năm" 31 December; quarters end on 31/3, 30/6, 30/9 and 31/12.

>>> from congvan.rules.engine import Context
>>> print(*read("quý ii năm 2021", Context())[:2])
2021-04-01 2021-06-30
>>> print(*read("16h30 thứ sáu, ngày 09/4", Context(year=2021)))
2021-04-09 2021-04-09 16:30
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from congvan.calendar import is_working_day
from congvan.lexicon import phrase
from congvan.rules.engine import Context, Unreadable, light
from congvan.rules.time.dates import DAY, DAY_MONTH, last_of_month, read_day
from congvan.rules.told import FIGURE

YEAR = r"(?:19|20)\d\d(?!\d)"
CLOCK = (
    r"\d{1,2}\s{0,3}(?:giờ|h|g|:)(?![^\W\d_])(?:\s{0,3}\d{2}(?!\d))?(?:\s{0,3}(?:phút|ph|p|')(?!\w))?"
    r"(?:\s+(?:sáng|trưa|chiều|tối|đêm))?"
)
WEEKDAY = phrase("recurrence.weekdays")
#: what may stand before the figures of a day: hour, part of the day, weekday
_BEFORE = (
    rf"(?:(?:lúc\s+|hồi\s+)?{CLOCK}(?!\w)[\s,]*(?:của\s+)?)?"
    r"(?:(?:cuối\s+|hết\s+)?giờ\s+(?:làm\s+việc|hành\s+chính|sáng|chiều)\s+(?:của\s+)?)?"
    rf"(?:(?:buổi\s+)?(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:{WEEKDAY}[\s,(]{{0,6}})?"
)
_FIRST_TEN = r"(?:(?:mùng|mồng)\s+)"
#: "ngày 15/4", "16h00 thứ Sáu, ngày 09/4/2021", "01/7/2025"; without the word "ngày" only with its year
A_DAY = (
    rf"(?<![\w/]){_BEFORE}(?:ngày\s*(?:{WEEKDAY}[\s,(]{{0,6}}(?:ngày\s*)?)?{_FIRST_TEN}?{DAY_MONTH}|"
    rf"{_FIRST_TEN}{DAY_MONTH}|{DAY}|(?:(?<=(?:sáng|trưa|hiều)\s)|(?<=(?:đêm|tối)\s))\d{{1,2}}/\d{{1,2}}(?![\d/]))"
)
_OF_YEAR = rf"(?:\s*(?:[/\-.]|,?\s*(?:của\s+)?năm)\s*{YEAR})"
A_MONTH = rf"(?<!\w)tháng\s*\d{{1,2}}(?!\d|\s{{0,2}}%){_OF_YEAR}?"
A_QUARTER = rf"(?<!\w)quý\s*(?:iv|i{{1,3}}|[1-4])(?!\w){_OF_YEAR}?"
A_HALF = rf"(?<!\w)(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+(?:học\s+)?{YEAR})?"
A_YEAR = rf"(?<!\w)năm\s+{YEAR}"
A_CURRENT = r"(?<!\w)(?:tháng\s+này|năm\s+nay)(?!\w)"
EDGE_OF_SPAN = (
    rf"(?<!\w)(?:đầu|giữa|cuối)\s+(?:{A_MONTH}|tháng(?:\s+này|(?!\s*\d))|{A_QUARTER}|{A_YEAR}|năm(?:\s+nay|(?!\s*\d)))"
    r"(?!\w)"
)
AN_EDGE = (
    rf"(?:{EDGE_OF_SPAN}|(?<!\w)ngày\s+(?:làm\s+việc\s+)?(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)\s+(?:của\s+)?"
    rf"(?:{A_MONTH}|{A_QUARTER}|{A_YEAR}|{A_CURRENT})(?!\w))"
)
_AND = r"\s{0,2}(?:,|và|-)\s{0,2}"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?!\d)"
_Q = r"(?:iv|i{1,3})(?!\w)"
#: several months or quarters in a row: "tháng 7 và tháng 8 năm 2014", "các tháng 7, 8, 9", "quý III, IV năm 2021"
A_FEW = (
    rf"(?<!\w)(?:(?:các\s+)?tháng\s*{_MONTH_NUMBER}(?:{_AND}tháng\s*{_MONTH_NUMBER}){{1,4}}{_OF_YEAR}?|"
    rf"các\s+tháng\s*{_MONTH_NUMBER}(?:{_AND}{_MONTH_NUMBER}){{1,5}}{_OF_YEAR}?|"
    rf"tháng\s*{_MONTH_NUMBER}(?:{_AND}{_MONTH_NUMBER}){{1,5}}{_OF_YEAR}|"
    rf"(?:các\s+)?quý\s*{_Q}(?:{_AND}(?:quý\s*)?{_Q}){{1,3}}{_OF_YEAR}?)"
)
#: several years: "hai năm 2024, 2025", "các năm 2024, 2025 và 2026"
YEARS = rf"(?<!\w)(?:(?:các|hai|ba|bốn|0?[2-5])\s+)?năm\s+{YEAR}(?:\s{{0,2}}(?:,|và)\s{{0,2}}(?:năm\s+)?{YEAR}){{1,4}}"
#: a cheap look before any of them: a figure, or a word that one begins with
TIME_AHEAD = (
    r"(?=\d|ngày|tháng|năm|quý|các|đầu|giữa|cuối|hết|giờ|buổi|sáng|trưa|chiều|tối|đêm|lúc|hồi|mùng|mồng|sáu|hai|ba|bốn|"
    rf"{WEEKDAY})"
)
#: any of them, longest reading first
MOMENT = rf"{TIME_AHEAD}(?:{A_DAY}|{AN_EDGE}|{A_HALF}|{A_QUARTER}|{A_MONTH}|{A_YEAR})"
SPAN_OF_TIME = (
    r"(?=(?:(?:0?[2-6]|sáu|các|hai|ba|bốn)\s+)?(?:tháng|quý|năm))"
    rf"(?:{A_HALF}|{A_FEW}|{YEARS}|{A_QUARTER}|{A_MONTH}|{A_YEAR}|{A_CURRENT})"
)
#: what stands wherever a moment does: cheap to look for, and no proof of one
TRACE = (FIGURE, "quý", "này", "nay", "đầu", "giữa", "cuối", "sáu tháng")

_CLOCK_PARTS = (
    r"(\d{1,2})\s{0,3}(?:giờ|h|g|:)(?![^\W\d_])(?:\s{0,3}(\d{2}))?(?:\s{0,3}(?:phút|ph|p|')(?!\w))?"
    r"(?:\s+(sáng|trưa|chiều|tối|đêm))?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
LONG_PAST = timedelta(days=183)


class Moment(NamedTuple):
    """The first and the last day of a moment, and the hour (HH:MM) where one is given."""

    first: date
    last: date
    time: str | None = None


def year_of(context: Context) -> int:
    """The letter's year; raises `Unreadable` where it has none."""
    if context.issued_on:
        return context.issued_on.year
    if context.year is None:
        raise Unreadable("ngày không ghi năm, văn bản cũng không có năm")
    return context.year


def read_clock(words: str) -> str | None:
    """The hour in ``words`` as HH:MM; None where there is none.

    >>> read_clock("trước 16h ngày 09/4"), read_clock("3 giờ 05 chiều"), read_clock("ngày 09/4")
    ('16:00', '15:05', None)
    """
    found = light(_CLOCK_PARTS).search(words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] in ("chiều", "tối") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        raise Unreadable(f"không có giờ này: {found[0]!r}")
    return f"{hour:02}:{minute:02}"


def read(words: str, context: Context, year: int | None = None) -> Moment:
    """The moment written as folded ``words``; ``year`` stands in for a year that is not written.

    A day whose year is not written takes the letter's, or the next one where it would lie half a year behind it.
    Raises `ValueError` for a day no calendar has, or where no year is known.
    """
    few = words[:1] in "ctq" and light(A_FEW).match(words)
    if few:
        return _few(few[0], context, year)
    years = [int(one) for one in light(YEAR).findall(words)] if "năm" in words else []
    if len(years) > 1 and light(YEARS).fullmatch(words):
        if years[-1] - years[0] != len(years) - 1:
            raise Unreadable(f"không liền nhau: {words!r}")
        return Moment(date(years[0], 1, 1), date(years[-1], 12, 31))
    day = light(DAY_MONTH).search(light(_CLOCK_PARTS).sub(" ", words))
    if day:
        return _day(day[0], words, context, year)
    written = light(YEAR).search(words)
    y = int(written[0]) if written else year or year_of(context)
    half = light(A_HALF).search(words)
    if half:
        return Moment(date(y, 1, 1), date(y, 6, 30)) if "đầu" in words else Moment(date(y, 7, 1), date(y, 12, 31))
    first, last = _months(words, y, context)
    start, end = date(y, first, 1), last_of_month(y, last)
    edge = light(r"(?:ngày\s+(làm\s+việc\s+)?)?(đầu|giữa|cuối)(?!\w)").match(words)
    if not edge:
        return Moment(start, end)
    if edge[2] == "giữa":
        start = date(y, 6, 30) if first != last else date(y, first, 15)
    found = end if edge[2] == "cuối" else start
    while edge[1] and not is_working_day(found):
        found += timedelta(days=-1 if edge[2] == "cuối" else 1)
    return Moment(found, found)


def _few(words: str, context: Context, year: int | None) -> Moment:
    """From the first to the last of several months or quarters; raises `Unreadable` where one between is left out."""
    written = light(YEAR).search(words)
    y = int(written[0]) if written else year or year_of(context)
    if "quý" in words:
        numbers = [_ROMAN[one] for one in light(r"(?<!\w)(iv|i{1,3})(?!\w)").findall(words)]
    else:
        numbers = [int(one) for one in light(r"\d{1,2}").findall(light(YEAR).sub(" ", words))]
    if numbers[-1] - numbers[0] != len(numbers) - 1:
        raise Unreadable(f"không liền nhau: {words!r}")
    first, last = (3 * numbers[0] - 2, 3 * numbers[-1]) if "quý" in words else (numbers[0], numbers[-1])
    return Moment(date(y, first, 1), last_of_month(y, last))


def _day(figures: str, words: str, context: Context, year: int | None) -> Moment:
    has_year = bool(light(YEAR).search(figures))
    found = read_day(figures, None if has_year else year or year_of(context))
    issued = context.issued_on
    if not has_year and year is None and issued and found < issued - LONG_PAST:
        found = read_day(figures, found.year + 1)
    return Moment(found, found, read_clock(words[: words.find(figures)]))


def _months(words: str, year: int, context: Context) -> tuple[int, int]:
    """The first and the last month of a month, a quarter or a year."""
    quarter = light(r"quý\s*(iv|i{1,3}|[1-4])").search(words)
    if quarter:
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        return 3 * number - 2, 3 * number
    month = light(r"tháng\s*(\d{1,2})").search(words)
    if month:
        if not 1 <= int(month[1]) <= 12:
            raise Unreadable(f"không có tháng này: {words!r}")
        return int(month[1]), int(month[1])
    if "tháng" in words:
        if context.issued_on is None:
            raise Unreadable("không rõ tháng của văn bản")
        return context.issued_on.month, context.issued_on.month
    return 1, 12
