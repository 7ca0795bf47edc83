"""Compound files (OLE), in which Word 97 and Outlook keep their streams: only what is asked for is read.

olefile reads the header and the table of sectors. It would also read the whole directory at once, and follow a chain of
sectors as far as a stream claims to be long; here a directory is read folder by folder, and no chain is longer than the
file. Source: [MS-CFB] 2.

>>> opened(b"\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1" + bytes(512))
Traceback (most recent call last):
    ...
congvan.readers.compound.BrokenCompound: sectors of no known size
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import olefile

STORAGE, STREAM = 1, 2
_ENTRY = 128
_MOST_ENTRIES = 20_000
_MINI = 64


class BrokenCompound(ValueError):
    """The file's own tables do not hold what they say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage (folder) or stream (file)."""

    name: str
    kind: int
    start: int  #: its first sector
    size: int
    child: int  #: number of one of the entries in it


class Compound(olefile.OleFileIO):  # type: ignore[misc]  # olefile has no types
    """A compound file in memory; `opened` gives one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._seen: set[int] = set()
        super().__init__(io.BytesIO(data))

    def loaddirectory(self, sect: int) -> None:
        """Called by olefile, which would read every entry."""
        self._directory = self._long(sect, len(self._data))
        self._root = self._entry(0)[0]

    def within(self, storage: Entry | None = None) -> dict[str, Entry]:
        """The entries of a storage, or of the file itself, by name; each storage can be asked once."""
        found: dict[str, Entry] = {}
        waiting = [(storage or self._root).child]
        while waiting:
            number = waiting.pop()
            if number in self._seen or not 0 < number < len(self._directory) // _ENTRY:
                continue
            self._seen.add(number)
            if len(self._seen) > _MOST_ENTRIES:
                raise BrokenCompound("more entries than a letter has")
            entry, left, right = self._entry(number)
            if entry.kind in (STORAGE, STREAM):
                found.setdefault(entry.name, entry)
            waiting += (right, left)
        return found

    def bytes_of(self, stream: Entry, most: int | None = None) -> bytes:
        """What a stream holds, at ``most`` so many bytes of it."""
        size = stream.size if most is None else min(stream.size, most)
        if stream.size < self.minisectorcutoff:
            return _chain(stream.start, size, self._small, self._small_table, _MINI, 0)
        return self._long(stream.start, size)

    def _long(self, start: int, size: int) -> bytes:
        return _chain(start, size, self._data, self.fat, self.sector_size, self.sector_size)

    def _entry(self, number: int) -> tuple[Entry, int, int]:
        """An entry with its neighbours to the left and the right."""
        raw = self._directory[number * _ENTRY : (number + 1) * _ENTRY]
        length, kind, left, right, child = struct.unpack_from("<HBxIII", raw, 64)
        start, size, high = struct.unpack_from("<III", raw, 116)
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if self.sector_size != 512:  # some programs leave rubbish there in files of small sectors
            size |= high << 32
        return Entry(name, kind, start, size, child), left, right

    @cached_property
    def _small(self) -> bytes:
        """The stream in which those of less than 4,096 bytes stand."""
        return self._long(self._root.start, self._root.size)

    @cached_property
    def _small_table(self) -> Sequence[int]:
        raw = self._long(self.first_mini_fat_sector, self.num_mini_fat_sectors * self.sector_size)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _chain(start: int, size: int, data: bytes, table: Sequence[int], sector: int, at: int) -> bytes:
    """At most ``size`` bytes from sector ``start`` on; sectors that follow one another are taken together."""
    parts, left, number, count = [], min(-(-size // sector), len(table)), start, len(table)
    while left > 0 and number < count:
        first, until = number, min(count, number + left)
        while number + 1 < until and table[number] == number + 1:
            number += 1
        parts.append(data[at + first * sector : at + (number + 1) * sector])
        left -= number + 1 - first
        number = table[number]
    return (parts[0] if len(parts) == 1 else b"".join(parts))[:size]


def opened(data: bytes) -> Compound:
    """The compound file in ``data``; raises `ValueError`, `struct.error` or `OSError` for one that is torn, as do its
    methods, and one whose header would have olefile read without end."""
    if len(data) < 512:
        raise BrokenCompound("no header")
    shift = struct.unpack_from("<H", data, 30)[0]
    tables, further = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 72)[0]
    if shift not in (9, 12):
        raise BrokenCompound("sectors of no known size")
    sectors = len(data) >> shift
    if tables > 2 * (sectors >> shift - 2) + 110 or further > tables:
        raise BrokenCompound("more tables than the file has sectors")
    return Compound(data)
