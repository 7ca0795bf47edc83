"""The words of a page of a PDF with their boxes, asked of pdfium in few calls.

pdfium is not thread-safe: every call here must be made under `LOCK`.
"""

from __future__ import annotations

import ctypes
import threading
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
    is_widget: bool = False  #: it stands in a form widget

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

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
        text = _text(text_page)
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
            word = Word(match[0].translate(_HYPHENS), left, height - top, right, height - bottom)
            word.is_widget = bool(widgets) and _is_within(word, widgets, height)
            found.append(word)
        return found
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _is_within(word: Word, widgets: list[Place], height: float) -> bool:
    across, down = (word.left + word.right) / 2, height - word.middle
    return any(left <= across <= right and bottom <= down <= top for left, top, right, bottom in widgets)


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
            char = text[index].translate(_HYPHENS)
            found.append(Word(char, rect.left, height - rect.top, rect.right, height - rect.bottom))
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
