"""Limits: one table of sentences, and what holds of every number, unit and comparator."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.directive import Limit
from congvan.rules import limits
from congvan.rules.engine import Context
from congvan.spans import Span
from congvan.text import View, words

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "fixtures/rules/limits.toml").read_text("utf-8"))[
    "case"
]
UNITS = st.sampled_from(["người", "m2", "triệu đồng", "%", "ký tự", "học viên", "km", "lần"])


def said(limit: Limit) -> str:
    upper = "" if limit.upper is None else f"..{limit.upper}"
    per = f" / {limit.per}" if limit.per else ""
    return f"{limit.op} {limit.value}{upper} {limit.unit}{per}"


def find(text: str) -> list[Limit]:
    return limits.find(View.of(text), Context())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    found, problems = limits.find(View.of(case["text"]), Context())

    assert [said(limit) for limit in found] == case.get("expect", [])
    assert [problem.message for problem in problems] == case.get("problems", [])
    if "of" in case:
        assert [limit.of for limit in found] == case["of"]
    for limit in found:
        assert words(limit.span.of(case["text"])) == limit.text
        assert limit.rule


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Bố trí không quá 18 người/phòng học vẽ.", "bound"),
        ("Xưởng gốm phải có mặt bằng từ 35m2 trở lên.", "bound"),
        ("Xưởng mộc có doanh thu từ 3 tỷ đồng trở lên nộp phí theo sổ kế toán.", "threshold"),
        ("Trường hợp vắng mặt quá 3 buổi thì không được dự thi.", "threshold"),
        ("Trẻ em dưới 6 tuổi được miễn vé.", "threshold"),
        ("Mức thu: 30.000 đồng/hộ/tháng.", "amount"),
        ("Tỷ lệ góp là 17,5 %.", "amount"),
        ("Phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng.", "amount"),
        ("Mỗi đơn vị cử 02 cán bộ.", "bound"),
        ("Trạm giống có từ 06 vườn ươm trở lên được thuê không quá 03 thợ.", "threshold bound"),
    ],
)
def test_what_part_a_number_plays(text: str, roles: str) -> None:
    assert [limit.role.value for limit in find(text)] == roles.split()


@given(st.integers(2, 9999), UNITS)
def test_no_fewer_is_at_least_and_no_more_is_at_most(count: int, unit: str) -> None:
    for told, op in (
        ("không dưới", ">="),
        ("ít nhất", ">="),
        ("không quá", "<="),
        ("tối đa", "<="),
        ("không ít hơn", ">="),
    ):
        [limit] = find(f"Các đơn vị phải bố trí {told} {count} {unit}.")

        assert (limit.op, limit.value, limit.unit) == (op, count, unit)


@given(st.integers(2, 999_999_999), st.sampled_from(["đồng", "liều", "ký tự"]))
def test_figures_with_dots_read_back(count: int, unit: str) -> None:
    written = f"{count:,}".replace(",", ".")

    [limit] = find(f"Hạn mức không quá {written} {unit}.")

    assert limit.value == count
    assert limit.text == f"không quá {written} {unit}"


@given(st.integers(0, 99), st.integers(1, 99))
def test_decimals_have_a_comma(whole: int, part: int) -> None:
    [limit] = find(f"Bảo đảm tỷ lệ không dưới {whole},{part:02} %.")

    assert limit.value == pytest.approx(whole + part / 100)


@given(st.sampled_from(CASES), st.data())
def test_a_line_end_for_a_space_changes_nothing(case: dict[str, Any], data: st.DataObject) -> None:
    text: str = case["text"]
    spaces = [at for at, char in enumerate(text) if char == " "]
    at = data.draw(st.sampled_from(spaces))

    assert list(map(said, find(text))) == list(map(said, find(text[:at] + "\n" + text[at + 1 :])))


@given(st.sampled_from(CASES))
def test_old_tone_placement_changes_nothing(case: dict[str, Any]) -> None:
    text: str = case["text"]
    old = text.replace("hòa", "hoà").replace("khỏe", "khoẻ").replace("thủy", "thuỷ").replace("ủy", "uỷ")

    assert [limit.value for limit in find(text)] == [limit.value for limit in find(old)]


@given(st.text("0123456789.,/%() không quá từ đến trở lên người đồng triệu năm mỗi\n", max_size=300))
def test_no_words_raise_and_every_span_is_its_text(text: str) -> None:
    for limit in limits.find(View.of(text), Context())[0]:
        assert words(limit.span.of(text)) == limit.text != ""
        assert Span(0, len(text)).holds(limit.span)
        assert (limit.upper is None) == (limit.op != "between")


@given(st.sampled_from(["lớn", "cao", "dài", "rộng", "nặng", "sâu"]), st.sampled_from(["nhỏ", "thấp", "ngắn", "hẹp"]))
def test_a_negation_turns_every_comparator(big: str, small: str) -> None:
    for told, op in (
        (f"không {big} hơn", "<="),
        (f"không được {small} hơn", ">="),
        (f"{big} hơn hoặc bằng", ">="),
        (f"bằng hoặc {small} hơn", "<="),
    ):
        [limit] = find(f"Khoảng cách giữa hai cột phải {told} 12 m.")

        assert (limit.op, limit.value, limit.unit) == (op, 12, "m")
