"""The text of a Word 97 file as paragraphs: fields give their results, cells their places, deleted words nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from congvan import legacy
from congvan.model.document import Cell
from congvan.readers.doc.fib import Frame
from congvan.readers.doc.properties import USUAL, Format, Marks, formats_of, marks_of
from congvan.readers.doc.sheets import Styles, fonts_of, lists_of
from congvan.readers.numbering import Counter
from congvan.readers.typed import Paragraph

_STOPS = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("([\x13\x14\x15])")
_ODD = re.compile("[\x01-\x08\x0b\x13-\x15\x1e\xa0]")
_PLAIN = str.maketrans(
    {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\x01": "", "\x02": "", "\x05": "", "\x08": "", "\x04": ""}
)
_UNMARKED = Marks()


class Walk:
    """One walk over the characters of a file."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._pieces = frame.pieces()
        self._cps = [piece.cp for piece in self._pieces]
        # an ordinary font needs no name: the words under it are what they seem
        self._fonts = [name if legacy.encoding_of(name) else "" for name in fonts_of(frame)]
        self._marks, self._styles = marks_of(frame), Styles(frame)
        self._is_styled = any(self._fonts) and any(
            self._name(self._styles.of(style).font) for style in {0, *(marks.style for marks in self._marks.values)}
        )
        self._forms = formats_of(frame, self._fonts, self._is_styled)
        self._numbered: list[tuple[Paragraph, int, int]] = []
        self._page = 1
        self._fields: list[bool] = []
        self._table, self._row, self._column = -1, 0, 0
        self._was_in_table = False

    def story(self, start: int, end: int, ends: list[int] | None = None) -> list[Paragraph]:
        """The paragraphs between two character positions; ``ends``, where given, gets where each of them ends."""
        found: list[Paragraph] = []
        current = Paragraph(page=self._page)
        self._fields.clear()
        for number in range(max(0, bisect_right(self._cps, start) - 1), bisect_left(self._cps, end)):
            piece = self._pieces[number]
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
                self._close(current, self._marks.at(fc + (at - 1) * width) or _UNMARKED, stop[0], found)
                if ends is not None and len(ends) < len(found):
                    ends.append(first + at - 1)
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
        starts, ends, forms = self._forms.starts, self._forms.ends, self._forms.values
        if not starts:
            return self._put(text[at:end], USUAL, current)
        index = bisect_right(starts, fc + at * width) - 1
        if index >= 0 and fc + end * width <= ends[index]:
            return self._put(text[at:end], forms[index], current)
        begin, held = at, USUAL
        while at < end:
            place = fc + at * width
            while index + 1 < len(starts) and starts[index + 1] <= place:
                index += 1
            if index >= 0 and place < ends[index]:
                until, form = ends[index], forms[index]
            else:
                until, form = starts[index + 1] if index + 1 < len(starts) else fc + end * width, USUAL
            if form is not held and form != held:
                self._put(text[begin:at], held, current)
                begin, held = at, form
            at = max(at + 1, min(end, (until - fc) // width))
        return self._put(text[begin:end], held, current)

    def _put(self, text: str, form: Format, current: Paragraph) -> None:
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

    def _close(self, current: Paragraph, marks: Marks, mark: str, found: list[Paragraph]) -> None:
        """Ends a paragraph at its mark: gives it its font, number and cell."""
        if marks.in_table and not self._was_in_table:
            self._table, self._row, self._column = self._table + 1, 0, 0
        self._was_in_table = marks.in_table
        if marks.ends_row:
            self._row, self._column = self._row + 1, 0
            return
        style = self._styles.of(marks.style)
        if self._is_styled:
            usual = self._name(style.font)
            current.runs = [(text, font or usual) for text, font in current.runs]
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
