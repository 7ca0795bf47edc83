"""A docx part walked in document order: paragraphs, tables, text boxes, fields, tracked changes.

What stands in the text: inserted and moved-to words, results of fields, content controls, one branch of alternate
content, text boxes behind the paragraph that they hang on. What does not: deleted and hidden words, field codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from congvan.model.document import Cell
from congvan.readers.docx import names as w
from congvan.readers.docx.fonts import Fonts
from congvan.readers.numbering import Counter, Lists, symbol
from congvan.readers.typed import Paragraph

_OFF = ("0", "false", "off")
_BREAK = "\n"


class Walk:
    """One walk over the parts of a document; it carries the page, the numbers of lists and the open fields on."""

    def __init__(
        self,
        lists: Lists,
        counts_rendered_pages: bool = False,
        has_hidden: bool = True,
        fonts: Fonts | None = None,
    ) -> None:
        self.page = 1
        self._fonts = fonts
        self._hides = has_hidden
        self._lists = lists
        self._counter = Counter(lists)
        self._fields: list[bool] = []  #: for each open field whether its result has begun
        self._tables = 0
        self._counts_rendered = counts_rendered_pages

    def paragraphs(self, holder: etree._Element, cell: Cell | None = None) -> Iterator[Paragraph]:
        """The paragraphs of a body, cell, note or text box."""
        for child in holder:
            tag = child.tag
            if tag == w.P:
                yield from self._paragraph(child, cell)
            elif tag == w.TBL:
                yield from self._table(child)
            elif tag == w.ALTERNATE:
                for branch in _branch(child):
                    yield from self.paragraphs(branch, cell)
            elif tag not in w.SKIPPED and isinstance(tag, str):
                yield from self.paragraphs(child, cell)

    def _paragraph(self, paragraph: etree._Element, cell: Cell | None) -> Iterator[Paragraph]:
        page = self.page
        parts: list[str] = []
        boxes: list[etree._Element] = []
        runs: list[tuple[str, str]] = []
        properties = paragraph.find(w.PPR)
        label = self._label(properties) if properties is not None else ""
        if self._fonts is None:
            self._inline(paragraph, parts, boxes)
        else:
            self._by_font(paragraph, self._fonts.of_paragraph(properties), runs, boxes)
        yield Paragraph(runs or [("".join(parts), "")], label, page, cell)
        for box in boxes:
            yield from self.paragraphs(box, cell)

    def _by_font(
        self, holder: etree._Element, usual: str, runs: list[tuple[str, str]], boxes: list[etree._Element]
    ) -> None:
        """The words of ``holder`` run by run with their fonts, in a document that has legacy fonts."""
        for child in holder:
            parts: list[str] = []
            if child.tag == w.R:
                if not (self._hides and _is_hidden(child)):
                    self._inline(child, parts, boxes)
                text = "".join(parts)
                runs.append((text, "" if text.isascii() or not self._fonts else self._fonts.of_run(child, usual)))
            elif child.tag not in w.SKIPPED and isinstance(child.tag, str):
                self._by_font(child, usual, runs, boxes)

    def _label(self, properties: etree._Element) -> str:
        numbered, style = properties.find(w.NUM_PR), properties.find(w.P_STYLE)
        inherited = self._lists.styles.get(style.get(w.VAL) or "") if style is not None else None
        if numbered is None and inherited is None:
            return ""
        num_id, level = inherited or ("0", 0)
        if numbered is not None:
            own_id, own_level = numbered.find(w.NUM_ID), numbered.find(w.I_LVL)
            num_id = own_id.get(w.VAL) or "0" if own_id is not None else num_id
            given = own_level.get(w.VAL) if own_level is not None else None
            level = int(given) if given and given.isdecimal() else level
        return self._counter.label(num_id, level)

    def _inline(self, holder: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
        """The words of ``holder`` into ``parts``, the text boxes on it into ``boxes``."""
        for child in holder:
            tag = child.tag
            if tag == w.T:
                if child.text and (not self._fields or all(self._fields)):
                    parts.append(child.text)
            elif tag == w.R:
                if not (self._hides and _is_hidden(child)):
                    self._inline(child, parts, boxes)
            elif tag in w.SKIPPED:
                continue
            elif tag in _SMALL:
                parts.append(self._small(child))
            elif tag == w.FLD_CHAR:
                self._field(child.get(w.FLD_CHAR_TYPE))
            elif tag == w.RENDERED_BREAK:
                self.page += self._counts_rendered
            elif tag in _DRAWN:
                boxes.extend(_outermost(child))
            elif tag == w.ALTERNATE:
                for branch in _branch(child):
                    self._inline(branch, parts, boxes)
            elif isinstance(tag, str):
                self._inline(child, parts, boxes)

    def _small(self, element: etree._Element) -> str:
        """A tab, a break, a hyphen, a symbol."""
        if element.tag == w.SYM:
            code = element.get(w.CHAR) or ""
            try:
                return symbol(chr(int(code, 16)))
            except (ValueError, OverflowError):
                return ""
        if element.tag == w.BR and element.get(w.TYPE) == "page" and not self._counts_rendered:
            self.page += 1
        return {w.TAB: "\t", w.PT_TAB: "\t", w.NO_BREAK_HYPHEN: "-"}.get(str(element.tag), _BREAK)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, table: etree._Element) -> Iterator[Paragraph]:
        """Each cell once, row by row; a cell merged into the one above it is that one's."""
        number, self._tables = self._tables, self._tables + 1
        cells: list[tuple[int, int, etree._Element]] = []
        merged: set[tuple[int, int]] = set()
        for row_number, row in enumerate(_below(table, w.TR)):
            column = _value(row.find(f"{w.TRPR}/{w.GRID_BEFORE}"), 0)
            for cell in _below(row, w.TC):
                properties = cell.find(w.TCPR)
                span, merge = 1, None
                if properties is not None:
                    span, merge = _value(properties.find(w.GRID_SPAN), 1), properties.find(w.V_MERGE)
                if merge is None or merge.get(w.VAL) == "restart":
                    cells.append((row_number, column, cell))
                else:
                    merged.add((row_number, column))
                column += span
        for row_number, column, cell in cells:
            rows = 1
            while (row_number + rows, column) in merged:
                rows += 1
            yield from self.paragraphs(cell, Cell(number, row_number, column, rows))


