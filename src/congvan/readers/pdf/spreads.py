"""Ruled tables that go on over the page, put together again."""

from __future__ import annotations

from typing import NamedTuple

from congvan.readers.pdf.grids import Grid
from congvan.readers.pdf.lines import PageLine

_MOST_TITLES = 3  #: rows


class Part(NamedTuple):
    """What stands of a table on one page."""

    grid: Grid
    above: int  #: rows of the table on the pages before
    lines: list[PageLine]


def spreads(pages: list[list[PageLine]]) -> list[list[Part]]:
    """The tables of a document, each with its parts page by page.

    A table goes on where the next page begins with one in the same columns: only furniture stands between them.
    """
    found: list[list[Part]] = []
    is_open = False
    for line in (line for lines in pages for line in lines):
        if line.slot is None:
            is_open = is_open and line.is_furniture
            continue
        grid, last = line.slot.grid, found[-1][-1] if found else None
        if last and grid is last.grid:
            last.lines.append(line)
        elif last and is_open and grid.goes_on_from(last.grid):
            found[-1].append(Part(grid, last.above + len(last.grid.rows) - 1, [line]))
        else:
            found.append([Part(grid, 0, [line])])
        is_open = True
    return found


def mark_titles(tables: list[list[Part]]) -> None:
    """Marks as furniture the titles of the columns where a table repeats them on a further page."""
    for first, *parts in tables:
        for part in parts:
            for row in range(_MOST_TITLES):
                titles, again = _row(first, row), _row(part, row)
                if not titles or [line.text for line in titles] != [line.text for line in again]:
                    break
                for line in again:
                    line.is_furniture = True


def _row(part: Part, row: int) -> list[PageLine]:
    return [line for line in part.lines if line.slot and line.slot.row == row]
