"""Round seals on grey scans: found by their ring and taken off where they are paler than print.

Red ink scanned in grey lies between paper and print: where a ring is found, what is about as pale as the ring becomes
paper. Where seal and print are equally dark, as in black and white, nothing is done.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from congvan.readers.ocr.blots import best_ring, ring_share, thicker

_CELL = 4  #: dots of a side of the cells on which rings are looked for
_SIZE = (29.0, 44.0)  #: diameters of seals in mm: 30 to 42 for bodies of state and party
_STEP = 2  #: cells between the radii tried
_WHOLE, _AROUND, _OUTSIDE = 0.94, 0.8, 3  #: shares of a ring, and of the one so many cells outside, that are inked
_MARK = 40  #: levels darker than paper that are ink
_MOST_INK = 0.35  #: the share of a page that ink covers at most
_MOST = 2  #: seals of a page
_MARGIN = 10  #: dots around a seal
_PRINT = 0.15  #: the share of a page's ink that is at least as dark as print
_APART = 36  #: levels between print and seal that tell them apart
_KEPT, _GONE = 0.3, 0.8  #: of the way from print to seal: darker is print; paler is paper


class Seal(NamedTuple):
    """Where a seal stands, in dots."""

    x: int
    y: int
    radius: int


def without(grey: Image.Image, dpi: int) -> Image.Image:
    """``grey`` (mode "L") without its round seals; itself where there is none that can be taken off."""
    paper = _paper(grey)
    found = find(grey, dpi, paper)
    return _cleaned(grey, found, paper) if found else grey


def find(grey: Image.Image, dpi: int, paper: int) -> list[Seal]:
    """The rings on ``grey``, the clearest first; of rings about one middle the outermost."""
    ink = np.asarray(grey.reduce(_CELL)) < paper - _MARK
    if ink.mean() > _MOST_INK:
        return []
    cell = dpi / _CELL / 25.4 / 2
    marks = thicker(ink)
    radii = range(int(_SIZE[0] * cell), int(_SIZE[1] * cell), _STEP)
    rings = [(share, radius, row, column) for radius in radii for share, row, column in [best_ring(marks, radius)]]
    found: list[Seal] = []
    for _, radius, row, column in sorted((ring for ring in rings if ring[0] >= _WHOLE), reverse=True):
        if ring_share(marks, row, column, radius + _OUTSIDE) > _AROUND:  # lines of print, or an inner ring
            continue
        seal = Seal(column * _CELL, row * _CELL, radius * _CELL)
        if all(_apart(seal, other) for other in found):
            found.append(seal)
    return found[:_MOST]


def _apart(one: Seal, other: Seal) -> bool:
    return max(abs(one.x - other.x), abs(one.y - other.y)) > other.radius


def _paper(grey: Image.Image) -> int:
    """The level that most of ``grey`` is at least as dark as."""
    levels = np.cumsum(grey.histogram())
    return int(np.searchsorted(levels, levels[-1] * 0.5))


def _cleaned(grey: Image.Image, seals: list[Seal], paper: int) -> Image.Image:
    levels = np.asarray(grey)
    some = levels[::2, ::2]
    dark = int(np.quantile(some[some < paper - _MARK], _PRINT))
    clean = grey.copy()
    for seal in seals:
        reach = seal.radius + _MARGIN
        box = (max(0, seal.x - reach), max(0, seal.y - reach), seal.x + reach, seal.y + reach)
        spot = grey.crop(box)
        disc, ring = _places(spot.size, seal, box)
        pale = _level(np.asarray(spot), ring, paper)
        if pale is not None and pale - dark >= _APART:
            clean.paste(spot.point(_fading(dark, pale)), box[:2], Image.fromarray(disc))
    return clean


def _fading(dark: int, pale: int) -> list[int]:
    """What becomes of each level where print is as dark as ``dark`` and the seal as ``pale``."""
    low, high = dark + _KEPT * (pale - dark), dark + _GONE * (pale - dark)
    steep = (255 - low) / (high - low)
    return [level if level < low else min(255, round(low + (level - low) * steep)) for level in range(256)]


def _places(
    size: tuple[int, int], seal: Seal, box: tuple[int, int, int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The dots of the whole seal, as a mask of 0 and 255, and those of its ring."""
    rows, columns = np.ogrid[: size[1], : size[0]]
    away = np.hypot(rows - (seal.y - box[1]), columns - (seal.x - box[0]))
    return (away <= seal.radius + _MARGIN).astype(np.uint8) * 255, np.abs(away - seal.radius) < _MARGIN


def _level(spot: NDArray[np.uint8], ring: NDArray[np.bool_], paper: int) -> int | None:
    """How dark the ring is."""
    inked = spot[ring]
    inked = inked[inked < paper - _MARK]
    return int(np.median(inked)) if inked.size else None
