"""Fonts, styles and lists of a Word 97 file. Source: [MS-DOC] 2.9.286 (SttbfFfn), 2.9.271 (STSH), 2.9.131 (LSTF)."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection
from dataclasses import dataclass

from congvan.readers.doc.fib import Frame, sprms
from congvan.readers.numbering import Level, Lists, symbol

FONT, LIST, LEVEL = 0x4A4F, 0x460B, 0x260A
_WANTED = frozenset((FONT, LIST, LEVEL))
_TOLD = re.compile(rb"\x4f\x4a|\x0b\x46|\x0a\x26")  #: their codes
_KINDS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_SUFFIXES = ("tab", "space", "nothing")


def fonts_of(frame: Frame) -> list[str]:
    """The names of the fonts by number."""
    data, at = frame.part("fonts"), 4
    found = []
    while at < len(data):
        length = data[at]
        name = data[at + 40 : at + 1 + length].decode("utf-16-le", "replace")
        found.append(name.partition("\0")[0])
        at += 1 + length
    return found


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: its font, list and level; None where it leaves them to the style below."""

    font: int | None = None
    num: int | None = None
    level: int | None = None


class Styles:
    """The styles by number, each read when a paragraph first asks for it."""

    def __init__(self, frame: Frame) -> None:
        self._data = data = frame.part("styles")
        self._bounds: list[tuple[int, int]] = []
        self._own: dict[int, tuple[Style, int]] = {}
        self._whole: dict[int, Style] = {}
        self._default = None
        if len(data) < 20:
            return
        head, count, self._base = struct.unpack_from("<HHH", data)
        self._default = struct.unpack_from("<H", data, 14)[0] if head >= 18 else None
        at, end = 2 + head, len(data)
        for _ in range(min(count, 4096)):
            if at + 2 > end:
                break
            begin = at + 2
            at = begin + (data[at] | data[at + 1] << 8)
            self._bounds.append((begin, at))

    def of(self, number: int) -> Style:
        """A style with what it takes from those that it stands on; an empty one where there is none."""
        found = self._whole.get(number)
        if found is None:
            found = self._whole[number] = self._inherited(number) if number < len(self._bounds) else Style()
        return found

    def _inherited(self, number: int) -> Style:
        font = num = level = None
        at, steps = number, 0
        while 0 <= at < len(self._bounds) and steps < 12:
            if at not in self._own:
                begin, end = self._bounds[at]
                self._own[at] = _style(self._data[begin:end], self._base)
            style, at = self._own[at]
            font = style.font if font is None else font
            num = style.num if num is None else num
            level = style.level if level is None else level
            steps += 1
        return Style(self._default if font is None else font, num, level)


def _style(std: bytes, base: int) -> tuple[Style, int]:
    if len(std) < base + 4:
        return Style(), 0xFFF
    kind, parent = struct.unpack_from("<H", std, 2)[0] & 0xF, struct.unpack_from("<H", std, 2)[0] >> 4
    at = base + 4 + 2 * struct.unpack_from("<H", std, base)[0]
    font = num = level = None
    for index in range(2):
        at += at % 2
        if at + 2 > len(std) or kind != 1:
            break
        length = struct.unpack_from("<H", std, at)[0]
        data = std[at + 2 : at + 2 + length]
        at += 2 + length
        for code, operand in sprms(data, _WANTED, 0 if index else 2) if _TOLD.search(data) else ():
            if code == FONT and len(operand) == 2:
                font = struct.unpack("<H", operand)[0]
            elif code == LIST and len(operand) == 2:
                num = struct.unpack("<H", operand)[0]
            elif code == LEVEL and operand:
                level = operand[0]
    return Style(font, num, level), parent


def lists_of(frame: Frame, used: Collection[int]) -> Lists:
    """The ``used`` lists of the document; a paragraph names one by its place (from 1) among the overrides."""
    found = Lists()
    overrides = frame.part("overrides")
    if len(overrides) < 4:
        return found
    count = min(struct.unpack_from("<I", overrides)[0], (len(overrides) - 4) // 16)
    ids = {num: struct.unpack_from("<i", overrides, 16 * num - 12)[0] for num in used if 0 < num <= count}
    defined = _defined(frame, set(ids.values()))
    for num, list_id in ids.items():
        if list_id in defined:
            found.levels[str(num)] = defined[list_id]
            found.counted_with[str(num)] = str(list_id)
    return found


def _defined(frame: Frame, wanted: Collection[int]) -> dict[int, dict[int, Level]]:
    """The levels of each list that is ``wanted``. They stand behind the table of lists, which leaves them out of its
    length."""
    head = frame.part("lists")
    if len(head) < 2:
        return {}
    count = min(struct.unpack_from("<H", head)[0], (len(head) - 2) // 28)
    start = struct.unpack_from("<I", frame.main, 0x02E2)[0]
    at, found = start + 2 + 28 * count, dict[int, dict[int, Level]]()
    for index in range(count):
        list_id = struct.unpack_from("<i", head, 2 + 28 * index)[0]
        is_simple = head[2 + 28 * index + 26] & 1
        levels: dict[int, Level] = {}
        for number in range(1 if is_simple else 9):
            if at + 30 > len(frame.table):
                return found
            if list_id in wanted:
                levels[number] = _level(frame.table, at)
            at = _behind(frame.table, at)[1]
        if list_id in wanted:
            found[list_id] = levels
    return found


def _behind(table: bytes, at: int) -> tuple[int, int]:
    """Where the text of a level begins, and where the level ends."""
    begin = at + 28 + table[at + 24] + table[at + 25]
    length = table[begin] | table[begin + 1] << 8 if begin + 2 <= len(table) else 0
    return begin + 2, begin + 2 + 2 * length


def _level(table: bytes, at: int) -> Level:
    start, kind = struct.unpack_from("<iB", table, at)
    flags, follow = table[at + 5], table[at + 15]
    begin, end = _behind(table, at)
    text = table[begin:end].decode("utf-16-le", "replace")
    name = _KINDS.get(kind, "decimal")
    pattern = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else symbol(char) for char in text)
    return Level(start, name, pattern, _SUFFIXES[min(follow, 2)], bool(flags & 4))
