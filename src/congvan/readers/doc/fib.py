"""The binary frame of a Word 97 file: where its tables stand, its pieces of text, its pages of properties.

Source: [MS-DOC] 2.5 (Fib), 2.8 and 2.9 (Clx, PlcBte, Fkp). Numbers are little-endian; ``fc`` is a byte offset in the
stream WordDocument, ``cp`` a character position in the text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  #: of operands, by the upper bits of their code; 0: told before the operand
_PLACES = {
    "styles": 0x00A2,
    "chpx": 0x00FA,
    "papx": 0x0102,
    "fonts": 0x0112,
    "clx": 0x01A2,
    "anchors": 0x01DA,
    "boxes": 0x025A,
    "lists": 0x02E2,
    "overrides": 0x02EA,
}


class BrokenDoc(ValueError):
    """A structure of the file does not hold what it says."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: characters from ``cp`` on, stored at ``fc``, ``width`` bytes each."""

    cp: int
    end: int
    fc: int
    width: int


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its characters, counted from the first of all boxes, and where in the text it hangs, if that is
    told: what is in a group of drawings hangs on the group."""

    start: int
    end: int
    at: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """The streams of a file and what its information block says of them."""

    main: bytes
    table: bytes
    counts: tuple[int, ...]  #: characters of the body, footnotes, headers, macros, comments, endnotes, text boxes

    @property
    def is_encrypted(self) -> bool:
        return bool(_u16(self.main, 0x0A) & 0x0100)

    def part(self, name: str) -> bytes:
        """A structure of the table stream by its name; empty where the file has none."""
        at = _PLACES[name]
        start, length = struct.unpack_from("<II", self.main, at)
        if start + length > len(self.table):
            raise BrokenDoc(name)
        return self.table[start : start + length]

    def pieces(self) -> list[Piece]:
        """The pieces of the text in order."""
        clx, at = self.part("clx"), 0
        while at < len(clx) and clx[at] == 1:
            at += 3 + _u16(clx, at + 1)
        if at + 5 > len(clx) or clx[at] != 2:
            raise BrokenDoc("clx")
        plc = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        count = (len(plc) - 4) // 12
        cps = struct.unpack_from(f"<{count + 1}I", plc)
        found = []
        for index in range(count):
            fc = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
            is_narrow = bool(fc & 0x40000000)
            start = (fc & 0x3FFFFFFF) // 2 if is_narrow else fc & 0x3FFFFFFF
            if cps[index] >= cps[index + 1] or start + (cps[index + 1] - cps[index]) * (2 - is_narrow) > len(self.main):
                raise BrokenDoc("piece")
            found.append(Piece(cps[index], cps[index + 1], start, 1 if is_narrow else 2))
        return found

    def boxes(self) -> list[Box]:
        """The text boxes in the order of their text; empty where the file does not say where each ends."""
        count = self.counts[6]
        bounds, shapes = self._shapes("boxes", 22, 14)
        places, hung = self._shapes("anchors", 26, 0)
        at = dict(zip(hung, places, strict=False))
        found, start = [], 0
        for begin, end, shape in zip(bounds, bounds[1:], shapes, strict=False):
            if begin != start or end < begin:
                return []
            start = min(end, count)
            found.append(Box(begin, start, at.get(shape)))
            if start == count:
                return found
        return []

    def _shapes(self, name: str, size: int, at: int) -> tuple[tuple[int, ...], list[int]]:
        """Positions in the text, and the numbers of the shapes there: ``at`` bytes into entries of ``size`` bytes."""
        plc = self.part(name)
        count = max(0, (len(plc) - 4) // (size + 4))
        first = 4 * (count + 1) + at
        numbers = [struct.unpack_from("<I", plc, first + size * index)[0] for index in range(count)]
        return struct.unpack_from(f"<{count + 1}I", plc) if count else (), numbers

    def pages(self, name: str) -> Iterator[bytes]:
        """The pages of properties ``chpx`` (of runs) or ``papx`` (of paragraphs)."""
        plc, main = self.part(name), self.main
        count = max(0, (len(plc) - 4) // 8)
        if count > len(main) // _PAGE + 1:
            raise BrokenDoc("more pages of properties than the file has")
        for page in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ():
            if (page + 1) * _PAGE <= len(main):
                yield main[page * _PAGE : (page + 1) * _PAGE]


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


@dataclass(frozen=True, slots=True)
class Entries:
    """What a page says: the bounds of its ranges, and for each range the place in the page of its properties."""

    page: bytes
    bounds: tuple[int, ...]
    places: bytes  #: in words of two bytes; 0 for none

    def of_run(self, place: int) -> bytes:
        """The properties at a place of a page of runs."""
        at = 2 * place
        return self.page[at + 1 : at + 1 + self.page[at]] if at else b""

    def of_paragraph(self, place: int) -> bytes:
        """The number of the style, and the properties, at a place of a page of paragraphs."""
        at = 2 * place
        if not at:
            return b""
        if self.page[at]:
            return self.page[at + 1 : at + 2 * self.page[at]]
        return self.page[at + 2 : at + 2 + 2 * self.page[at + 1]]


def entries(page: bytes, step: int) -> Entries | None:
    """The entries of a page of properties, of ``step`` bytes each: 13 for paragraphs, 1 for runs."""
    count = page[_PAGE - 1]
    first = 4 * (count + 1)
    if first + step * count > _PAGE:
        return None
    return Entries(page, struct.unpack_from(f"<{count + 1}I", page), page[first : first + step * count : step])


def frame(main: bytes, tables: Sequence[bytes]) -> Frame:
    """The frame of a file; ``tables`` are its streams 0Table and 1Table. Raises `BrokenDoc` or `struct.error`."""
    if len(main) < 0x400 or _u16(main, 0) != 0xA5EC:
        raise BrokenDoc("no Word 97 file")
    table = tables[1] if _u16(main, 0x0A) & 0x0200 else tables[0]
    if not table and not _u16(main, 0x0A) & 0x0100:
        raise BrokenDoc("no table stream")
    return Frame(main, table, struct.unpack_from("<7I", main, 0x4C))


def sprms(grpprl: bytes, wanted: frozenset[int], at: int = 0) -> list[tuple[int, bytes]]:
    """The single properties of a list whose codes are ``wanted``: code and operand. Source: [MS-DOC] 2.6.1."""
    found, end = [], len(grpprl) - 2
    while at <= end:
        code = grpprl[at] | grpprl[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code == 0xD608:
                size = (grpprl[at] | grpprl[at + 1] << 8) + 1 if at <= end else 0
            else:
                size = grpprl[at] + 1 if at <= end + 1 else 0
        if code in wanted:
            found.append((code, grpprl[at : at + size]))
        at += size
    return found
