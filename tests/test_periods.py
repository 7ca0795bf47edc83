"""Effective periods of single sentences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.rules.engine import Context
from congvan.rules.periods import find
from congvan.text import View

ISSUED = date(2021, 5, 20)
LETTER = Context(ISSUED, 2021)
LATER = st.dates(ISSUED, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Áp dụng từ ngày 31/02/2023.", "không có ngày này trong lịch"),
        ("Tạm dừng từ ngày 10/7/2021 đến hết ngày 05/7/2021.", "kết thúc trước khi bắt đầu"),
    ],
)
def test_what_cannot_be_read_is_a_problem(text: str, message: str) -> None:
    found, [problem] = find(View.of(text), LETTER)

    assert not found
    assert message in problem.message


def test_a_period_from_signing_without_a_day_has_no_start() -> None:
    [found], [problem] = find(View.of("Quyết định này có hiệu lực kể từ ngày ký."), Context(year=2021))

    assert found.start is None
    assert problem.code == "period.signing"


@pytest.mark.parametrize(
    "text",
    [
        "Tạm dừng hoạt động từ ngày 01/4/2020 đến hết ngày 15/4/2020.",
        "Luật Thanh niên số 57/2020/QH14 có hiệu lực từ ngày 01/01/2022.",
        "Nghị định số 12/2021/NĐ-CP của Chính phủ, có hiệu lực kể từ ngày 15/7/2021.",
    ],
)
def test_what_is_past_or_said_of_another_document(text: str) -> None:
    assert find(View.of(text), LETTER)[0] == []


FORMS = [
    "từ ngày {0:%d/%m/%Y} đến hết ngày {1:%d/%m/%Y}",
    "từ ngày {0:%d/%m/%Y} đến ngày {1:%d/%m/%Y}",
    "từ {0:%d/%m/%Y} đến {1:%d/%m/%Y}",
    "từ {0:%d/%m/%Y} - {1:%d/%m/%Y}",
    "kể từ ngày {0:%d} tháng {0:%m} năm {0:%Y} đến ngày {1:%d} tháng {1:%m} năm {1:%Y}",
    "từ 0 giờ ngày {0:%d/%m/%Y} đến 24 giờ ngày {1:%d/%m/%Y}",
    "Từ ngày {0.day}.{0.month}.{0.year}\nđến hết ngày {1.day}.{1.month}.{1.year}",
]


@given(
    LATER,
    LATER,
    st.sampled_from(FORMS),
    st.sampled_from(["Tạm dừng hoạt động", "Thời gian thực hiện:", "Cho học sinh nghỉ"]),
)
def test_any_two_days_read_back_with_their_span(a: date, b: date, form: str, before: str) -> None:
    start, end = sorted((a, b))
    words = form.format(start, end)
    text = f"{before} {words}."

    [found], problems = find(View.of(text), LETTER)

    assert not problems
    assert (found.start, found.end) == (start.isoformat(), end.isoformat())
    assert found.span.of(text) == words


@given(LATER, st.integers(1, 60))
def test_an_hour_makes_the_first_day_count(day: date, length: int) -> None:
    """Civil Code art. 147: the first day is out, unless the term starts at an hour of it."""
    text = "Cách ly xã hội trong vòng {} ngày kể từ {}ngày {:%d/%m/%Y}."

    [hour], _ = find(View.of(text.format(length, "0 giờ ", day)), LETTER)
    [plain], _ = find(View.of(text.format(length, "", day)), LETTER)

    assert hour.end == (day + timedelta(days=length - 1)).isoformat()
    assert plain.end == (day + timedelta(days=length)).isoformat()


def test_tone_placement_changes_nothing() -> None:
    new, old = ("Tạm dừng hoạt động từ ngày 01/6/2021 cho đến khi Ủy ban có thông báo hòa giải mới.", "")
    old = new.replace("Ủy", "Uỷ").replace("hòa", "hoà")

    assert find(View.of(old), LETTER)[0][0].start == find(View.of(new), LETTER)[0][0].start == "2021-06-01"


@given(st.text("từ kểngày0123456789/-.,()đếnhếtkhiápdụngtrongnămký \n", max_size=120))
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    found, problems = find(View.of(text), LETTER)

    for lasting in found:
        assert " ".join(lasting.span.of(text).split()) == lasting.text
    assert all(problem.message for problem in problems)
