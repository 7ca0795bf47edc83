"""Intervals of exact numbers, with open or closed ends; an end that is missing is infinite.

>>> at_most_20 = Interval.of("<=", 20)
>>> str(at_most_20), at_most_20.holds(exact(20)), at_most_20.holds(exact(20.5))
('(-∞, 20]', True, False)
>>> str(Interval.of("between", 2, 5).meet(Interval.of(">", 3)))
'(3, 5]'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from congvan.model.directive import Op


def exact(number: int | float | str | Decimal | Fraction) -> Fraction:
    """The number that was meant: 0.1 is 1/10 and 0.6666666666666666 is 2/3, not their binary neighbours.

    Raises `ValueError` for what is no finite number.

    >>> exact(0.1), exact(2 / 3), exact("1/8")
    (Fraction(1, 10), Fraction(2, 3), Fraction(1, 8))
    """
    if isinstance(number, float):
        try:
            simple = Fraction(number).limit_denominator(1000)
        except (OverflowError, ValueError):
            raise ValueError(f"không phải số hữu hạn: {number}") from None
        return simple if float(simple) == number else Fraction(repr(number))
    try:
        return Fraction(number)
    except (OverflowError, ValueError, ZeroDivisionError, InvalidOperation):
        raise ValueError(f"không phải số: {number!r}") from None


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``; None is no end on that side. An infinite end is never open."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(cls, op: Op, value: int | float | Fraction, upper: int | float | Fraction | None = None) -> Interval:
        """The numbers that keep ``op value``; raises `ValueError` for "between" without its upper end."""
        number = exact(value)
        if op == "between":
            if upper is None:
                raise ValueError("khoảng thiếu đầu trên")
            return cls(number, exact(upper))
        if op == "==":
            return cls(number, number)
        if op in ("<", "<="):
            return cls(None, number, high_open=op == "<")
        return cls(number, None, low_open=op == ">")

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    def holds(self, number: Fraction) -> bool:
        """Whether ``number`` lies within."""
        above = self.low is None or (number > self.low if self.low_open else number >= self.low)
        return above and (self.high is None or (number < self.high if self.high_open else number <= self.high))

    def meet(self, other: Interval) -> Interval:
        """The numbers in both; may be empty."""
        low, low_open = _tighter((self.low, self.low_open), (other.low, other.low_open), 1)
        high, high_open = _tighter((self.high, self.high_open), (other.high, other.high_open), -1)
        return Interval(low, high, low_open, high_open)

    def beyond(self) -> tuple[Interval, ...]:
        """The numbers outside, as no, one or two intervals.

        >>> [str(part) for part in Interval.of("==", 5).beyond()]
        ['(-∞, 5)', '(5, ∞)']
        """
        if self.is_empty:
            return (Interval(),)
        below = () if self.low is None else (Interval(None, self.low, high_open=not self.low_open),)
        above = () if self.high is None else (Interval(self.high, None, low_open=not self.high_open),)
        return (*below, *above)

    def within(self, other: Interval) -> bool:
        """Whether every number here lies in ``other``; an empty interval lies in all."""
        return self.is_empty or all(self.meet(part).is_empty for part in other.beyond())

    def witness(self) -> Fraction | None:
        """A number within, an end where one belongs to it; None where there is none."""
        if self.is_empty:
            return None
        if self.low is not None and not self.low_open:
            return self.low
        if self.high is not None and not self.high_open:
            return self.high
        if self.low is None:
            return Fraction(0) if self.high is None else self.high - 1
        if self.high is None:
            return self.low + 1
        return (self.low + self.high) / 2

    def scaled(self, by: Fraction) -> Interval:
        """Both ends times ``by``, which is above 0."""
        low = None if self.low is None else self.low * by
        return Interval(low, None if self.high is None else self.high * by, self.low_open, self.high_open)

    def __str__(self) -> str:
        left = "(-∞" if self.low is None else ("(" if self.low_open else "[") + str(self.low)
        right = "∞)" if self.high is None else str(self.high) + (")" if self.high_open else "]")
        return f"{left}, {right}"


End = tuple[Fraction | None, bool]


def _tighter(one: End, other: End, sign: int) -> End:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return max(one, other, key=lambda end: sign * (end[0] or Fraction(0)))
