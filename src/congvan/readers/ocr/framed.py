"""The letters of a stamp, without the frame around them, whatever its shape, and without specks and smears."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from congvan.readers.ocr.blots import Blot, blots

_INK = 200  #: levels below this are ink
_HALF = 2
_FRAME, _SPECK = 0.8, 3  #: the share of a stamp that its frame is wider or taller than; dots of a speck
_LETTER = (0.56, 2.2)  #: heights of letters, and of words whose letters touch, against the usual one
_ABOVE, _BELOW, _BESIDE = 0.75, 0.35, 0.2  #: heights in which tone marks stand
_ACROSS, _DOWN = 0.3, 0.6  #: shares of a stamp: lines longer than these are its frame
_RULE = (0.55, 0.9)  #: heights: a piece of a frame is lower and wider than these
_GAPS = (0.8, 0.45)  #: heights that part words of a stamp from what stands beside them


def unframed(stamp: Image.Image) -> Image.Image:
    """``stamp`` (mode "L") without what reaches over most of its ink; itself where nothing else is on it."""
    parts = _parts(stamp)
    boxes = np.array([part.box for part in parts] or [(0, 0, 0, 0)])
    wide, high = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).tolist()
    inner = [part for part in parts if part.width < _FRAME * wide and part.height < _FRAME * high]
    return _only(stamp, inner) if inner else stamp


def unruled(stamp: Image.Image) -> Image.Image:
    """``stamp``, which stands level, without long straight lines: a frame that its letters touch."""
    stamp = stamp.crop(stamp.point([255 if level < _INK else 0 for level in range(256)]).getbbox())
    ink = np.asarray(stamp) < _INK
    rules = _runs(ink, int(_ACROSS * stamp.width)) | _runs(ink.T, int(_DOWN * stamp.height)).T
    return Image.fromarray(np.where(_thicker(rules), 255, np.asarray(stamp)).astype(np.uint8))


def _runs(mask: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """The dots of ``mask`` in rows of ``least`` dots and more."""
    least = max(1, least)
    before = np.cumsum(np.pad(mask, ((0, 0), (1, 0))), axis=1)
    starts: NDArray[np.int16] = (before[:, least:] - before[:, :-least] == least).astype(np.int16)
    steps = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int16)
    steps[:, : starts.shape[1]] += starts
    steps[:, least : least + starts.shape[1]] -= starts
    return np.asarray(np.cumsum(steps, axis=1)[:, :-1] > 0)


def _thicker(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(mask | np.roll(mask, 1, 0) | np.roll(mask, -1, 0) | np.roll(mask, 1, 1) | np.roll(mask, -1, 1))


def letters(stamp: Image.Image) -> list[Image.Image]:
    """The line of letters on ``stamp``, which stands level, cut out: with what stands beside it, and without."""
    parts = _parts(stamp)
    tallest = max((part.height for part in parts), default=0)
    talls = sorted(part.height for part in parts if part.height > tallest / 2)
    if not talls:
        return []
    high = talls[(len(talls) - 1) // 2]
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
    return Image.fromarray(np.where(_thicker(kept), np.asarray(stamp), 255).astype(np.uint8))
