"""Ranges of days: "từ ngày 01/7 đến hết ngày 31/12/2023", "từ ngày 13 đến ngày 16 tháng 10", "01/7/2025-31/12/2026".

Source: Civil Code 91/2015/QH13 art. 148(6): a term's last day runs to 24:00, so "đến ngày X" includes X as "đến hết
ngày X" does; "đến trước ngày X" leaves X out, and "đến trước 17 giờ ngày X" does not.

>>> from congvan.rules.engine import light
>>> hit = light(RANGE).search("từ ngày 13 đến ngày 16 tháng 10 năm 2023")
>>> print(*read_range(hit["start"], hit["joint"], hit["end"], Context()))
2023-10-13 2023-10-16
"""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import openers, phrase
from congvan.rules.engine import Context, Unreadable, light
from congvan.rules.time.dates import DAY, DAY_MONTH
from congvan.rules.time.moments import CLOCK, MOMENT, WEEKDAY, YEAR, Moment, read

FROM = phrase("period.from")
UNTIL = phrase("period.until")
NOW = phrase("period.now")
SINCE = openers("period.from")
#: the first day of a range whose month or year is written at its end only
_OF_MONEY = r"(?:(?:ngân\s+sách|tài\s+chính|kế\s+hoạch)\s+)?"
_SHORT = (
    rf"(?:(?:{CLOCK}[\s,]*)?(?:{WEEKDAY}[\s,]*)?ngày\s+\d{{1,2}}|tháng\s+\d{{1,2}}|quý\s+(?:iv|i{{1,3}})|"
    rf"năm\s+{_OF_MONEY}{YEAR})(?![\d/])"
)
_BARE_DAY = r"\d{1,2}(?:[/.]\d{1,2})?(?![\d/.])"
#: "từ 15-1 đến 28-2-1998", as letters of the 1990s have it; "từ 10-12 đến 20 người" is none
_HYPHENED = r"\d{1,2}-(?:0?[1-9]|1[0-2])(?![\d/.\-])(?=\s+(?:cho\s+)?(?:đến|tới)\s)"
_END_BARE = (
    rf"\d{{1,2}}(?:\s{{0,2}}[/.]\s{{0,2}}\d{{1,2}}(?:\s{{0,2}}[/.\-]\s{{0,2}}{YEAR})?|\s+tháng\s+\d{{1,2}})(?![\d/])"
)
_JOINT = (
    rf"(?:(?P<joint>{UNTIL}|(?:và\s+)?kết\s+thúc(?:\s+(?:vào|trước))?)|-)"
    rf"(?:\s*(?P<clock>{CLOCK})\s+(?=(?:{WEEKDAY}|ngày)))?"
)
RANGE = (
    rf"(?:{FROM}\s*:?\s*)(?P<start>{MOMENT}|{NOW}|ngày\s+{_BARE_DAY}|{_SHORT}|{_BARE_DAY}|{_HYPHENED})(?:\s*\([^()]{{1,40}}\))?"
    rf"[\s,]*{_JOINT}\s*(?P<end>{MOMENT}|{_END_BARE}|năm\s+{_OF_MONEY}{YEAR}|{YEAR})"
)
#: a range with no "từ": both ends are full days, or under a head the first without its month or year
BARE_RANGE = (
    rf"(?=(?:ngày\s+)?\d{{1,2}}\s*[/.\-thg:])(?<![\w/.\-:])(?P<start>(?:{CLOCK}\s+(?=ngày))?(?:ngày\s+)?(?:{DAY}|(?P<short>\d{{1,2}}(?:/\d{{1,2}})?(?=\s*-))))"
    rf"\s*(?:-|(?P<joint>{UNTIL}))\s*(?P<end>(?:{CLOCK}\s+(?=ngày))?(?:ngày\s+)?{DAY})"
)


def read_range(start: str, joint: str, end: str, context: Context, *, hour: str = "") -> tuple[date | None, date]:
    """The first and the last day of a range; raises `ValueError` where it cannot be read or ends before it begins.
    ``hour``: that of its end, so that "trước" leaves no day out.

    "từ nay" is the letter's day, and none where the letter has none.
    """
    if light(_END_BARE).fullmatch(end):
        end = "ngày " + end
    if light(YEAR).fullmatch(end):
        end = "năm " + end
    last = read(end, context)
    stop = last.first - timedelta(days=1) if joint.endswith("trước") and not hour else last.last
    first = context.issued_on if light(NOW).fullmatch(start) else _start(start, last, context).first
    if first and stop < first:
        raise Unreadable(f"kết thúc trước khi bắt đầu: {start} - {end}")
    return first, stop


def _start(words: str, last: Moment, context: Context) -> Moment:
    """The moment a range starts with; month and year come from its end where they are not written."""
    year = last.last.year
    if not light(DAY_MONTH).search(words) and "tháng" not in words and "quý" not in words and "năm" not in words:
        words = f"ngày {light(r'[0-9]+').findall(words)[-1]}/{last.first.month}"
    elif words[0].isdigit() and "ngày" not in words:
        words = "ngày " + words
    first = read(words, context, year)
    if first.first > last.last and not light(YEAR).search(words):
        first = read(words, context, year - 1)
    return first
