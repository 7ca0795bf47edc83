"""Plain text and Markdown: one line of the file is one line of the document; a form feed begins a page."""

from __future__ import annotations

from dataclasses import replace

import regex

from congvan.model.document import Document
from congvan.readers import columns, markdown
from congvan.readers.decode import decode
from congvan.readers.given import Given
from congvan.readers.mending import encoding_of, mend
from congvan.readers.refusals import refuse
from congvan.readers.sheet import Row, compose
from congvan.text import nfc

_CONTROLS = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def read(given: Given) -> Document:
    """The document of a text file; raises `ReadError` for bytes that are no text in a known encoding."""
    decoded = decode(given.data)
    if decoded is None:
        raise refuse("encoding", given.name)
    if len(decoded) > given.limits.max_chars:
        raise refuse("too_large", given.name, what=f"max_chars={given.limits.max_chars}")
    if decoded.count("\n") > given.limits.max_lines:
        raise refuse("too_large", given.name, what=f"max_lines={given.limits.max_lines}")
    rows = markdown.rows_of(nfc(decoded))
    if "\f" in decoded:
        rows = _paged(rows)
    mend(rows)
    if sum(len(_CONTROLS.findall(row.text)) for row in rows) * 50 > len(decoded):
        raise refuse("binary", given.name)
    source = given.source("text/plain", rows[-1].page if rows[-1].page > 1 else None, encoding_of(rows))
    return compose(columns.unfold(rows), source, given.limits, given.name)


def _paged(rows: list[Row]) -> list[Row]:
    """``rows`` cut at form feeds, each with its page."""
    found, page = list[Row](), 1
    for row in rows:
        first, *others = row.text.split("\f")
        found.append(replace(row, text=first, page=page))
        for text in others:
            page += 1
            found.append(replace(row, text=text, page=page))
    return found
