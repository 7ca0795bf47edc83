"""Tables out of the lines drawn on a page: which lines cross, and which cells they close.

A cell is merged with its neighbour where no line parts them, as in Word (gridSpan, vMerge): it stands where its first
row and column are.

>>> across = [Stroke(100, 50, 250), Stroke(120, 50, 250), Stroke(140, 50, 250)]
>>> down = [Stroke(50, 100, 140), Stroke(150, 120, 140), Stroke(250, 100, 140)]
>>> [grid] = grids_of((across, down))
>>> grid.cell_at(200, 110), grid.cell_at(200, 130), grid.cell_at(260, 130)
((0, 0), (1, 1), None)
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from congvan.model.document import Box
from congvan.readers.pdf.drawn import Stroke, Strokes

_TOUCH = 3.0  #: points by which crossing lines may miss each other
_SAME = 4.0  #: points; lines no farther apart are one border
_OPEN = 12.0  #: points by which lines run over the last border of a side that has none
_COVERED = 0.6  #: share of a cell's side that a line must draw


class Grid:
    """The rows, columns and cells of a ruled table."""

    def __init__(self, across: list[Stroke], down: list[Stroke]) -> None:
        left, right = _with_open_sides(across, down)
        top, bottom = _with_open_sides(down, across)
        self.columns = _borders([*(line.at for line in down), *left, *right])
        self.rows = _borders([*(line.at for line in across), *top, *bottom])
        sides = [Stroke(at, self.rows[0], self.rows[-1]) for at in (*left, *right)]
        edges = [Stroke(at, self.columns[0], self.columns[-1]) for at in (*top, *bottom)]
        self._homes = _homes(self.rows, self.columns, [*across, *edges], [*down, *sides])
        self.box = Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """First row and column of the cell around a point; None for one that no cell holds."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        if not (0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1):
            return None
        return self._homes[row][column]

    def home_of(self, row: int, column: int) -> tuple[int, int] | None:
        """First row and column of the cell that holds a place in rows and columns; None where none does."""
        return self._homes[row][column]

    def sides_of(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Left and right border of a cell."""
        row, column = cell
        end = column
        while end + 1 < len(self.columns) - 1 and self._homes[row][end + 1] == cell:
            end += 1
        return self.columns[column], self.columns[end + 1]

    def rows_of(self, cell: tuple[int, int]) -> int:
        """Over how many rows a cell reaches."""
        row, column = cell
        end = row
        while end + 1 < len(self.rows) - 1 and self._homes[end + 1][column] == cell:
            end += 1
        return end + 1 - row

    def goes_on_from(self, other: Grid) -> bool:
        """Whether the table has the borders of another, as one that goes on over the page has."""
        return len(self.columns) == len(other.columns) and all(
            abs(a - b) < _SAME for a, b in zip(self.columns, other.columns, strict=True)
        )

    def stands_left_of(self, other: Grid) -> bool:
        """Whether the table stands beside another, on its left."""
        return self.box.right < other.box.left + _SAME and self.box.top < other.box.bottom


def grids_of(strokes: Strokes) -> list[Grid]:
    """The grids of at least one row and two columns, from the top of the page, those beside each other from the left;
    one within another is left out."""
    found = []
    for across, down in _crossing(*strokes):
        if len(across) > 1 and len(down) > 1:
            grid = Grid(across, down)
            if len(grid.columns) > 2 and len(grid.rows) > 1:
                found.append(grid)
    found = [grid for grid in found if not any(other is not grid and _holds(other.box, grid.box) for other in found)]
    found.sort(key=lambda grid: grid.rows[0])
    for end in range(1, len(found)):
        at = end
        while at and found[at].stands_left_of(found[at - 1]):
            found[at - 1], found[at] = found[at], found[at - 1]
            at -= 1
    return found


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left + 1
        and outer.top <= inner.top + 1
        and outer.right >= inner.right - 1
        and outer.bottom >= inner.bottom - 1
    )


def _crossing(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The lines in groups that cross or touch one another."""
    joins = _Joins(len(across) + len(down))
    for number, (y, left, right) in enumerate(across):
        for other, (x, top, bottom) in enumerate(down, len(across)):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                joins.join(number, other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, line in enumerate((*across, *down)):
        groups.setdefault(joins.root(number), ([], []))[number >= len(across)].append(line)
    return list(groups.values())


def _with_open_sides(lines: list[Stroke], borders: list[Stroke]) -> tuple[list[float], list[float]]:
    """Where ``lines`` begin and end, for a side on which most of them run over the last of the ``borders``."""
    first, last = min(border.at for border in borders), max(border.at for border in borders)
    before = [line.start for line in lines if line.start < first - _OPEN]
    behind = [line.end for line in lines if line.end > last + _OPEN]
    return (
        [min(before)] if 2 * len(before) > len(lines) else [],
        [max(behind)] if 2 * len(behind) > len(lines) else [],
    )


def _borders(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _homes(
    rows: list[float], columns: list[float], across: list[Stroke], down: list[Stroke]
) -> list[list[tuple[int, int] | None]]:
    """For each row and column the first row and column of its cell; None where the cell is open to the outside."""
    high, wide = len(rows) - 1, len(columns) - 1
    upright, level = _drawn(columns, down, rows), _drawn(rows, across, columns)
    outside = high * wide
    joins = _Joins(outside + 1)
    for row in range(high):
        for column in range(wide + 1):
            if not upright[column][row]:
                before = row * wide + column - 1 if column else outside
                joins.join(before, row * wide + column if column < wide else outside)
    for row in range(high + 1):
        for column in range(wide):
            if not level[row][column]:
                above = (row - 1) * wide + column if row else outside
                joins.join(above, row * wide + column if row < high else outside)
    firsts: dict[int, tuple[int, int]] = {}
    for cell in range(outside):
        row, column = divmod(cell, wide)
        first = firsts.setdefault(joins.root(cell), (row, column))
        if column < first[1]:
            firsts[joins.root(cell)] = (first[0], column)
    open_ = joins.root(outside)
    found = [joins.root(cell) for cell in range(outside)]
    homes = [None if root == open_ else firsts[root] for root in found]
    return [homes[row * wide : (row + 1) * wide] for row in range(high)]


def _drawn(borders: list[float], lines: list[Stroke], others: list[float]) -> list[list[bool]]:
    """For each border, for each stretch of it between two of the ``others``, whether lines draw it."""
    drawn = [[0.0] * (len(others) - 1) for _ in borders]
    for at, start, end in lines:
        sums = drawn[max(0, bisect_right(borders, at) - 1)]
        for number, (one, two) in enumerate(pairwise(others)):
            sums[number] += max(0.0, min(end, two) - max(start, one))
    stretches = [_COVERED * (two - one) for one, two in pairwise(others)]
    return [[length >= least for length, least in zip(sums, stretches, strict=True)] for sums in drawn]


class _Joins:
    """Numbers that belong together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        self._above[self.root(other)] = self.root(one)
