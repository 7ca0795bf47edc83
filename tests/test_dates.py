"""Days, months and other moments read back as they are printed."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.rules.engine import Context, compiled
from congvan.rules.time.dates import iso, last_of_month, read_day
from congvan.rules.time.moments import MOMENT, read
from congvan.text import fold

FILE = Path(__file__).parent / "fixtures" / "rules" / "dates.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]
ISSUED = date(2021, 5, 20)
DAYS = st.dates(date(1945, 9, 2), date(2099, 12, 31))


@pytest.mark.parametrize("words", ["ngày", "ngày 30", "số 12", "", "30/6"])
def test_what_names_no_day(words: str) -> None:
    with pytest.raises(ValueError, match="ngày"):
        read_day(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case.get('label', '')}".strip())
def test_case(case: dict[str, Any]) -> None:
    issued = None if case.get("unknown") else case.get("issued", ISSUED)
    context = Context(issued, issued and issued.year)
    words = fold(case["text"])
    if "problem" in case:
        with pytest.raises(ValueError, match=case["problem"]):
            read(words, context)
        return

    moment = read(words, context)

    assert compiled(MOMENT).fullmatch(words)
    assert str(moment.first) == case["first"]
    assert str(moment.last) == case.get("last", case["first"])
    assert moment.time == case.get("time")


FORMS = [
    "ngày {0:%d/%m/%Y}",
    "ngày {0:%d-%m-%Y}",
    "ngày {0:%d.%m.%Y}",
    "ngày {0.day}/{0.month}/{0.year}",
    "ngày {0:%d} tháng {0:%m} năm {0:%Y}",
    "ngày {0.day} tháng {0.month} năm {0.year}",
    "NGÀY {0.day:02} THÁNG {0.month} NĂM {0.year}",
    "ngày {0.day}\ntháng {0.month}\nnăm {0.year}",
]


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_reads_back_in_every_form(day: date, form: str) -> None:
    words = fold(form.format(day))

    assert read(words, Context()) == (day, day, None)
    assert read_day(words) == day
    assert iso(words) == day.isoformat()


@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{:02}h{:02}", "{} giờ {:02}", "{:02}:{:02}"]))
def test_an_hour_reads_back(day: date, hour: int, minute: int, form: str) -> None:
    moment = read(f"{form.format(hour, minute)} ngày {day:%d/%m/%Y}", Context())

    assert moment == (day, day, f"{hour:02}:{minute:02}")


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_ends_before_the_next_begins(year: int, month: int) -> None:
    moment = read(f"tháng {month}/{year}", Context())

    assert moment.last == last_of_month(year, month)
    assert (moment.last + timedelta(days=1)).day == 1
    assert moment.first == date(year, month, 1)


@given(st.integers(1, 31), st.integers(1, 12), DAYS)
def test_a_day_without_a_year_stands_in_the_letters_year_or_the_next(day: int, month: int, issued: date) -> None:
    try:
        found = read(f"ngày {day}/{month}", Context(issued, issued.year)).first
    except ValueError:
        assert day > 28
        return
    assert found.year in (issued.year, issued.year + 1)
    assert found >= issued - timedelta(days=183)
