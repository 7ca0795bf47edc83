"""The font table of an RTF file: name and codec of each font by its number."""

from __future__ import annotations

import codecs
import re

from congvan.readers.rtf.tokens import end_of_group
from congvan.readers.rtf.words import CHARSETS

_MOST = 200_000  #: bytes in which a font table ends
_INNER = re.compile(rb"\{[^{}]*\}")  # other names and measures of a font
_FONT = re.compile(rb"\\f(\d{1,9})(?!\d)([^;]{0,400});")
_CHARSET, _CODE_PAGE = re.compile(rb"\\fcharset(\d{1,5})"), re.compile(rb"\\cpg(\d{1,5})")
_SYNTAX = re.compile(rb"\\'[0-9a-fA-F]{2}|\\[a-zA-Z]+-?\d*[ ]?|[{}\\\r\n]")


def fonts_in(data: bytes, usual: str) -> dict[int, tuple[str, str]]:
    r"""The fonts; ``usual`` is the codec of one that names no character set. The table stands once, near the top.

    >>> fonts_in(rb"{\fonttbl{\f0\fswiss\fcharset163{\*\panose 02}Arial;}{\f7\fnil .VnTime{\*\falt A};}}", "cp1252")
    {0: ('Arial', 'cp1258'), 7: ('.VnTime', 'cp1252')}
    """
    start = data.find(b"\\fonttbl")
    if start < 0:
        return {}
    table = data[start : min(end_of_group(data, start, 1), start + _MOST)]
    found: dict[int, tuple[str, str]] = {}
    for entry in _FONT.finditer(_INNER.sub(_own, table)):
        charset, page = _CHARSET.search(entry[2]), _CODE_PAGE.search(entry[2])
        codec = CHARSETS.get(int(charset[1]), usual) if charset and int(charset[1]) > 1 else usual
        if page and int(page[1]):
            codec = known(f"cp{int(page[1])}")
        found[int(entry[1])] = _SYNTAX.sub(b"", entry[2]).decode("latin-1").strip(), codec
    return found


def _own(group: re.Match[bytes]) -> bytes:
    """A font's own group as it is; nothing of the groups in it."""
    return group[0] if group[0].startswith(b"{\\f") and b";" in group[0] else b""


def known(codec: str) -> str:
    """A codec that Python has: the one named, or Windows-1252."""
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"