_SMALL = frozenset({w.TAB, w.PT_TAB, w.BR, w.CR, w.NO_BREAK_HYPHEN, w.SYM})
_DRAWN = frozenset({w.DRAWING, w.PICT, w.OBJECT})


def _is_hidden(run: etree._Element) -> bool:
    if not len(run) or run[0].tag != w.RPR:
        return False
    vanish = run[0].find(w.VANISH)
    return vanish is not None and vanish.get(w.VAL) not in _OFF


def _branch(alternate: etree._Element) -> Iterator[etree._Element]:
    """The branch of alternate content to read: the first choice that has words, or what falls back."""
    branches = [b for b in alternate if b.tag in (w.CHOICE, w.FALLBACK)]
    for branch in branches:
        if next(branch.iter(w.T, w.BR, w.TAB), None) is not None:
            yield branch
            return


def _outermost(holder: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, those inside others left to their own walk; alternates read once."""
    for child in holder:
        if child.tag == w.TEXT_BOX:
            yield child
        elif child.tag == w.ALTERNATE:
            for branch in _branch(child):
                yield from _outermost(branch)
        elif len(child):
            yield from _outermost(child)


def _below(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those inside content controls or tracked changes."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag not in w.SKIPPED and child.tag not in (w.TBL, w.TR, w.TC, w.P) and isinstance(child.tag, str):
            yield from _below(child, tag)


def _value(element: etree._Element | None, default: int) -> int:
    given = element.get(w.VAL) if element is not None else None
    return min(int(given), 200) if given and given.isdecimal() else default
