"""A page as OCR read it: words with places and marks, gathered into lines as the words of a PDF are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, radians, sin

from PIL.Image import Image

from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr import bleed, ink, urgent
from congvan.readers.ocr.accents import mend_accents
from congvan.readers.ocr.cut import places
from congvan.readers.ocr.engine import DPI, Engine, OcrLine, Sight, engine, second
from congvan.readers.ocr.mend import mend
from congvan.readers.ocr.second import ask
from congvan.readers.ocr.set_names import mend_names
from congvan.readers.ocr.slots import settle
from congvan.readers.ocr.stamps import part
from congvan.readers.pdf.lines import PageLine, gather
from congvan.readers.pdf.words import Word

_POINTS = 72 / DPI
_UNREAD, _UNSURE = 0.5, 0.85  #: of an engine's confidence in a line
_TALL, _LEGIBLE = 1.7, 0.9  #: heights of a usual line; confidence: what is taller and less sure is a signature
_HEAD = 0.4  #: the share of a first page in which number and day stand


@dataclass(frozen=True, slots=True)
class OcrPage:
    lines: list[PageLine]  #: top to bottom
    width: float  #: in points
    unread: int  #: places where something stands that could not be read
    stamp: str = ""  #: the words of an incoming letter's stamp, left out of the lines

    @property
    def is_blank(self) -> bool:
        return not self.lines and not self.unread


def read_images(numbered: Iterable[tuple[int, Image]], is_late: Callable[[], bool]) -> dict[int, OcrPage]:
    """The pages read from pictures, by their number counted from 0; no more of them once ``is_late``.

    The letter begins on the first page that is not blank.
    """
    reader, other = engine(), second()
    found: dict[int, OcrPage] = {}
    for number, image in numbered:
        is_first = all(n in found and found[n].is_blank for n in range(number))
        found[number] = read_page(image, reader, is_first, None if is_first else other)
        if is_late():
            break
    return found


def read_page(image: Image, engine: Engine, is_first: bool, other: Engine | None = None) -> OcrPage:
    """The page on ``image`` (mode "L" or "RGB", `DPI` dots an inch); a first page with more care.

    ``other`` is asked about running text that ``engine`` is not sure of.
    """
    try:
        inks = ink.part(image, DPI)
        marks = urgent.find(inks, engine) if is_first and engine.can_reread else []
        sight = engine.see(bleed.without(inks.without(*(mark.area for mark in marks if mark.is_askew))))
    except Exception:  # whatever a foreign engine raises on an odd picture, the file's other pages are read
        return OcrPage([], image.width * _POINTS, 1)
    found: list[Word] = []
    seen: set[str] = set()
    unread = 0
    lines = ask(sight, other) if other is not None else sight.lines
    stamp: list[OcrLine] = []
    if is_first:
        lines, stamp = part(lines, sight.image.width, sight.image.height)
    usual = _usual_height(lines)
    for line in lines:
        if any(urgent.is_misread(line, mark) for mark in marks):
            continue
        if not _is_print(line, usual):
            unread += line.box[2] - line.box[0] > line.box[3] - line.box[1]
            continue
        draft = Draft(line.text)
        if is_first and engine.can_reread and line.box[1] < _HEAD * sight.image.height:
            settle(draft, line, sight.image, engine)
        mend(draft)
        mend_accents(draft)
        mend_names(draft)
        seen.add(draft.text)
        if line.confidence < _UNSURE:
            draft.marks.append(Mark(0, len(draft.text), round(line.confidence, 2)))
        found += _words(draft, line, sight.image)
    if not sight.is_turned:
        found += [word for mark in marks if mark.text not in seen for word in _stamped(mark, sight)]
    found.sort(key=lambda word: (word.bottom, word.left))
    return OcrPage(gather(found, []), sight.image.width * _POINTS, unread, " ".join(line.text for line in stamp))


def _usual_height(lines: list[OcrLine]) -> int:
    heights = sorted(line.box[3] - line.box[1] for line in lines if line.confidence >= _LEGIBLE)
    return heights[len(heights) // 2] if heights else 0


def _is_print(line: OcrLine, usual: int) -> bool:
    """Whether ``line`` holds letters, rather than a scribble; ``usual`` is the height of the page's lines."""
    is_scribble = line.confidence < _LEGIBLE and 0 < usual * _TALL < line.box[3] - line.box[1]
    return line.confidence >= _UNREAD and not is_scribble and any(map(str.isalnum, line.text))


def _stamped(mark: urgent.Stamped, sight: Sight) -> list[Word]:
    """The words of ``mark`` where they stand on the straightened page."""
    left, top, right, bottom = mark.box
    middle, centre = sight.image.width / 2, sight.image.height / 2
    x, y = (left + right) / 2 - middle, (top + bottom) / 2 - centre
    turn = radians(sight.skew)
    right_by = round(x * cos(turn) + y * sin(turn) - x)
    down_by = round(y * cos(turn) - x * sin(turn) - y)
    box = (left + right_by, top + down_by, right + right_by, bottom + down_by)
    remark = [Mark(0, len(mark.text), 1.0, mark.was)] if mark.was != mark.text else []
    return _words(Draft(mark.text, remark), OcrLine(mark.text, box, 1.0), sight.image)


def _words(draft: Draft, line: OcrLine, image: Image) -> list[Word]:
    words = draft.words()
    top, bottom = line.box[1] * _POINTS, line.box[3] * _POINTS
    return [
        Word(text, left * _POINTS, top, right * _POINTS, bottom, None, marks)
        for (text, marks), (left, right) in zip(words, places(image, line, len(words)), strict=True)
    ]
