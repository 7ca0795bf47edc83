"""The tokens of an RTF file. Source: Rich Text Format specification 1.9.1."""

from __future__ import annotations

import re

WORD, NUMBER, HEX, SIGN, BRACE, TEXT = range(1, 7)  #: the groups of `TOKEN`

# `re`, not `regex`: on tokens as short as these it takes a third of the time
TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\'?",
    re.DOTALL,
)
_BULKY = re.compile(
    rb"\{(?:\\\*)?\\(?:stylesheet|pict|listtable|listoverridetable|rsidtbl|themedata|colorschememapping|latentstyles"
    rb"|datastore|info|colortbl|generator|object|blipuid|shppict|nonshppict|pnseclvl|xmlnstbl|fldinst)\b"
)
_BRACE = re.compile(rb"\\[\\{}]|[{}]")


def pruned(data: bytes) -> bytes:
    r"""``data`` without the groups that are long and hold no words.

    >>> pruned(rb"{\rtf1{\stylesheet{\s0 a;}} b}")
    b'{\\rtf1 b}'
    """
    parts, at = [], 0
    for group in _BULKY.finditer(data):
        if group.start() >= at:
            parts.append(data[at : group.start()])
            at = end_of_group(data, group.start())
    return b"".join([*parts, data[at:]]) if parts else data


def end_of_group(data: bytes, start: int, depth: int = 0) -> int:
    """Where the group ends that begins at ``start``, or that is open there with ``depth`` 1."""
    for brace in _BRACE.finditer(data, start):
        sign = brace[0]
        depth += (sign == b"{") - (sign == b"}")
        if depth <= 0 and sign == b"}":
            return brace.end()
    return len(data)
