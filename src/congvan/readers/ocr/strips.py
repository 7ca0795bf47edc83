"""Strips of a page: one line or one blank of it, in slightly changed forms to be read again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFilter
from PIL.Image import Image, Resampling

Box = tuple[int, int, int, int]
_INTO = (0.1, 0.2)  #: heights of about half a letter on the left and right of a blank
_REACH = 0.35  #: heights in which the ends of those letters are looked for
_LEAST = 0.25  #: heights of a blank
_STROKE = 0.25  #: heights of ink in a column of a figure, and of no dots


def changed(image: Image, box: Box) -> Iterator[Image]:
    """The line at ``box`` in slightly changed forms: moved, stretched, blurred, thickened, in black and white."""
    left, top, right, bottom = box
    height = bottom - top

    def strip(above: float, below: float, beside: float = 0.0) -> Image:
        side = int(beside * height)
        return image.crop((left - side, int(top - above * height), right + side, int(bottom + below * height)))

    plain = strip(0, 0)
    yield plain.filter(ImageFilter.GaussianBlur(1))
    yield strip(0.05, 0.05)
    yield plain.resize((int(plain.width * 1.1), plain.height), Resampling.BICUBIC)
    yield plain.filter(ImageFilter.MinFilter(3))
    yield strip(-0.05, -0.05)
    yield strip(0.05, -0.05)
    yield strip(0.1, 0)
    yield strip(0.1, 0.1, 0.1)
    yield plain.resize((int(plain.width * 0.8), plain.height), Resampling.BICUBIC)
    yield plain.filter(ImageFilter.GaussianBlur(1.5))
    yield plain.point([255 if level > 150 else 0 for level in range(256)])


def changed_alone(image: Image, box: Box) -> Iterator[Image]:
    """The blank at ``box`` in slightly changed forms, with the paper around its ink and without."""
    for (left, top, right, bottom), edges in ((box, (0, 3, -3)), (_ink(image, box), (1, 3, 5))):
        for edge in edges:
            strip = image.crop((left - edge, top - edge, right + edge, bottom + edge))
            for width in (1.0, 0.8, 1.2):
                yield strip.resize((max(8, int(strip.width * width)), max(8, strip.height)), Resampling.BICUBIC)


def _ink(image: Image, box: Box) -> Box:
    """The part of ``box``, made a little higher, that holds ink."""
    left, top, right, bottom = box
    above = (bottom - top) // 8
    strip = image.crop((left, top - above, right, bottom + above))
    border = _border(strip)
    found = strip.point([255 if level < border else 0 for level in range(256)]).getbbox()
    if found is None:
        return box
    return left + found[0], top - above + found[1], left + found[2], top - above + found[3]


def between(image: Image, box: Box, left: float, right: float) -> Box | None:
    """The blank of the line at ``box`` between the letters at ``left`` and ``right``, dots from its left end."""
    height = box[3] - box[1]
    inked: NDArray[np.bool_] = np.asarray(_inked(image.crop(box)).any(axis=0))
    start, end = max(0, int(left + _INTO[0] * height)), max(0, int(right - _INTO[1] * height))
    after = np.flatnonzero(~inked[start : start + int(_REACH * height)])
    start += int(after[0]) if after.size else 0
    earliest = max(0, end - int(_REACH * height))
    before = np.flatnonzero(~inked[earliest:end])
    end = earliest + int(before[-1]) + 1 if before.size else end
    return (box[0] + start, box[1], box[0] + end, box[3]) if end - start > _LEAST * height else None


def figures(image: Image, box: Box) -> int:
    """How many strokes as tall as figures stand apart from each other in the blank at ``box``; leaders are none."""
    ink = _inked(image.crop(box))
    high = np.pad(ink.sum(axis=0) > _STROKE * (box[3] - box[1]), 1)
    inked = np.pad(ink.any(axis=0), 1)
    edges = np.flatnonzero(np.diff(inked.astype(np.int8)))
    return sum(bool(high[start:end].any()) for start, end in zip(edges[::2] + 1, edges[1::2] + 1, strict=True))


def _inked(strip: Image) -> NDArray[np.bool_]:
    levels: NDArray[np.uint8] = np.asarray(strip)
    return levels < _border(strip)


def _border(strip: Image) -> int:
    """The level halfway between the darkest and the lightest dot."""
    levels = strip.tobytes()
    return (min(levels, default=0) + max(levels, default=0)) // 2
