"""Recurrences: "hằng tháng", "định kỳ 6 tháng", "02 lần/năm", and the day in each ("trước ngày 20 hằng tháng").

Out comes an RRULE of RFC 5545. Where several frequencies are named ("hàng tháng, quý, năm") it is the most frequent,
since each rarer day is also a day of that one; a frequency that no rule can say ("3 lần/tuần") has none.

>>> rrule("trước 16h00 thứ sáu hằng tuần"), rrule("trước ngày 15 tháng 12 hằng năm"), rrule("02 lần/năm")
('FREQ=WEEKLY;BYDAY=FR', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15', 'FREQ=MONTHLY;INTERVAL=6')
"""

from __future__ import annotations

from congvan.lexicon import entry, phrase
from congvan.rules.engine import light
from congvan.rules.numbers import in_words
from congvan.rules.time.moments import WEEKDAY
from congvan.rules.told import FIGURE

_UNITS = ("ngày", "tuần", "tháng", "quý", "năm")
_UNIT = r"(?:ngày|tuần|tháng|quý|năm)(?!\w)"
_SMALL = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu)"
_ONCE = r"(?:một|1|01)\s+lần"
EACH = phrase("recurrence.each") + rf"\s+{_UNIT}(?!\s+(?:học|lần))"
#: the words of which one stands wherever `EVERY_ROUND` does, and wherever `FOLLOWING` does
EACH_TIME = tuple(f"{each} {unit}" for each in ("hàng", "hằng", "mỗi", "từng") for unit in _UNITS)
THE_NEXT = (
    *(f"tháng {then}" for then in ("sau", "kế", "tiếp", "liền", "báo", "cuối", "đầu")),
    *("quý sau", "năm sau", "năm kế", "năm liền"),
)
#: with what `RECURRENCE` begins
AGAIN = ("theo", "định", FIGURE, "một", "hai", "ba", "bốn", "năm", "sáu", "mỗi", "hàng", "hằng")
#: with a day, "mỗi tháng" says the same
EVERY_ROUND = phrase("recurrence.each", "recurrence.every") + rf"\s+{_UNIT}"
_MORE = (
    rf"(?:\s{{0,2}}(?:,|;|và|hoặc|hay|-|/)\s*(?:{phrase('recurrence.each')}\s+)?"
    rf"(?:(?:\d{{1,2}}\s+)?{_UNIT}|cả\s+năm)(?!\s+\d)){{0,4}}"
)
EVERY = rf"(?<!\w)(?:{_SMALL}|mỗi)\s+{_UNIT}(?:\s*/\s*{_ONCE}|\s+{_ONCE})"
TIMES = rf"(?<![\w/]){_SMALL}\s+lần\s*(?:/|mỗi|trong|một|trên)\s*(?:(?:một|1|01)\s+)?{_UNIT}"
PERIODIC = (
    rf"(?:theo\s+)?(?<!\w)định\s+kỳ\s+(?:là\s+)?(?:{EVERY}|{EACH}{_MORE}|{TIMES}|(?:vào\s+)?{_SMALL}\s+{_UNIT}{_MORE}|"
    rf"(?:tuần|tháng|quý|năm)(?!\w){_MORE})"
)
#: the month or year behind the one that is reported on: "ngày 05 tháng sau", "ngày 15 của tháng cuối quý"
FOLLOWING = (
    r"(?:của\s+)?(?:tháng\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề|báo\s+cáo|(?:cuối|đầu)(?:\s+của)?(?:\s+mỗi)?\s+quý(?:\s+sau)?)|"
    r"quý\s+sau|năm\s+(?:sau|kế\s+tiếp|liền\s+kề))(?!\w)"
)
#: the recurrence alone
RECURRENCE = rf"(?:{PERIODIC}|{EVERY}|{EACH}{_MORE}|{TIMES})"
#: a day that comes round: "ngày 20", "ngày 15 tháng 12", "ngày 15/12", "thứ Sáu", "ngày làm việc cuối cùng"
ROUND_DAY = (
    rf"(?:(?:ngày\s+)?{WEEKDAY}|ngày\s+\d{{1,2}}(?:\s{{0,2}}[/.\-]\s{{0,2}}\d{{1,2}}(?!\d)|\s+tháng\s+\d{{1,2}}(?!\d))?(?![\d/])|"
    rf"\d{{1,2}}/\d{{1,2}}(?![\d/])|ngày(?:\s+làm\s+việc)?\s+cuối(?:\s+cùng)?|tuần\s+cuối)"
)

