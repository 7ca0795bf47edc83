"""How the body is laid out: blocks with their places, and the sentences in them.

Source: NĐ 30/2020/NĐ-CP annex I part II (phần, chương, mục, điều, khoản, điểm) and the free layouts that letters use
beside it (I., 1., 1.1., a), dashes, plus signs). Paragraphs that a file or a crawler cut into lines are put together
again; furniture between their lines is a hole.

>>> from congvan.model.document import Document, Line
>>> from congvan.model.structure import Zone, ZoneKind, Zones
>>> text = "1. Sở A:\\n- Rà soát hồ sơ. Báo cáo kết quả."
>>> document = Document(text, (Line(Span(0, 8)), Line(Span(9, 42))))
>>> layout = build(document, Zones((Zone(ZoneKind.BODY, Span(0, 42)),)))
>>> [(block.id, block.parent) for block in layout.blocks], [s.span.of(text) for s in layout.sentences]
([('1', None), ('1.-1', 0)], ['Sở A:', 'Rà soát hồ sơ.', 'Báo cáo kết quả.'])
"""

from __future__ import annotations

from congvan.model.document import Document
from congvan.model.structure import Outline, Zones
from congvan.outline.paragraphs import join
from congvan.outline.places import place
from congvan.outline.quotes import quotations, quoted
from congvan.outline.rows import flow
from congvan.outline.sentences import split
from congvan.spans import Span
from congvan.text import View

__all__ = ["Span", "build"]


def build(document: Document, zones: Zones) -> Outline:
    """The blocks and sentences of the BODY zones, in the order of the text; empty where there is no body."""
    rows, holes = flow(document, zones)
    if not rows:
        return Outline()
    whole = (zones.view or View.of(document.text)).without(holes)
    paragraphs = join(rows, whole)
    spans = quotations(paragraphs, whole)
    blocks = place(paragraphs, spans, whole)
    return Outline(blocks, quoted(blocks, split(blocks, whole), spans, whole), holes, whole)
