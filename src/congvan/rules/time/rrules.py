"""Recurrences as RRULEs of RFC 5545.

Where several frequencies are named ("hàng tháng, quý, năm") it is the most frequent, since each rarer day is also a day
of that one; a frequency that no rule can say ("3 lần/tuần", days of several months) has none, or stands alone.

>>> rrule("trước 16h00 thứ sáu hằng tuần"), rrule("trước ngày 15 tháng 12 hằng năm"), rrule("02 lần/năm")
('FREQ=WEEKLY;BYDAY=FR', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15', 'FREQ=MONTHLY;INTERVAL=6')
>>> rrule("ngày 05 và ngày 20 hằng tháng"), rrule("cuối mỗi tháng"), rrule("tháng 6 và tháng 12 hằng năm")
('FREQ=MONTHLY;BYMONTHDAY=5,20', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=6,12')
"""

from __future__ import annotations

from congvan.lexicon import entry, phrase
from congvan.rules.engine import light
from congvan.rules.numbers import in_words
from congvan.rules.time.moments import WEEKDAY
from congvan.rules.time.recurrence import (
    EDGE_OF,
    EDGE_ROUND,
    FOLLOWING,
    MONTHS,
    ONCE,
    ROUND_MONTH,
    SMALL,
    UNIT,
    UNIT_OF_TIME,
)

_QUARTERS = {"i": (1, 2, 3), "ii": (4, 5, 6), "iii": (7, 8, 9), "iv": (10, 11, 12)}
_FREQUENCIES: dict[str, float] = {"phút": 1 / 1440, "giờ": 1 / 24, "tiếng": 1 / 24}
_FREQUENCIES |= {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 90, "năm": 365}
_PER_YEAR = {1: "FREQ=YEARLY", 2: "FREQ=MONTHLY;INTERVAL=6", 3: "FREQ=MONTHLY;INTERVAL=4"}
_PER_YEAR |= {4: "FREQ=MONTHLY;INTERVAL=3", 6: "FREQ=MONTHLY;INTERVAL=2", 12: "FREQ=MONTHLY"}
_EACH = phrase("recurrence.each", "recurrence.every")
_TIMES = (
    rf"({SMALL})\s+lần\s*(?:/|mỗi|trong|một|trên)\s*(?:(?:một|1|01)\s+)?({UNIT})|{_EACH}\s+({UNIT})\s+({SMALL})\s+lần"
)
_COUNTED = (
    rf"(?:định\s+kỳ\s+|,\s*|và\s+)(?:vào\s+)?({SMALL})\s+({UNIT})|"
    rf"(?:cứ|mỗi|chu\s+kỳ)\s+(?:sau\s+)?({SMALL})\s+({UNIT_OF_TIME})|({SMALL}|mỗi)\s+({UNIT_OF_TIME})[\s/]+(?:{ONCE}|lần)"
)
_NAMED = (
    rf"{_EACH}\s+({UNIT_OF_TIME})(?!\s+(?:học|\d))|(?:định\s+kỳ|,|và|hoặc)\s+({UNIT})(?!\s+\d)|"
    r"(?:cuối|đầu|đầu\s+tiên|cuối\s+cùng)\s+(?:của\s+)?(tháng|quý)(?!\w)"
)
_LUNAR = r"(?<!\w)(?:rằm|âm\s+lịch|(?:mùng|mồng)\s+(?:một|1))(?!\w)"  #: days that no RRULE can say
_MORE_DAYS = r"(?:\s{0,2}(?:,|và|hoặc|đến|-)\s{0,2}(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?\d{1,2}(?!\s{0,2}[/.]))*"
_DAYS = rf"(?:ngày\s+(?:(?:mùng|mồng)\s+)?|(?:mùng|mồng)\s+)(\d{{1,2}}{_MORE_DAYS})(?!\d|\s{{0,2}}/)"
_DATED = r"(?<!\d)(\d{1,2})(?:\s{0,2}[/.\-]\s{0,2}|\s+tháng\s+)(\d{1,2})(?!\d)"


def rrule(words: str) -> str | None:
    """The RRULE that folded ``words`` say; None where they say none that RFC 5545 can."""
    if light(_LUNAR).search(words) or "nửa" in words:
        return None
    frequency = _frequency(words)
    return frequency and frequency + (_edge(words, frequency) or _days(words, frequency))


