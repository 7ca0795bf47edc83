"""What OCR has to say of single letters: how sure they are, and what was read before a fixed formula was mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

_WORD = regex.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on the letters ``[start, end)`` of a line or word."""

    start: int
    end: int
    confidence: float = 1.0  #: 0 to 1
    was: str | None = None  #: the reading that was mended

    def shift(self, by: int) -> Mark:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(slots=True)
class Draft:
    """The text of a line while it is looked over."""

    text: str
    marks: list[Mark] = field(default_factory=list)

    def put(self, start: int, end: int, text: str) -> None:
        """Writes ``text`` over ``[start, end)``; marks behind it move, marks it touches go."""
        by = len(text) - (end - start)
        self.marks = [
            mark.shift(by) if mark.start >= end else mark
            for mark in self.marks
            if mark.start >= end or mark.end <= start
        ]
        self.text = self.text[:start] + text + self.text[end:]

    def words(self) -> list[tuple[str, tuple[Mark, ...]]]:
        """Each word with the marks on it, counted from its own first letter.

        >>> Draft("a bc", [Mark(3, 4, 0.5)]).words()
        [('a', ()), ('bc', (Mark(start=1, end=2, confidence=0.5, was=None),))]
        """
        found = []
        for word in _WORD.finditer(self.text):
            start, end = word.span()
            on = [mark for mark in self.marks if mark.start < end and mark.end > start]
            cut = [replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start) for m in on]
            found.append((word[0], tuple(cut)))
        return found
