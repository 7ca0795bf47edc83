"""Words that stand only in the pictures of form fields: signed letters keep their number and day there."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from congvan.readers.pdf.words import Place, Word

_WIDGET = 20
_MOST = 500  #: annotations looked at on a page
LOW = 30.0  #: a form widget no higher than this, in points, fills a blank of a line


def press(page: pdfium.FPDF_PAGE) -> list[Place]:
    """Draws the page's form widgets into it, so that words in them count as text.

    Signed letters keep number and day only there. Returns the widgets' places; the page must be loaded anew to see
    the words. None are drawn, and none returned, where all are high: those are pictures of signatures.
    """
    places = []
    rect = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
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


def mark_widgets(words: list[Word], widgets: list[Place], height: float) -> None:
    """Marks the words that widgets show. They were drawn last, so they end the text; typed words may lie below them."""
    after: Word | None = None
    for word in reversed(words) if widgets else ():
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
