"""The letter's lines, cut where two columns share one: at tabs and at gaps of three spaces or more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import regex

from congvan.model.document import Document
from congvan.text import SPACES, View

MOST = 200  #: columns of one line that are told apart; no table has more
_GAP = regex.compile(r"\t+|[ \u00a0]{3,}")


@dataclass(slots=True, eq=False)
class Piece(View):
    """The view of a line, or of one column's share of it; never blank, without white space at its ends."""

    index: int = 0  #: its place among the pieces
    row: int = 0  #: index of its line among the document's lines

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.offset + len(self.text)


def cut(document: Document, whole: View | None = None) -> tuple[Piece, ...]:
    """All pieces of a document in the order of the text; furniture and blank lines left out.

    ``whole`` is the view of all of its text, furniture blanked, where the caller has it at hand.
    """
    view = whole or View.of(document.text, holes=document.furniture)
    text, folded = view.text, view.folded
    has_columns = _has_gap(text)
    pieces: list[Piece] = []
    for row, line in enumerate(document.lines):
        start, end = line.span
        words = text[start:end]
        said = words.strip(SPACES)
        if not said:
            continue
        if has_columns and _has_gap(said):
            for column, at in _columns(words, start):
                if said := column.strip(SPACES):
                    at += column.index(said[0])
                    pieces.append(Piece(said, folded[at : at + len(said)], at, len(pieces), row))
            continue
        if len(said) < end - start:
            start += words.index(said[0])
        pieces.append(Piece(said, folded[start : start + len(said)], start, len(pieces), row))
    return tuple(pieces)


def _has_gap(words: str) -> bool:
    """A cheap look: only such words can hold a gap."""
    return "\t" in words or "   " in words or "\u00a0" in words


def _columns(words: str, start: int) -> list[tuple[str, int]]:
    """The columns of a line that begins at ``start`` in the text, and where each begins."""
    found: list[tuple[str, int]] = []
    done = 0
    for gap in islice(_GAP.finditer(words), MOST):
        found.append((words[done : gap.start()], start + done))
        done = gap.end()
    return [*found, (words[done:], start + done)]
