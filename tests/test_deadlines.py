"""Deadlines of single sentences: days, lengths from an event, recurrences."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congvan.model.directive import Deadline
from congvan.rules.deadlines import RULES, find
from congvan.rules.engine import Context
from congvan.text import View

FILE = Path(__file__).parent / "fixtures" / "rules" / "deadlines.toml"
TABLE: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
LETTER = Context(date(2021, 5, 20), 2021)
LATER = st.dates(date(2021, 5, 20), date(2022, 12, 31))


def told(due: Deadline) -> str:
    """A deadline on one line, as the table writes it."""
    if due.recurring:
        value = f"{due.recurring} = {due.rrule}" + (f" {due.time}" if due.time else "")
    elif due.amount is not None:
        value = f"{due.amount} {due.unit}" + (f" < {due.from_}" if due.from_ else "")
    else:
        value = " ".join(filter(None, [due.date, due.time])) or "-"
    return f"{due.text} | {due.op} {value}"


@pytest.mark.parametrize("text", TABLE["near_misses"])
def test_near_miss(text: str) -> None:
    assert find(View.of(text), LETTER) == ([], [])


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    found, problems = find(View.of(case["text"]), LETTER)

    assert [told(due) for due in found] == case["expect"]
    assert not problems
    for due in found:
        assert due.span.of(case["text"]) == due.text
        assert due.rule in {rule.name for rule in RULES}


@pytest.mark.xfail(strict=True, reason="a form of time that the rules do not read yet, kept beside what they read")
@pytest.mark.parametrize("case", TABLE["known_failure"], ids=lambda case: case["text"])
def test_known_failure(case: dict[str, Any]) -> None:
    found, _ = find(View.of(case["text"]), LETTER)

    assert [told(due) for due in found] == case["expect"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Báo cáo trước ngày 31/6/2021.", "không có ngày này trong lịch"),
        ("Báo cáo trong tháng 13/2021.", "không có tháng này"),
        ("Trả lời trong thời hạn 05 (sáu) ngày làm việc.", "không khớp"),
    ],
)
def test_what_cannot_be_read_is_a_problem(text: str, message: str) -> None:
    found, [problem] = find(View.of(text), LETTER)

    assert not found
    assert message in problem.message
    assert problem.span and problem.span.of(text) in text


def test_without_a_year_nothing_is_guessed() -> None:
    found, [problem] = find(View.of("Báo cáo trước ngày 15/6."), Context())

    assert not found
    assert "không ghi năm" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị báo cáo trước ngày 15/4/2021.",  # the letter tells of a day gone by
        "Báo cáo chậm nhất ngày 19/5/2021.",
        "Phải hoàn thành trong tháng 4/2021.",
        "Hoàn thành đến hết năm 2020.",
    ],
)
def test_a_day_before_the_letter_is_no_deadline(text: str) -> None:
    assert find(View.of(text), LETTER) == ([], [])
    assert find(View.of(text), Context(date(2020, 1, 2), 2020))[0]


FORMS = [
    ("trước ngày {0:%d/%m/%Y}", "<"),
    ("trước ngày {0:%d} tháng {0:%m} năm {0:%Y}", "<"),
    ("trước ngày {0.day}-{0.month}-{0.year}", "<"),
    ("chậm nhất là ngày {0:%d/%m/%Y}", "<="),
    ("chậm nhất đến hết ngày {0:%d/%m/%Y}", "<="),
    ("Muộn nhất ngày {0:%d.%m.%Y}", "<="),
    ("hạn chót là ngày {0:%d/%m/%Y}", "<="),
]


@given(
    LATER,
    st.sampled_from(FORMS),
    st.text("abcđ, \n", max_size=20),
    st.sampled_from([".", ";", " (qua Văn phòng).", ""]),
)
def test_a_day_reads_back_with_its_span(day: date, form: tuple[str, str], before: str, behind: str) -> None:
    words = form[0].format(day)
    text = f"{before} gửi báo cáo {words}{behind}"

    [due], problems = find(View.of(text), LETTER)

    assert not problems
    assert (due.op, due.date) == (form[1], day.isoformat())
    assert due.span.of(text) == words


@given(st.integers(1, 90), st.sampled_from(["ngày làm việc", "ngày", "giờ"]), st.sampled_from(["kể từ", "tính từ"]))
def test_a_length_reads_back(amount: int, unit: str, counting: str) -> None:
    words = f"Trong thời hạn {amount:02} {unit} {counting} ngày nhận được hồ sơ"

    [due], _ = find(View.of(f"{words}, Sở trả lời."), LETTER)

    assert (due.amount, due.unit, due.from_, due.text) == (amount, unit, "ngày nhận được hồ sơ", words)


@given(st.sampled_from(TABLE["case"]), st.sampled_from(["\n", "  ", "\u00a0", " \n "]), st.data())
def test_line_ends_change_nothing(case: dict[str, Any], space: str, data: st.DataObject) -> None:
    places = [n for n, char in enumerate(case["text"]) if char == " "]
    assume(places)
    place = data.draw(st.sampled_from(places))
    text = case["text"][:place] + space + case["text"][place + 1 :]

    found, _ = find(View.of(text), LETTER)

    assert [told(due) for due in found] == case["expect"]


@given(st.text("trước chậmnhấtlàngày0123456789/-.,()hằngthángđịnhkỳtrong \n", max_size=120))
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    found, problems = find(View.of(text), LETTER)

    for due in found:
        assert " ".join(due.span.of(text).split()) == due.text
    assert all(problem.message for problem in problems)
