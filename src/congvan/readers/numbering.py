"""Automatic numbers of paragraphs as words: "1.", "a)", "Điều 2.", "-".

Source: ECMA-376 part 1, 17.9. Lists that share an abstract list go on counting, unless one of them overrides the start.

>>> label_of("%1.%2)", [("decimal", 3), ("lowerLetter", 2)]), number_as("upperRoman", 14), number_as("lowerLetter", 28)
('3.b)', 'XIV', 'bb')
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

_PLACE = regex.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLETS = {0xF02D: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "◻"}


def symbol(char: str) -> str:
    """A character of a symbol font (private use) as one that any font has."""
    return _BULLETS.get(ord(char), "•" if "\ue000" <= char <= "\uf8ff" else char)


def number_as(kind: str, number: int) -> str:
    """``number`` in the format ``kind`` (ST_NumberFormat); decimal for a kind that letters do not use."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 20 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        found, rest = "", number
        for value, sign in _ROMAN:
            found, rest = found + sign * (rest // value), rest % value
        return found if kind == "upperRoman" else found.lower()
    return f"{number:02d}" if kind == "decimalZero" else "" if kind == "none" else str(number)


def label_of(pattern: str, numbers: list[tuple[str, int]]) -> str:
    """The label of a paragraph; ``numbers`` holds the format and number of each level down to its own."""

    def number(place: regex.Match[str]) -> str:
        level = int(place[1]) - 1
        return number_as(*numbers[level]) if level < len(numbers) else ""

    return _PLACE.sub(number, pattern)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an abstract list."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    is_legal: bool = False  #: every number in Arabic digits
    restart: int | None = None  #: the level (from 1) that restarts it; 0: none does; None: any above


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document by number id, and the list of each paragraph style."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)  #: overridden starts
    counted_with: dict[str, str] = field(default_factory=dict)  #: num id → abstract id
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)


class Counter:
    """The running numbers of one document."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph of a list, with the space behind it; "" for a list that has none."""
        levels = self._lists.levels.get(num_id)
        if not levels or level not in levels:
            return ""
        own = levels[level]
        counts = self._counts.setdefault(self._lists.counted_with[num_id], {})
        start = self._lists.starts.get(num_id, {}).get(level)
        if start is not None and (num_id, level) not in self._begun:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        self._begun.add((num_id, level))
        for deeper in [at for at in counts if at > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]
        numbers = []
        for at in range(level + 1):
            there = levels.get(at, Level())
            kind = "decimal" if own.is_legal and there.kind != "none" else there.kind
            numbers.append((kind, counts.get(at, there.start)))
        text = own.pattern if own.kind == "bullet" else label_of(own.pattern, numbers)
        return text + ("" if own.suffix == "nothing" or not text.strip() else " ")
