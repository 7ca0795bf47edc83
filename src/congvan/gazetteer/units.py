"""The rows of units.tsv: found by name, followed through their changes.

The file is read when the first unit is asked for; its rows stay text until one of them is wanted, and a name is found
by bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple, TypeAlias, cast

from congvan.text import fold, words

Tier = Literal["province", "district", "commune"]
Day: TypeAlias = date | str  #: a string in ISO 8601, cut where the day is not known: "2026-04", "2026"
OTHER_SPELLING = "="


@dataclass(frozen=True, slots=True)
class AdminUnit:
    """One administrative unit with the days between which it stood."""

    name: str  #: without its level word: "Hạ Long"
    word: str  #: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu
    tier: Tier
    since: str | None  #: ISO 8601, cut where not known; None where it goes back further than these data
    until: str | None  #: its last day; None while it stands
    row: int  #: its place in the data, which tells units of one name apart

    def __hash__(self) -> int:
        return self.row

    @property
    def full(self) -> str:
        """The name with its level word: "Thành phố Hạ Long"."""
        return f"{self.word.capitalize()} {self.name}"

    def stands_on(self, day: Day) -> bool:
        """Whether the unit stood on a day; where a day is cut, whether it may have."""
        on = str(day)
        return (not self.since or _cut(self.since, on) <= _cut(on, self.since)) and (
            not self.until or _cut(self.until, on) >= _cut(on, self.until)
        )


class Level(NamedTuple):
    """A kind of unit in the file: its word, tier, usual days, and the forms of its word."""

    word: str
    tier: Tier
    since: str
    until: str
    forms: tuple[str, ...]


class _Table(NamedTuple):
    levels: dict[str, Level]
    rows: list[str]


@cache
def _table() -> _Table:
    text = resources.files("congvan.gazetteer").joinpath("units.tsv").read_text("utf-8")
    head, _, body = text.partition("\n\n")
    levels = {}
    for line in head.split("\n"):
        if line.startswith("@"):
            code, word, tier, since, until, forms = line[1:].split("\t")
            levels[code] = Level(word, cast(Tier, tier), since, until, tuple(forms.split(",")))
    return _Table(levels, body.rstrip("\n").split("\n"))


def levels() -> tuple[Level, ...]:
    """The kinds of units."""
    return tuple(_table().levels.values())


def _cut(day: str, other: str) -> str:
    return day[: len(other)]


def _cells(row: int) -> list[str]:
    cells = _table().rows[row].split("\t")
    return cells + [""] * (6 - len(cells))


@lru_cache(maxsize=4096)
def _unit(row: int) -> AdminUnit:
    name, code, _, _, since, until = _cells(row)
    level = _table().levels[code]
    return AdminUnit(name, level.word, level.tier, since or level.since or None, until or level.until or None, row)


def _name(line: str) -> str:
    return line[: line.index("\t")].lower()


@lru_cache(maxsize=4096)
def named(key: str) -> tuple[AdminUnit, ...]:
    """The units whose bare name folds to ``key``, other spellings followed."""
    found: dict[AdminUnit, None] = {}
    rows = _table().rows
    at = bisect_left(rows, key, key=_name)
    while at < len(rows) and _name(rows[at]) == key:
        cells = _cells(at)
        found[_unit(int(cells[2])) if cells[1] == OTHER_SPELLING else _unit(at)] = None
        at += 1
    return tuple(found)


def standing(tier: Tier, on: Day) -> Iterator[AdminUnit]:
    """All units of a tier that stood on a day, by name.

    >>> sum(1 for _ in standing("province", "2024-06-30")), sum(1 for _ in standing("province", "2025-07-01"))
    (63, 34)
    """
    codes = {code for code, level in _table().levels.items() if level.tier == tier}
    for row, line in enumerate(_table().rows):
        if line.split("\t", 2)[1] in codes and (unit := _unit(row)).stands_on(on):
            yield unit


@lru_cache(maxsize=4096)
def parent_of(unit: AdminUnit) -> AdminUnit | None:
    """The unit around this one while it stood; None for a province."""
    around = _cells(unit.row)[2]
    return _unit(int(around)) if around else None


@lru_cache(maxsize=4096)
def successors(unit: AdminUnit) -> tuple[AdminUnit, ...]:
    """The units that came in the place of this one; none while it stands."""
    rows = _cells(unit.row)[3]
    return tuple(_unit(int(row)) for row in rows.split(",")) if rows else ()


@cache
def _came_from() -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for row, line in enumerate(_table().rows):
        cells = line.split("\t", 4)
        for one in cells[3].split(",") if len(cells) > 3 and cells[3] else ():
            found.setdefault(int(one), []).append(row)
    return {row: tuple(olds) for row, olds in found.items()}


def predecessors(unit: AdminUnit) -> tuple[AdminUnit, ...]:
    """The units in whose place this one came, those that it took in among them."""
    return tuple(_unit(row) for row in _came_from().get(unit.row, ()))


def became(unit: AdminUnit, on: Day | None = None) -> tuple[AdminUnit, ...]:
    """What stands in the unit's place on a day, by default after all changes known; the unit itself while it stands.

    A unit that was joined to another one has that one's successors.
    """
    found: dict[AdminUnit, None] = {}
    ahead = [unit]
    while ahead:
        one = ahead.pop(0)
        following = successors(one)
        if not following or (on is not None and one.stands_on(on)):
            found[one] = None
        else:
            ahead += [after for after in following if after not in found and after not in ahead]
    return tuple(found)


def day_before(day: str | None) -> str | None:
    """The day before; a day that is cut stays as it is.

    >>> day_before("2025-07-01"), day_before("2026")
    ('2025-06-30', '2026')
    """
    return str(date.fromisoformat(day) - timedelta(days=1)) if day and len(day) == len("2025-07-01") else day


def since_when(unit: AdminUnit, successor: AdminUnit) -> str | None:
    """The day from which ``successor`` stands in the unit's place; None for the unit itself."""
    if unit == successor:
        return None
    after = unit.until or ""
    if len(after) == len("2025-06-30"):
        after = str(date.fromisoformat(after) + timedelta(days=1))
    return max(after, successor.since or "") or None


def province_of(unit: AdminUnit, on: Day | None = None) -> AdminUnit | None:
    """The province or city that a unit lay in on a day, by default while it stood; None where that is not one unit.

    Before 1/8/2008 a district is taken to have lain where it lay later; that may be wrong for Hà Nội and its sides.
    """
    if on is not None and unit.until and not unit.stands_on(on) and unit.until < str(on):
        provinces = {province_of(one, on) for one in became(unit, on)}
        return provinces.pop() if len(provinces) == 1 else None
    top = unit
    while (around := parent_of(top)) is not None:
        top = around
    if on is None or top.stands_on(on):
        return top
    found = (
        became(top, on) if top.until and top.until < str(on) else tuple(p for p in predecessors(top) if p.stands_on(on))
    )
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name as the rows are sorted by: folded, on one line, dashes spaced, numbers without zeros before.

    >>> key_of("BÀ RỊA–VŨNG TÀU"), key_of("Quận 01")
    ('bà rịa - vũng tàu', 'quận 1')
    """
    parts = words(fold(name).replace("-", " - ")).strip(" .,;:*_-()\"'").split()
    return " ".join(part.lstrip("0") or part if part.isdecimal() else part for part in parts)
