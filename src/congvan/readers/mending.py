"""Rows in a legacy encoding, told by their words, read as the letters that were meant.

>>> rows = [Row("Céng hoµ x· héi chñ nghÜa"), Row("1. Độc lập")]
>>> mend(rows)
>>> [row.text for row in rows], encoding_of(rows)
(['Cộng hoà xã hội chủ nghĩa', '1. Độc lập'], 'mixed')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from congvan import legacy
from congvan.readers.sheet import Row

_VIETNAMESE = regex.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def mend(rows: Sequence[Row]) -> None:
    """Decodes the rows whose own words show a legacy encoding."""
    texts = [row.text for row in rows]
    for row, line in zip(rows, legacy.repair(texts), strict=True) if legacy.may_be_legacy(texts) else ():
        if line.encoding:
            row.text, row.was_in = line.text, line.encoding


def encoding_of(rows: Iterable[Row]) -> str:
    """What `Source.encoding` says: "unicode", one legacy encoding, or "mixed"."""
    found: set[str] = set()
    for row in rows:
        if row.was_in:
            found.add(row.was_in)
        elif "unicode" not in found and _VIETNAMESE.search(row.text):
            found.add("unicode")
    return "mixed" if len(found) > 1 else found.pop() if found else "unicode"
