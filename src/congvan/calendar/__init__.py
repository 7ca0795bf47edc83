"""Working days, holidays and terms in Việt Nam, as dated data and the counting rules of the Civil Code.

Unit: civil days (UTC+7); every day runs to 24:00. Working days are those of the civil service: Monday to Friday less
the public holidays, and the Saturdays worked in exchange for a day off. Holidays of 2021 to 2026 stand as the yearly
notices gave them; for other years they follow from the law and the lunar calendar, and `is_complete` is False.

Source: Civil Code 91/2015/QH13 arts. 144-148; Labour Code 45/2019/QH14 arts. 111, 112; Resolution 28/2026/QH16.

>>> from datetime import date
>>> print(add_working_days(date(2026, 12, 31), 5), due_on(date(2021, 4, 1), 5, "ngày"))
2027-01-08 2021-04-06
>>> is_working_day(date(2026, 1, 10)), is_complete(2027)
(True, False)
"""

from __future__ import annotations

from congvan.calendar.days import holidays, is_complete, is_day_off, is_working_day
from congvan.calendar.lunar import solar
from congvan.calendar.terms import add_working_days, due_on, months_after, next_working_day

__all__ = [
    "add_working_days",
    "due_on",
    "holidays",
    "is_complete",
    "is_day_off",
    "is_working_day",
    "months_after",
    "next_working_day",
    "solar",
]
