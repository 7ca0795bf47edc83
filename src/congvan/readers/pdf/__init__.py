"""PDF files with a text layer: words and their places from pdfium, lines and columns rebuilt here.

Signed letters often keep the number and the day only in the pictures of signature fields; those are drawn into the
page before it is read. A scan is refused with ``no_text``: it needs OCR.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from congvan.model.document import Document
from congvan.readers.given import Given
from congvan.readers.pdf.blocks import order
from congvan.readers.pdf.furniture import mark
from congvan.readers.pdf.lines import PageLine, gather
from congvan.readers.pdf.paragraphs import ends
from congvan.readers.pdf.words import LOCK, press_widgets, words_on
from congvan.readers.refusals import refuse
from congvan.readers.sheet import Row, compose

MEDIA_TYPE = "application/pdf"
_FEW = 16  #: a document with fewer letters than this on all its pages together is a scan


def read(given: Given) -> Document:
    """The document of a PDF; raises `ReadError` for one that is encrypted, torn, over the limits or only pictures."""
    with LOCK:
        pages = list(_pages(given))
    if sum(len(word.text) for lines, _ in pages for line in lines for word in line.words) < _FEW:
        raise refuse("no_text", given.name)
    mark([lines for lines, _ in pages])
    rows = [row for number, (lines, width) in enumerate(pages, 1) for row in _rows(lines, width, number)]
    return compose(rows, given.source(MEDIA_TYPE, len(pages)), given.limits, given.name)


def _rows(lines: list[PageLine], width: float, page: int) -> Iterator[Row]:
    ordered = order(lines, width)
    for line, is_end in zip(ordered, ends(ordered), strict=True):
        yield Row(line.text, page, line.box, None, is_end, line.is_furniture)


def _pages(given: Given) -> Iterator[tuple[list[PageLine], float]]:
    """The lines of each page, top to bottom, with the page's width."""
    pdfium.FPDF_InitLibrary()
    buffer = ctypes.create_string_buffer(given.data, len(given.data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(given.data), None)
    if not document:
        encrypted = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise refuse("encrypted" if encrypted else "damaged", given.name, kind="PDF")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > given.limits.max_pages:
            raise refuse("too_large", given.name, what=f"max_pages={given.limits.max_pages}")
        has_form = pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE
        for index in range(count):
            yield _page(document, index, has_form)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: pdfium.FPDF_DOCUMENT, index: int, has_form: bool) -> tuple[list[PageLine], float]:
    page = pdfium.FPDF_LoadPage(document, index)
    widgets = press_widgets(page) if page and has_form else []
    if widgets:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return [], 595.0
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return gather(
            words_on(page, height, widgets, index == 0), [top - bottom for _, top, _, bottom in widgets]
        ), width
    finally:
        pdfium.FPDF_ClosePage(page)
