"""What was read, in a few signs beside the letter's words: "≤ 20 người/phòng làm việc", "< 20/8/2021".

>>> day("2021-08-05"), day("2021-08"), number(1800000), number(32.5)
('05/8/2021', '8/2021', '1.800.000', '32,5')
"""

from __future__ import annotations

from congvan.model.directive import Deadline, Limit, Period
from congvan.model.letter import Number

_EVERY = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_WEEKDAYS = {
    "MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}  # fmt: skip
_SIGNS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "==": "="}


def day(iso: str | None) -> str:
    """A day as letters write it: the day in two figures, the month in two only for January and February.

    Source: NĐ 30/2020/NĐ-CP annex I, II.4 (days under 10 and months 1 and 2 get a leading 0).
    """
    if not iso:
        return ""
    year, *rest = iso.split("-")
    month = rest[0] if rest and int(rest[0]) < 3 else str(int(rest[0])) if rest else ""
    return "/".join(part for part in (rest[1] if len(rest) > 1 else "", month, year) if part)


def number(value: float) -> str:
    """A number in Vietnamese figures."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".") if value % 1 else _whole(int(value))


def _whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def symbol(number_: Number) -> str:
    """Number and symbol as the letter gives them; a blank number as dots."""
    return number_.raw if number_.serial else f"…/{number_.symbol or ''}"


def limit(one: Limit) -> str:
    """Comparator, number, unit: "12–15 ngày", "≤ 20 người/phòng"."""
    value = number(one.value)
    if one.op == "between":
        value = f"{value}–{number(one.upper)}" if one.upper is not None else f"≥ {value}"
    else:
        value = f"{_SIGNS[one.op]} {value}"
    unit = f" {one.unit}" if one.unit and one.unit != "%" else one.unit or ""
    per, of = (f"/{one.per}" if one.per else ""), (f" của {one.of}" if one.of else "")
    return f"{value}{unit}{per}{of}"


def deadline(one: Deadline) -> str:
    """The day, or the length and what it counts from, or the recurrence."""
    if one.date:
        sign = "" if one.op == "==" else f"{_SIGNS[one.op]} "
        return f"{sign}{f'{one.time} ' if one.time else ''}{day(one.date)}"
    if one.amount is not None:
        length = f"{_SIGNS[one.op]} {number(one.amount)} {one.unit or ''}".rstrip()
        return f"{length} kể từ {one.from_}" if one.from_ else length
    return recurrence(one.rrule) if one.rrule else one.recurring or ""


def recurrence(rrule: str) -> str:
    """A recurrence in plain words; one that has no simple words stays as it is.

    >>> recurrence("FREQ=MONTHLY;BYMONTHDAY=25"), recurrence("FREQ=MONTHLY;INTERVAL=6"), recurrence("FREQ=HOURLY")
    ('lặp lại hằng tháng, ngày 25', 'lặp lại 6 tháng một lần', 'FREQ=HOURLY')
    """
    parts = dict(part.partition("=")[::2] for part in rrule.split(";"))
    every = _EVERY.get(parts.pop("FREQ", ""))
    interval, days = parts.pop("INTERVAL", "1"), parts.pop("BYDAY", "")
    month, in_month = parts.pop("BYMONTH", ""), parts.pop("BYMONTHDAY", "")
    if not every or parts or not all(one in _WEEKDAYS for one in days.split(",") if one):
        return rrule
    said = f"lặp lại hằng {every}" if interval == "1" else f"lặp lại {interval} {every} một lần"
    named = ", ".join(_WEEKDAYS[one] for one in days.split(",") if one)
    dated = f"ngày {in_month}/{month}" if in_month and month else f"ngày {in_month}" if in_month else ""
    dated = dated or (f"tháng {month}" if month else "")
    return ", ".join(filter(None, (said, named, dated)))


def period(one: Period) -> str:
    """From the first day to the last, or to the event that ends it."""
    end = day(one.end) or (f"khi {one.until}" if one.until else "")
    if one.start and end:
        return f"{day(one.start)} – {end}"
    return f"từ {day(one.start)}" if one.start else f"đến {end}" if end else ""
