"""What sentences ask of whom, in the forms of real letters; what asks nothing first."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from congvan.rules.duties import duty, formulas, waivers
from congvan.rules.duties.duty import Setting
from congvan.rules.duties.statement import Statement

TABLE = tomllib.loads((Path(__file__).parent / "fixtures" / "rules" / "duties.toml").read_text("utf-8"))
KNOWN = frozenset(TABLE.get("known", ()))


def cases(name: str) -> list[object]:
    """The rows of a table; those listed as known failures are expected to fail."""
    rows = [[row] if isinstance(row, str) else row for row in TABLE[name]]
    marks = {
        True: [
            pytest.mark.xfail(strict=True, reason="a duty in words that the rules do not read yet, or read otherwise")
        ],
        False: [],
    }
    return [pytest.param(*row, marks=marks[row[0] in KNOWN], id=row[0]) for row in rows]


def read(text: str, setting: Setting) -> tuple[str, str]:
    said = Statement.of(text)
    found = None if formulas.kind(said) or formulas.is_past(said) else duty.read(said, setting)
    if found is None:
        return "", ""
    return str(found.modality), said.view.words(*found.who) if found.who else ""


@pytest.mark.parametrize("text", cases("nothing"))
def test_what_asks_nothing(text: str) -> None:
    assert read(text, Setting.OPINION) == ("", "")


@pytest.mark.parametrize("text", cases("bygone"))
def test_what_was_asks_nothing(text: str) -> None:
    assert formulas.assesses(Statement.of(text))


@pytest.mark.parametrize("text", cases("not_bygone"))
def test_what_opens_like_what_was_may_ask(text: str) -> None:
    assert not formulas.assesses(Statement.of(text))


@pytest.mark.parametrize(("text", "modality", "who"), cases("background"))
def test_background_orders_by_explicit_cues_alone(text: str, modality: str, who: str) -> None:
    assert read(text, Setting.PLAIN) == (modality, who)


@pytest.mark.parametrize(("text", "modality", "who"), cases("named"))
def test_who_is_to_act(text: str, modality: str, who: str) -> None:
    assert read(text, Setting.OPINION) == (modality, who)


@pytest.mark.parametrize(("text", "modality"), cases("bare"))
def test_items_under_an_order_that_name_nobody(text: str, modality: str) -> None:
    said = Statement.of(text)
    found = duty.read(said, Setting.ORDER) or duty.listed(said)

    assert found is not None
    assert (str(found.modality), found.who) == (modality, None)


@pytest.mark.parametrize(("text", "outer", "clause", "kind"), cases("clauses"))
def test_clauses_of_their_own_modality(text: str, outer: str, clause: str, kind: str) -> None:
    said = Statement.of(text)
    found = duty.read(said, Setting.ORDER)

    assert found is not None and str(found.modality) == outer
    inner = [(said.view.words(start, end), str(own)) for start, end, own in waivers.find(said, found.modality)]
    assert inner == ([(clause, kind)] if clause else [])
