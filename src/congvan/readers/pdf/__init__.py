"""PDF files with a text layer: words, drawn lines and their places from pdfium; lines, columns and tables rebuilt here.

Signed letters often keep the number and the day only in the pictures of signature fields; those are drawn into the
page before it is read. Pages that are pictures go to OCR; without an engine, a document of pictures only is refused
with ``no_text``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from congvan.model.document import Document, Problem
from congvan.readers.given import Given
from congvan.readers.mending import encoding_of
from congvan.readers.ocr import can_read, problems_of
from congvan.readers.pdf import tables
from congvan.readers.pdf.drawn import strokes_on
from congvan.readers.pdf.grids import Grid, grids_of
from congvan.readers.pdf.layout import rows_of
from congvan.readers.pdf.lines import PageLine, gather
from congvan.readers.pdf.mending import mend
from congvan.readers.pdf.pictures import is_picture
from congvan.readers.pdf.signatures import Raw, checked, raw_signatures
from congvan.readers.pdf.widgets import mark_widgets, press
from congvan.readers.pdf.words import LOCK, Place, words_on
from congvan.readers.refusals import refuse
from congvan.readers.sheet import compose

if TYPE_CHECKING:
    from congvan.readers.ocr.scans import Scanned

MEDIA_TYPE = "application/pdf"
_Page = tuple[list[PageLine], float, bool]  #: lines from top to bottom, width, whether the words are a picture
_FEW = 16  #: a document with fewer letters than this on all its pages together is a scan


def read(given: Given) -> Document:
    """The document of a PDF; raises `ReadError` for one that is encrypted, torn, over the limits or only pictures."""
    with LOCK:
        told, raw = _contents(given)
    pages = [(lines, width) for lines, width, _ in told]
    wanted = [n for n, (_, _, is_picture) in enumerate(told) if is_picture or given.ocr == "always"]
    problems: tuple[Problem, ...] = ()
    is_ocr = bool(wanted) and can_read(given)
    if is_ocr:
        scanned: Scanned = import_module("congvan.readers.ocr.scans").read(given, pages, wanted)
        pages, problems = scanned.pages, scanned.problems
    if not _has_words(pages):
        raise refuse("no_words" if is_ocr else "no_text", given.name)
    if wanted and not is_ocr:
        problems = problems_of({}, wanted)
    signatures, doubts, sha256 = checked(raw, given.data) if raw else ((), (), "")
    rows = list(rows_of(pages))
    source = given.source(MEDIA_TYPE, len(pages), encoding_of(rows), is_ocr, signatures, sha256)
    return compose(rows, source, given.limits, given.name, (*problems, *doubts))


def _has_words(pages: list[tuple[list[PageLine], float]]) -> bool:
    """Whether the pages have more than a few letters; mostly the first lines settle it."""
    letters = 0
    for lines, _ in pages:
        for line in lines:
            letters += sum(len(word.text) for word in line.words)
            if letters >= _FEW:
                return True
    return False


def _contents(given: Given) -> tuple[list[_Page], list[Raw]]:
    """The pages, and the signatures."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(given.data, len(given.data), None)
    if not document:
        encrypted = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise refuse("encrypted" if encrypted else "damaged", given.name, kind="PDF")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > given.limits.max_pages:
            raise refuse("too_large", given.name, what=f"max_pages={given.limits.max_pages}")
        has_form = pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE
        raw = raw_signatures(given.data) if has_form else []
        found = list[_Page]()
        for index in range(count):
            given.check_time()
            found.append(_page(document, index, has_form, _last_table(found)))
        return found, raw
    finally:
        pdfium.FPDF_CloseDocument(document)


def _lines(
    page: pdfium.FPDF_PAGE, height: float, widgets: list[Place], is_first: bool, above: Grid | None
) -> list[PageLine]:
    """The lines of an open page; where its words show that a grid is no table, the page is read as without it."""
    grids = grids_of(strokes_on(page, height))
    while True:
        words = words_on(page, height, widgets, grids, is_first)
        mark_widgets(words, widgets, height)
        words, ruled = tables.split(words, grids, above) if grids else (words, [])
        if len(ruled) == len(grids):
            lines = gather(words, [top - bottom for _, top, _, bottom in widgets])
            return tables.merged(lines, ruled) if ruled else lines
        grids = [table.grid for table in ruled]


def _last_table(pages: list[_Page]) -> Grid | None:
    """The table that ends the last of ``pages``, but for page numbers and the like."""
    for line in reversed(pages[-1][0][-3:] if pages else []):
        if line.slot:
            return line.slot.grid
    return None


def _page(document: pdfium.FPDF_DOCUMENT, index: int, has_form: bool, above: Grid | None) -> _Page:
    page = pdfium.FPDF_LoadPage(document, index)
    widgets = press(page) if page and has_form else []
    if widgets:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return [], 595.0, False
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        lines = _lines(page, height, widgets, index == 0, above)
        mend(lines)
        return lines, width, is_picture(page, lines)
    finally:
        pdfium.FPDF_ClosePage(page)
