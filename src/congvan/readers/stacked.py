"""Tables whose cells stand below each other, bars between them: so portals' pages are saved as text.

A row is its cells between bars, each cell on lines of its own; a bar ends it and the next bar, with nothing between,
begins the row below. An empty cell looks the same, so rows are counted: the first sets how many cells each has.

>>> read(["|", "Cửa khẩu", "|", "Đơn vị", "quản lý", "|", "|", "Cầu A", "|", "Đội 1", "|", "Điều 2."], 0)
([['Cửa khẩu', 'Đơn vị\\nquản lý'], ['Cầu A', 'Đội 1']], 11)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from congvan.readers.layout import closes

_BAR = re.compile(r"(?<!\\)\|")
_WIDEST = 30  #: columns
_LONGEST = 2000  #: characters of a cell
_TITLE = 150  #: characters of the title of a column
_STOPS = (".", ":", ";", ",")  #: what prose ends in, and no title
_FEWEST = 2  #: rows, and columns


class _Cell(NamedTuple):
    """What stands behind a bar, up to the next."""

    words: str
    is_broken: bool  #: the next bar stands on another line
    line: int  #: of the bar after it
    is_closed: bool  #: nothing stands behind that bar on its line


def read(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that the bar at the beginning of line ``start`` opens, and where they end; no rows where
    it opens none."""
    cells = _cells(lines, start)
    first = list[_Cell]()
    for cell in islice(cells, _WIDEST + 1):
        if not cell.words and cell.is_broken:
            if len(first) < _FEWEST:
                return [], start + 1
            break
        if len(cell.words) > _TITLE or cell.words.endswith(_STOPS):
            return [], start + 1
        first.append(cell)
    else:  # no row ends here: none of half as many columns begins in the first half of what was looked at
        return [], max(start + 1, first[_WIDEST // 2].line if len(first) > _WIDEST else 0)
    rows, end = [[cell.words for cell in first]], first[-1].line + 1
    while True:
        row = list(islice(cells, len(first)))
        if len(row) < len(first) or not row[-1].is_closed or closes([cell.words for cell in row]):
            break
        rows.append([cell.words for cell in row])
        end = row[-1].line + 1
        behind = next(cells, None)
        if behind is None or behind.words or not behind.is_broken:
            break
    return (rows if len(rows) >= _FEWEST else []), end


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
