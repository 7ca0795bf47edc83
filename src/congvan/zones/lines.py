"""The letter's lines, cut where two columns share one: at tabs and at gaps of three spaces or more."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from congvan.model.document import Document, Line
from congvan.spans import Span, trim
from congvan.text import SPACES, View

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
    whole = View.of(document.text)
    pieces: list[Piece] = []
    for row, line in enumerate(document.lines):
        if any(hole.holds(line.span) for hole in document.furniture):
            continue
        start = line.span.start
        for gap in (*_GAP.finditer(document.text, *line.span), None):
            span = trim(document.text, Span(start, gap.start() if gap else line.span.end), SPACES)
            if span.length:
                pieces.append(Piece(len(pieces), row, line, span, whole.sub(span.start, span.end)))
            start = gap.end() if gap else start
    return tuple(pieces)
