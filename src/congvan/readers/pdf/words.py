"""The words of a page of a PDF with their boxes, asked of pdfium in few calls.

pdfium is not thread-safe: every call here must be made under `LOCK`.
"""

from __future__ import annotations

import ctypes
import threading
import unicodedata
from dataclasses import dataclass

import pypdfium2.raw as pdfium
import regex

LOCK = threading.RLock()
_WORD = regex.compile(r"[^\s\u200b\ufeff]+")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
_WIDGET = 20


@dataclass(slots=True)
class Word:
    """One word; the origin is the top left corner of the page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    widget: int | None = None  #: the form widget it stands in, counted from 0

    @property
    def height(self) -> float:
        return self.bottom - self.top


Place = tuple[float, float, float, float]  # left, top, right, bottom, from the bottom of the page


def words_on(page: pdfium.FPDF_PAGE, height: float, widgets: list[Place]) -> list[Word]:
    """The words of an open page in the order of its text layer; ``widgets`` are the places of its form fields."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        text = _text(text_page).translate(_HYPHENS)
        is_composed = unicodedata.is_normalized("NFC", text)
        found: list[Word] = []
        rect = pdfium.FS_RECTF()
        pointer = ctypes.byref(rect)
        box = pdfium.FPDFText_GetLooseCharBox
        for match in _WORD.finditer(text):
            first, last = match.start(), match.end() - 1
            if not box(text_page, first, pointer):
                continue
            left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
            if last > first and box(text_page, last, pointer):
                if rect.left < left or rect.bottom > top or rect.top < bottom:
                    found += _letters(text_page, text, first, last, height)
                    continue
                right, top, bottom = rect.right, max(top, rect.top), min(bottom, rect.bottom)
            characters = match[0]
            if last - first >= 3 and characters[-1].isdigit():
                note = _note_mark(text_page, characters, first, last)
                if note <= last:
                    found.append(Word(characters[note - first :], right, height - top, right + 1, height - bottom))
                    characters = characters[: note - first]
            if not is_composed:
                characters = unicodedata.normalize("NFC", characters)
            found.append(Word(characters, left, height - top, right, height - bottom))
        if widgets:
            _mark_widgets(found, widgets, height)
        return found
    finally:
        pdfium.FPDFText_ClosePage(text_page)


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


def _letters(text_page: pdfium.FPDF_TEXTPAGE, text: str, first: int, last: int, height: float) -> list[Word]:
    """A "word" that runs over a line end: each letter by itself, to be joined by place."""
    found = []
    rect = pdfium.FS_RECTF()
    for index in range(first, last + 1):
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect)):
            found.append(Word(text[index], rect.left, height - rect.top, rect.right, height - rect.bottom))
    return found


def press_widgets(page: pdfium.FPDF_PAGE) -> list[Place]:
    """Draws the page's form widgets into it, so that words in them count as text.

    Signed letters keep number and day only there. Returns the widgets' places; the page must be loaded anew to see
    the words.
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
    if places:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return places
