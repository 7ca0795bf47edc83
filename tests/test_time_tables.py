"""Tables of deadlines and periods: each near miss gives nothing, each sentence what stands beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congvan.model.directive import Deadline, Period
from congvan.rules import deadlines, periods
from congvan.rules.engine import Context
from congvan.text import View

TABLES = Path(__file__).parent / "fixtures" / "rules"
LETTER = Context(date(2021, 5, 20), 2021)


@dataclass(frozen=True)
class Family:
    """A family of rules with how its values are written in its table."""

    name: str
    find: Callable[[View, Context], tuple[list[Any], list[Any]]]
    rules: frozenset[str]
    told: Callable[[Any], str]

    def rows(self, kind: str) -> list[Any]:
        return list(tomllib.loads((TABLES / f"{self.name}.toml").read_text("utf-8"))[kind])

    def read(self, text: str) -> list[str]:
        return [self.told(value) for value in self.find(View.of(text), LETTER)[0]]


def deadline_told(due: Deadline) -> str:
    if due.recurring:
        value = f"{due.recurring} = {due.rrule}" + (f" {due.time}" if due.time else "")
    elif due.amount is not None:
        value = f"{due.amount} {due.unit}" + (f" < {due.from_}" if due.from_ else "")
    else:
        value = " ".join(filter(None, [due.date, due.time])) or "-"
    return f"{due.text} | {due.op} {value}"


def period_told(lasting: Period) -> str:
    until = f" until {lasting.until}" if lasting.until else ""
    return f"{lasting.text} | {lasting.start or ''}/{lasting.end or ''}{until}"


FAMILIES = (
    Family("deadlines", deadlines.find, frozenset(rule.name for rule in deadlines.RULES), deadline_told),
    Family("periods", periods.find, frozenset(rule.name for rule in periods.RULES), period_told),
)


def rows(kind: str) -> list[Any]:
    """The rows of one kind of every table, each with its family."""
    return [
        pytest.param(family, row, id=f"{family.name}: {row if isinstance(row, str) else row['text']}")
        for family in FAMILIES
        for row in family.rows(kind)
    ]


CASES = [(family, case) for family in FAMILIES for case in family.rows("case")]


@pytest.mark.parametrize(("family", "text"), rows("near_misses"))
def test_near_miss(family: Family, text: str) -> None:
    assert family.find(View.of(text), LETTER) == ([], [])


@pytest.mark.parametrize(("family", "case"), rows("case"))
def test_case(family: Family, case: dict[str, Any]) -> None:
    found, problems = family.find(View.of(case["text"]), LETTER)

    assert [family.told(value) for value in found] == case["expect"]
    assert not problems
    for value in found:
        assert value.span.of(case["text"]) == value.text
        assert value.rule in family.rules


@pytest.mark.xfail(strict=True, reason="a form of time that the rules do not read yet, kept beside what they read")
@pytest.mark.parametrize(("family", "case"), rows("known_failure"))
def test_known_failure(family: Family, case: dict[str, Any]) -> None:
    assert family.read(case["text"]) == case["expect"]


@given(st.sampled_from(CASES), st.sampled_from(["\n", "  ", "\u00a0", " \n "]), st.data())
def test_a_line_end_for_a_space_changes_nothing(
    row: tuple[Family, dict[str, Any]], space: str, data: st.DataObject
) -> None:
    family, case = row
    places = [place for place, char in enumerate(case["text"]) if char == " "]
    assume(places)
    place = data.draw(st.sampled_from(places))

    assert family.read(case["text"][:place] + space + case["text"][place + 1 :]) == case["expect"]
