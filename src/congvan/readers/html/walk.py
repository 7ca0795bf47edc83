"""An HTML tree walked as paragraphs: blocks, line breaks, tables, lists with their numbers, fonts."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex
from lxml import etree

from congvan.model.document import Cell
from congvan.readers.html.content import is_dropped
from congvan.readers.html.names import BLOCKS, FAMILY, LIST_STYLE, NUMBERS
from congvan.readers.numbering import number_as
from congvan.readers.typed import Paragraph

_WHITE = regex.compile(r"[ \t\n\r\f]+")
_WIDEST = 200  #: columns of a table that are told apart; a cell that says it reaches farther is cut there
_LONG, _PROSE = 1200, 3  #: a cell with more characters in more blocks than this lays out a page


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    rows: int = 1  #: how many rows its cell reaches over
    is_layout: bool = False  #: of a page: what stands in it is no table
    _next: int = 0  #: the first column behind its cell
    _taken: dict[int, int] = field(default_factory=dict)  #: by column: the first row that cells above leave free

    def begin_row(self) -> None:
        self.row, self.column, self._next = self.row + 1, -1, 0

    def begin_cell(self, columns: int, rows: int) -> None:
        """A cell stands in the first column that no cell above reaches into."""
        while self._next < _WIDEST and self._taken.get(self._next, 0) > self.row:
            self._next += 1
        self.column, self.rows = self._next, rows
        if rows > 1:
            reached = range(self._next, min(self._next + columns, _WIDEST))
            self._taken.update(dict.fromkeys(reached, self.row + rows))
        self._next += columns


@dataclass(slots=True)
class _List:
    kind: str
    count: int
    step: int = 1


class Walk:
    """One walk over an element."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._found: list[Paragraph] = []
        self._runs: list[tuple[str, str]] = []
        self._label = ""
        self._fonts: list[str] = [""]
        self._tables: list[_Table] = []
        self._lists: list[_List] = []
        self._count = 0
        self._pre = 0

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in the order of the page, line breaks within."""
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._tail(element)
            elif event == "end":
                self._leave(element)
                self._tail(element)
            elif is_dropped(element):
                skipped = element
            else:
                self._enter(element)
        self._end()
        return self._found

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._end()
        self._fonts.append(_font(element) or self._fonts[-1])
        if tag == "table":
            self._tables.append(_Table(self._count, is_layout=_lays_out(element)))
            self._count += 1
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].begin_cell(_reach(element, "colspan"), _reach(element, "rowspan"))
        elif tag in ("ol", "ul"):
            self._lists.append(_list(element))
        elif tag == "li":
            self._label = self._number(element)
        elif tag == "pre":
            self._pre += 1
        elif tag == "br":
            self._runs.append(("\n", self._fonts[-1]))
        self._put(element.text)

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._end()
        self._fonts.pop()
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "pre":
            self._pre -= 1

    def _tail(self, element: etree._Element) -> None:
        if element is not self._root:
            self._put(element.tail)

    def _put(self, text: str | None) -> None:
        if text:
            self._runs.append((text if self._pre else _WHITE.sub(" ", text), self._fonts[-1]))

    def _number(self, element: etree._Element) -> str:
        if not self._lists:
            return ""
        within = self._lists[-1]
        value = element.get("value", "")
        within.count = int(value) if value.lstrip("-").isdecimal() and len(value) < 8 else within.count + within.step
        if within.kind == "bullet":
            return "- "
        number = number_as(within.kind, within.count)
        return f"{number}. " if number else ""

    def _end(self) -> None:
        """A block ends: what stands in it is a paragraph, unless it is blank."""
        runs, self._runs = _tidied(self._runs), []
        if any(text.strip() for text, _ in runs):
            paragraph = Paragraph(runs, self._label, cell=self._cell())
            self._label = ""
            self._found.append(paragraph)

    def _cell(self) -> Cell | None:
        table = next((table for table in reversed(self._tables) if not table.is_layout), None)
        return Cell(table.number, max(0, table.row), max(0, table.column), table.rows) if table else None


def _reach(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell reaches over."""
    said = cell.get(name, "").strip()
    return min(int(said), _WIDEST) if said.isdecimal() and 0 < len(said) < 5 and int(said) else 1


def _tidied(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """``runs`` with one space where markup has several, none beside a line break."""
    found: list[tuple[str, str]] = []
    before = "\n"
    for text, font in runs:
        shown = text.lstrip(" ") if before in " \n" else text
        if text.startswith("\n") and found:
            found[-1] = (found[-1][0].rstrip(" "), found[-1][1])
        if shown:
            found.append((shown, font))
            before = shown[-1]
    return found


def _font(element: etree._Element) -> str:
    face = element.get("face")
    if face:
        return face.split(",")[0].strip()
    named = FAMILY.search(element.get("style", ""))
    return named[1].strip() if named else ""


def _list(element: etree._Element) -> _List:
    styled = LIST_STYLE.search(element.get("style", ""))
    said = (styled[1].lower() if styled else "") or element.get("type", "")
    if element.tag == "ul" and said not in ("decimal", "lower-alpha", "upper-roman", "none"):
        return _List("bullet", 0)
    start = element.get("start", "1")
    first = int(start) if start.lstrip("-").isdecimal() and len(start) < 8 else 1
    step = -1 if "reversed" in element.attrib else 1
    return _List(NUMBERS.get(said, "decimal"), first - step, step)


def _lays_out(table: etree._Element) -> bool:
    """Whether a table lays out a page: it has a single column, or a cell with many paragraphs."""
    rows = list(table.iterfind("./tr")) + list(table.iterfind("./tbody/tr"))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if all(len(row) <= 1 for row in cells):
        return True
    for cell in (cell for row in cells[:50] for cell in row):
        blocks = sum(1 for one in cell.iter("p", "div", "br") if one is not cell)
        if blocks > _PROSE and sum(len(text) for text in cell.itertext()) > _LONG:
            return True
    return False
