"""An RTF file's groups walked as paragraphs: fonts, code pages, Unicode escapes, tables, fields, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from congvan import legacy
from congvan.model.document import Cell
from congvan.readers.numbering import symbol
from congvan.readers.rtf.fonts import fonts_in, known
from congvan.readers.rtf.tokens import BRACE, HEX, NUMBER, SIGN, TEXT, TOKEN, WORD, end_of_group, pruned
from congvan.readers.rtf.words import CHARS, ENTERED, SIGNS, SKIPPED
from congvan.readers.typed import Paragraph

_BREAKS = frozenset({"par", "sect", "cell", "row", "nestcell"})
_DEEPEST = 5000
_HEX = re.compile(rb"\\'")


@dataclass(slots=True)
class _State:
    """What a group inherits from the one around it."""

    font: int | None = None
    skipped: bool = False
    hidden: bool = False
    fallback: int = 1  #: how many characters stand for one that is given by its code
    label: bool = False  #: within the words of an automatic number
    note: bool = False

    def copy(self) -> _State:
        return _State(self.font, self.skipped, self.hidden, self.fallback, self.label, self.note)


_ACTED = (
    frozenset(CHARS)
    | _BREAKS
    | {"u", "f", "plain", "pard", "uc", "v", "deleted", "pntext", "listtext", "footnote", "endnote", "intbl"}
    | {"deff", "ansicpg"}
)


class Walk:
    """One walk over a file."""

    def __init__(self, data: bytes) -> None:
        self._data = pruned(data)
        self._fonts: dict[int, tuple[str, str]] | None = None  #: name and codec by number, read when first asked for
        self._default: int | None = None
        self._codec = "cp1252"
        self._page = 1
        self._found: list[Paragraph] = []
        self._notes: list[Paragraph] = []
        self._current, self._note = Paragraph(), Paragraph(is_furniture=True)
        self._pending, self._skip = b"", 0
        self._in_table, self._table, self._row, self._column = False, -1, 0, 0
        self._state = _State()

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs of the body, then the notes."""
        stack: list[_State] = []
        at: int | None = 0
        while at is not None:
            at = self._stretch(at, stack)
        self._flush()
        if any(text.strip() for text, _ in self._current.runs):
            self._end(False)
        return self._found + self._notes

    def _stretch(self, at: int, stack: list[_State]) -> int | None:
        """Takes the tokens from ``at`` on; where to go on behind what is passed over whole, None at the end."""
        starred = fresh = False
        for token in TOKEN.finditer(self._data, at):
            kind = token.lastindex
            if kind is None:
                continue
            if kind in (TEXT, HEX):
                self._bytes(token[TEXT] or bytes.fromhex(_HEX.sub(b"", token[HEX]).decode("ascii")))
                fresh = starred = False
                continue
            if kind <= NUMBER:
                name = token[WORD].decode("ascii")
                if fresh and (name in SKIPPED or (starred and name not in ENTERED)):
                    self._leave(stack[-1])
                    self._state = stack.pop()
                    return end_of_group(self._data, token.end(), 1)
                if name in _ACTED:
                    self._flush()
                    self._word(name, int(token[NUMBER]) if token[NUMBER] else None)
                elif name == "bin" and token[NUMBER]:
                    return token.end() + max(0, int(token[NUMBER]))
                fresh = starred = False
                continue
            self._flush()
            if kind == BRACE and token[BRACE] == b"{":
                if len(stack) > _DEEPEST:
                    return None
                stack.append(self._state)
                self._state, fresh, starred = self._state.copy(), True, False
                continue
            if kind == BRACE:
                if not stack:
                    return None
                self._leave(stack[-1])
                self._state = stack.pop()
            elif token[SIGN] == b"*":
                starred = fresh
                continue
            else:
                self._put(SIGNS.get(token[SIGN].decode("latin-1"), ""))
            fresh = starred = False
        return None

    def _word(self, name: str, number: int | None) -> None:
        state = self._state
        if name == "u" and number is not None:
            self._put(chr(number % 65536) if not 0xD800 <= number % 65536 < 0xE000 else "")
            self._skip = state.fallback
        elif name in CHARS:
            self._put(CHARS[name])
        elif name in _BREAKS:
            self._break(name)
        elif name == "f":
            state.font = number
        elif name in ("plain", "pard"):
            self._reset(name)
        elif name == "uc":
            state.fallback = min(number or 0, 8)
        elif name in ("v", "deleted"):
            state.hidden = number != 0
        elif name in ("pntext", "listtext"):
            state.label = True
        elif name in ("footnote", "endnote"):
            state.note = True
        elif name == "intbl":
            self._enter_table()
        elif name == "deff":
            self._default = number
        elif name == "ansicpg" and number:
            self._codec = known(f"cp{number}")

    def _reset(self, name: str) -> None:
        if name == "plain":
            self._state.font, self._state.hidden = None, False
        else:
            self._in_table = False

    def _enter_table(self) -> None:
        if not self._in_table and not (self._found and self._found[-1].cell and self._column):
            is_next_row = self._found and self._found[-1].cell and self._found[-1].cell.table == self._table
            if not is_next_row:
                self._table, self._row, self._column = self._table + 1, 0, 0
        self._in_table = True

    def _break(self, name: str) -> None:
        if self._state.skipped:
            return
        if self._state.note:
            self._notes.append(self._note)
            self._note = Paragraph(is_furniture=True)
        elif name == "row":
            self._row, self._column = self._row + 1, 0
            self._current = Paragraph(page=self._page)
        else:
            self._end(name in ("cell", "nestcell"))

    def _end(self, ends_cell: bool) -> None:
        paragraph = self._current
        if self._in_table or ends_cell:
            paragraph.cell = Cell(max(0, self._table), self._row, self._column)
            self._column += ends_cell
        self._found.append(paragraph)
        self._current = Paragraph(page=self._page)

    def _bytes(self, raw: bytes) -> None:
        if self._skip:
            used = min(self._skip, len(raw))
            raw, self._skip = raw[used:], self._skip - used
        self._pending += raw

    def _flush(self) -> None:
        self._skip = 0 if not self._pending and self._skip and self._state.fallback == 0 else self._skip
        if self._pending:
            _, codec = self._font()
            raw, self._pending = self._pending, b""
            if codec == "symbol":
                self._put("".join(symbol(chr(0xF000 + byte)) if byte > 32 else " " for byte in raw))
            else:
                self._put(raw.decode(codec, "replace"))

    def _font(self) -> tuple[str, str]:
        number = self._default if self._state.font is None else self._state.font
        if self._fonts is None:
            found = fonts_in(self._data, self._codec)
            # an ordinary font needs no name: the words under it are what they seem
            self._fonts = {n: (font if legacy.encoding_of(font) else "", codec) for n, (font, codec) in found.items()}
        return self._fonts.get(number if number is not None else -1, ("", self._codec))

    def _put(self, text: str) -> None:
        state = self._state
        if not text or state.skipped or state.hidden:
            return
        if text == "\f":
            self._page += 1
            return
        if state.label:
            self._current.label += text.replace("\t", " ")
            return
        (self._note if state.note else self._current).runs.append((text, self._font()[0]))

    def _leave(self, outer: _State) -> None:
        """A group ends: a note's words end with it."""
        self._skip = 0
        if self._state.note and not outer.note and self._note.runs:
            self._notes.append(self._note)
            self._note = Paragraph(is_furniture=True)
