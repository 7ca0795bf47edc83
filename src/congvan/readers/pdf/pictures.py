"""Which pages of a PDF hold their words as pictures: they have no text layer, or one that no reader can use."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2.raw as pdfium
import regex

from congvan.readers.pdf.lines import PageLine

_FEW = 40  #: letters; a page with fewer may be a picture with a page number or a caption typed on it
_COVER = 0.35  #: share of a page that pictures cover when it is a scan
_OUTLINES = 150  #: objects on a page without words: letters drawn as lines
_MOST_OBJECTS = 300
_MARKED, _ODD = 0.12, 0.05
_VIETNAMESE = regex.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_BROKEN = regex.compile(r"(?<=\p{L})[\x00-\x08\x0e-\x1f\x80-\xb6\xb8-\xbf×÷ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ](?=\p{L})")
_COMMON = "đươăâêôàá"  #: letters outside U+1E00 to U+1EFF that most Vietnamese words hold
# re is ten times as fast as regex on a set of characters
_JUNK = re.compile(f"[{''.join(re.escape(chr(code)) for code in range(256) if _BROKEN.search(f'a{chr(code)}a'))}]")


def is_picture(page: pdfium.FPDF_PAGE, lines: list[PageLine]) -> bool:
    """Whether an open page holds its words as a picture: no text layer, or one that no reader can use."""
    text = " ".join(word.text for line in lines for word in line.words)
    if len(text) < _FEW:
        return _is_covered(page) or bool(pdfium.FPDFPage_CountObjects(page) > _OUTLINES)
    if _is_plainly_vietnamese(text):
        return False
    letters = sum(map(str.isalpha, text))
    if len(_BROKEN.findall(text)) > _ODD * letters:
        return True
    return letters > 2 * _FEW and len(_VIETNAMESE.findall(text)) < _MARKED * letters and _is_covered(page)


def _is_plainly_vietnamese(text: str) -> bool:
    """Whether letters of Vietnamese are many, and signs of junk none: true of most pages, and told in no time."""
    marked = text.encode("utf-16-le", "replace")[1::2].count(0x1E) + sum(map(text.count, _COMMON))
    return marked >= _MARKED * (len(text) - text.count(" ")) and _JUNK.search(text) is None


def _is_covered(page: pdfium.FPDF_PAGE) -> bool:
    whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return bool(sum(_areas(page)) > _COVER * whole)


def _areas(page: pdfium.FPDF_PAGE) -> Iterator[float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            yield max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value)
