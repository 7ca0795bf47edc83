"""The letters of a stamp, without the frame around them, whatever its shape, and without specks and smears."""

from __future__ import annotations

import numpy as np
from PIL import Image

from congvan.readers.ocr.blots import Blot, blots

_INK = 200  #: levels below this are ink
_FRAME, _TALL, _SPECK = 0.5, 0.8, 12  #: shares of a stamp that its frame is wider and taller than; dots of a speck
_LETTER = (0.6, 1.7)  #: heights of letters against the usual one
_ABOVE, _BELOW, _BESIDE = 0.75, 0.35, 0.2  #: heights in which tone marks stand
_LINE = (0.35, 0.8)  #: heights: a line is lower and wider than these


def unframed(stamp: Image.Image) -> Image.Image:
    """``stamp`` (mode "L") without what reaches over most of it."""
    parts = [
        part for part in _parts(stamp) if part.width <= _FRAME * stamp.width and part.height <= _TALL * stamp.height
    ]
    return _only(stamp, parts)


def letters(stamp: Image.Image, gap: float) -> Image.Image | None:
    """The line of letters on ``stamp``, which stands level, cut out; None where there is none.

    What is more than ``gap`` heights of a letter away is no part of it.
    """
    parts = _parts(stamp)
    tallest = max((part.height for part in parts), default=0)
    talls = sorted(part.height for part in parts if part.height > tallest / 2)
    if not talls:
        return None
    high = talls[len(talls) // 2]
    line = _longest([part for part in parts if _LETTER[0] * high < part.height < _LETTER[1] * high], gap * high)
    left, right = line[0].box[0] - _BESIDE * high, max(part.box[2] for part in line) + _BESIDE * high
    tops, bottoms = sorted(part.box[1] for part in line), sorted(part.box[3] for part in line)
    top, bottom = tops[len(tops) // 2] - _ABOVE * high, bottoms[len(bottoms) // 2] + _BELOW * high
    marks = [
        part
        for part in parts
        if left <= part.box[0] and part.box[2] <= right and top <= part.box[1] and part.box[3] <= bottom
    ]
    kept = [part for part in {id(p): p for p in (*line, *marks)}.values() if not _is_line(part, high)]
    boxes = np.array([part.box for part in kept])
    (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return _only(stamp, kept).crop((x0, y0, x1, y1))


def _parts(stamp: Image.Image) -> list[Blot]:
    return [part for part in blots(np.asarray(stamp) < _INK, reach=1) if part.cells.sum() > _SPECK]


def _longest(parts: list[Blot], gap: float) -> list[Blot]:
    """The longest run of letters with no wide gap, left to right."""
    runs: list[list[Blot]] = []
    for part in sorted(parts, key=lambda part: part.box[0]):
        if runs and part.box[0] - max(each.box[2] for each in runs[-1]) < gap:
            runs[-1].append(part)
        else:
            runs.append([part])
    return max(runs, key=len)


def _is_line(part: Blot, high: int) -> bool:
    return part.height < _LINE[0] * high and part.width > _LINE[1] * high


def _only(stamp: Image.Image, parts: list[Blot]) -> Image.Image:
    """``stamp`` with nothing but ``parts`` on it."""
    kept = np.zeros((stamp.height, stamp.width), bool)
    for part in parts:
        left, top, right, bottom = part.box
        kept[top:bottom, left:right] |= part.cells
    near = kept | np.roll(kept, 1, 0) | np.roll(kept, -1, 0) | np.roll(kept, 1, 1) | np.roll(kept, -1, 1)
    return Image.fromarray(np.where(near, np.asarray(stamp), 255).astype(np.uint8))
