"""Lines for a terminal: words wrapped to a width, painted or plain, and nothing in them that a terminal obeys.

Vietnamese in NFC takes one column a letter, so the length of a string is its width.

>>> Paper(40, is_colored=False).wrap([("một hai ba bốn năm sáu", "")], indent=24)
['                        một hai ba bốn', '                        năm sáu']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

STYLES = {
    "": "",
    "title": "1",
    "head": "1;34",
    "label": "2",
    "dim": "2",
    "id": "1",
    "obligation": "1;34",
    "prohibition": "1;31",
    "permission": "1;32",
    "waiver": "1;36",
    "recommendation": "1;33",
    "limit": "36",
    "exception": "35",
    "deadline": "33",
    "period": "32",
    "condition": "34",
    "urgent": "1;31",
    "problem": "33",
}
NARROWEST = 40
_OBEYED = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ") | dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], ""
)

Run = tuple[str, str]  #: words and their style


def clean(text: str) -> str:
    """``text`` without control characters and marks that turn the direction of writing.

    >>> clean("a\\x1b[31mb\\u202e")
    'a [31mb'
    """
    return text.translate(_OBEYED)


class Paper:
    """Wraps and paints; what it gives is ready to print."""

    def __init__(self, width: int, is_colored: bool) -> None:
        self.width = max(NARROWEST, width)
        self._is_colored = is_colored

    def paint(self, words: str, style: str) -> str:
        """``words`` in a style of `STYLES`; as they are where there is no colour."""
        code = STYLES[style] if self._is_colored and words else ""
        return f"\x1b[{code}m{words}\x1b[0m" if code else words

    def rule(self) -> str:
        """A line across the page."""
        return self.paint("─" * self.width, "dim")

    def wrap(self, runs: Iterable[Run], indent: int = 0, first: Run | None = None) -> list[str]:
        """Runs of words as lines of the width, every line ``indent`` columns in; ``first`` stands in the indent of the
        first line, or on a line of its own where it is too long for that."""
        lines: list[str] = []
        lead = " " * indent
        if first is not None and len(first[0]) < indent:
            lead = self.paint(first[0], first[1]) + " " * (indent - len(first[0]))
        elif first is not None:
            lines.append(self.paint(*first))
        for line in _lines(runs, max(10, self.width - indent)):
            lines.append(lead + self._painted(line))
            lead = " " * indent
        return lines or ([lead.rstrip()] if first is not None else [])

    def _painted(self, line: list[Run]) -> str:
        """One line: neighbours of one style are painted together, the space between them too."""
        out, held, style = [], "", None
        for word, its in line:
            if its == style:
                held += f" {word}"
                continue
            if style is not None:
                out.append(self.paint(held, style))
            held, style = word, its
        out.append(self.paint(held, style or ""))
        return " ".join(out)


def _broken(words: Iterable[str], width: int) -> Iterator[str]:
    """The words, one that is wider than a line cut into pieces."""
    for word in words:
        yield from (word[start : start + width] for start in range(0, len(word), width))


def _lines(runs: Iterable[Run], width: int) -> Iterator[list[Run]]:
    line: list[Run] = []
    used = 0
    for words, style in runs:
        for word in _broken(clean(words).split(), width):
            if line and used + 1 + len(word) > width:
                yield line
                line, used = [], 0
            used += len(word) + bool(line)
            line.append((word, style))
    if line:
        yield line
