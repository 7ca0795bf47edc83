"""Tables whose cells stand below each other, bars between them: so portals' pages are saved as text.

A row is its cells between bars, each cell on lines of its own; a bar ends it and the next bar, with nothing between,
begins the row below. An empty cell looks the same, so rows are counted: the first sets how many cells each has. Cells
merged with their neighbours are lost, and leave rows with fewer.

>>> read(["|", "Cửa khẩu", "|", "Đơn vị", "quản lý", "|", "|", "Cầu A", "|", "Đội 1", "|", "Điều 2."], 0)
([['Cửa khẩu', 'Đơn vị\\nquản lý'], ['Cầu A', 'Đội 1']], 11)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from congvan.readers.layout import closes
from congvan.text import fold

_BAR = re.compile(r"(?<!\\)\|")
_WIDEST = 30  #: columns
_LONGEST = 2000  #: characters of a cell
_TITLE = 150  #: characters of the title of a column
_STOPS = (".", ":", ";", ",")  #: what prose ends in, and no title
NUMBERS = re.compile(r"\W{0,4}(?:s[ốo]\s?)?(?:stt|tt|th[ứu]\s?t[ựu])\W{0,4}")  #: the title of a column of numbers
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[IVXivx]{1,5}|[a-zđ])\W*")
_FEWEST = 2  #: rows, and columns


class _Cell(NamedTuple):
    """What stands behind a bar, up to the next."""

    words: str
    is_broken: bool  #: the next bar stands on another line
    line: int  #: of the bar after it
    is_closed: bool  #: nothing stands behind that bar on its line

    @property
    def is_break(self) -> bool:
        """Whether it may be no cell, but what stands between the last bar of a row and the first of the next."""
        return self.is_broken and not self.words


def read(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that the bar at the beginning of line ``start`` opens, and where they end; no rows where
    it opens none. A row with fewer cells than titles has them behind its columns: which those are, nothing tells."""
    cells = _Ahead(_cells(lines, start))
    width = 0
    while (cell := cells.at(width)) and not cell.is_break:
        if len(cell.words) > _TITLE or cell.words.endswith(_STOPS):
            return [], start + 1
        if width == _WIDEST:  # no row ends here: none of half as many columns begins in the first half
            return [], max(start + 1, cells.of(0, width)[width // 2].line)
        width += 1
    if cell is None or width < _FEWEST:
        return [], start + 1
    first = cells.of(0, width)
    rows, end, at = [[one.words for one in first]], first[-1].line + 1, width + 1
    is_numbered = NUMBERS.fullmatch(fold(first[0].words)) is not None
    while length := _length(cells, at, width, is_numbered):
        row = cells.of(at, length)
        words = [one.words for one in row]
        if not row[-1].is_closed or closes(words):
            break
        rows.append(words if length == width else [""] * width + words)
        end, at = row[-1].line + 1, at + length + 1
        behind = cells.at(at - 1)
        if behind is None or not behind.is_break:
            break
        cells.forget(at)
    return (rows if len(rows) >= _FEWEST else []), end


def _length(cells: _Ahead, at: int, width: int, is_numbered: bool) -> int:
    """How many cells a row has: as many as there are titles where a break follows (and a number, in a table that has
    numbers), or else fewer where one follows those, and a whole row behind it; 0 where the table is at its end."""
    is_whole = cells.at(at + width - 1) is not None
    behind, below = cells.at(at + width), cells.at(at + width + 1)
    is_in_order = below is None or not is_numbered or _NUMBER.fullmatch(below.words) is not None
    if is_whole and (behind is None or (behind.is_break and is_in_order)):
        return width
    for length in range(1, width):
        inner = cells.at(at + length)
        if inner and inner.is_break and _is_whole(cells, at + length + 1, width):
            return length
    return width if is_whole else 0


def _is_whole(cells: _Ahead, at: int, width: int) -> bool:
    """Whether a whole row with a number, or one with a break behind it, stands there."""
    row, behind = cells.of(at, width), cells.at(at + width)
    if len(row) < width or any(closes([cell.words]) for cell in row):
        return False
    return bool(behind and behind.is_break) or _NUMBER.fullmatch(row[0].words) is not None


class _Ahead:
    """Cells that are looked at before they are taken; of those taken only the last are kept."""

    def __init__(self, cells: Iterator[_Cell]) -> None:
        self._cells, self._held, self._gone = cells, list[_Cell](), 0

    def at(self, place: int) -> _Cell | None:
        """The cell at a place; None behind the last."""
        wanted = place - self._gone + 1 - len(self._held)
        if wanted > 0:
            self._held += islice(self._cells, wanted)
        return self._held[place - self._gone] if place - self._gone < len(self._held) else None

    def of(self, place: int, count: int) -> list[_Cell]:
        """The cells from a place on, fewer where they end."""
        self.at(place + count - 1)
        return self._held[place - self._gone : place - self._gone + count]

    def forget(self, place: int) -> None:
        """Lets the cells before a place go."""
        del self._held[: place - self._gone - 1]
        self._gone = place - 1


def _cells(lines: list[str], start: int) -> Iterator[_Cell]:
    """The cells behind the bar that opens line ``start``, one after the other; none from one that is too long on."""
    parts: list[str] = []
    length = 0
    for number in range(start, len(lines)):
        pieces = _BAR.split(lines[number])
        if number == start:
            del pieces[0]
        ends = not pieces[-1].strip(" \t") if pieces else False
        for at, piece in enumerate(pieces):
            if at:
                yield _Cell("\n".join(filter(None, parts)), len(parts) > 1, number, ends and at == len(pieces) - 1)
                parts, length = [], 0
            parts.append(piece.strip(" \t"))
            length += len(piece) + 1
            if length > _LONGEST:
                return
