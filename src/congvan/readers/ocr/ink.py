"""Coloured ink on a page: black print is read without the red of seals; red stamps can be read by themselves.

Source: NĐ 30/2020/NĐ-CP art. 33 (the seal is red and covers a third of the signature); annex I (marks of urgency and
secrecy are stamped in red). Pages without red stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from congvan.readers.ocr import seals
from congvan.readers.ocr.blots import Blot, blots, ring

Mask = NDArray[np.bool_]
Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels

_CELL, _WIDE = 4, 16  #: pixels of a side of the cells on which seals, and stamps, are looked for
_RED = 45  #: how far the red of red ink lies above its green and blue
_FEW, _SAMPLE = 12, 4  #: sampled dots of red that are no ink; every how many dots one is sampled
_SEAL = (26, 60)  #: diameters of seals in mm, with some slack
_LIGHTER = 1.25  #: what remains of red ink in red light is made lighter by this
_TRACE = 245  #: levels of red ink drawn by itself that are red
_DARKER = 1.6  #: red ink by itself is drawn darker by this


@dataclass(frozen=True, slots=True)
class Inks:
    """A page with its inks apart."""

    print: Image.Image  #: mode "L": everything but seals; red print is as dark as black
    red: Image.Image | None = None  #: mode "L": red ink outside seals on white paper; None where there is none

    def spots(self) -> list[Box]:
        """Where red ink stands together."""
        if self.red is None:
            return []
        marks = self.red.point([255 if level < 255 - _RED else 0 for level in range(256)])
        return [_times(blot.box, _WIDE) for blot in blots(_coarse(marks, _WIDE), reach=1)]

    def without(self, *boxes: Box) -> Image.Image:
        """The print with the red ink in ``boxes`` taken away."""
        if self.red is None or not boxes:
            return self.print
        clean = self.print.copy()
        for box in boxes:
            ink = self.red.crop(box).filter(ImageFilter.MinFilter(3))
            clean.paste(255, box[:2], ink.point([255 if level < _TRACE else 0 for level in range(256)]))
        return clean


def has_red(image: Image.Image) -> bool:
    """Whether a picture in RGB has red ink on it."""
    size = (max(1, image.width // _SAMPLE), max(1, image.height // _SAMPLE))
    sample = _redness(image.resize(size, Image.Resampling.NEAREST))
    return sum(sample.histogram()[_RED + 1 :]) >= _FEW


def part(image: Image.Image, dpi: int) -> Inks:
    """The inks of ``image`` (mode "L" or "RGB"); under seals only what is no red ink is left."""
    if image.mode == "L":
        return Inks(seals.without(image, dpi))
    redness = _redness(image)
    coarse = _coarse(redness.point([255 if level > _RED else 0 for level in range(256)]), _CELL)
    cell = dpi / _CELL / 25.4  # cells of a millimetre
    sealed = np.zeros(coarse.shape, bool)
    for blot in blots(coarse):
        if min(blot.width, blot.height) >= _SEAL[0] * cell:
            sealed |= _seal(blot, coarse.shape, (_SEAL[0] * cell / 2, _SEAL[1] * cell / 2))
    grey, red = image.convert("L"), redness.point([255 - min(255, int(level * _DARKER)) for level in range(256)])
    if sealed.any():
        covered = _fine(sealed, image.size)
        grey.paste(image.getchannel("R").point([min(255, int(level * _LIGHTER)) for level in range(256)]), mask=covered)
        red.paste(255, mask=covered)
    return Inks(ImageChops.darker(grey, red), red)


def _redness(image: Image.Image) -> Image.Image:
    """How far red lies above the other two colours, 0 to 255 (mode "L")."""
    red, green, blue = image.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue))


def _coarse(mask: Image.Image, cell: int) -> Mask:
    """``mask`` (255 and 0) in cells: a cell is on where any dot of it is."""
    return np.asarray(mask.reduce(cell)) > 0


def _fine(cells: Mask, size: tuple[int, int]) -> Image.Image:
    whole = cells.repeat(_CELL, axis=0).repeat(_CELL, axis=1)[: size[1], : size[0]]
    return Image.fromarray(whole.astype(np.uint8) * 255)


def _times(box: Box, cell: int) -> Box:
    left, top, right, bottom = box
    return left * cell, top * cell, right * cell, bottom * cell


def _seal(blot: Blot, shape: tuple[int, ...], radii: tuple[float, float]) -> Mask:
    """The cells that the seal of ``blot`` covers; none where it is no seal."""
    found = ring(blot, *radii)
    if found is None:
        return np.zeros(shape, bool)
    row, column, radius = found
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    covered: Mask = (rows - row) ** 2 + (columns - column) ** 2 <= (radius + 2) ** 2
    return covered
