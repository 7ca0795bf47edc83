"""Compound files: folders, small streams, and tables that would have a reader go round without end."""

from __future__ import annotations

import struct

import olefile
import pytest

from compose_doc import doc, ole, par
from compose_msg import Tree, compound
from congvan.errors import ReadError
from congvan.readers import read
from congvan.readers.compound import STORAGE, BrokenCompound, Compound, Entry, opened

TREE: Tree = {
    "small": b"a" * 100,
    "large": bytes(range(256)) * 40,
    "empty": b"",
    "folder": {"small": b"b" * 65, "deeper": {"large": b"c" * 5000}},
}


def walk(file: Compound, storage: Entry | None = None, path: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, entry in file.within(storage).items():
        found |= walk(file, entry, f"{path}{name}/") if entry.kind == STORAGE else {path + name: file.bytes_of(entry)}
    return found


def test_refused() -> None:
    good = doc([par("Số: 12")])
    for data in (
        good[:300],
        good[:30] + b"\x28\x00" + good[32:],
        good[:44] + struct.pack("<I", 1_000_000) + good[48:],
        good[:72] + struct.pack("<I", 1_000) + good[76:],
    ):
        with pytest.raises(BrokenCompound):
            opened(data)


def test_all_streams_as_olefile_reads_them() -> None:
    data = compound(TREE)
    file = olefile.OleFileIO(data)
    theirs = {"/".join(path): file.openstream(path).read() for path in file.listdir()}
    assert walk(opened(data)) == theirs
    assert theirs["folder/deeper/large"] == b"c" * 5000


def test_no_more_than_asked_for() -> None:
    file = opened(compound(TREE))
    found = file.within()
    assert file.bytes_of(found["large"], 10) == bytes(range(10))
    assert file.bytes_of(found["small"], 10) == b"a" * 10


def test_a_chain_is_no_longer_than_the_file() -> None:
    """A stream that claims four gigabytes in sectors that go round in a circle."""
    data = bytearray(ole({"WordDocument": bytes(5000)}))
    table, directory = struct.unpack_from("<I", data, 76)[0], struct.unpack_from("<I", data, 48)[0]
    for place in range(512 + 512 * table, 512 + 512 * table + 20, 4):
        struct.pack_into("<I", data, place, 1)
    struct.pack_into("<I", data, 512 + 512 * directory + 128 + 120, 0xFFFFFFFF)
    file = opened(bytes(data))
    assert len(file.bytes_of(file.within()["WordDocument"])) <= len(data)


def test_entries_in_a_circle() -> None:
    data = bytearray(ole({"a": bytes(5000), "b": bytes(5000)}))
    directory = 512 + 512 * struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<II", data, directory + 2 * 128 + 68, 1, 1)
    assert set(opened(bytes(data)).within()) == {"a", "b"}
    with pytest.raises(ReadError):
        read(bytes(data))
