"""The text of a Word 97 file as paragraphs: fields give their results, cells their places, deleted words nothing."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from dataclasses import dataclass

from congvan import legacy
from congvan.model.document import Cell
from congvan.readers.doc.fib import Frame, sprms
from congvan.readers.doc.sheets import FONT, LEVEL, LIST, Style, fonts_of, lists_of, styles_of
from congvan.readers.numbering import Counter, symbol
from congvan.readers.typed import Paragraph

_DELETED, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_OF_RUNS = frozenset((FONT, _DELETED, _HIDDEN, _SYMBOL))
_OF_PARAGRAPHS = frozenset((_IN_TABLE, _ROW_END, LIST, LEVEL))
_TOLD = re.compile(rb"\x4f\x4a|[\x00\x3c]\x08|\x09\x6a")  #: their codes; without one a run says nothing
_TOLD_BESIDES_FONTS = re.compile(rb"[\x00\x3c]\x08|\x09\x6a")
_TOLD_OF_PARAGRAPHS = re.compile(rb"[\x16\x17]\x24|\x0b\x46|\x0a\x26")
_STOPS = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("([\x13\x14\x15])")
_ODD = re.compile("[\x01-\x08\x0b\x13-\x15\x1e\xa0]")
_PLAIN = str.maketrans(
    {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\x01": "", "\x02": "", "\x05": "", "\x08": "", "\x04": ""}
)
_OF_STYLE = "\0"  #: in place of a font's name: that of the paragraph's style

_Format = tuple[str, bool, str]  # name of a legacy font, whether the run is shown, the symbol it stands for
_USUAL: _Format = (_OF_STYLE, True, "")


@dataclass(slots=True)
class _Marks:
    """What a paragraph's own properties say."""

    style: int = 0
    num: int | None = None
    level: int | None = None
    in_table: bool = False
    ends_row: bool = False


@dataclass(slots=True)
class _Runs:
    """Formats by byte range, in the order of the file."""

    starts: list[int]
    ends: list[int]
    forms: list[_Format]


