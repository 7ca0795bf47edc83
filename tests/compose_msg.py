"""Compound files with folders and small streams composed for the tests, and a mail of Outlook (.msg) in one.

Source: [MS-CFB] 2, [MS-OXMSG] 2.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

Tree = Mapping[str, "bytes | Tree"]
_NONE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def compound(tree: Tree) -> bytes:
    """A compound file that holds ``tree``: streams as bytes, storages as further trees."""
    sectors, chains, small, small_chains = list[bytes](), list[int](), bytearray(), list[int]()
    entries: list[bytes] = [b""]

    def put(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // 512)
        if not count:
            return _END
        sectors.extend(data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512))
        chains.extend([*range(first + 1, first + count), _END])
        return first

    def put_small(data: bytes) -> int:
        first, count = len(small_chains), -(-len(data) // 64)
        if not count:
            return _END
        small.extend(data.ljust(64 * count, b"\0"))
        small_chains.extend([*range(first + 1, first + count), _END])
        return first

    def add(inner: Tree) -> int:
        """The number of the first entry of ``inner``; the others hang on its right, one on the other."""
        numbers = [len(entries) + index for index in range(len(inner))]
        entries.extend(b"" for _ in inner)
        for number, (name, content) in zip(numbers, inner.items(), strict=True):
            right = number + 1 if number != numbers[-1] else _NONE
            if isinstance(content, bytes):
                start = put(content) if len(content) >= 4096 else put_small(content)
                entries[number] = _entry(name, 2, start, len(content), right=right)
            else:
                entries[number] = _entry(name, 1, 0, 0, right=right, child=add(content))
        return numbers[0] if numbers else _NONE

    child = add(tree)
    entries[0] = _entry("Root Entry", 5, put(bytes(small)), len(small), child=child)
    table = struct.pack(f"<{len(small_chains)}I", *small_chains)
    small_table, small_count = put(table.ljust(-(-len(table) // 512) * 512, b"\xff")), -(-len(table) // 512)
    directory = put(b"".join(entries))
    count = 1
    while count * 128 < len(chains) + count:
        count += 1
    first = len(sectors)
    chains += [0xFFFFFFFD] * count + [_NONE] * (count * 128 - len(chains) - count)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, small_table, small_count, _END, 0)
    head += struct.pack("<109I", *range(first, first + count), *[_NONE] * (109 - count))
    return head + b"".join(sectors) + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, start: int, size: int, right: int = _NONE, child: int = _NONE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    found = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _NONE, right, child)
    return found + bytes(36) + struct.pack("<IQ", start, size)


def msg(text: str = "", *attached: tuple[str, bytes | Tree], html: bytes = b"", narrow: str = "") -> bytes:
    """A mail of Outlook: its text (in the code page ``narrow``, where one is given, else in UTF-16), its page, and what
    is attached: files by their names, mails as trees of `mail`."""
    return compound(mail(text, *attached, html=html, narrow=narrow))


def mail(text: str = "", *attached: tuple[str, bytes | Tree], html: bytes = b"", narrow: str = "") -> Tree:
    """The tree of a mail."""
    page = struct.pack("<IIII", 0x3FDE0003, 6, int(narrow.removeprefix("cp") or 1200), 0)
    found: dict[str, bytes | Tree] = {"__nameid_version1.0": {}, "__properties_version1.0": bytes(32) + page}
    if text:
        found |= _texts("1000", text, narrow)
    if html:
        found["__substg1.0_10130102"] = html
    for number, (name, content) in enumerate(attached):
        inner: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(8)}
        if isinstance(content, bytes):
            inner |= {"__substg1.0_37010102": content, **_texts("3707", name, "")}
            if name.startswith("cid-"):
                inner |= _texts("3712", name, "")
        else:
            inner["__substg1.0_3701000D"] = content
        found[f"__attach_version1.0_#{number:08X}"] = inner
    return found


def _texts(number: str, text: str, narrow: str) -> dict[str, bytes]:
    kind, codec = ("001E", narrow) if narrow else ("001F", "utf-16-le")
    return {f"__substg1.0_{number}{kind}": text.encode(codec)}
