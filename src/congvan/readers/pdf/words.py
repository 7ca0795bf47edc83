"""The words of a page of a PDF with their boxes, asked of pdfium in few calls.

pdfium is not thread-safe: every call here must be made under `LOCK`.
"""

from __future__ import annotations

import ctypes
import threading
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium
import regex

from congvan.readers.marks import Mark

LOCK = threading.RLock()
_WORD = regex.compile(r"[^\s\u200b\ufeff]+")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
_LINE = regex.compile(r"[^\s\u200b\ufeff](?:[^\r\n]*[^\s\u200b\ufeff])?")
_HEAD = 14  #: the first lines of a document, among which a letterhead stands
_WIDGET = 20
LOW = 30.0  #: a form widget no higher than this, in points, fills a blank of a line


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

    @property
    def height(self) -> float:
        return self.bottom - self.top


Place = tuple[float, float, float, float]  # left, top, right, bottom, from the bottom of the page


def words_on(page: pdfium.FPDF_PAGE, height: float, widgets: list[Place], is_first: bool = True) -> list[Word]:
    """The words of an open page in the order of its text layer; ``widgets`` are the places of its form fields.

    A line of running text comes as one `Word`: its inner gaps part nothing, and asking pdfium for the box of every
    word costs as much as loading the page.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        text = _text(text_page).translate(_HYPHENS)
        found = _Layer(text_page, text, height).words(_HEAD if is_first else 0)
        if widgets:
            _mark_widgets(found, widgets, height)
        return found
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Layer:
    """The text layer of an open page."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, text: str, height: float) -> None:
        self._page, self._text, self._height = text_page, text, height
        self._is_composed = unicodedata.is_normalized("NFC", text)
        self._rect = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)

    def words(self, head: int) -> list[Word]:
        """The words, those of a plain line together; none of the first ``head`` lines is plain."""
        spans = [match.span() for match in _LINE.finditer(self._text)]
        whole = [self._stretch(first, end - 1) for first, end in spans]
        plain = self._plain(spans, whole, head)
        found: list[Word] = []
        for (first, end), word, is_plain in zip(spans, whole, plain, strict=True):
            if is_plain and word:
                found.append(word)
            else:
                for match in _WORD.finditer(self._text, first, end):
                    found += self._word(match.start(), match.end() - 1)
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
            w is not None and head <= n < last and n not in shared and end - first > 12 and widths[n] < usual
            for n, ((first, end), w) in enumerate(zip(spans, whole, strict=True))
        ]

    def _stretch(self, first: int, last: int) -> Word | None:
        """The characters from ``first`` to ``last`` as one word; None where they do not stand on one base line."""
        box, rect = pdfium.FPDFText_GetLooseCharBox, self._rect
        if not box(self._page, first, self._pointer):
            return None
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if last > first and box(self._page, last, self._pointer):
            if rect.left < left or abs(rect.bottom - bottom) > 0.3 * (top - bottom):
                return None
            right, top, bottom = rect.right, max(top, rect.top), min(bottom, rect.bottom)
        return Word(self._composed(first, last + 1), left, self._height - top, right, self._height - bottom)

    def _word(self, first: int, last: int) -> list[Word]:
        """The word between two characters; its letters one by one where it runs over a line end."""
        word = self._stretch(first, last)
        if word is None:
            return [letter for at in range(first, last + 1) if (letter := self._stretch(at, at))]
        if last - first >= 3 and self._text[last].isdigit():
            note = _note_mark(self._page, self._text[first : last + 1], first, last)
            if note <= last:
                mark = Word(self._composed(note, last + 1), word.right, word.top, word.right + 1, word.bottom)
                word.text = self._composed(first, note)
                return [word, mark]
        return [word]

    def _composed(self, start: int, end: int) -> str:
        text = " ".join(self._text[start:end].split())
        return text if self._is_composed else unicodedata.normalize("NFC", text)


def _sharing(whole: list[Word | None]) -> set[int]:
    """The lines that share a base line, or nearly so, with another."""
    order = sorted((word.bottom, number) for number, word in enumerate(whole) if word)
    shared: set[int] = set()
    for (bottom, number), (below, other) in pairwise(order):
        word = whole[number]
        if word and below - bottom < 0.7 * word.height:
            shared |= {number, other}
    return shared | {n for number, word in enumerate(whole) if word is None for n in (number - 1, number + 1)}


def _note_mark(text_page: pdfium.FPDF_TEXTPAGE, word: str, first: int, last: int) -> int:
    """Where the small raised number of a note begins in a word like "2026⁴"; behind the word where there is none."""
    size = pdfium.FPDFText_GetFontSize
    at, full = last, size(text_page, first)
    while at > first + 1 and word[at - first].isdigit() and size(text_page, at) < 0.8 * full:
        at -= 1
    return at + 1


def _mark_widgets(words: list[Word], widgets: list[Place], height: float) -> None:
    """Marks the words that widgets show. They were drawn last, so they end the text; typed words may lie below them."""
    after: Word | None = None
    for word in reversed(words):
        word.widget = _widget_of(word, widgets, height)
        if word.widget is None:
            if after and _runs_on(word, after):
                for shown in words[words.index(after) :]:
                    shown.widget = None if abs(shown.bottom - after.bottom) < 1 else shown.widget
            return
        after = word


def _runs_on(word: Word, after: Word) -> bool:
    return abs(word.bottom - after.bottom) < 0.3 * word.height and 0 <= after.left - word.right < word.height


def _widget_of(word: Word, widgets: list[Place], height: float) -> int | None:
    across, down = (word.left + word.right) / 2, height - (word.top + word.bottom) / 2
    for index, (left, top, right, bottom) in enumerate(widgets):
        if left <= across <= right and bottom <= down <= top:
            return index
    return None


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


def press_widgets(page: pdfium.FPDF_PAGE) -> list[Place]:
    """Draws the page's form widgets into it, so that words in them count as text.

    Signed letters keep number and day only there. Returns the widgets' places; the page must be loaded anew to see
    the words. None are drawn, and none returned, where all are high: those are pictures of signatures.
    """
    places = []
    rect = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 500)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == _WIDGET and pdfium.FPDFAnnot_GetRect(
                annotation, ctypes.byref(rect)
            ):
                places.append((rect.left, rect.top, rect.right, rect.bottom))
            pdfium.FPDFPage_CloseAnnot(annotation)
    if not any(top - bottom <= LOW for _, top, _, bottom in places):
        return []
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return places