def _frequency(words: str) -> str | None:
    following = light(FOLLOWING).search(words)
    if following:
        return _rule(1, "quý" if "quý" in following[0] else "năm" if "năm" in following[0] else "tháng")
    times = light(_TIMES).search(words)
    if times:
        count, unit = _number(times[1] or times[4]), times[2] or times[3]
        if unit == "năm":
            return _PER_YEAR.get(count)
        return _rule(1, unit) if count == 1 else None
    if light(rf"(?:mỗi|hàng|hằng)\s+năm\s+học|{MONTHS}").search(words):
        return _rule(1, "năm")
    if light(rf"mỗi\s+(?:(?:sáng|trưa|chiều|tối)\s+)?{WEEKDAY}").search(words):
        return _rule(1, "tuần")
    found: list[tuple[float, str]] = []
    for match in light(_COUNTED).finditer(words):
        number, unit = next((match[i], match[i + 1]) for i in (1, 3, 5) if match[i])
        count = _number(number)
        found.append((count * _FREQUENCIES[unit], _rule(count, unit)))
    for match in light(_NAMED).finditer(words):
        unit = match[1] or match[2] or match[3]
        found.append((_FREQUENCIES[unit], _rule(1, unit)))
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


def _edge(words: str, frequency: str) -> str:
    """The first or last day of each month or year, or its first or last weekday; of a quarter none can be said."""
    edge = light(f"{EDGE_ROUND}|{EDGE_OF}").search(words)
    if not edge or frequency not in ("FREQ=MONTHLY", "FREQ=YEARLY") or "năm học" in edge[0]:
        return ""
    if light(r"tuần\s+(?:đầu|cuối)").search(edge[0]) and not light(WEEKDAY).search(edge[0]):
        return ""
    number, weekday = light(r"\d{1,2}").search(edge[0]), light(WEEKDAY).search(edge[0])
    last = "cuối" in edge[0]
    if frequency == "FREQ=YEARLY":
        return "" if number or weekday or "giữa" in edge[0] else f";BYMONTH={12 if last else 1}"
    if weekday:
        return f";BYDAY={-1 if last else 1}{_weekday(weekday[0])}"
    if "làm việc" in edge[0]:
        return f";BYDAY=MO,TU,WE,TH,FR;BYSETPOS={-1 if last else 1}"
    if number:
        return f";BYMONTHDAY={int(number[0])}" if 1 <= int(number[0]) <= 31 else ""
    return ";BYMONTHDAY=15" if "giữa" in edge[0] else f";BYMONTHDAY={-1 if last else 1}"


def _weekday(words: str) -> str:
    found: str = entry("recurrence.weekdays")[" ".join(words.split())]
    return found


def _days(words: str, frequency: str) -> str:
    """BYMONTH, BYMONTHDAY, BYDAY or BYHOUR of the days and hours in ``words``, where the frequency can have them."""
    weekdays = [_weekday(found) for found in light(WEEKDAY).findall(words)]
    if weekdays and frequency.startswith("FREQ=WEEKLY"):
        return f";BYDAY={','.join(weekdays)}"
    if not frequency.startswith(("FREQ=MONTHLY", "FREQ=YEARLY")) or weekdays:
        return ""
    if light(r"ngày\s+làm\s+việc\s+cuối").search(words):
        return ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if frequency == "FREQ=MONTHLY" else ""
    if light(r"ngày\s+cuối").search(words):
        return ";BYMONTHDAY=-1" if frequency == "FREQ=MONTHLY" else ""
    dated = light(_DATED).findall(words)
    if dated:
        return _of_year(dated, frequency)
    days = light(_DAYS).search(words)
    if days and frequency != "FREQ=YEARLY":
        return _of_month(days[1])
    listed = light(MONTHS).search(words)
    if listed and frequency == "FREQ=YEARLY":
        return _by_month(listed[0]) + (_of_month(days[1]) if days else "")
    months = light(ROUND_MONTH).search(words)
    if months and frequency == "FREQ=YEARLY" and "cuối tháng" not in words and "đầu tháng" not in words:
        return _by_month(months[0])
    return ""


def _of_year(dated: list[tuple[str, str]], frequency: str) -> str:
    days, months = {int(day) for day, _ in dated}, sorted({int(month) for _, month in dated})
    if frequency != "FREQ=YEARLY" or len(days) > 1 or not all(1 <= n <= 12 for n in months) or not 1 <= min(days) <= 31:
        return ""
    return f";BYMONTH={','.join(map(str, months))};BYMONTHDAY={min(days)}"


def _of_month(words: str) -> str:
    days = [int(day) for day in light(r"\d{1,2}").findall(words)]
    if len(days) == 2 and ("đến" in words or "-" in words) and 0 < days[1] - days[0] <= 10:
        days = list(range(days[0], days[1] + 1))
    return f";BYMONTHDAY={','.join(map(str, days))}" if all(1 <= day <= 31 for day in days) else ""


def _by_month(words: str) -> str:
    if "quý" in words:
        months = [
            month for quarter in light(r"(?<!\w)(iv|i{1,3})(?!\w)").findall(words) for month in _QUARTERS[quarter]
        ]
    else:
        months = [int(month) for month in light(r"\d{1,2}").findall(words)]
    return f";BYMONTH={','.join(map(str, months))}" if all(1 <= month <= 12 for month in months) else ""
