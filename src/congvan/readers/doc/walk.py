"""The text of a Word 97 file as paragraphs: fields give their results, cells their places, deleted words nothing."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import regex

from congvan.model.document import Cell
from congvan.readers.doc.fib import Frame, sprms
from congvan.readers.doc.sheets import FONT, LEVEL, LIST, Style, fonts_of, lists_of, styles_of
from congvan.readers.numbering import Counter, symbol
from congvan.readers.typed import Paragraph

_DELETED, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_STOPS = regex.compile("[\r\x07\x0c]")
_FIELD = regex.compile("[\x13\x14\x15]")
_SPECIAL = regex.compile("[\x01-\x08\x0b\x1e\xa0]")
_PLAIN = str.maketrans(
    {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\x01": "", "\x02": "", "\x05": "", "\x08": "", "\x04": ""}
)


_Format = tuple[int | None, bool, str]


@dataclass(slots=True)
class _Marks:
    """What a paragraph's own properties say."""

    style: int = 0
    num: int | None = None
    level: int | None = None
    in_table: bool = False
    ends_row: bool = False


class Walk:
    """One walk over the characters of a file."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._pieces = frame.pieces()
        self._runs, self._paragraphs = frame.properties("chpx"), frame.properties("papx")
        self._fonts, self._styles = fonts_of(frame), styles_of(frame)
        self._counter = Counter(lists_of(frame))
        self._page = 1
        self._fields: list[bool] = []
        self._table, self._row, self._column = -1, 0, 0
        self._was_in_table = False
        self._formats: dict[bytes, _Format] = {}
        self._known: dict[bytes, _Marks] = {}

    def story(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs between two character positions."""
        found: list[Paragraph] = []
        current = Paragraph(page=self._page)
        self._fields.clear()
        for piece in self._pieces:
            first, last = max(start, piece.cp), min(end, piece.end)
            at = piece.fc + (first - piece.cp) * piece.width
            stop = piece.fc + (last - piece.cp) * piece.width
            while at < stop:
                run_end, grpprl = self._runs.at(at)
                until = min(stop, max(run_end, at + piece.width))
                until -= (until - at) % piece.width
                raw = self._frame.main[at:until]
                text = raw.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
                current = self._run(text, at, piece.width, grpprl, current, found)
                at = until
        if any(text for text, _ in current.runs):
            found.append(current)
        return found

    def _run(
        self, text: str, fc: int, width: int, grpprl: bytes, current: Paragraph, found: list[Paragraph]
    ) -> Paragraph:
        """Takes a run of one format in; gives the paragraph that is open behind it."""
        font, shown, special = self._format(grpprl)
        at = 0
        for stop in _STOPS.finditer(text):
            self._take(text[at : stop.start()], font, shown, special, current)
            at = stop.end()
            if stop[0] == "\x0c":
                self._page += 1
            marks = self._marks(fc + stop.start() * width)
            self._close(current, marks, stop[0], found)
            current = Paragraph(page=self._page)
        self._take(text[at:], font, shown, special, current)
        return current

    def _take(self, text: str, font: int | None, shown: bool, special: str, current: Paragraph) -> None:
        if not text:
            return
        if _FIELD.search(text) or self._fields:
            text = self._without_codes(text)
        if shown and text:
            current.runs.append(
                (
                    special or (text.translate(_PLAIN) if _SPECIAL.search(text) else text),
                    "" if font is None else f"#{font}",
                )
            )

    def _without_codes(self, text: str) -> str:
        """The words of ``text`` outside the codes of fields."""
        kept = []
        for char in text:
            if char == "\x13":
                self._fields.append(False)
            elif char == "\x14" and self._fields:
                self._fields[-1] = True
            elif char == "\x15" and self._fields:
                self._fields.pop()
            elif all(self._fields):
                kept.append(char)
        return "".join(kept)

    def _format(self, grpprl: bytes) -> _Format:
        """A run's font, whether it is shown, and the symbol that it stands for."""
        if grpprl in self._formats:
            return self._formats[grpprl]
        font, shown, special = None, True, ""
        for code, operand in sprms(grpprl) if grpprl else ():
            if code == FONT and len(operand) == 2:
                font = struct.unpack("<H", operand)[0]
            elif code in (_DELETED, _HIDDEN) and operand[:1] == b"\x01":
                shown = False
            elif code == _SYMBOL and len(operand) == 4:
                special = symbol(chr(struct.unpack("<HH", operand)[1]))
        self._formats[grpprl] = font, shown, special
        return font, shown, special

    def _marks(self, fc: int) -> _Marks:
        _, data = self._paragraphs.at(fc)
        if data in self._known:
            return self._known[data]
        marks = _Marks(struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0)
        for code, operand in sprms(data[2:]):
            if code == _IN_TABLE:
                marks.in_table = operand[:1] == b"\x01"
            elif code == _ROW_END:
                marks.ends_row = operand[:1] == b"\x01"
            elif code == LIST and len(operand) == 2:
                marks.num = struct.unpack("<H", operand)[0]
            elif code == LEVEL and operand:
                marks.level = operand[0]
        self._known[data] = marks
        return marks

    def _close(self, current: Paragraph, marks: _Marks, mark: str, found: list[Paragraph]) -> None:
        """Ends a paragraph at its mark: gives it its font, number and cell."""
        if marks.in_table and not self._was_in_table:
            self._table, self._row, self._column = self._table + 1, 0, 0
        self._was_in_table = marks.in_table
        if marks.ends_row:
            self._row, self._column = self._row + 1, 0
            return
        style = self._styles[marks.style] if marks.style < len(self._styles) else Style()
        current.runs = [(text, self._name(font, style)) for text, font in current.runs]
        num = style.num if marks.num is None else marks.num
        level = style.level if marks.level is None else marks.level
        if num and num < 0x7FF:
            current.label = self._counter.label(str(num), level or 0)
        if marks.in_table:
            current.cell = Cell(self._table, self._row, self._column)
            self._column += mark == "\x07"
        found.append(current)

    def _name(self, font: str, style: Style) -> str:
        number = int(font[1:]) if font else style.font
        return self._fonts[number] if number is not None and number < len(self._fonts) else ""
