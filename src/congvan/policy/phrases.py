"""How numbers, days and rules are said in plain Vietnamese.

>>> number(Fraction(1800000)), number(Fraction(5, 2)), share(Fraction(1, 2)), day(date(2020, 3, 30))
('1.800.000', '2,5', '50%', '30/3/2020')
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from congvan.model.interval import Interval
from congvan.model.policy import Due, Measure, When


def number(value: Fraction) -> str:
    """A number as letters write it: dots between thousands, a decimal comma; a fraction where no decimals end."""
    if value.denominator == 1:
        return f"{value.numerator:,}".replace(",", ".")
    twos = value.denominator
    for prime in (2, 5):
        while twos % prime == 0:
            twos //= prime
    if twos != 1:
        return f"{value.numerator}/{value.denominator}"
    whole, _, decimals = f"{float(value):,}".partition(".")
    return f"{whole.replace(',', '.')},{decimals}"


def share(value: Fraction) -> str:
    return f"{number(value * 100)}%"


def day(value: date) -> str:
    return f"{value.day}/{value.month}/{value.year}"


def amount(value: Fraction, measure: Measure) -> str:
    """A number of a measure with its unit: "25 người/phòng làm việc", "40% số lượng công chức"."""
    if measure.is_share:
        return share(value) + (f" {measure.of}" if measure.of else "")
    unit = f" {measure.unit}" if measure.unit else ""
    return number(value) + unit + (f"/{measure.per}" if measure.per else "")


def bound(interval: Interval, measure: Measure) -> str:
    """What an interval asks: "không quá 20 người/phòng làm việc"."""
    low, high = interval.low, interval.high
    if interval.is_point and low is not None:
        return f"đúng {amount(low, measure)}"
    if low is None and high is not None:
        return f"{'dưới' if interval.high_open else 'không quá'} {amount(high, measure)}"
    if high is None and low is not None:
        return f"{'trên' if interval.low_open else 'ít nhất'} {amount(low, measure)}"
    if low is None or high is None:
        return "bao nhiêu cũng được"
    said = share(low) if measure.is_share else number(low)
    above, below = "trên " if interval.low_open else "", "dưới " if interval.high_open else ""
    return f"từ {above}{said} đến {below}{amount(high, measure)}"


def when(stretch: When) -> str:
    """A stretch of time: "từ ngày 14/6/2023 cho đến khi có lịch trực mới"."""
    if stretch.opens is not None and stretch.opens.is_stated:
        first = f"từ mốc “{stretch.opens.words}”"
    elif stretch.first is None:
        first = "từ ngày ban hành (văn bản không ghi ngày)"
    elif stretch.first == stretch.first_by:
        first = f"từ ngày {day(stretch.first)}"
    else:
        last = stretch.first_by or stretch.first
        first = f"từ một ngày trong khoảng {day(stretch.first)} đến {day(last)} (văn bản để trống ngày)"
    if stretch.last is not None:
        first += f" đến hết ngày {day(stretch.last)}"
    return first + (f", cho đến khi {stretch.closes.words}" if stretch.closes else "")


def due(term: Due) -> str:
    """A due date in the letter's words, and its last day where they give one."""
    if term.last is None:
        return f"thời hạn: {term.words}"
    end = f"{term.time} ngày" if term.time else "hết ngày"
    return f"hạn cuối: {end} {day(term.last)} (“{term.words}”)"
