"""Public holidays and working days of the civil service, year by year."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from congvan.calendar.lunar import solar

SATURDAY = 5
ONE = timedelta(days=1)


class Year(NamedTuple):
    """The days off of a year with their names, and the Saturdays worked in exchange."""

    off: dict[date, str]
    worked: frozenset[date]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("congvan.lexicon").joinpath("holidays.toml").read_text("utf-8"))


def is_complete(year: int) -> bool:
    """Whether the notices of ``year`` on Tết, National Day and swapped days are all known.

    Where they are not, the holidays are those of the law with the likeliest choice of days; a term that crosses Tết or
    National Day of such a year may end on another day.

    >>> is_complete(2026), is_complete(2040)
    (True, False)
    """
    return str(year) in _data()["years"]


def holidays(year: int) -> dict[date, str]:
    """The public holidays of a year and the days off given for them, in order, each with its name.

    >>> [f"{day:%d/%m} {name}" for day, name in holidays(2024).items() if day.month in (4, 5)]
    ['18/04 Ngày Giỗ Tổ Hùng Vương', '29/04 Ngày Chiến thắng', '30/04 Ngày Chiến thắng', '01/05 Ngày Quốc tế lao động']
    """
    return dict(_year(year).off)


def is_day_off(day: date) -> bool:
    """Whether public bodies rest on ``day``: a weekend not worked, or a holiday.

    >>> is_day_off(date(2026, 11, 24)), is_day_off(date(2024, 5, 4))
    (True, False)
    """
    year = _year(day.year)
    return day in year.off or (day.weekday() >= SATURDAY and day not in year.worked)


def is_working_day(day: date) -> bool:
    """Whether public bodies work on ``day`` ("ngày làm việc"): Monday to Friday less the holidays, swapped Saturdays.

    >>> is_working_day(date(2025, 4, 26)), is_working_day(date(2025, 5, 2))
    (True, False)
    """
    return not is_day_off(day)


@cache
def _year(year: int) -> Year:
    data = _data()
    names: dict[str, str] = data["names"]
    off = {day: names[name] for day, name, _ in _by_law(year)}
    known = data["years"].get(str(year))
    if known:
        for name, days in known.items():
            off |= dict.fromkeys(days, names[name]) if name != "worked" else {}
        return Year(dict(sorted(off.items())), frozenset(known["worked"]))
    off |= {day: names[name] for day, name in _tet(year) + _national(year)}
    for day, name, is_made_up in sorted([*_by_law(year), *((day, name, True) for day, name in _tet(year))]):
        if is_made_up and day.weekday() >= SATURDAY:
            while day.weekday() >= SATURDAY or day in off:
                day += ONE
            off[day] = names[name]
    return Year(dict(sorted(off.items())), frozenset())


def _by_law(year: int) -> list[tuple[date, str, bool]]:
    """The holidays whose day the law names, and whether one at a weekend is made up for."""
    data = _data()
    found = [
        (date.fromisoformat(f"{year:04}-{rule['day']}"), rule["name"], rule["made_up"])
        for rule in data["fixed"]
        if year >= rule.get("since", 0)
    ]
    found += [
        (solar(rule["day"], rule["month"], year), rule["name"], rule["made_up"])
        for rule in data["lunar"]
        if year >= rule["since"]
    ]
    return sorted(found)


def _tet(year: int) -> list[tuple[date, str]]:
    """The days of Tết as they are mostly chosen: the last of the old year, then the first of the new."""
    days = 5 if year >= _data()["tet"]["since"] else 4
    first = solar(1, 1, year) - ONE
    return [(first + timedelta(days=n), "tet") for n in range(days)]


def _national(year: int) -> list[tuple[date, str]]:
    """The day beside 2 September that makes the longer rest."""
    if year < _data()["national"]["since"]:
        return []
    day = date(year, 9, 2)
    return [(day + ONE if day.weekday() in (0, 3) else day - ONE, "national")]
