"""Word 97-2003 documents (.doc): the piece table and the property pages read directly.

Source: [MS-DOC]. Left out: running headers and footers, comments, deleted and hidden words, codes of fields.
"""

from __future__ import annotations

import struct

from congvan.model.document import Document
from congvan.readers import columns
from congvan.readers.compound import opened
from congvan.readers.doc.fib import BrokenDoc, Frame, frame
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
    """The body's paragraphs, then those of text boxes, then the notes as furniture."""
    body, notes, headers, macros, comments, endnotes, boxes = found.counts
    if sum(found.counts) > most:
        raise BrokenDoc("more characters than a letter has")
    walk = Walk(found)
    paragraphs = walk.story(0, body)
    after = body + notes + headers + macros + comments
    for start, end in ((body, body + notes), (after, after + endnotes)):
        for paragraph in walk.story(start, end) if end > start else ():
            paragraph.is_furniture = True
            paragraphs.append(paragraph)
    if boxes:
        shown = walk.story(after + endnotes, after + endnotes + boxes)
        paragraphs += [p for p in shown if any(text.strip() for text, _ in p.runs)]
    walk.number()
    return paragraphs
