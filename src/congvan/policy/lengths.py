"""The last day of a length that counts from a day.

Source: Civil Code 91/2015/QH13 art. 147 (the first day is not counted) and art. 148 (weeks end on the same weekday,
months and years on the same date, or on the month's last day; a last day that is off moves to the next working day).

>>> str(last_day(date(2021, 1, 31), Fraction(1), "tháng")), last_day(date(2021, 1, 31), Fraction(1), "đợt")
('2021-03-01', None)
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from congvan.calendar import add_working_days, is_day_off
from congvan.rules.dates import last_of_month

_DAYS = {"ngày": 1, "tuần": 7, "tuần lễ": 7}
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


def last_day(start: date, amount: Fraction, unit: str | None) -> date | None:
    """The last day of ``amount`` ``unit`` from ``start``; None for a unit that no day can be told of.

    >>> str(last_day(date(2021, 5, 24), Fraction(5), "ngày làm việc"))
    '2021-05-31'
    """
    if unit in ("ngày làm việc", "ngày công"):
        return add_working_days(start, floor(amount))
    if unit in ("giờ", "phút"):
        return start + timedelta(days=floor(amount / (24 if unit == "giờ" else 1440)))
    if unit in _DAYS:
        return _next_working(start + timedelta(days=floor(amount * _DAYS[unit])))
    if unit in _MONTHS:
        return _next_working(_months_on(start, floor(amount * _MONTHS[unit])))
    return None


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return min(last_of_month(year, month + 1), date(year, month + 1, 1) + timedelta(days=start.day - 1))


def _next_working(day: date) -> date:
    while is_day_off(day):
        day += timedelta(days=1)
    return day
