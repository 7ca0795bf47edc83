"""The pages of a PDF that are pictures: drawn by pdfium, read by OCR."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pypdfium2.raw as pdfium
from PIL import Image

from congvan.model.document import Problem
from congvan.readers.given import Given
from congvan.readers.ocr import in_order, is_late, problems_of
from congvan.readers.ocr.engine import DPI
from congvan.readers.ocr.ink import has_red
from congvan.readers.ocr.pages import read_images
from congvan.readers.pdf.lines import PageLine
from congvan.readers.pdf.words import LOCK

_MOST_PIXELS = 24_000_000

Page = tuple[list[PageLine], float]  # lines from top to bottom, width in points


@dataclass(frozen=True, slots=True)
class Scanned:
    """The pages of a document after OCR."""

    pages: list[Page]
    problems: tuple[Problem, ...]


def read(given: Given, pages: list[Page], wanted: list[int]) -> Scanned:
    """``pages`` with those numbered ``wanted`` (from 0) read from their pictures."""
    chosen = in_order(wanted, given.limits.max_ocr_pages)
    found = read_images(zip(chosen, draw(given, chosen), strict=True), partial(is_late, given))
    filled = [(found[n].lines, found[n].width) if n in found else page for n, page in enumerate(pages)]
    return Scanned(filled, problems_of(found, sorted(set(wanted) - set(found))))


def draw(given: Given, wanted: list[int]) -> Iterator[Image.Image]:
    """Pictures of the pages numbered ``wanted`` (from 0), grey where they have no red; drawn as they are asked for."""
    buffer = ctypes.create_string_buffer(given.data, len(given.data))
    with LOCK:
        document = pdfium.FPDF_LoadMemDocument64(buffer, len(given.data), None)
    try:
        for index in wanted:
            with LOCK:
                page = pdfium.FPDF_LoadPage(document, index)
                image = _drawn(page) if page else Image.new("L", (1, 1), 255)
                pdfium.FPDF_ClosePage(page)
            yield image
    finally:
        with LOCK:
            pdfium.FPDF_CloseDocument(document)


def _drawn(page: pdfium.FPDF_PAGE) -> Image.Image:
    scale = DPI / 72
    width = max(1, round(pdfium.FPDF_GetPageWidthF(page) * scale))
    height = max(1, round(pdfium.FPDF_GetPageHeightF(page) * scale))
    if width * height > _MOST_PIXELS:
        shrink = (_MOST_PIXELS / (width * height)) ** 0.5
        width, height = max(1, int(width * shrink)), max(1, int(height * shrink))
    pixels = bytearray(b"\xff" * (width * height * 4))
    memory = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, memory, width * 4)
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    image = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1)
    return image if has_red(image) else image.convert("L")
