"""The letters of a stamp, without the frame around them, whatever its shape, and without specks and smears."""

from __future__ import annotations

import numpy as np
from PIL import Image

from congvan.readers.ocr.blots import Blot, blots

_INK = 200  #: levels below this are ink
_HALF = 2
_FRAME, _TALL, _SPECK = 0.5, 0.8, 3  #: shares of a stamp that its frame is wider and taller than; dots of a speck
_LETTER = (0.6, 1.7)  #: heights of letters against the usual one
_ABOVE, _BELOW, _BESIDE = 0.75, 0.35, 0.2  #: heights in which tone marks stand
_RULE = (0.35, 0.8)  #: heights: a piece of a frame is lower and wider than these
_GAPS = (0.8, 0.45)  #: heights that part words of a stamp from what stands beside them


def unframed(stamp: Image.Image) -> Image.Image:
    """``stamp`` (mode "L") without what reaches over most of it."""
    parts = [
        part for part in _parts(stamp) if part.width <= _FRAME * stamp.width and part.height <= _TALL * stamp.height
    ]
    return _only(stamp, parts)


def letters(stamp: Image.Image) -> list[Image.Image]:
    """The line of letters on ``stamp``, which stands level, cut out: with what stands beside it, and without."""
    parts = _parts(stamp)
    tallest = max((part.height for part in parts), default=0)
    talls = sorted(part.height for part in parts if part.height > tallest / 2)
    if not talls:
        return []
    high = talls[len(talls) // 2]
    large = [part for part in parts if _LETTER[0] * high < part.height < _LETTER[1] * high]
    lines = {len(line): line for line in (_longest(large, gap * high) for gap in _GAPS)}
    return [_line_of(stamp, parts, line, high) for line in lines.values()]


def _line_of(stamp: Image.Image, parts: list[Blot], line: list[Blot], high: int) -> Image.Image:
    """The letters ``line`` with the marks above and below them."""
    left, right = line[0].box[0] - _BESIDE * high, max(part.box[2] for part in line) + _BESIDE * high
    tops, bottoms = sorted(part.box[1] for part in line), sorted(part.box[3] for part in line)
    top, bottom = tops[len(tops) // 2] - _ABOVE * high, bottoms[len(bottoms) // 2] + _BELOW * high
    kept = list(line)
    for part in parts:
        is_near = left <= part.box[0] and part.box[2] <= right and top <= part.box[1] and part.box[3] <= bottom
        is_rule = part.height < _RULE[0] * high and part.width > _RULE[1] * high
        if is_near and not is_rule:
            kept.append(part)
    boxes = np.array([part.box for part in kept])
    (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return _only(stamp, kept).crop((x0, y0, x1, y1))


def _parts(stamp: Image.Image) -> list[Blot]:
    """What hangs together on ``stamp``, looked at in half its size."""
    half = stamp.crop((0, 0, stamp.width // _HALF * _HALF, stamp.height // _HALF * _HALF)).reduce(_HALF)
    found = [part for part in blots(np.asarray(half) < _INK, reach=1) if part.cells.sum() > _SPECK]
    return [Blot(_doubled(part.box), part.cells.repeat(_HALF, 0).repeat(_HALF, 1)) for part in found]


def _doubled(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return left * _HALF, top * _HALF, right * _HALF, bottom * _HALF


def _longest(parts: list[Blot], gap: float) -> list[Blot]:
    """The longest run of letters with no wide gap, left to right."""
    runs: list[list[Blot]] = []
    for part in sorted(parts, key=lambda part: part.box[0]):
        if runs and part.box[0] - max(each.box[2] for each in runs[-1]) < gap:
            runs[-1].append(part)
        else:
            runs.append([part])
    return max(runs, key=len)


def _only(stamp: Image.Image, parts: list[Blot]) -> Image.Image:
    """``stamp`` with nothing but ``parts`` on it."""
    kept = np.zeros((stamp.height, stamp.width), bool)
    for part in parts:
        left, top, right, bottom = part.box
        kept[top:bottom, left:right] |= part.cells
    near = kept | np.roll(kept, 1, 0) | np.roll(kept, -1, 0) | np.roll(kept, 1, 1) | np.roll(kept, -1, 1)
    return Image.fromarray(np.where(near, np.asarray(stamp), 255).astype(np.uint8))
