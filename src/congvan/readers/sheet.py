"""Rows that a reader found, put together as one `Document`.

>>> document = compose([Row("Số: 12"), Row("1", is_furniture=True)], Source(), Limits(), "a.txt")
>>> document.text, [line.span for line in document.lines], document.furniture
('Số: 12\\n1', [Span(start=0, end=6), Span(start=7, end=8)], (Span(start=7, end=8),))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from congvan.model.document import Box, Cell, Document, Doubt, Line, Problem, Source
from congvan.readers.limits import Limits
from congvan.readers.marks import Mark
from congvan.readers.refusals import refuse
from congvan.readers.repairs import Decodings
from congvan.spans import Span

# line ends of every kind, and controls that no text means; a soft hyphen only says where a word may be cut
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\u00ad\ud800-\udfff\n]+")
_ODD = re.compile(  # re is ten times as fast as regex on a set of characters
    r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\u00ad\ud800-\udfff\n\u00d0\u0189\u00f0]"
)
_ETH = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ"})


@dataclass(slots=True)
class Row:
    """One line to be: a reader may still move, join or split it."""

    text: str
    page: int = 1
    box: Box | None = None
    cell: Cell | None = None
    ends_paragraph: bool | None = None
    is_furniture: bool = False
    marks: tuple[Mark, ...] = ()  #: what OCR says of its letters
    was_in: str = ""  #: the legacy encoding that it was decoded from


def clean(text: str) -> str:
    """``text`` as a line holds it: NFC, no controls, no line ends, the wrong letter Ð as Đ.

    >>> clean("Quy\\u00adết \\u00d0ịnh"), clean("a\\x07b\\nc")
    ('Quyết Định', 'a b c')
    """
    if _ODD.search(text):
        text = _CONTROL.sub(_instead, text.translate(_ETH))
    return unicodedata.normalize("NFC", text)


def _instead(controls: re.Match[str]) -> str:
    return "" if set(controls[0]) <= {"\u00ad", "\ufeff"} else " "


def _are_clean(rows: list[Row]) -> bool:
    """Whether `clean` changes no row: looked for in all of them at once, which is faster."""
    text = " ".join([row.text for row in rows]).replace("\t", " ").replace("\u00a0", " ")
    if not text.isprintable() or "\u00d0" in text or "\u0189" in text or "\u00f0" in text:
        return False
    return unicodedata.is_normalized("NFC", text)


def compose(
    rows: Iterable[Row], source: Source, limits: Limits, name: str, problems: tuple[Problem, ...] = ()
) -> Document:
    """The document of ``rows``, one line each; raises `ReadError` for no words at all or too many."""
    lines: list[Line] = []
    furniture: list[Span] = []
    texts: list[str] = []
    doubts: list[Doubt] = []
    repairs: list[Problem] = []
    decoded = Decodings()
    start = 0
    rows = rows if isinstance(rows, list) else list(rows)
    are_clean = _are_clean(rows)
    for row in rows:
        text = row.text if are_clean else clean(row.text)
        span = Span(start, start + len(text))
        texts.append(text)
        lines.append(Line(span, row.page, row.box, row.cell, row.ends_paragraph))
        if row.is_furniture and text:
            furniture.append(span)
        if row.was_in or decoded.is_open:
            decoded.add(row.was_in, text, span)
        for mark in row.marks:
            place = Span(start + mark.start, start + mark.end)
            if mark.confidence < 1:
                doubts.append(Doubt(place, mark.confidence))
            if mark.was is not None:
                now = text[mark.start : mark.end]
                repairs.append(Problem("ocr.repaired", f"Máy đọc là {mark.was!r}, đã sửa thành {now!r}", place))
        start = span.end + 1
        if start > limits.max_chars:
            raise refuse("too_large", name, what=f"max_chars={limits.max_chars}")
        if len(lines) > limits.max_lines:
            raise refuse("too_large", name, what=f"max_lines={limits.max_lines}")
    whole = "\n".join(texts)
    if not whole.strip():
        raise refuse("blank", name)
    said = (*problems, *decoded.problems(), *repairs)
    return Document(whole, tuple(lines), source, tuple(furniture), said, tuple(doubts))
