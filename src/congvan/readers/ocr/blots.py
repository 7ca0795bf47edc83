"""Ink that hangs together, on a coarse mask; and the ring of a round seal in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
_MOST = 60_000  #: cells that are followed; a page with more is coloured, not stamped
_STEPS = 64  #: points of a ring that are looked at
_WHOLE, _OUTER = 0.72, 0.93  #: the share of a ring that must be inked; of the best share, for the outermost ring
_LARGEST = 260  #: cells of a side in which rings are looked for


@dataclass(frozen=True, slots=True)
class Blot:
    """Cells of ink that touch, over a gap of one cell or none."""

    box: tuple[int, int, int, int]  #: left, top, right, bottom, in cells
    cells: Mask  #: within ``box``

    @property
    def width(self) -> int:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> int:
        return self.box[3] - self.box[1]


def blots(mask: Mask, reach: int = 2) -> list[Blot]:
    """The blots of ``mask``, top to bottom; cells no more than ``reach`` apart belong together.

    >>> [blot.box for blot in blots(np.array([[1, 1, 0, 0, 0, 0, 1]], bool))]
    [(0, 0, 2, 1), (6, 0, 7, 1)]
    """
    left = set(map(tuple, np.argwhere(mask).tolist()))
    if len(left) > _MOST:
        return []
    near = [(y, x) for y in range(-reach, reach + 1) for x in range(-reach, reach + 1) if y or x]
    found = []
    while left:
        group = [left.pop()]
        for row, column in group:
            for y, x in near:
                at = (row + y, column + x)
                if at in left:
                    left.remove(at)
                    group.append(at)
        found.append(_blot(np.array(group)))
    return sorted(found, key=lambda blot: (blot.box[1], blot.box[0]))


def _blot(places: NDArray[np.int_]) -> Blot:
    (top, left), (bottom, right) = places.min(axis=0).tolist(), (places.max(axis=0) + 1).tolist()
    cells = np.zeros((bottom - top, right - left), bool)
    cells[places[:, 0] - top, places[:, 1] - left] = True
    return Blot((left, top, right, bottom), cells)


def ring(blot: Blot, least: float, most: float) -> tuple[float, float, int] | None:
    """Row, column and radius of the outermost ring in ``blot``, its radius ``least`` to ``most``; None for none."""
    if max(blot.cells.shape) > _LARGEST:
        return None
    thick = thicker(np.pad(blot.cells, 3))
    rings = []
    for radius in range(int(least), int(min(most, max(blot.cells.shape) / 2 + 2)) + 1):
        share, row, column = best_ring(thick, radius)
        if share >= _WHOLE:
            rings.append((radius, share, row, column))
    if not rings:
        return None
    best = max(share for _, share, _, _ in rings)
    radius, _, row, column = max(each for each in rings if each[1] >= _OUTER * best)
    return blot.box[1] + row - 3, blot.box[0] + column - 3, radius


def thicker(mask: Mask) -> Mask:
    wide = mask | np.roll(mask, 1, 1) | np.roll(mask, -1, 1)
    return wide | np.roll(wide, 1, 0) | np.roll(wide, -1, 0)


def best_ring(mask: Mask, radius: int) -> tuple[float, int, int]:
    """The share that is inked, and the middle, of the ring of ``radius`` that fits ``mask`` best."""
    high, wide = mask.shape
    rows, columns = high - 2 * radius, wide - 2 * radius
    if rows < 1 or columns < 1:
        return 0.0, 0, 0
    votes = np.zeros((rows, columns), np.uint8)
    for angle in np.arange(_STEPS) * (2 * np.pi / _STEPS):
        y, x = radius + round(radius * np.sin(angle)), radius + round(radius * np.cos(angle))
        votes += mask[y : y + rows, x : x + columns]
    at = int(votes.argmax())
    return float(votes.flat[at]) / _STEPS, at // columns + radius, at % columns + radius


def ring_share(mask: Mask, row: int, column: int, radius: int) -> float:
    """The share of a ring about a place of ``mask`` that is inked; what lies off the page is not."""
    high, wide = mask.shape
    angles = np.arange(_STEPS) * (2 * np.pi / _STEPS)
    rows = np.round(row + radius * np.sin(angles)).astype(int)
    columns = np.round(column + radius * np.cos(angles)).astype(int)
    inside = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    return float(mask[rows[inside], columns[inside]].sum()) / _STEPS
