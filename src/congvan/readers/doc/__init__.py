"""Word 97-2003 documents (.doc): the piece table and the property pages read directly.

Source: [MS-DOC]. Left out: running headers and footers, comments, deleted and hidden words, codes of fields.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from itertools import chain

from congvan.model.document import Document
from congvan.readers import columns
from congvan.readers.compound import opened
from congvan.readers.doc.fib import Box, BrokenDoc, Frame, frame
from congvan.readers.doc.walk import Walk
from congvan.readers.given import Given
from congvan.readers.layout import order_tables
from congvan.readers.refusals import refuse
from congvan.readers.sheet import compose
from congvan.readers.typed import Paragraph, rows_of

_STREAMS = ("WordDocument", "0Table", "1Table")
MEDIA_TYPE = "application/msword"


def read(given: Given) -> Document:
    """The document of a .doc file; raises `ReadError` for one that is encrypted, torn, or older than Word 97."""
    try:
        found = _frame(given)
        if found.is_encrypted:
            raise refuse("encrypted", given.name)
        paragraphs = _paragraphs(found, given.limits.max_chars)
    except (BrokenDoc, struct.error, IndexError, OSError, ValueError, KeyError, TypeError, AttributeError):
        raise refuse("damaged", given.name, kind="doc") from None
    rows, encoding = rows_of(paragraphs)
    rows = columns.unfold(order_tables(rows))
    return compose(rows, given.source(MEDIA_TYPE, None, encoding), given.limits, given.name)


def _frame(given: Given) -> Frame:
    file = opened(given.data)
    found = file.within()
    main, *tables = (file.bytes_of(found[name]) if name in found else b"" for name in _STREAMS)
    if main[:2] in (b"\xdb\xa5", b"\xdc\xa5"):
        raise refuse("needs_office", given.name, kind="Word 6/95")
    return frame(main, tables)


def _paragraphs(found: Frame, most: int) -> list[Paragraph]:
    """The body's paragraphs, with the text boxes behind those that they hang on, then the notes as furniture."""
    body, notes, headers, macros, comments, endnotes, boxes = found.counts
    if sum(found.counts) > most:
        raise BrokenDoc("more characters than a letter has")
    walk, ends = Walk(found), list[int]()
    paragraphs = walk.story(0, body, ends if boxes else None)
    after = body + notes + headers + macros + comments
    furniture = list[Paragraph]()
    for start, end in ((body, body + notes), (after, after + endnotes)):
        furniture += walk.story(start, end) if end > start else ()
    for paragraph in furniture:
        paragraph.is_furniture = True
    floating = _hung(found, walk, after + endnotes, paragraphs, ends) if boxes else []
    walk.number()
    return paragraphs + furniture + floating


def _hung(found: Frame, walk: Walk, first: int, paragraphs: list[Paragraph], ends: list[int]) -> list[Paragraph]:
    """Puts the paragraphs of text boxes behind the ones that they hang on; returns those of which nothing is told."""
    behind: dict[int, list[Paragraph]] = {}
    for box in found.boxes() or [Box(0, found.counts[6], None)]:
        shown = [p for p in walk.story(first + box.start, first + box.end) if any(text.strip() for text, _ in p.runs)]
        index = bisect_left(ends, box.at) if box.at is not None else len(ends)
        behind.setdefault(index, []).extend(shown)
    floating = behind.pop(len(ends), [])
    for index, hung in behind.items():
        for paragraph in hung:
            paragraph.cell, paragraph.page = paragraphs[index].cell, paragraphs[index].page
    merged = chain.from_iterable((paragraph, *behind.get(index, ())) for index, paragraph in enumerate(paragraphs))
    paragraphs[:] = list(merged) if behind else paragraphs
    return floating
