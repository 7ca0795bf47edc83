"""Bytes of a text file as text.

>>> decode("Số: 12".encode("utf-16")), decode(b"no\\xff\\xfe \\x81 sense") is None
('Số: 12', True)
"""

from __future__ import annotations

import unicodedata

import regex

from congvan.readers.sniff import looks_like_utf16

_MARKED = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LETTER_OF_VIETNAM = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]|[aeiouyAEIOUYăâêôơư][\u0300\u0301\u0303\u0309\u0323]")
_NEVER_VIETNAMESE = regex.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9fªº¡¿ßçñ¤¦§¨¬®¯±²³´µ¶¸¹¼½¾ÇÑÆæØøåÅ]")


def decode(data: bytes) -> str | None:
    """The text of ``data``, or None where no known encoding gives one: UTF-8, UTF-16, Windows-1258."""
    for mark, codec in _MARKED:
        if data.startswith(mark):
            return _try(data[len(mark) :], codec)
    if wide := looks_like_utf16(data[:1024]):
        return _try(data, wide)
    return _try(data, "utf-8") or _windows_1258(data)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


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