class Walk:
    """One walk over the characters of a file."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._pieces = frame.pieces()
        self._runs, self._paragraphs = frame.properties("chpx"), frame.properties("papx")
        # an ordinary font needs no name: the words under it are what they seem
        self._fonts = [name if legacy.encoding_of(name) else "" for name in fonts_of(frame)]
        self._told = _TOLD if any(self._fonts) else _TOLD_BESIDES_FONTS
        self._is_plain = self._told.search(b"\xff".join(self._runs.data)) is None
        self._joined = _Runs([], [], []) if self._is_plain else self._join_runs()
        self._styles = styles_of(frame)
        self._numbered: list[tuple[Paragraph, int, int]] = []
        self._page = 1
        self._fields: list[bool] = []
        self._table, self._row, self._column = -1, 0, 0
        self._was_in_table = False
        self._known: dict[bytes, _Marks] = {}

    def story(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs between two character positions."""
        found: list[Paragraph] = []
        current = Paragraph(page=self._page)
        self._fields.clear()
        for piece in self._pieces:
            first, last, width = max(start, piece.cp), min(end, piece.end), piece.width
            if first >= last:
                continue
            fc = piece.fc + (first - piece.cp) * width
            text = _text(self._frame.main[fc : fc + (last - first) * width], width)
            at = 0
            for stop in _STOPS.finditer(text):
                self._take(text, at, stop.start(), fc, width, current)
                at = stop.end()
                if stop[0] == "\x0c":
                    self._page += 1
                self._close(current, self._marks(fc + (at - 1) * width), stop[0], found)
                current = Paragraph(page=self._page)
            self._take(text, at, len(text), fc, width, current)
        if any(text for text, _ in current.runs):
            found.append(current)
        return found

    def number(self) -> None:
        """Gives the paragraphs of all stories their automatic numbers; the lists are read only where one has any."""
        if self._numbered:
            counter = Counter(lists_of(self._frame, {num for _, num, _ in self._numbered}))
            for paragraph, num, level in self._numbered:
                paragraph.label = counter.label(str(num), level)

    def _take(self, text: str, at: int, end: int, fc: int, width: int, current: Paragraph) -> None:
        """The characters ``[at, end)`` of a piece into ``current``, neighbours of one format together."""
        if self._is_plain:
            return self._put(text[at:end], _USUAL, current)
        starts, ends, forms = self._joined.starts, self._joined.ends, self._joined.forms
        index = bisect_right(starts, fc + at * width) - 1
        if index >= 0 and fc + end * width <= ends[index]:
            return self._put(text[at:end], forms[index], current)
        begin, held = at, _USUAL
        while at < end:
            place = fc + at * width
            while index + 1 < len(starts) and starts[index + 1] <= place:
                index += 1
            if index >= 0 and place < ends[index]:
                until, form = ends[index], forms[index]
            else:
                until, form = starts[index + 1] if index + 1 < len(starts) else fc + end * width, _USUAL
            if form is not held and form != held:
                self._put(text[begin:at], held, current)
                begin, held = at, form
            at = max(at + 1, min(end, (until - fc) // width))
        return self._put(text[begin:end], held, current)

    def _put(self, text: str, form: _Format, current: Paragraph) -> None:
        if not text:
            return
        font, shown, special = form
        is_odd = _ODD.search(text) is not None
        if is_odd or self._fields:
            text = self._without_codes(text)
        if shown and text:
            if special:
                text = special * len(text)
            elif is_odd:
                text = text.translate(_PLAIN)
            current.runs.append((text, font))

    def _without_codes(self, text: str) -> str:
        """The words of ``text`` outside the codes of fields."""
        kept = []
        for part in _FIELD.split(text):
            if part == "\x13":
                self._fields.append(False)
            elif part == "\x14" and self._fields:
                self._fields[-1] = True
            elif part == "\x15" and self._fields:
                self._fields.pop()
            elif all(self._fields):
                kept.append(part)
        return "".join(kept)

    def _join_runs(self) -> _Runs:
        """The runs, neighbours of one format together: programs part words by traces of spelling and revision."""
        found, known = _Runs([], [], []), dict[bytes, _Format]()
        for start, end, data in zip(self._runs.starts, self._runs.ends, self._runs.data, strict=True):
            form = known.get(data)
            if form is None:
                form = known[data] = self._format(data)
            if found.ends and found.ends[-1] == start and found.forms[-1] == form:
                found.ends[-1] = end
            else:
                found.starts.append(start)
                found.ends.append(end)
                found.forms.append(form)
        return found

    def _format(self, grpprl: bytes) -> _Format:
        """What the properties of a run say."""
        if not self._told.search(grpprl):
            return _USUAL
        font, shown, special = _OF_STYLE, True, ""
        for code, operand in sprms(grpprl, _OF_RUNS):
            if code == FONT and len(operand) == 2:
                font = self._name(struct.unpack("<H", operand)[0])
            elif code in (_DELETED, _HIDDEN) and operand[:1] == b"\x01":
                shown = False
            elif code == _SYMBOL and len(operand) == 4:
                special = symbol(chr(struct.unpack("<HH", operand)[1]))
        return font, shown, special

    def _marks(self, fc: int) -> _Marks:
        _, data = self._paragraphs.at(fc)
        if data in self._known:
            return self._known[data]
        marks = _Marks(struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0)
        for code, operand in sprms(data[2:], _OF_PARAGRAPHS) if _TOLD_OF_PARAGRAPHS.search(data, 2) else ():
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
        if current.runs:
            usual = self._name(style.font)
            current.runs = [(text, usual if font == _OF_STYLE else font) for text, font in current.runs]
        num = style.num if marks.num is None else marks.num
        level = style.level if marks.level is None else marks.level
        if num and num < 0x7FF:
            self._numbered.append((current, num, level or 0))
        if marks.in_table:
            current.cell = Cell(self._table, self._row, self._column)
            self._column += mark == "\x07"
        found.append(current)

    def _name(self, number: int | None) -> str:
        return self._fonts[number] if number is not None and number < len(self._fonts) else ""


def _text(raw: bytes, width: int) -> str:
    """Characters as stored, one for each place: what lies beyond the BMP, or in half a pair, keeps its two places."""
    if width == 1:
        return raw.decode("cp1252", "replace")
    text = raw.decode("utf-16-le", "replace")
    if 2 * len(text) == len(raw):
        return text
    return "".join(char + "\ufeff" if char > "\uffff" else char for char in raw.decode("utf-16-le", "surrogatepass"))
