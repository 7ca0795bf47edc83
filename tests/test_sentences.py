"""Whole sentences through `extract`: what each of the four families reads in them, and what none may read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from congvan.model.directive import Deadline, Limit, Measures, Period
from congvan.pipeline import extract

FILE = Path(__file__).parent / "fixtures" / "rules" / "sentences.toml"
TABLE: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
FAMILIES = ("limits", "exceptions", "deadlines", "periods")


def plain(value: int | float) -> str:
    return str(int(value) if value == int(value) else round(value, 4))


def limit(found: Limit) -> str:
    upper = "" if found.upper is None else f"..{plain(found.upper)}"
    per = f" / {found.per}" if found.per else ""
    return f"{found.op} {plain(found.value)}{upper} {found.unit or ''}{per}"


def deadline(found: Deadline) -> str:
    if found.date or (found.time and not found.recurring):
        return " ".join(filter(None, [found.date, found.time]))
    if found.amount is not None:
        return f"{found.amount} {found.unit}"
    return found.recurring or "-"


def period(found: Period) -> str:
    until = f" until {found.until}" if found.until else ""
    return f"{found.start or ''}/{found.end or ''}{until}"


def told(found: Measures) -> dict[str, list[str]]:
    return {
        "limits": [limit(one) for one in found.limits],
        "exceptions": [one.text for one in found.exceptions],
        "deadlines": [deadline(one) for one in found.deadlines],
        "periods": [period(one) for one in found.periods],
    }


def expected(case: dict[str, Any]) -> dict[str, list[str]]:
    return {family: case.get(family, []) for family in FAMILIES}


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    assert told(extract(case["text"], issued_on=case["on"])) == expected(case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case["reason"]), id=case["text"][:60])
        for case in TABLE["known_failure"]
    ],
)
def test_known_failure(case: dict[str, Any]) -> None:
    assert told(extract(case["text"], issued_on=case["on"])) == expected(case)
