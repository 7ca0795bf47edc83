"""The tokens of an RTF file. Source: Rich Text Format specification 1.9.1."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_TOKEN = regex.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\'?"
)


_BULKY = regex.compile(
    rb"\{(?:\\\*)?\\(?:stylesheet|pict|listtable|listoverridetable|rsidtbl|themedata|colorschememapping|latentstyles"
    rb"|datastore|info|colortbl|generator|object|blipuid|shppict|nonshppict|pnseclvl|xmlnstbl|fldinst)\b"
)
_BRACE = regex.compile(rb"\\.|[{}]", regex.DOTALL)


def pruned(data: bytes) -> bytes:
    r"""``data`` without the groups that are long and hold no words.

    >>> pruned(rb"{\rtf1{\stylesheet{\s0 a;}} b}")
    b'{\\rtf1 b}'
    """
    parts, at = [], 0
    for group in _BULKY.finditer(data):
        if group.start() >= at:
            parts.append(data[at : group.start()])
            at = _end_of_group(data, group.start())
    return b"".join([*parts, data[at:]]) if parts else data


def _end_of_group(data: bytes, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(data, start):
        depth += (brace[0] == b"{") - (brace[0] == b"}")
        if not depth:
            return brace.end()
    return len(data)


def tokens(data: bytes) -> Iterator[tuple[str, str, int | None, bytes]]:
    """Each token as kind ("word", "sign", "open", "close", "bytes"), name, number and bytes.

    >>> [token[:3] for token in tokens(rb"{\\fs24 a\\~}")]
    [('open', '', None), ('word', 'fs', 24), ('bytes', '', None), ('sign', '~', None), ('close', '', None)]
    """
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        if match["word"]:
            name, number = match["word"].decode("ascii"), match["number"]
            value = int(number) if number else None
            if name == "bin" and value and value > 0:
                at += value
                continue
            yield "word", name, value, b""
        elif match["hex"]:
            yield "bytes", "'", None, bytes.fromhex(match["hex"].decode("ascii"))
        elif match["sign"]:
            yield "sign", match["sign"].decode("latin-1"), None, b""
        elif match["brace"]:
            yield ("open" if match["brace"] == b"{" else "close"), "", None, b""
        elif match["text"]:
            yield "bytes", "", None, match["text"]
