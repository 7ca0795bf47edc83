"""Tables that only lay out a letterhead or a signature: read column by column, not row by row."""

from __future__ import annotations

from itertools import groupby

import regex

from congvan.readers.sheet import Row
from congvan.text import fold

_LAYOUT = regex.compile(
    r"\W{0,3}(?:c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt|nơi\s{1,3}nhận\b)"
)
_FIRST = frozenset("cCđĐÐnN")  #: the first letters of all these
_MOST_COLUMNS, _MOST_LINES = 5, 80


def order_tables(rows: list[Row]) -> list[Row]:
    """``rows`` with each layout table's columns one after the other; data tables stay row by row."""
    found: list[Row] = []
    for table, run in groupby(rows, lambda row: row.cell.table if row.cell else None):
        part = list(run)
        found += sorted(part, key=_column) if table is not None and _lays_out(part) else part
    return found


def _column(row: Row) -> int:
    return row.cell.column if row.cell else 0


def _lays_out(part: list[Row]) -> bool:
    if len(part) > _MOST_LINES or len({_column(row) for row in part}) > _MOST_COLUMNS:
        return False
    return any(_LAYOUT.match(fold(row.text)) for row in part if not _FIRST.isdisjoint(row.text[:4]))
