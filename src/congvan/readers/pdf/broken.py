"""Rows of a ruled table that a page break cuts in two, put together again.

Word draws what is left of such a row as the first row of the next page: its number is not repeated, cells that were
done stay empty, the others go on in mid-sentence. A cell's lines are moved behind those above, so that they read on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from congvan.readers.pdf.lines import PageLine, Slot
from congvan.readers.pdf.paragraphs import has_room
from congvan.readers.pdf.spreads import Part

_CLOSED = (".", ";", ":", "!", "?", "…", "./")
_SAME = 4.0  #: points
_MOST_PAGES = 20  #: that one row goes on over
_LABEL = re.compile(r"\W*(?:\d{1,3}|[ivx]{1,5}|[a-zđ])\W*")

Cells = dict[int, list[PageLine]]  #: the lines of a row, by column


def join_rows(tables: list[list[Part]], pages: list[list[PageLine]]) -> dict[int, int]:
    """Moves the second half of each broken row to its first; the page each moved line stands on, by its identity.

    ``tables`` and ``pages`` are changed: a part's rows below count on without the half that was moved.
    """
    moved: dict[int, int] = {}
    places = {id(line): number for number, lines in enumerate(pages) for line in lines if line.slot}
    for table in tables:
        last, gone, joined = table[0], 0, 0
        for number, part in enumerate(table[1:], 1):
            more, said = _row(part, _rows(part, min)), _row(last, at := _rows(last, max))
            if more and last.above + at > 0 and joined < _MOST_PAGES and _go_on(said, more):
                moved.update((id(line), places[id(line)] + 1) for lines in more.values() for line in lines)
                _move(said, more, last, pages, places)
                part.lines[:] = [line for line in part.lines if id(line) not in moved]
                gone += not any(line.is_furniture for line in part.lines)  # titles that are repeated count as rows
                joined += 1
            table[number] = part._replace(above=part.above - gone)
            if any(map(_is_shown, part.lines)):
                last, joined = table[number], 0
    return moved


def reaches(tables: list[list[Part]]) -> dict[tuple[int, int, int], int]:
    """How many rows a cell reaches over that goes on over the page, by its grid's identity, row and column.

    Word draws the rest of such a cell empty: so that is what an empty cell of several rows at the top of a page is.
    """
    found: dict[tuple[int, int, int], int] = {}
    for table in tables:
        open_: dict[int, tuple[Part, PageLine]] = {}  # by column: the cells that reach to the end of their page
        for part, below in pairwise(table):
            for column, lines in _row(part, len(part.grid.rows) - 2).items():
                open_[column] = part, lines[0]
            top = max((line.slot.row + 1 for line in below.lines if line.slot and line.is_furniture), default=0)
            for column, (upper, line) in list(open_.items()):
                rows = _empty_rows(below, top, column)
                if rows > 1 and line.slot:
                    end = below.above + top + rows
                    found[id(upper.grid), *line.slot[1:]] = end - upper.above - line.slot.row
                if rows <= 1 or top + rows < len(below.grid.rows) - 1:
                    del open_[column]
    return found


def _empty_rows(part: Part, row: int, column: int) -> int:
    """How many rows the cell that begins there reaches over; 0 where it holds words, or begins elsewhere."""
    is_there = row < len(part.grid.rows) - 1 and part.grid.home_of(row, column) == (row, column)
    if not is_there or any(line.slot and line.slot[1:] == (row, column) and _is_shown(line) for line in part.lines):
        return 0
    return part.grid.rows_of((row, column))


def _rows(part: Part, which: Callable[[Iterable[int]], int]) -> int:
    """The first or last row of a part that holds words, but for titles that are repeated."""
    return which([line.slot.row for line in part.lines if line.slot and not line.is_furniture] or [0])


def _is_shown(line: PageLine) -> bool:
    return line.slot is not None and not line.is_furniture


def _row(part: Part, row: int) -> Cells:
    found: Cells = {}
    for line in part.lines:
        if line.slot and _is_shown(line):
            first = line.slot.row
            if first <= row < first + line.slot.grid.rows_of(line.slot[1:]):
                found.setdefault(line.slot.column, []).append(line)
    return found


def _go_on(said: Cells, more: Cells) -> bool:
    """Whether the row ``more`` goes on with the row ``said``: a cell goes on in lower case; or it has no number, where
    that row has one, and a single cell, or few and one of them below a line that is full."""
    shared = [column for column in more if column in said]
    if not all(_are_below(said[column][0], more[column][0]) for column in shared):
        return False
    if any(_takes_up(said[column][-1], more[column][0]) for column in shared):
        return 0 not in more or not _LABEL.fullmatch(more[0][0].folded)
    if 0 in more or 0 not in said or len(more) >= max(2, len(said) - 1):
        return False
    if len(more) == 1:
        return bool(shared) and not more[shared[0]][0].text.isupper()
    return any(
        not _is_closed(said[column][-1]) and not has_room(said[column][-1], more[column][0]) for column in shared
    )


def _takes_up(line: PageLine, follower: PageLine) -> bool:
    """Whether a sentence goes on in lower case."""
    return follower.text[0].islower() and not _is_closed(line)


def _is_closed(line: PageLine) -> bool:
    return line.text.endswith(_CLOSED)


def _are_below(one: PageLine, other: PageLine) -> bool:
    """Whether two cells have the same sides."""
    if one.slot is None or other.slot is None:
        return False
    sides = zip(one.slot.grid.sides_of(one.slot[1:]), other.slot.grid.sides_of(other.slot[1:]), strict=True)
    return all(abs(a - b) < _SAME for a, b in sides)


def _move(said: Cells, more: Cells, last: Part, pages: list[list[PageLine]], stands: dict[int, int]) -> None:
    """Puts the lines of each cell behind those of the cell above; of an empty one behind the cell on its left."""
    number = stands[id(next(iter(more.values()))[0])]
    wanted = {id(line) for lines in more.values() for line in lines}
    pages[number][:] = [line for line in pages[number] if id(line) not in wanted]
    row = max(lines[0].slot.row for lines in said.values() if lines[0].slot)
    for column in sorted(more):
        before = said.get(column) or said[max((one for one in said if one < column), default=min(said))]
        slot = before[-1].slot if column in said else Slot(last.grid, row, column)
        home = pages[stands[id(before[-1])]]
        at = next(at for at, line in enumerate(home) if line is before[-1]) + 1
        for line in more[column]:
            line.slot = slot
            stands[id(line)] = stands[id(before[-1])]
        home[at:at] = more[column]
        said[column] = [*said.get(column, []), *more[column]]
        last.lines.extend(more[column])
