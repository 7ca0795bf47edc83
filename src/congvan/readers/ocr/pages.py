"""A page as OCR read it: words with places and marks, gathered into lines as the words of a PDF are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PIL.Image import Image

from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr.cut import places
from congvan.readers.ocr.engine import DPI, Engine, OcrLine, engine, second
from congvan.readers.ocr.mend import mend
from congvan.readers.ocr.second import ask
from congvan.readers.ocr.slots import settle
from congvan.readers.ocr.stamps import part
from congvan.readers.pdf.lines import PageLine, gather
from congvan.readers.pdf.words import Word

_POINTS = 72 / DPI
_UNREAD, _UNSURE = 0.5, 0.85  #: of an engine's confidence in a line
_HEAD = 0.4  #: the share of a first page in which number and day stand


@dataclass(frozen=True, slots=True)
class OcrPage:
    lines: list[PageLine]  #: top to bottom
    width: float  #: in points
    unread: int  #: places where something stands that could not be read
    stamp: str = ""  #: the words of an incoming letter's stamp, left out of the lines


def read_images(numbered: Iterable[tuple[int, Image]]) -> dict[int, OcrPage]:
    """The pages read from pictures, by their number counted from 0."""
    reader, other = engine(), second()
    return {number: read_page(image, reader, number == 0, other if number else None) for number, image in numbered}


def read_page(image: Image, engine: Engine, is_first: bool, other: Engine | None = None) -> OcrPage:
    """The page on ``image`` (mode "L", `DPI` dots an inch); number and day of a first page are read with more care.

    ``other`` is asked about running text that ``engine`` is not sure of.
    """
    try:
        sight = engine.see(image)
    except Exception:  # whatever a foreign engine raises on an odd picture, the file's other pages are read
        return OcrPage([], image.width * _POINTS, 1)
    found: list[Word] = []
    unread = 0
    lines = ask(sight, other) if other is not None else sight.lines
    stamp: list[OcrLine] = []
    if is_first:
        lines, stamp = part(lines, sight.image.width, sight.image.height)
    for line in lines:
        if not any(map(str.isalnum, line.text)) or line.confidence < _UNREAD:
            unread += line.box[2] - line.box[0] > line.box[3] - line.box[1]
            continue
        draft = Draft(line.text)
        if is_first and engine.can_reread and line.box[1] < _HEAD * sight.image.height:
            settle(draft, line, sight.image, engine.reread)
        mend(draft)
        if line.confidence < _UNSURE:
            draft.marks.append(Mark(0, len(draft.text), round(line.confidence, 2)))
        found += _words(draft, line, sight.image)
    found.sort(key=lambda word: (word.bottom, word.left))
    return OcrPage(gather(found, []), sight.image.width * _POINTS, unread, " ".join(line.text for line in stamp))


def _words(draft: Draft, line: OcrLine, image: Image) -> list[Word]:
    words = draft.words()
    top, bottom = line.box[1] * _POINTS, line.box[3] * _POINTS
    return [
        Word(text, left * _POINTS, top, right * _POINTS, bottom, None, marks)
        for (text, marks), (left, right) in zip(words, places(image, line, len(words)), strict=True)
    ]
