"""The letter's lines, cut where two columns share one: at tabs and at gaps of three spaces or more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import regex

from congvan.model.document import Document, Line
from congvan.spans import Span
from congvan.text import SPACES, View

MOST = 200  #: columns of one line that are told apart; no table has more
_GAP = regex.compile(r"\t+|[ \u00a0]{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or one column's share of it; never blank."""

    index: int  #: its place among the pieces
    row: int  #: index of its line among the document's lines
    line: Line
    span: Span  #: without white space at its ends
    view: View

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def folded(self) -> str:
        return self.view.folded


def cut(document: Document) -> tuple[Piece, ...]:
    """All pieces of a document in the order of the text; furniture and blank lines left out."""
    text, folded = document.text, View.of(document.text).folded
    pieces: list[Piece] = []
    for row, line in enumerate(document.lines):
        if document.furniture and any(hole.holds(line.span) for hole in document.furniture):
            continue
        for column, end in _columns(text, line.span):
            column = column.lstrip(SPACES)
            if said := column.rstrip(SPACES):
                at = end - len(column)
                span = Span(at, at + len(said))
                pieces.append(Piece(len(pieces), row, line, span, View(said, folded[at : span.end], at)))
    return tuple(pieces)


def _columns(text: str, line: Span) -> list[tuple[str, int]]:
    """The columns of a line and where each ends; most lines have one, and no gap is looked for in them."""
    words = text[line.start : line.end]
    if "\t" not in words and "   " not in words and "\u00a0" not in words:
        return [(words, line.end)]
    found: list[tuple[str, int]] = []
    start = 0
    for gap in islice(_GAP.finditer(words), MOST):
        found.append((words[start : gap.start()], line.start + gap.start()))
        start = gap.end()
    return [*found, (words[start:], line.end)]
