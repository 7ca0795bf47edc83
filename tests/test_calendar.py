"""Working days, holidays, the lunar calendar and terms (Civil Code 91/2015/QH13 arts. 144-148)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.calendar import (
    add_working_days,
    due_on,
    holidays,
    is_complete,
    is_day_off,
    is_working_day,
    months_after,
    next_working_day,
    solar,
)
from congvan.errors import UsageError

DAYS = st.dates(date(1950, 1, 1), date(2089, 12, 31))


@pytest.mark.parametrize(
    ("start", "amount", "unit"),
    [
        (date(2021, 1, 4), 1, "đợt"),
        (date(2021, 1, 4), -1, "ngày"),
        (date(2021, 1, 4), 10**9, "năm"),
        (date.max, 2, "ngày"),
    ],
)
def test_no_day_is_made_up(start: date, amount: int, unit: str) -> None:
    with pytest.raises(UsageError):
        due_on(start, amount, unit)


def test_working_days_that_leave_the_calendar() -> None:
    with pytest.raises(UsageError):
        add_working_days(date.max, 30)
    with pytest.raises(UsageError):
        add_working_days(date(2021, 1, 4), 10**7)


@pytest.mark.parametrize(
    ("year", "weekdays_off", "saturdays_worked"),
    [  # as the notices of each year gave them
        (2021, "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9", ""),
        (2022, "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9", ""),
        (2023, "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9", ""),
        (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
        (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
        (2026, "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11", "10/1 22/8"),
    ],
)
def test_years_with_notices(year: int, weekdays_off: str, saturdays_worked: str) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    days = [day for day in days if day.year == year]

    assert [f"{d.day}/{d.month}" for d in days if d.weekday() < 5 and is_day_off(d)] == weekdays_off.split()
    assert [f"{d.day}/{d.month}" for d in days if d.weekday() >= 5 and is_working_day(d)] == saturdays_worked.split()
    assert is_complete(year)


@pytest.mark.parametrize("year", [1990, 2006, 2012, 2020, 2027, 2030, 2050])
def test_years_without_notices_have_the_holidays_of_the_law(year: int) -> None:
    named = set(holidays(year).values())

    assert not is_complete(year)
    assert {"Tết Dương lịch", "Tết Âm lịch", "Ngày Chiến thắng", "Ngày Quốc tế lao động", "Quốc khánh"} <= named
    assert ("Ngày Giỗ Tổ Hùng Vương" in named) == (year >= 2007)
    assert ("Ngày Văn hóa Việt Nam" in named) == (year >= 2026)
    assert solar(1, 1, year) in holidays(year)


def test_a_holiday_at_a_weekend_is_made_up_for_on_the_next_working_day() -> None:
    """Labour Code art. 111(3): 1/5/2027 is a Saturday."""
    assert is_day_off(date(2027, 5, 3))
    assert not is_day_off(date(2027, 5, 4))


@pytest.mark.parametrize(
    ("tet", "note"),
    [
        ("1954-02-03", ""),
        ("1968-01-29", "a day before the Chinese one"),
        ("1975-02-11", ""),
        ("1985-01-21", "a month before the Chinese one"),
        ("1990-01-27", ""),
        ("1995-01-31", ""),
        ("2000-02-05", ""),
        ("2007-02-17", "a day before the Chinese one"),
        ("2010-02-14", ""),
        ("2015-02-19", ""),
        ("2020-01-25", ""),
        ("2021-02-12", ""),
        ("2022-02-01", ""),
        ("2023-01-22", ""),
        ("2024-02-10", ""),
        ("2025-01-29", ""),
        ("2026-02-17", ""),
        ("2027-02-06", ""),
        ("2030-02-02", "a day before the Chinese one"),
        ("2033-01-31", "the leap month of 2033"),
        ("2034-02-19", "after it"),
        ("2050-01-23", ""),
    ],
)
def test_tet(tet: str, note: str) -> None:
    day = date.fromisoformat(tet)

    assert solar(1, 1, day.year) == day, note


@pytest.mark.parametrize(
    "day",
    ["2012-03-31", "2017-04-06", "2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07"],
)
def test_hung_kings(day: str) -> None:
    assert str(solar(10, 3, int(day[:4]))) == day


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        ("2021-04-01", 5, "ngày", "2021-04-06"),  # art. 147: the first day is not counted
        ("2021-04-01", 0, "ngày", "2021-04-01"),
        ("2021-04-29", 1, "ngày", "2021-05-04"),  # 30/4 is a holiday, then a weekend and the day made up
        ("2021-05-06", 2, "tuần", "2021-05-20"),  # the same weekday
        ("2023-01-31", 1, "tháng", "2023-02-28"),  # art. 148(3): the month has no 31st
        ("2024-01-31", 1, "tháng", "2024-02-29"),
        ("2021-01-31", 1, "tháng", "2021-03-01"),  # 28/2 is a Sunday
        ("2024-02-29", 1, "năm", "2025-02-28"),
        ("2025-11-28", 1, "quý", "2026-03-02"),  # 28/2/2026 is a Saturday
        ("2026-08-20", 3, "ngày làm việc", "2026-08-24"),  # 22/8 is a Saturday worked
        ("2026-08-28", 1, "ngày làm việc", "2026-09-03"),
        ("2024-04-26", 3, "ngày  làm việc", "2024-05-04"),
        ("2025-01-24", 1, "Ngày làm việc", "2025-02-03"),
        ("2021-03-10", 1, "nửa tháng", "2021-03-25"),
    ],
)
def test_due_on(start: str, amount: int, unit: str, due: str) -> None:
    assert str(due_on(date.fromisoformat(start), amount, unit)) == due


@given(DAYS, st.integers(-400, 400))
def test_working_days_are_added_and_taken_away(day: date, n: int) -> None:
    start = next_working_day(day)

    reached = add_working_days(start, n)

    assert is_working_day(reached)
    assert add_working_days(reached, -n) == start


@given(DAYS, DAYS, st.integers(0, 60))
def test_working_days_keep_the_order(a: date, b: date, n: int) -> None:
    early, late = sorted((a, b))

    assert add_working_days(early, n) <= add_working_days(late, n)
    assert add_working_days(early, n) < add_working_days(early, n + 1)


@given(DAYS, st.integers(0, 200), st.sampled_from(["ngày", "tuần", "tháng", "quý", "năm"]))
def test_a_term_never_ends_on_a_day_off_nor_before_it_begins(day: date, amount: int, unit: str) -> None:
    if day.year + (amount if unit == "năm" else amount // 4) > 2150:
        return
    due = due_on(day, amount, unit)

    assert is_working_day(due)
    assert due >= day
    assert due_on(day, amount + 1, unit) >= due


@given(DAYS, st.integers(-600, 600))
def test_months_after_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    reached = months_after(day, months)

    assert (reached.year - day.year) * 12 + reached.month - day.month == months
    assert reached.day == day.day or (reached + timedelta(days=1)).day == 1


@given(st.integers(1900, 2150))
def test_lunar_days_follow_each_other(year: int) -> None:
    tet = solar(1, 1, year)

    assert date(year, 1, 20) <= tet <= date(year, 2, 21)
    assert solar(15, 1, year) - tet == timedelta(days=14)
    assert solar(1, 1, year + 1) - tet in {timedelta(days=n) for n in (353, 354, 355, 383, 384, 385)}
    assert timedelta(days=58) <= solar(1, 3, year) - tet <= timedelta(days=90)
