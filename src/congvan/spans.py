"""Spans: half-open ranges of code points in a document's one text.

>>> span = Span(4, 9)
>>> "một, hai, ba"[span.start : span.end], span.length, span.shift(2)
(' hai,', 5, Span(start=6, end=11))
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """``[start, end)`` in code points; printed in JSON as ``[start, end]``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at the span, untouched."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether both share a code point; an empty span shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies within."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of ``spans``; raises `ValueError` for none."""
    found = list(spans)
    return Span(min(found).start, max(found, key=itemgetter(1)).end)


def trim(text: str, span: Span, drop: str = " \t\n\r\f\v\u00a0") -> Span:
    """``span`` without the characters of ``drop`` at its ends.

    >>> trim("  - abc;\\n", Span(0, 9), " -;\\n")
    Span(start=4, end=7)
    """
    start, end = span
    if start < end and (text[start] in drop or text[end - 1] in drop):
        left = text[start:end].lstrip(drop)
        start = end - len(left)
        return Span(start, start + len(left.rstrip(drop)))
    return span
