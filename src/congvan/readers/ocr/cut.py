"""Lines that an engine read, cut into words with their own places: by the white between letters."""

from __future__ import annotations

import numpy as np
from PIL.Image import Image

from congvan.readers.ocr.engine import OcrLine

Stretch = tuple[int, int]  # left, right
_UPPER = 0.85  #: the share of a line's height that is looked at: an underline lies below
_PAPER, _DARK = 0.5, 0.02  #: shares of a line's dots that are darker than paper; than the darkest ink


def places(image: Image, line: OcrLine, count: int) -> list[Stretch]:
    """Where the ``count`` words of a line stand, left to right.

    Words are parted at the widest gaps without ink. Where there are too few gaps, the line is divided evenly.
    """
    left, top, right, bottom = line.box
    if count < 2:
        return [(left, right)]
    gaps = sorted(_gaps(image.crop((left, top, right, top + max(1, int((bottom - top) * _UPPER))))), reverse=True)
    if len(gaps) < count - 1:
        return _evenly(line, count)
    cuts = sorted((start, start + width) for width, start in gaps[: count - 1])
    starts = [left, *(left + end for _, end in cuts)]
    ends = [*(left + start for start, _ in cuts), right]
    return list(zip(starts, ends, strict=True))


def _gaps(strip: Image) -> list[tuple[int, int]]:
    """Width and beginning of every run of columns without ink between columns with ink."""
    grey = np.asarray(strip)
    levels = np.cumsum(strip.histogram())
    paper, dark = np.searchsorted(levels, (levels[-1] * _PAPER, levels[-1] * _DARK))
    ink = (grey < (paper + dark) / 2).sum(axis=0) > 0
    columns = np.flatnonzero(ink)
    steps = np.diff(columns)
    return [(int(step) - 1, int(column) + 1) for step, column in zip(steps, columns, strict=False) if step > 1]


def _evenly(line: OcrLine, count: int) -> list[Stretch]:
    words = line.text.split()
    left, _, right, _ = line.box
    if len(words) != count:
        words = ["x"] * count
    unit = (right - left) / (sum(map(len, words)) + count - 1)
    found, at = [], float(left)
    for word in words:
        found.append((round(at), round(at + unit * len(word))))
        at += unit * (len(word) + 1)
    return found
