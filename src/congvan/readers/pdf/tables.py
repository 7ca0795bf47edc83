"""Ruled tables of a page: the words of each cell in lines of their own, cell by cell and row by row.

A grid of lines is a table only if two rows and two columns of it hold words and nothing stands beside it. Grids around
a letterhead or a signature are none: those are read by their columns, as without lines.
"""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

import regex

from congvan.readers.pdf.grids import Grid
from congvan.readers.pdf.lines import PageLine, Slot, gather
from congvan.readers.pdf.words import Word

_LAYOUT = regex.compile(r"c[ộô]ng\s{0,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt")
_RECIPIENTS = regex.compile(r"\W{0,3}nơi\s{1,3}nhận\s{0,3}(?::|$)")
_MOST_COLUMNS, _MOST_LINES = 5, 80  #: of what only lays out a letterhead or a signature
_EDGE = 2.0  #: points
_COLUMNS = 4  #: lines down a row of titles that stands alone at the end of a page, at least
_PAGE_NUMBER = 3  #: words of a page number at most

_Cells = dict[tuple[int, int], list[Word]]  #: words by row and column


class Table(NamedTuple):
    """A ruled table and its lines in reading order."""

    grid: Grid
    lines: list[PageLine]


def split(words: list[Word], grids: list[Grid], above: Grid | None) -> tuple[list[Word], list[Table]]:
    """The words outside of tables, and those of the ``grids`` that are tables.

    ``above`` is the table that ends the page before: one that goes on from it may have a single row, and so may one
    that ends its page. Tables may stand beside each other.
    """
    ruled = [(grid, *_cells(words, grid)) for grid in grids]
    ruled = [one for one in ruled if _is_table(one[2], _fewest(*one[::2], words, grids, above))]
    tables = list[Table]()
    taken = set[int]().union(*(inside for _, inside, _ in ruled))
    for grid, _, cells in ruled:
        if _has_neighbours(words, grid, taken):
            continue
        lines = [line for cell in sorted(cells) for line in _lines(grid, cell, cells[cell])]
        if not _lays_out(lines, grid):
            tables.append(Table(grid, lines))
    if not tables:
        return words, []
    if len(tables) < len(ruled):
        taken = set().union(*(inside for grid, inside, _ in ruled if any(table.grid is grid for table in tables)))
    return [word for word in words if id(word) not in taken], tables


def merged(lines: list[PageLine], tables: list[Table]) -> list[PageLine]:
    """The lines of a page from top to bottom, each table before the first line below its upper edge."""
    found, at = list[PageLine](), 0
    for grid, ruled in tables:
        while at < len(lines) and lines[at].bottom <= grid.box.top + _EDGE:
            found.append(lines[at])
            at += 1
        found += ruled
    return found + lines[at:]


def _cells(words: list[Word], grid: Grid) -> tuple[set[int], _Cells]:
    """The words in a grid, by identity and by cell. What form fields show is left to the lines that it fills."""
    inside, cells = set[int](), _Cells()
    top, bottom = grid.box.top, grid.box.bottom
    for word in words:
        middle = (word.top + word.bottom) / 2
        if not top <= middle <= bottom or word.widget is not None:
            continue
        cell = grid.cell_at((word.left + word.right) / 2, middle)
        if cell:
            inside.add(id(word))
            cells.setdefault(cell, []).append(word)
    return inside, cells


def _fewest(grid: Grid, cells: _Cells, words: list[Word], grids: list[Grid], above: Grid | None) -> tuple[int, int]:
    """How many rows and columns of a grid must hold words: no more than one where it goes on from the page before; one
    row where its titles may stand alone at the end of a page."""
    if above and grid is grids[0] and grid.goes_on_from(above):
        return 1, 1
    if len(grid.rows) > 2 or len(grid.columns) < _COLUMNS or grid is not grids[-1]:
        return 2, 2
    bottom = grid.box.bottom
    if sum(word.bottom > bottom for word in words) > _PAGE_NUMBER:
        return 2, 2
    has_numbers = any(any(map(str.isdigit, word.text)) for inside in cells.values() for word in inside)
    return (2, 2) if has_numbers else (1, _COLUMNS - 1)


def _is_table(cells: _Cells, fewest: tuple[int, int]) -> bool:
    rows, columns = fewest
    return len({row for row, _ in cells}) >= rows and len({column for _, column in cells}) >= columns


def _has_neighbours(words: list[Word], grid: Grid, taken: set[int]) -> bool:
    """Whether words stand between the upper and lower edge of a grid, but in no cell of it or of another."""
    top, bottom = grid.box.top + _EDGE, grid.box.bottom - _EDGE
    return any(
        top < (word.top + word.bottom) / 2 < bottom and word.widget is None and id(word) not in taken for word in words
    )


def _lines(grid: Grid, cell: tuple[int, int], words: list[Word]) -> list[PageLine]:
    slot = Slot(grid, *cell)
    low = words[0].bottom
    if all(abs(word.bottom - low) < 1 for word in words):
        found = [PageLine(sorted(words, key=attrgetter("left")))]
    else:
        found = gather(sorted(words, key=attrgetter("bottom", "left")), [])
    for line in found:
        line.slot = slot
    return found


def _lays_out(lines: list[PageLine], grid: Grid) -> bool:
    """Whether a table only lays out a letterhead or a signature, as tables of Word often do."""
    if len(lines) > _MOST_LINES or len(grid.columns) > _MOST_COLUMNS + 1:
        return False
    for line in lines:
        low = line.text.lower()
        if ("hội" in low or "đảng" in low) and _LAYOUT.search(line.folded):
            return True
        if "nhận" in low and line.slot and line.slot.column == 0 and _RECIPIENTS.match(line.folded):
            return True
    return False
