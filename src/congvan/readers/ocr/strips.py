"""Strips of a page: one line or one blank of it, in slightly changed forms to be read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex
from PIL import ImageFilter
from PIL.Image import Image, Resampling

Box = tuple[int, int, int, int]
_STEP, _REACH, _BESIDE = 0.25, 1.6, 3.0  #: in heights: between cuts tried; around the place expected; read beside a cut


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
            for width in (1.0, 0.8):
                yield strip.resize((max(8, int(strip.width * width)), max(8, strip.height)), Resampling.BICUBIC)


def _ink(image: Image, box: Box) -> Box:
    """The part of ``box``, made a little higher, that holds ink."""
    left, top, right, bottom = box
    above = (bottom - top) // 8
    strip = image.crop((left, top - above, right, bottom + above))
    levels = strip.tobytes()
    border = (min(levels, default=0) + max(levels, default=0)) // 2
    found = strip.point([255 if level < border else 0 for level in range(256)]).getbbox()
    if found is None:
        return box
    return left + found[0], top - above + found[1], left + found[2], top - above + found[3]


def slot_of(
    image: Image,
    box: Box,
    shares: tuple[float, float],
    borders: tuple[regex.Pattern[str], regex.Pattern[str]],
    reread: Callable[[list[Image]], list[str]],
) -> Box | None:
    """Where a blank of the line at ``box`` stands: between what is read on its left and on its right.

    ``shares`` is the share of the line's letters before the blank's ends. Cuts are tried around there: the left border
    is the first cut left of which its words are read whole, the right border the last one right of which they are.
    """
    left, top, right, bottom = box
    height = bottom - top
    beside = int(_BESIDE * height)

    def cuts(share: float) -> list[int]:
        middle, reach = left + share * (right - left), _REACH * height
        steps = int(2 * _REACH / _STEP) + 1
        tried = [int(middle - reach + index * _STEP * height) for index in range(steps)]
        return [at for at in tried if left + height // 3 < at < right - height // 3]

    def is_start(at: int) -> bool:
        return borders[0].search(reread([image.crop((max(left, at - beside), top, at, bottom))])[0]) is not None

    def is_end(at: int) -> bool:
        return borders[1].search(reread([image.crop((at, top, min(right, at + beside), bottom))])[0]) is not None

    start = _first(cuts(shares[0]), is_start)
    if start is None:
        return None
    end = _first([at for at in cuts(shares[1]) if at > start + height // 4][::-1], is_end)
    return (start, top, end, bottom) if end is not None else None


def _first(cuts: list[int], is_whole: Callable[[int], bool]) -> int | None:
    """The first of ``cuts`` that is told to be right: every other one is tried, then the one before it."""
    for index in range(1, len(cuts), 2):
        if is_whole(cuts[index]):
            return cuts[index - 1] if is_whole(cuts[index - 1]) else cuts[index]
    return cuts[-1] if len(cuts) % 2 and is_whole(cuts[-1]) else None
