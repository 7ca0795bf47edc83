"""Words of a stretch, and families filed under them: what a plain search finds, a family finds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from congvan.rules import deadlines, exceptions, limits, periods
from congvan.rules.engine import Family, light
from congvan.rules.told import FIGURE, OPENING, Told
from congvan.text import fold

FIXTURES = Path(__file__).parent / "fixtures/rules"
FAMILIES = {"limits": limits, "exceptions": exceptions, "deadlines": deadlines, "periods": periods}
TEXTS = [
    fold(case["text"].replace("*", " ").replace("_", " "))
    for name in FAMILIES
    for case in tomllib.loads((FIXTURES / f"{name}.toml").read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(
    ("text", "starts", "places"),
    [
        ("nhạn", ("hạn",), []),
        ("hạn hạn", ("hạn",), [0, 4]),
        ("từ tháng5", ("tháng",), [3]),
        ("bod5không", ("không",), []),
        ("1.200 và 12/5/2024, a5, 5%", (FIGURE,), [0, 9, 24]),
        ("ngày15", (FIGURE,), []),
        ("(trừ (", ("(",), [0, 5]),
        ("đến  trước", ("trước", "đến"), [0, 5]),
        ("ngày 5", (OPENING,), [0]),
        ("", (FIGURE, "ngày"), []),
    ],
)
def test_where_words_stand(text: str, starts: tuple[str, ...], places: list[int]) -> None:
    told = Told(text)

    assert sorted(at for start in starts for at in told[start]) == places


@pytest.mark.parametrize(
    ("text", "literals", "is_held"),
    [
        ("không áp-dụng", ("không áp dụng",), False),
        ("không  áp dụng", ("không áp dụng",), True),
        ("phát hạnh", ("hạn",), False),
        ("ngày15/6", (FIGURE,), True),
        ("ngày15/6", ("ngày",), True),
        ("500.000đ", ("đ",), True),
        ("“+từ…”", ("từ",), True),
        ("một trăm", (FIGURE,), False),
    ],
)
def test_what_a_stretch_holds(text: str, literals: tuple[str, ...], is_held: bool) -> None:
    assert Told(fold(text)).holds(literals) is is_held


def searched(family: Family[Any], text: str) -> set[tuple[str, int, int]]:
    """What is found of every rule without regard to gates and starts, where no rule's matches overlap."""
    return {(rule.name, *hit.span()) for rule in family for hit in light(rule.pattern).finditer(text)}


def filed(family: Family[Any], text: str) -> set[tuple[str, int, int]]:
    return {(rule.name, *hit.span()) for *_, rule, hit in family.hits(text, ((0, len(text)),))}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_finds_what_a_search_finds(name: str) -> None:
    family: Family[Any] = FAMILIES[name].RULES
    around = {rule.name for rule in family if rule.amid}

    for text in TEXTS:
        for told in (text, re.sub(r"(?<=[^\W\d]) (?=\d)", "", text), text.replace(" ", "  ")):
            wanted = searched(family, told)
            assert filed(family, told) <= wanted
            assert {one for one in wanted - filed(family, told) if one[0] not in around} == set(), told


def test_of_many_ranges_each_match_lies_in_one() -> None:
    text = "không quá 5 người; " * 40
    ranges = [(at, at + 19) for at in range(0, len(text), 38)]

    found = [(start, -end) for start, end, *_ in limits.RULES.hits(text, ranges)]

    assert found
    assert all(any(first <= start and end <= last for first, last in ranges) for start, end in found)
    assert {start // 38 for start, _ in found} == set(range(20))
