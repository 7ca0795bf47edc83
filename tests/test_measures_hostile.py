"""Long near matches: every family of measures reads them in time that grows with their length, and not faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.errors import UsageError
from congvan.pipeline import extract
from congvan.rules.measures import UNREAD
from congvan.spans import Span

WORDS = [
    "(trừ ",
    "trừ a, ",
    "trừ ",
    "không quá ",
    "từ 5 đến ",
    "chỉ được ",
    "riêng các ",
    "trước ngày ",
    "nếu ",
    "thời hạn ",
    "mỗi ",
    "trường hợp a thì ",
    "tối đa cho ",
    "kể từ ngày ",
    "hằng ",
    "ngày 1/1/2020 đến ",
    "100% ",
    "5 đồng/",
    "một trăm ",
    "có hiệu lực ",
    "không áp dụng đối với a; ",
    "báo trước cho ",
    "đã ",
    "(",
    "“",
    "chậm nhất là ngày thứ 5 ",
]
LONG = UNREAD


def seconds(text: str) -> float:
    start = time.process_time()
    extract(text, issued_on="2024-05-20")
    return time.process_time() - start


@pytest.mark.parametrize("word", WORDS)
def test_a_word_over_and_over(word: str) -> None:
    assert seconds(word * (LONG // len(word))) < 4


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "Sở ", "20 người ", ", ", "; ", "). "]), min_size=2, max_size=5))
def test_words_mixed_over_and_over(words: list[str]) -> None:
    text = "".join(words)

    assert seconds(text * (8_000 // len(text))) < 4


def test_what_goes_on_without_an_end_is_told_and_not_read() -> None:
    text = "Nộp trước ngày 05/6/2024.\nNộp " + "trước ngày 05/6/2024, " * (LONG // 20)

    found = extract(text, issued_on="2024-05-20")

    assert [due.date for due in found.deadlines] == ["2024-06-05"]
    assert [(problem.code, problem.span) for problem in found.problems] == [
        ("sentence.too_long", Span(26, len(text) - 1))
    ]


def test_a_sentence_as_long_as_may_be_is_read() -> None:
    text = "Nộp " + "lúa, " * ((LONG - 30) // 5) + "trước ngày 05/6/2024."

    assert [due.date for due in extract(text).deadlines] == ["2024-06-05"]


def test_a_million_characters_without_an_end_cost_no_time() -> None:
    assert seconds("trừ " * 250_000) < 2


@pytest.mark.parametrize("day", ["20/5/2024", "2024-13-01", ""])
def test_a_day_that_is_none_is_refused_with_its_form(day: str) -> None:
    with pytest.raises(UsageError, match="NĂM-THÁNG-NGÀY"):
        extract("Nộp trước ngày 05/6.", issued_on=day)


@pytest.mark.parametrize("word", ["(trừ ", "từ 5 đến ", "không quá 5 ", "trước ngày 1/1/2030, "])
def test_time_grows_with_length(word: str) -> None:
    few, many = seconds(word * 1000), seconds(word * 8000)

    assert many < 40 * max(few, 0.01)
