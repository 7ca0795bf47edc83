"""Rich Text Format: our own reader of its control words; legacy fonts read as the letters that they draw."""

from __future__ import annotations

from congvan.model.document import Document
from congvan.readers import columns
from congvan.readers.given import Given
from congvan.readers.layout import order_tables
from congvan.readers.rtf.walk import Walk
from congvan.readers.sheet import compose
from congvan.readers.typed import rows_of

MEDIA_TYPE = "application/rtf"


def read(given: Given) -> Document:
    """The document of an RTF file; raises `ReadError` for one that has no words."""
    rows, encoding = rows_of(Walk(given.data).paragraphs())
    rows = columns.unfold(order_tables(rows))
    return compose(rows, given.source(MEDIA_TYPE, None, encoding), given.limits, given.name)
