"""What the property pages of a Word 97 file say of its runs and paragraphs, by byte range. Source: [MS-DOC] 2.6."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from congvan.readers.doc.fib import Frame, entries, sprms
from congvan.readers.doc.sheets import FONT, LEVEL, LIST
from congvan.readers.numbering import symbol

_DELETED, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_OF_RUNS = frozenset((FONT, _DELETED, _HIDDEN, _SYMBOL))
_OF_PARAGRAPHS = frozenset((_IN_TABLE, _ROW_END, LIST, LEVEL))
#: how they are written where they say something; without one of these nothing need be taken apart
_SAVING = b"\x68"  #: the upper byte of the codes that tell when a run was saved, each time another
_DELETION, _HIDING, _SIGN, _ANY_FONT = b"\x00\x08\x01", b"\x3c\x08\x01", b"\x09\x6a", b"\x4f\x4a"
_TOLD_OF_PARAGRAPHS = re.compile(rb"[\x16\x17]\x24\x01|\x0b\x46|\x0a\x26")
_ORDINARY = "\0"  #: in place of the name of a font that is no legacy one, where the style's is

T = TypeVar("T")


class Format(NamedTuple):
    """What the properties of a run say that changes its words."""

    font: str = ""  #: name of a legacy font; "" for that of the paragraph's style
    is_shown: bool = True
    symbol: str = ""  #: that each of its characters stands for


USUAL = Format()


@dataclass(slots=True)
class Marks:
    """What a paragraph's own properties say."""

    style: int = 0
    num: int | None = None
    level: int | None = None
    in_table: bool = False
    ends_row: bool = False


@dataclass(frozen=True, slots=True)
class Ranges(Generic[T]):
    """Values by byte range, in the order of the file."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[T] = field(default_factory=list)

    def at(self, fc: int) -> T | None:
        """The value of the range that holds ``fc``; None where no range does."""
        index = bisect_right(self.starts, fc) - 1
        return self.values[index] if index >= 0 and fc < self.ends[index] else None


def marks_of(frame: Frame) -> Ranges[Marks]:
    """What each paragraph says."""
    found: Ranges[Marks] = Ranges()
    known: dict[bytes, Marks] = {}
    for page in frame.pages("papx"):
        if (told := entries(page, 13)) is None:
            continue
        found.starts.extend(told.bounds[:-1])
        found.ends.extend(told.bounds[1:])
        of_place: dict[int, Marks] = {}
        for place in set(told.places):
            data = told.of_paragraph(place)
            marks = known.get(data)
            if marks is None:
                marks = known[data] = _marks(data)
            of_place[place] = marks
        found.values.extend([of_place[place] for place in told.places])
    return found


def _marks(data: bytes) -> Marks:
    marks = Marks(struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0)
    for code, operand in sprms(data, _OF_PARAGRAPHS, 2) if _TOLD_OF_PARAGRAPHS.search(data, 2) else ():
        if code == _IN_TABLE:
            marks.in_table = operand[:1] == b"\x01"
        elif code == _ROW_END:
            marks.ends_row = operand[:1] == b"\x01"
        elif code == LIST and len(operand) == 2:
            marks.num = struct.unpack("<H", operand)[0]
        elif code == LEVEL and operand:
            marks.level = operand[0]
    return marks


def formats_of(frame: Frame, fonts: Sequence[str], is_styled: bool) -> Ranges[Format]:
    """The runs that are not `USUAL`, neighbours of one format together: programs part words by traces of spelling.

    ``fonts`` are the names of the legacy fonts, "" in the place of an ordinary one, which is told only where a style
    has a legacy one (``is_styled``). A page that cannot say more is not looked into.
    """
    legacy = [_ANY_FONT + struct.pack("<H", number) for number, name in enumerate(fonts) if name]
    codes = [_ANY_FONT] if is_styled else legacy
    found: Ranges[Format] = Ranges()
    known: dict[bytes, Format] = {}
    same = {USUAL: USUAL}
    for page in frame.pages("chpx"):
        if not _says(page, codes, 4 * page[-1]) or (told := entries(page, 1)) is None:
            continue
        of_place: dict[int, Format] = {}
        for place in set(told.places):
            data = told.of_run(place)
            while data[1:2] == _SAVING:
                data = data[6:]
            form = known.get(data)
            if form is None:
                form = _format(data, fonts, is_styled) if _says(data, codes) else USUAL
                form = known[data] = same.setdefault(form, form)
            of_place[place] = form
        _add(found, told.bounds, [of_place[place] for place in told.places])
    return found


def _says(data: bytes, fonts: Sequence[bytes], first: int = 0) -> bool:
    """Whether one of the codes may be in ``data``: a search for a few bytes is faster than any pattern."""
    for code in fonts:
        if data.find(code, first) >= 0:
            return True
    return data.find(_DELETION, first) >= 0 or data.find(_HIDING, first) >= 0 or data.find(_SIGN, first) >= 0


def _add(found: Ranges[Format], bounds: Sequence[int], forms: list[Format]) -> None:
    ends, values = found.ends, found.values
    for start, end, form in zip(bounds, bounds[1:], forms, strict=False):
        if form is USUAL:
            continue
        if ends and ends[-1] == start and values[-1] is form:
            ends[-1] = end
        else:
            found.starts.append(start)
            ends.append(end)
            values.append(form)


def _format(grpprl: bytes, fonts: Sequence[str], is_styled: bool) -> Format:
    """What the properties of a run say."""
    font, is_shown, special = "", True, ""
    for code, operand in sprms(grpprl, _OF_RUNS):
        if code == FONT and len(operand) == 2:
            number = operand[0] | operand[1] << 8
            font = (fonts[number] if number < len(fonts) else "") or (_ORDINARY if is_styled else "")
        elif code in (_DELETED, _HIDDEN) and operand[:1] == b"\x01":
            is_shown = False
        elif code == _SYMBOL and len(operand) == 4:
            special = symbol(chr(struct.unpack("<HH", operand)[1]))
    return Format(font, is_shown, special)
