"""Exceptions and conditions: tables of sentences, and what holds wherever they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.rules import conditions, exceptions
from congvan.rules.engine import Context
from congvan.text import View, words

TABLES = Path(__file__).parent / "fixtures/rules"
EXCEPTIONS: list[dict[str, Any]] = tomllib.loads((TABLES / "exceptions.toml").read_text("utf-8"))["case"]
CONDITIONS: list[dict[str, Any]] = tomllib.loads((TABLES / "conditions.toml").read_text("utf-8"))["case"]
SETS = st.sampled_from(
    ["trường hợp cấp bách", "các cơ sở y tế", "người trên 60 tuổi", "đơn vị quy định tại khoản 2 Điều 5"]
)
MARKS = st.sampled_from([("trừ", ""), ("ngoại trừ", ""), ("không bao gồm", ""), ("trừ", "TP. ")])


@pytest.mark.parametrize("case", EXCEPTIONS, ids=lambda case: case["label"])
def test_exception(case: dict[str, Any]) -> None:
    found, problems = exceptions.find(View.of(case["text"]), Context())

    assert [clause.text for clause in found] == case.get("expect", [])
    assert not problems
    for clause in found:
        assert words(clause.span.of(case["text"])) == clause.text
        assert clause.rule


@pytest.mark.parametrize("case", CONDITIONS, ids=lambda case: case["label"])
def test_condition(case: dict[str, Any]) -> None:
    found, problems = conditions.find(View.of(case["text"]), Context())

    assert [condition.text for condition in found] == case.get("expect", [])
    assert not problems
    for condition in found:
        assert words(condition.span.of(case["text"])) == condition.text


@given(MARKS, SETS, st.booleans())
def test_an_exception_is_the_same_in_brackets_and_at_the_end(
    mark: tuple[str, str], cases: str, is_bracketed: bool
) -> None:
    phrase = f"{mark[0]} {mark[1]}{cases}"
    text = (
        f"Các đơn vị tạm dừng tiếp khách ({phrase})." if is_bracketed else f"Các đơn vị tạm dừng tiếp khách, {phrase}."
    )

    [clause], _ = exceptions.find(View.of(text), Context())

    assert clause.text == clause.span.of(text) == phrase


@given(st.text("trừ riêng không (),.;áp dụng bao gồm\n", max_size=200))
def test_no_words_raise_and_every_span_is_its_text(text: str) -> None:
    view = View.of(text)

    for clause in (*exceptions.find(view, Context())[0], *conditions.find(view, Context())[0]):
        assert words(clause.span.of(text)) == clause.text != ""
