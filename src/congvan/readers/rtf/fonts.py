"""The font table of an RTF file: name and codec of each font by its number."""

from __future__ import annotations

import codecs

from congvan.readers.rtf.tokens import tokens
from congvan.readers.rtf.words import CHARSETS

_MOST = 200_000  #: bytes in which a font table ends


def fonts_in(data: bytes, usual: str) -> dict[int, tuple[str, str]]:
    """The fonts; ``usual`` is the codec of one that names no character set. The table stands once, near the top."""
    start = data.find(b"\\fonttbl")
    found: dict[int, tuple[str, str]] = {}
    depth, number, codec, name = 0, None, usual, b""
    for kind, word, value, raw in tokens(data[start : start + _MOST]) if start >= 0 else ():
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            break
        if kind == "word" and word == "f":
            number, codec, name = value, usual, b""
        elif kind == "word" and word == "fcharset" and value is not None:
            codec = CHARSETS.get(value, usual) if value > 1 else usual
        elif kind == "word" and word == "cpg" and value:
            codec = known(f"cp{value}")
        elif kind == "bytes" and depth <= 1 and number is not None:
            name += raw
            if b";" in raw:
                found[number] = (name.partition(b";")[0].decode("latin-1").strip(), codec)
                name, number = b"", None
    return found


def known(codec: str) -> str:
    """A codec that Python has: the one named, or Windows-1252."""
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"
