"""Deadlines of single sentences: days, lengths from an event, recurrences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.rules.deadlines import find
from congvan.rules.engine import Context
from congvan.text import View

LETTER = Context(date(2021, 5, 20), 2021)
LATER = st.dates(date(2021, 5, 20), date(2022, 12, 31))


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


@given(st.text("trước chậmnhấtlàngày0123456789/-.,()hằngthángđịnhkỳtrong \n", max_size=120))
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    found, problems = find(View.of(text), LETTER)

    for due in found:
        assert " ".join(due.span.of(text).split()) == due.text
    assert all(problem.message for problem in problems)
