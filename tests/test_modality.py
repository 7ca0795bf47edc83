"""Modality, addressees and requests, sentence by sentence; near misses first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.rules.duties import addressee, duty, formulas
from congvan.rules.duties.duty import Setting
from congvan.rules.duties.statement import Statement
from congvan.text import fold

RULES = Path(__file__).parent / "fixtures" / "rules"
CASES = tomllib.loads((RULES / "modality.toml").read_text("utf-8"))["case"]
NAMES = tomllib.loads((RULES / "addressee.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    said = Statement.of(case["text"])
    if "formula" in case:
        assert formulas.kind(said) == case["formula"]
        return

    found = duty.read(said, Setting(case.get("setting", "opinion")))

    assert (found and str(found.modality)) == case.get("modality")
    if found:
        assert (said.view.words(*found.who) if found.who else None) == case.get("who")
        assert said.text[found.act :] == case["act"]


@pytest.mark.parametrize("case", NAMES["none"], ids=lambda case: case["text"])
def test_compounds_name_nobody(case: dict[str, Any]) -> None:
    assert not addressee.begins(fold(case["text"]), 0)


@pytest.mark.parametrize("case", NAMES["subject"], ids=lambda case: case["text"])
def test_the_one_who_is_to_act(case: dict[str, Any]) -> None:
    said = Statement.of(case["text"])

    found = duty.read(said, Setting.OPINION)

    assert found is not None and found.who is not None
    assert said.view.words(*found.who) == case["who"]


@given(st.text("đơn vị, phải không được (thì) Sở;:.- nếu giao", max_size=120), st.sampled_from(Setting))
def test_any_words_are_read_within_their_bounds(text: str, setting: Setting) -> None:
    found = duty.read(Statement.of(text), setting)

    if found:
        assert 0 <= found.act <= len(text)
        assert found.who is None or 0 <= found.who[0] <= found.who[1] <= len(text)
