"""Word documents (docx): the zip and its XML walked directly, numbers of lists written out.

Source: ECMA-376 (Office Open XML). Running headers and footers stay out of the text, unless the letterhead itself
stands in a header and nowhere else; notes stand behind the body, as furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import regex
from lxml import etree

from congvan.model.document import Document, Signature
from congvan.readers import columns
from congvan.readers.docx import names as w
from congvan.readers.docx.fonts import LEGACY, Fonts, fonts_in
from congvan.readers.docx.lists import lists_in
from congvan.readers.docx.package import MAIN, Package
from congvan.readers.docx.walk import Walk
from congvan.readers.given import Given
from congvan.readers.layout import order_tables
from congvan.readers.numbering import Lists
from congvan.readers.sheet import Row, compose
from congvan.readers.signed import broken
from congvan.readers.typed import rows_of
from congvan.text import fold

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOTTO = regex.compile(r"h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt\s{1,3}nam")
_HEADER = regex.compile(r"word/header\d{0,3}\.xml")
_NOTES = (("word/footnotes.xml", w.NOTE), ("word/endnotes.xml", w.ENDNOTE))


def read(given: Given) -> Document:
    """The document of a docx file; raises `ReadError` for one that is encrypted, torn, hostile or over the limits."""
    package = Package(given)
    data = package.read(MAIN)
    if data is None:
        raise package.damaged()
    if w.STRICT_MAIN in data:
        data = data.replace(w.STRICT_MAIN, w.TRANSITIONAL_MAIN)
    root = package.parse(data)
    body = root.find(w.BODY)
    if body is None:
        raise package.damaged()
    has_rendered = b"lastRenderedPageBreak" in data
    walk = Walk(_lists(package, data), has_rendered, b"vanish" in data, _fonts(package, data))
    rows, encoding = rows_of(list(walk.paragraphs(body)))
    rows = columns.unfold(order_tables(rows))
    rows = [*_letterhead(package, rows), *rows, *_notes(package)]
    signatures = _signatures(package)
    source = given.source(MEDIA_TYPE, walk.page if has_rendered else None, encoding, signatures=signatures)
    return compose(rows, source, given.limits, given.name, broken(signatures))


def _fonts(package: Package, data: bytes) -> Fonts | None:
    """The fonts by style, None for a document without legacy fonts."""
    styles = package.read("word/styles.xml") or b""
    if not any(name in part for part in (styles, data) for name in LEGACY):
        return None
    try:
        return fonts_in(styles)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _signatures(package: Package) -> tuple[Signature, ...]:
    """The package's signatures; what takes them apart is loaded where there are any."""
    if not any(name.startswith("_xmlsignatures/") for name in package.names):
        return ()
    found: tuple[Signature, ...] = import_module("congvan.readers.docx.signatures").signatures_of(package)
    return found


def _lists(package: Package, data: bytes) -> Lists:
    numbering = package.read("word/numbering.xml")
    if not numbering:
        return Lists()
    styles = package.read("word/styles.xml") or b""
    if b"numPr" not in styles or b"pStyle" not in data:
        styles = b""
    if not styles and b"numPr" not in data:
        return Lists()
    try:
        return lists_in(numbering, styles)
    except (etree.XMLSyntaxError, ValueError):  # a letter without its numbers is better than none
        return Lists()


def _letterhead(package: Package, rows: list[Row]) -> list[Row]:
    """The rows of the header that holds the letterhead, where the body has none."""
    if any(_MOTTO.search(fold(row.text)) for row in rows[:60]):
        return []
    for name in sorted(filter(_HEADER.fullmatch, package.names)):
        header = package.tree(name)
        if header is not None:
            found = columns.unfold(order_tables(rows_of(list(Walk(Lists()).paragraphs(header)))[0]))
            if any(_MOTTO.search(fold(row.text)) for row in found):
                return found
    return []


def _notes(package: Package) -> Iterator[Row]:
    for name, tag in _NOTES:
        root: etree._Element | None = package.tree(name)
        for note in root.iterfind(tag) if root is not None else ():
            if note.get(w.TYPE) in (None, "normal"):
                for row in rows_of(list(Walk(Lists()).paragraphs(note)))[0]:
                    row.is_furniture = True
                    if row.text.strip():
                        yield row
