"""Marks of urgency and secrecy stamped in red, often in a frame and askew: read by themselves.

Source: NĐ 30/2020/NĐ-CP annex I, boxes 10a and 10b: "HỎA TỐC", "THƯỢNG KHẨN", "KHẨN" in a frame of two lines, in red;
"MẬT", "TỐI MẬT", "TUYỆT MẬT" as the law on state secrets has them. Only these words are taken: whatever else is stamped
in red stays with the print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageOps

from congvan.lexicon import words
from congvan.readers.ocr.engine import DPI, Engine, OcrLine
from congvan.readers.ocr.framed import letters, unframed, unruled
from congvan.readers.ocr.ink import Box, Inks
from congvan.readers.ocr.straighten import tilt
from congvan.text import plain

_AREA = 0.5  #: the share of the page, from its top, in which such marks stand
_WIDTHS, _HEIGHTS = (10, 90), (5, 50)  #: mm
_INK, _MOST_INK = 200, 0.5  #: levels below this are ink; the share of a stamp that it covers at most
_MOST_TRIED = 2  #: spots of a page
_MOST_TILT = 26.0  #: degrees
_BESIDE = (0.0, -3.0, 3.0)  #: degrees tried beside the tilt that was found
_STRETCHES = (1.0, 1.2)
_LEVEL = 3.0  #: degrees that leave a line level
_ALIKE = str.maketrans("0", "o")
_PAD = 6


@dataclass(frozen=True, slots=True)
class Stamped:
    """A mark that was stamped in red."""

    text: str
    was: str  #: as the engine read it
    area: Box  #: what it covers
    is_askew: bool  #: whether its words are no line of the page
    box: Box  #: its words as if they stood level


def find(inks: Inks, engine: Engine) -> list[Stamped]:
    """The marks in the upper part of a page, top to bottom."""
    found = []
    if inks.red is None:
        return []
    spots = [(spot, inks.red.crop(spot)) for spot in inks.spots() if _is_plausible(spot, inks.print.height)]
    for area, stamp in [(spot, stamp) for spot, stamp in spots if _is_sparse(stamp)][:_MOST_TRIED]:
        for strip, angle in _strips(stamp):
            was = " ".join(engine.reread([strip])[0].split())
            if text := _marks().get(_letters(was)):
                found.append(Stamped(text, was, area, abs(angle) > _LEVEL, _level(area, strip)))
                break
    return found


def is_misread(line: OcrLine, mark: Stamped) -> bool:
    """Whether ``line`` is ``mark``, which stands level, read with other accents among the lines of the page."""
    middle, centre = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    left, top, right, bottom = mark.area
    is_there = left < middle < right and top < centre < bottom
    return is_there and line.text != mark.text and _letters(line.text) == _letters(mark.text)


def _is_plausible(box: Box, height: int) -> bool:
    left, top, right, bottom = box
    wide, high = (right - left) * 25.4 / DPI, (bottom - top) * 25.4 / DPI
    is_sized = _WIDTHS[0] < wide < _WIDTHS[1] and _HEIGHTS[0] < high < _HEIGHTS[1]
    return is_sized and bottom < _AREA * height and high < 1.2 * wide


def _is_sparse(stamp: Image.Image) -> bool:
    """Whether ink covers as little of ``stamp`` as letters do."""
    return sum(stamp.histogram()[:_INK]) < _MOST_INK * stamp.width * stamp.height


@cache
def _marks() -> dict[str, str]:
    """Each mark by its letters without accents."""
    return {_letters(form): form.upper() for form in (*words("letterhead.urgency"), *words("letterhead.secrecy"))}


def _letters(text: str) -> str:
    return "".join(char for char in plain(text.lower()).translate(_ALIKE) if char.isalpha())


def _strips(stamp: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """The letters of a stamp as lines to be read, level and nearly so, with `_PAD` of paper; and its tilt."""
    bare = unframed(stamp)
    angle = tilt(bare.reduce(2), _MOST_TILT)
    for beside in _BESIDE:
        yield from _lines(_turned(bare, angle + beside), angle)
    angle = tilt(stamp.reduce(2), _MOST_TILT)
    bare = unruled(_turned(stamp, angle))
    for beside in _BESIDE:
        yield from _lines(_turned(bare, beside), angle)


def _turned(stamp: Image.Image, angle: float) -> Image.Image:
    return stamp.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _lines(level: Image.Image, angle: float) -> Iterator[tuple[Image.Image, float]]:
    for line in letters(level):
        for stretch in _STRETCHES:
            wide = line.resize((max(1, int(line.width * stretch)), line.height), Image.Resampling.BICUBIC)
            yield ImageOps.expand(wide, _PAD, 255), angle


def _level(area: Box, strip: Image.Image) -> Box:
    """Where the words of ``strip`` stand when they are turned level about the middle of ``area``."""
    wide, high = strip.width - 2 * _PAD, min(strip.height - 2 * _PAD, area[3] - area[1])
    left, top = (area[0] + area[2] - wide) // 2, (area[1] + area[3] - high) // 2
    return left, top, left + wide, top + high
