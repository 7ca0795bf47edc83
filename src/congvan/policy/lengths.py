"""The last day of a length that counts from a day, where one can be told."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from congvan.calendar import due_on
from congvan.errors import UsageError

_HOURS = {"giờ": Fraction(1), "tiếng": Fraction(1), "phút": Fraction(1, 60)}


def last_day(start: date, amount: Fraction, unit: str | None) -> date | None:
    """The last day of ``amount`` ``unit`` from ``start``, by the Civil Code; None where no day can be told of it.

    Hours count from an hour that a day does not tell, so the last day is the latest that they can end on.

    >>> day = date(2021, 5, 24)
    >>> print(last_day(day, Fraction(5), "ngày làm việc"), last_day(day, Fraction(8), "giờ"))
    2021-05-31 2021-05-25
    >>> last_day(day, Fraction(2), "đợt") is None
    True
    """
    if unit in _HOURS:
        return start + timedelta(days=ceil(amount * _HOURS[unit] / 24))
    if unit is None or amount.denominator != 1:
        return None
    try:
        return due_on(start, amount.numerator, unit)
    except UsageError:
        return None
