"""Bytes of a text file as text.

One byte a letter is read as Windows-1252 here: which legacy encoding it is, the words tell later.

>>> decode("Số: 12".encode("utf-16")), decode(b"no\\xff\\xfe \\x81 sense") is None
('Số: 12', True)
"""

from __future__ import annotations

import unicodedata

import regex

from congvan import legacy
from congvan.readers.sniff import looks_like_utf16
from congvan.text import nfc

_OF_1252 = {byte: shown for byte in range(0x80, 0xA0) if (shown := bytes([byte]).decode("cp1252", "ignore"))}
_MARKED = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LETTER_OF_VIETNAM = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]|[aeiouyAEIOUYăâêôơư][\u0300\u0301\u0303\u0309\u0323]")
_NEVER_VIETNAMESE = regex.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9fªº¡¿ßçñ¤¦§¨¬®¯±²³´µ¶¸¹¼½¾ÇÑÆæØøåÅ]")


def decode(data: bytes) -> str | None:
    """The text of ``data``, or None where no known encoding gives one: UTF-8, UTF-16, Windows-1258, the legacy ones."""
    for mark, codec in _MARKED:
        if data.startswith(mark):
            return _try(data[len(mark) :], codec)
    if wide := looks_like_utf16(data[:1024]):
        return _try(data, wide)
    return _try(data, "utf-8") or _legacy(data) or _windows_1258(data)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes) -> str | None:
    """Windows-1252, with Latin-1 for the bytes it lacks, where that can be mended into Vietnamese."""
    text = data.decode("latin-1").translate(_OF_1252)
    lines = [line for line in nfc(text).split("\n") if not line.isascii()]
    mended = sum(1 for line in legacy.repair(lines) if line.encoding)
    return text if mended * 2 >= len(lines) else None


def _windows_1258(data: bytes) -> str | None:
    """Windows-1258 decodes nearly anything, so it is taken only where it gives Vietnamese words."""
    text = _try(data, "cp1258")
    if text is None:
        return None
    composed = unicodedata.normalize("NFC", text)
    good = len(_LETTER_OF_VIETNAM.findall(unicodedata.normalize("NFC", text))) + sum(
        1 for c in composed if "\u1ea0" <= c <= "\u1ef9"
    )
    bad = len(_NEVER_VIETNAMESE.findall(composed))
    high = sum(byte > 127 for byte in data)
    return composed if good * 3 >= high and bad * 20 <= good else None
