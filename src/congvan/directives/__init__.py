"""What the body tells whom to do: directives with what binds them, and a ledger of every sentence.

>>> from congvan.model.structure import Block, BlockKind, Sentence
>>> text = "Yêu cầu các đơn vị báo cáo."
>>> block = Block(0, BlockKind.PARAGRAPH, "p1", None, Span(0, 27), Span(0, 27), None)
>>> layout = Outline((block,), (Sentence(Span(0, 27), 0),))
>>> body, _ = find(Document(text, ()), layout, Header(), Context())
>>> [(d.id, str(d.modality), d.addressee, d.action) for d in body.directives]
[('p1', 'obligation', 'các đơn vị', 'báo cáo')]
"""

from __future__ import annotations

from congvan.directives import tables
from congvan.directives.bind import bind
from congvan.directives.walk import walk
from congvan.model.directive import Body
from congvan.model.document import Document, Problem
from congvan.model.letter import Header
from congvan.model.structure import Outline
from congvan.rules.engine import Context
from congvan.spans import Span
from congvan.text import View

__all__ = ["Span", "find"]


def find(document: Document, outline: Outline, header: Header, context: Context) -> tuple[Body, tuple[Problem, ...]]:
    """All directives of the body, the letter's limits, exceptions, deadlines and periods, and the ledger."""
    if not outline.sentences:
        return Body(), ()
    whole = outline.view or View.of(document.text, None, outline.holes)
    rows = tables.read(outline, whole)
    return bind(walk(outline, whole, header, rows), outline, whole, context, rows)
