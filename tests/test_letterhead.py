"""Letterheads of many forms, near misses first: what is read from each, and that nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan import zones
from congvan.fields import letterhead
from congvan.model.letter import Header
from congvan.readers import read

CASES = tomllib.loads((Path(__file__).parent / "fixtures/rules/letterhead.toml").read_text("utf-8"))["case"]
SCALARS = ("place", "date", "subject", "urgency", "secrecy")
FIELDS = ("doc_type", "number", "symbol", "year", "parent", "issuer", *SCALARS)


def head_of(text: str) -> tuple[Header, str]:
    document = read(text.encode("utf-8"), name="letter.txt")
    return letterhead.find(document, zones.split(document)), document.text


def shown(head: Header) -> dict[str, str]:
    number, issuer, kind = head.number, head.issuer, head.doc_type
    found = {
        "doc_type": kind.value if kind else None,
        "number": number.serial if number else None,
        "symbol": number.symbol if number else None,
        "year": number.year if number else None,
        "parent": issuer.parent if issuer else None,
        "issuer": issuer.name if issuer else None,
    }
    found |= {name: value.value if (value := getattr(head, name)) else None for name in SCALARS}
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    head, _ = head_of(case["text"].lstrip("\n"))

    assert shown(head) == {name: case[name] for name in FIELDS if case.get(name)}
    if "profile" in case:
        assert head.profile == case["profile"]
    if "problems" in case:
        assert [problem.code for problem in head.problems] == case["problems"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_every_reading_stands_at_its_span(case: dict[str, Any]) -> None:
    head, text = head_of(case["text"].lstrip("\n"))

    for name in ("place", "urgency", "secrecy"):
        if reading := getattr(head, name):
            assert " ".join(reading.span.of(text).split()) == reading.value
    if head.number:
        assert " ".join(head.number.span.of(text).split()) == head.number.raw
    if head.subject:
        assert head.subject.value.split()[0] == head.subject.span.of(text).split()[0]


@given(st.text("SốCỘNGHÒA/-VU: \n\t.0123ngàytháng,ủyb*|_", max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    head, read_text = head_of(text + "x")

    for value in (head.number, head.place, head.date, head.subject):
        assert value is None or value.span is None or 0 <= value.span.start <= value.span.end <= len(read_text)


@given(
    st.integers(1, 99999), st.sampled_from(["UBND-VP", "2024/QĐ-UBND", "SGDĐT-GDTrH", "TTr-BNV", "BCA-C06"]), st.dates()
)
def test_any_number_and_day_read_back(serial: int, symbol: str, day: Any) -> None:
    if not 1945 <= day.year <= 2099:
        return
    when = f"An, ngày {day.day} tháng {day.month} năm {day.year}"
    text = f"UBND XÃ AN\nSố: {serial:02}/{symbol}\n{when}\nV/v họp\nKính gửi: Các ấp\n"

    head, _ = head_of(text)

    assert head.number and (head.number.serial, head.number.symbol) == (f"{serial:02}", symbol)
    assert head.date and head.date.value == day.isoformat()
