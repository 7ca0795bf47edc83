"""Working days of public bodies in Việt Nam: Monday to Friday, less the holidays, plus Saturdays worked in exchange.

Holidays stand in ``holidays.toml``, year by year, as the notices gave them. `is_complete` tells whether a year's notice
is there; for other years only the fixed holidays are known.

>>> is_day_off(date(2026, 11, 24)), is_day_off(date(2024, 5, 4)), is_complete(2031)
(True, False, False)
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

SATURDAY = 5


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("congvan").joinpath("holidays.toml").read_text("utf-8"))


@cache
def _year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The weekdays off and the Saturdays worked in ``year``."""
    table = _table()
    known = table["year"].get(str(year), {"off": table["fixed"], "worked": []})
    off, worked = (frozenset(date.fromisoformat(f"{year:04}-{day}") for day in known[key]) for key in ("off", "worked"))
    return off, worked


def is_complete(year: int) -> bool:
    """Whether all holidays and swaps of ``year`` are known."""
    return str(year) in _table()["year"]


def is_day_off(day: date) -> bool:
    """Whether public bodies rest on ``day``."""
    off, worked = _year(day.year)
    return day in off or (day.weekday() >= SATURDAY and day not in worked)


def add_working_days(start: date, days: int) -> date:
    """The last of ``days`` working days behind ``start``, which is not counted itself (Civil Code art. 147).

    >>> str(add_working_days(date(2025, 4, 29), 3))
    '2025-05-07'
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= not is_day_off(day)
    return day