_FREQUENCIES = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 90, "năm": 365}
_PER_YEAR = {1: "FREQ=YEARLY", 2: "FREQ=MONTHLY;INTERVAL=6", 3: "FREQ=MONTHLY;INTERVAL=4"}
_PER_YEAR |= {4: "FREQ=MONTHLY;INTERVAL=3", 6: "FREQ=MONTHLY;INTERVAL=2", 12: "FREQ=MONTHLY"}
_COUNTED = rf"(?:định\s+kỳ\s+|,\s*|và\s+)(?:vào\s+)?({_SMALL})\s+({_UNIT})|({_SMALL}|mỗi)\s+({_UNIT})[\s/]+{_ONCE}"


def rrule(words: str) -> str | None:
    """The RRULE that folded ``words`` say; None where they say none that RFC 5545 can."""
    frequency = _frequency(words)
    return frequency and frequency + _days(words, frequency)


def _frequency(words: str) -> str | None:
    following = light(FOLLOWING).search(words)
    if following:
        return _rule(1, "quý" if "quý" in following[0] else "năm" if "năm" in following[0] else "tháng")
    times = light(rf"({_SMALL})\s+lần\s*(?:/|mỗi|trong|một|trên)\s*(?:(?:một|1|01)\s+)?({_UNIT})").search(words)
    if times:
        count, unit = _number(times[1]), times[2]
        if unit == "năm":
            return _PER_YEAR.get(count)
        return _rule(1, unit) if count == 1 else None
    found: list[tuple[int, str]] = []
    for match in light(_COUNTED).finditer(words):
        count, unit = _number(match[1] or match[3]), match[2] or match[4]
        found.append((count * _FREQUENCIES[unit], _rule(count, unit)))
    for match in light(
        rf"(?:{phrase('recurrence.each', 'recurrence.every')}|định\s+kỳ|,|và|hoặc)\s+({_UNIT})(?!\s+\d)"
    ).finditer(words):
        found.append((_FREQUENCIES[match[1]], _rule(1, match[1])))
    return min(found)[1] if found else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else in_words(words) or 1


def _rule(count: int, unit: str) -> str:
    rule: str = entry(f"recurrence.units.{unit}")
    if count == 1:
        return rule
    if unit == "quý":
        return f"FREQ=MONTHLY;INTERVAL={3 * count}"
    return f"{rule};INTERVAL={count}"


def _days(words: str, frequency: str) -> str:
    """BYMONTH, BYMONTHDAY or BYDAY of the day in ``words``, where the frequency can have one."""
    weekday = light(WEEKDAY).search(words)
    if weekday and frequency == "FREQ=WEEKLY":
        return f";BYDAY={entry('recurrence.weekdays')[' '.join(weekday[0].split())]}"
    if not frequency.startswith(("FREQ=MONTHLY", "FREQ=YEARLY")) or weekday:
        return ""
    if light(r"ngày\s+làm\s+việc\s+cuối").search(words):
        return ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if frequency == "FREQ=MONTHLY" else ""
    if light(r"ngày\s+cuối").search(words):
        return ";BYMONTHDAY=-1" if frequency == "FREQ=MONTHLY" else ""
    dated = light(r"(\d{1,2})(?:\s{0,2}[/.\-]\s{0,2}|\s+tháng\s+)(\d{1,2})(?!\d)").search(words)
    if dated and 1 <= int(dated[1]) <= 31 and 1 <= int(dated[2]) <= 12:
        return f";BYMONTH={int(dated[2])};BYMONTHDAY={int(dated[1])}" if frequency == "FREQ=YEARLY" else ""
    plain = light(r"ngày\s+(\d{1,2})(?!\d|\s{0,2}/)").search(words)
    if plain and frequency != "FREQ=YEARLY" and 1 <= int(plain[1]) <= 31:
        return f";BYMONTHDAY={int(plain[1])}"
    return ""
