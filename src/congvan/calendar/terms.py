"""When a term ends: Civil Code 91/2015/QH13 arts. 144 to 148."""

from __future__ import annotations

from datetime import date, timedelta

from congvan.calendar.days import ONE, is_day_off, is_working_day
from congvan.errors import UsageError

_DAYS = {"ngày": 1, "tuần": 7, "tuần lễ": 7, "nửa tháng": 15}
_MONTHS = {"tháng": 1, "quý": 3, "nửa năm": 6, "năm": 12}
WORKING = ("ngày làm việc", "ngày công")
LONGEST = 366_000


def add_working_days(day: date, n: int) -> date:
    """The ``n``-th working day after ``day``, which is not counted itself; before it, where ``n`` is negative.

    Raises `UsageError` for a count that leaves the calendar.

    >>> print(add_working_days(date(2025, 4, 29), 3), add_working_days(date(2025, 5, 7), -3))
    2025-05-07 2025-04-29
    """
    if abs(n) > LONGEST:
        raise UsageError(f"quá nhiều ngày làm việc: {n} (too many working days)")
    step = ONE if n >= 0 else -ONE
    left = abs(n)
    try:
        while left:
            day += step
            left -= is_working_day(day)
    except OverflowError:
        raise UsageError(f"ngày nằm ngoài lịch: {n} (the day leaves the calendar)") from None
    return day


def next_working_day(day: date) -> date:
    """``day`` itself where it is a working day, else the next one (art. 148(5)).

    >>> print(next_working_day(date(2026, 1, 1)), next_working_day(date(2026, 1, 10)))
    2026-01-05 2026-01-10
    """
    while is_day_off(day):
        day += ONE
    return day


def due_on(start: date, amount: int, unit: str) -> date:
    """The day at whose end (24:00) a term of ``amount`` ``unit`` from ``start`` runs out.

    The first day is not counted (art. 147). Weeks end on the same weekday, months and years on the same date or, where
    the month has none, on its last day; a last day that is off moves to the next working day (art. 148). ``unit`` is as
    letters write it: "ngày", "ngày làm việc", "tuần", "tháng", "quý", "năm", "nửa tháng", "nửa năm". Raises
    `UsageError` for another unit, for a negative amount, and where the end leaves the calendar.

    >>> print(due_on(date(2021, 4, 1), 5, "ngày"), due_on(date(2023, 1, 31), 1, "tháng"))
    2021-04-06 2023-02-28
    >>> print(due_on(date(2026, 8, 20), 3, "ngày làm việc"), due_on(date(2026, 8, 29), 2, "ngày"))
    2026-08-24 2026-09-03
    """
    unit = " ".join(unit.lower().split())
    if amount < 0:
        raise UsageError(f"độ dài âm: {amount} {unit} (a negative length)")
    if amount > LONGEST:
        raise UsageError(f"quá dài: {amount} {unit} (too long)")
    if unit in WORKING:
        return add_working_days(start, amount)
    try:
        if unit in _DAYS:
            return next_working_day(start + timedelta(days=amount * _DAYS[unit]))
        if unit in _MONTHS:
            return next_working_day(months_after(start, amount * _MONTHS[unit]))
    except (OverflowError, ValueError):
        raise UsageError(f"ngày nằm ngoài lịch: {start} + {amount} {unit} (the day leaves the calendar)") from None
    raise UsageError(f"không tính được theo đơn vị {unit!r} (no day can be told of this unit)")


def months_after(start: date, months: int) -> date:
    """The same day of the month ``months`` later, or that month's last day (art. 148(3)).

    >>> print(months_after(date(2024, 1, 31), 1))
    2024-02-29
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (following - ONE).day))
