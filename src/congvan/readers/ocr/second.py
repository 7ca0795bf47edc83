"""A second opinion on running text: the lines one engine is least sure of, read by another.

trueocr is the better reader of letterheads and the faster one, Tesseract reads running text better. On eight pages of
real letters drawn with noise: words right 0.939 by trueocr, 0.953 with every line below 0.98 read again, at twice the
time. A page's time is bounded, so few lines are asked, and none of a first page, where number and day take it.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

import regex

from congvan.readers.ocr.engine import Engine, OcrLine, Sight
from congvan.text import plain

_UNSURE, _LEAST, _LONG, _MOST = 0.98, 0.5, 20, 8
_ALIKE = 0.85
_PAD_X, _PAD_Y = 6, 5  #: pixels of paper around a line
_FIGURES = regex.compile(r"\d+")


def ask(sight: Sight, other: Engine) -> list[OcrLine]:
    """The lines of ``sight`` with the least sure of them read by ``other``.

    A reading is taken where both engines saw the same letters but for their marks, and the same figures.
    """
    weak = [line for line in sight.lines if _LEAST < line.confidence < _UNSURE and len(line.text) > _LONG]
    weak = sorted(weak, key=lambda line: line.confidence)[:_MOST]
    strips = []
    for left, above, right, bottom in (line.box for line in weak):
        place = (max(0, left - _PAD_X), max(0, above - _PAD_Y), right + _PAD_X, bottom + _PAD_Y)
        strips.append(sight.image.crop(place))
    again = {
        line.box: " ".join(text.split())
        for line, text in zip(weak, other.reread(strips), strict=True)
        if _agree(line.text, text)
    }
    return [replace(line, text=again[line.box]) if line.box in again else line for line in sight.lines]


def _agree(one: str, two: str) -> bool:
    """Whether two readings differ in marks and punctuation more than in letters, and not in figures.

    >>> _agree("Căn cứ Nghị đinh sổ 20", "Căn cứ Nghị định số 20"), _agree("ngày 20", "ngày 26")
    (True, False)
    """
    if _FIGURES.findall(one) != _FIGURES.findall(two):
        return False
    return SequenceMatcher(None, plain(one), plain(two), autojunk=False).ratio() >= _ALIKE
