"""The words of a page of a PDF with their boxes, asked of pdfium in few calls.

pdfium is not thread-safe: every call here must be made under `LOCK`.
"""

from __future__ import annotations

import ctypes
import re
import threading
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from struct import Struct

import pypdfium2.raw as pdfium

from congvan import legacy
from congvan.readers.marks import Mark
from congvan.readers.pdf.grids import Grid

LOCK = threading.RLock()
# re takes half the time of regex here
_WORD = re.compile(r"[^\s\u200b\ufeff]+")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
_LINE = re.compile(r"[^\s\u200b\ufeff](?:[^\r\n]*[^\s\u200b\ufeff])?")
_NAME, _MOST_WORDS = 100, 5_000  #: bytes of a font's name; words of a page whose fonts are asked for
_SHORT = 12  #: letters; a line this short is taken apart
_HEAD = 14  #: the first lines of a document, among which a letterhead stands

# the box of a character into four floats: the same call of pdfium, with plain numbers for pointers
_box_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_floats = Struct("4f").unpack_from


@dataclass(slots=True)
class Word:
    """One word; the origin is the top left corner of the page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    widget: int | None = None  #: the form widget it stands in, counted from 0
    marks: tuple[Mark, ...] = ()  #: what OCR says of its letters
    was_in: str = ""  #: the legacy encoding that it was decoded from
    is_capital: bool = False  #: whether its font shows small letters as capitals (".VnTimeH")

    @property
    def height(self) -> float:
        return self.bottom - self.top


Place = tuple[float, float, float, float]  # left, top, right, bottom, from the bottom of the page


def words_on(
    page: pdfium.FPDF_PAGE, height: float, widgets: Iterable[Place], grids: Iterable[Grid] = (), is_first: bool = True
) -> list[Word]:
    """The words of an open page in the order of its text layer; ``widgets`` are the places of its form fields.

    A line of running text comes as one `Word`, and so does one within a cell of ``grids``: its inner gaps part
    nothing, and asking pdfium for the box of every word costs as much as loading the page.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        text = _text(text_page)
        if "\x02" in text or "\ufffe" in text or "\xad" in text:
            text = text.translate(_HYPHENS)
        capitals = _in_capitals(text_page, text) if legacy.may_be_legacy((text,)) else frozenset[int]()
        return _Layer(text_page, text, height, capitals).words(_HEAD if is_first else 0, widgets, grids)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Layer:
    """The text layer of an open page."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, text: str, height: float, capitals: Collection[int]) -> None:
        self._page, self._text, self._height, self._capitals = text_page, text, height, capitals
        self._is_composed = unicodedata.is_normalized("NFC", text)
        self._address = ctypes.cast(text_page, ctypes.c_void_p).value
        self._box = (ctypes.c_float * 4)()
        self._box_address = ctypes.addressof(self._box)

    def words(self, head: int, widgets: Iterable[Place], grids: Iterable[Grid]) -> list[Word]:
        """The words, those of a plain line together; none of the first ``head`` lines is plain, none whose blanks
        a form field may fill, and none that stands in two cells."""
        text, stretch = self._text, self._stretch
        spans = [match.span() for match in _LINE.finditer(text)]
        whole = [stretch(first, end) for first, end in spans]
        plain = self._plain(spans, whole, head)
        for grid in grids:
            for number, line in enumerate(whole):
                if line and line.bottom > grid.box.top and line.top < grid.box.bottom:
                    plain[number] = len(line.text) > _SHORT and _is_in_cell(line, grid)
        for _, top, _, bottom in widgets:
            high, low = self._height - top, self._height - bottom
            plain = [
                is_plain and line is not None and (line.bottom < high or line.top > low)
                for is_plain, line in zip(plain, whole, strict=True)
            ]
        if self._capitals:  # the font of each word counts
            plain = [False] * len(plain)
        found: list[Word] = []
        for (first, end), line, is_plain in zip(spans, whole, plain, strict=True):
            if is_plain and line:
                line.text = " ".join(line.text.split())
                found.append(line)
                continue
            for match in _WORD.finditer(text, first, end):
                start, stop = match.span()
                word = stretch(start, stop)
                if word and start in self._capitals:
                    word.is_capital = True
                if word is None:
                    found += [letter for at in range(start, stop) if (letter := stretch(at, at + 1))]
                elif stop - start > 3 and text[stop - 1].isdigit():
                    found += self._without_note(word, start, stop)
                else:
                    found.append(word)
        return found

    def _plain(self, spans: list[tuple[int, int]], whole: list[Word | None], head: int) -> list[bool]:
        """For each line whether it is running text: on one base line, alone on it, letters set no wider than usual,
        and not where letterheads and signatures stand."""
        widths = [(w.right - w.left) / (end - first) if w else 0 for (first, end), w in zip(spans, whole, strict=True)]
        long = sorted(width for (first, end), width in zip(spans, widths, strict=True) if end - first > 30)
        usual = 1.06 * long[len(long) * 3 // 10] if long else 0.0
        tail = self._text.find("ơi nhận")
        last = next((n for n, (_, end) in enumerate(spans) if end > tail), 0) - 5 if tail >= 0 else len(spans)
        shared = _sharing(whole)
        return [
            w is not None and head <= n < last and n not in shared and end - first > _SHORT and widths[n] < usual
            for n, ((first, end), w) in enumerate(zip(spans, whole, strict=True))
        ]

    def _stretch(self, first: int, end: int) -> Word | None:
        """The characters ``[first, end)`` as one word; None where they do not stand on one base line."""
        address, box, at = self._address, self._box, self._box_address
        if not _box_of(address, first, at):
            return None
        left, top, right, bottom = _floats(box)
        if end - first > 1 and _box_of(address, end - 1, at):
            last_left, last_top, right, last_bottom = _floats(box)
            if last_left < left or abs(last_bottom - bottom) > 0.3 * (top - bottom):
                return None
            if last_top > top:
                top = last_top
            if last_bottom < bottom:
                bottom = last_bottom
        text = self._text[first:end]
        if not self._is_composed:
            text = unicodedata.normalize("NFC", text)
        return Word(text, left, self._height - top, right, self._height - bottom)

    def _without_note(self, word: Word, first: int, end: int) -> list[Word]:
        """``word`` and, as a word of its own, the small raised number of a note at its end ("2026⁴")."""
        size = pdfium.FPDFText_GetFontSize
        at, full = end - 1, size(self._page, first)
        while at > first + 1 and self._text[at].isdigit() and size(self._page, at) < 0.8 * full:
            at -= 1
        if at == end - 1:
            return [word]
        composed = [unicodedata.normalize("NFC", self._text[a:b]) for a, b in ((first, at + 1), (at + 1, end))]
        word.text = composed[0]
        return [word, Word(composed[1], word.right, word.top, word.right + 1, word.bottom)]


def _is_in_cell(line: Word, grid: Grid) -> bool:
    middle = (line.top + line.bottom) / 2
    cell = grid.cell_at(line.left + 1, middle)
    return cell is not None and cell == grid.cell_at(line.right - 1, middle)


def _in_capitals(text_page: pdfium.FPDF_TEXTPAGE, text: str) -> frozenset[int]:
    """Where words begin whose fonts show small letters as capitals; asked only of pages with legacy letters."""
    buffer, length = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    found = set()
    for match in islice(_WORD.finditer(text), _MOST_WORDS):
        size = pdfium.FPDFText_GetFontInfo(text_page, match.start(), buffer, _NAME, length)
        if 0 < size <= _NAME and legacy.draws_capitals(buffer.value.decode("utf-8", "replace")):
            found.add(match.start())
    return frozenset(found)


def _sharing(whole: list[Word | None]) -> set[int]:
    """The lines that share a base line, or nearly so, with another."""
    order = sorted((word.bottom, number) for number, word in enumerate(whole) if word)
    shared: set[int] = set()
    for (bottom, number), (below, other) in pairwise(order):
        word = whole[number]
        if word and below - bottom < 0.7 * word.height:
            shared |= {number, other}
    return shared | {n for number, word in enumerate(whole) if word is None for n in (number - 1, number + 1)}


def _text(text_page: pdfium.FPDF_TEXTPAGE) -> str:
    """The page's characters, one for each of its character indices."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) != count:  # characters without a code were left out, or some lie beyond the BMP
        codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)
    return text
