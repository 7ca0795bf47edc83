"""A Word 97 file composed for the tests: the least that its format demands, in an OLE container of one sector chain.

Source: [MS-DOC] 2.5 and 2.9, [MS-CFB] 2.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

TEXT_AT = 0x600
FONTS = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times")


@dataclass(frozen=True)
class Run:
    """Words in one font (by number); more single properties (sprms) after it."""

    text: str
    font: int = 0
    sprms: bytes = b""


@dataclass(frozen=True)
class Par:
    """A paragraph with its mark: "\\r", or "\\x07" for a cell's end."""

    runs: tuple[Run, ...]
    sprms: bytes = b""
    mark: str = "\r"


IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)


def par(*runs: Run | str, sprms: bytes = b"", mark: str = "\r") -> Par:
    return Par(tuple(Run(run) if isinstance(run, str) else run for run in runs), sprms, mark)


def row(*cells: str) -> list[Par]:
    return [*(par(cell, sprms=IN_TABLE, mark="\x07") for cell in cells), par("", sprms=ROW_END, mark="\x07")]


def numbered(level: int) -> bytes:
    return struct.pack("<HH", 0x460B, 1) + struct.pack("<HB", 0x260A, level)


def doc(
    pars: list[Par],
    levels: tuple[tuple[int, str], ...] = (),
    flags: int = 0x0200,
    narrow: bool = False,
    boxes: tuple[str, ...] = (),
) -> bytes:
    """The file; ``levels`` are number format and text of the levels of list 1, "\\0" standing for the first number.
    Each of ``boxes`` hangs on the next "\\x08" of the text; those behind the last hang nowhere."""
    main, table, text = bytearray(TEXT_AT), bytearray(), ""
    runs: list[tuple[int, bytes]] = []
    marks: list[tuple[int, bytes]] = []
    width = 1 if narrow else 2
    for paragraph in pars:
        for run in paragraph.runs:
            text += run.text
            runs.append((len(text), struct.pack("<HH", 0x4A4F, run.font) + run.sprms))
        text += paragraph.mark
        runs.append((len(text), b""))
        marks.append((len(text), b"\0\0" + paragraph.sprms))
    body = len(text)
    for box in boxes:
        text += box + "\r"
        runs.append((len(text), b""))
        marks.append((len(text), b"\0\0"))
    main += text.encode("cp1252" if narrow else "utf-16-le")
    main += bytes(-len(main) % 512)
    fc = TEXT_AT * 2 | 0x40000000 if narrow else TEXT_AT
    piece = struct.pack("<IIHIH", 0, len(text), 0, fc, 0)
    _put(main, table, 0x01A2, b"\x02" + struct.pack("<I", len(piece)) + piece)
    for at, entries, is_runs in ((0x00FA, runs, True), (0x0102, marks, False)):
        pages = _pages([(TEXT_AT + end * width, data) for end, data in entries], is_runs)
        first = len(main) // 512
        main += b"".join(pages)
        bounds = [TEXT_AT, *(TEXT_AT + len(text) * width for _ in pages)]
        _put(main, table, at, struct.pack(f"<{len(bounds)}I{len(pages)}I", *bounds, *range(first, first + len(pages))))
    _put(main, table, 0x0112, struct.pack("<HH", len(FONTS), 0) + b"".join(map(_font, FONTS)))
    if boxes:
        _boxes(main, table, text, body, boxes)
    if levels:
        _lists(main, table, levels)
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, 193, 0, 0, 0, flags)
    struct.pack_into("<I", main, 0x4C, body)
    struct.pack_into("<I", main, 0x64, len(text) - body)
    return ole({"WordDocument": bytes(main), "1Table": bytes(table)})


def _boxes(main: bytearray, table: bytearray, text: str, body: int, boxes: tuple[str, ...]) -> None:
    """Where the text boxes end, the last entry standing for none, and where their shapes hang."""
    bounds = [0]
    for box in boxes:
        bounds.append(bounds[-1] + len(box) + 1)
    told = b"".join(struct.pack("<IIHiII", 1, 0, 0, -1, 1000 + number, 0) for number in range(len(boxes)))
    _put(main, table, 0x025A, struct.pack(f"<{len(bounds) + 1}I", *bounds, 0xFFFF) + told + bytes(22))
    places = [at for at, char in enumerate(text[:body]) if char == "\x08"]
    hung = b"".join(struct.pack("<I", 1000 + number) + bytes(22) for number in range(len(places)))
    _put(main, table, 0x01DA, struct.pack(f"<{len(places) + 1}I", *places, body) + hung)


def _put(main: bytearray, table: bytearray, at: int, data: bytes) -> None:
    struct.pack_into("<II", main, at, len(table), len(data))
    table += data


def _font(name: str) -> bytes:
    data = bytes(39) + name.encode("utf-16-le") + b"\0\0"
    return bytes([len(data)]) + data


def _pages(entries: list[tuple[int, bytes]], is_runs: bool) -> list[bytes]:
    """Property pages of at most 12 entries each."""
    pages, start = [], TEXT_AT
    for chunk in (entries[at : at + 12] for at in range(0, len(entries), 12)):
        page = bytearray(512)
        page[511] = len(chunk)
        struct.pack_into(f"<{len(chunk) + 1}I", page, 0, start, *(end for end, _ in chunk))
        top = 510
        for index, (_, data) in enumerate(chunk):
            stored = bytes([len(data)]) + data if is_runs else bytes([0, (len(data) + 1) // 2]) + data
            top = (top - len(stored)) // 2 * 2
            page[top : top + len(stored)] = stored
            page[4 * (len(chunk) + 1) + index * (1 if is_runs else 13)] = top // 2
        pages.append(bytes(page))
        start = chunk[-1][0]
    return pages


def _lists(main: bytearray, table: bytearray, levels: tuple[tuple[int, str], ...]) -> None:
    _put(main, table, 0x02E2, struct.pack("<Hii", 1, 77, 0) + bytes(20))
    for index in range(9):
        kind, words = levels[index] if index < len(levels) else (0, "")
        table += struct.pack("<iB", 1, kind) + bytes(23) + struct.pack("<H", len(words)) + words.encode("utf-16-le")
    _put(main, table, 0x02EA, struct.pack("<Ii", 1, 77) + bytes(12))


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file that holds ``streams``, each of 4,096 bytes or more."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for index, (name, data) in enumerate(streams.items(), 1):
        data += bytes(max(0, 4096 - len(data)))
        first = len(sectors)
        chunks = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        sectors += chunks
        chains += [*range(first + 1, first + len(chunks)), 0xFFFFFFFE]
        entries.append(_entry(name, 2, first, len(data), right=index + 1 if index < len(streams) else 0xFFFFFFFF))
    entries += [bytes(68) + b"\xff" * 12 + bytes(48)] * (-len(entries) % 4)
    directory = len(sectors)
    sectors.append(b"".join(entries))
    chains.append(0xFFFFFFFE)
    fat = len(sectors)
    chains.append(0xFFFFFFFD)
    assert len(chains) <= 128, "one sector of chains holds 64 KB"
    sectors.append(struct.pack("<128I", *chains, *[0xFFFFFFFF] * (128 - len(chains))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", fat, *[0xFFFFFFFF] * 108) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    found = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
    return found + bytes(36) + struct.pack("<IQ", start, size)
