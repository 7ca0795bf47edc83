"""Tables that only lay out a letterhead or a signature: read column by column, not row by row.

What bars draw in a plain text is told from tables by the same words.
"""

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
_HEAD = regex.compile(
    r"\W{0,6}(?:c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt|độc\s{1,3}lập\s{0,3}-"
    r"|kính\s{1,3}gửi\b|\p{L}[^,\d|]{0,40},\s{0,3}ngày[\s.…\d]{1,12}tháng[\s.…\d]{1,12}năm[\s.…\d]{0,6}\W{0,4}$)"
)
_HEAD_ROWS = 4
_RECIPIENTS = regex.compile(r"\W{0,6}nơi\s{1,3}nhận\W{0,4}(?::|$)")
_AUTHORITY = regex.compile(r"[\W_]{0,6}(?:TM|KT|TL|TUQ|T/M|K/T|T/L|TUN)\.?\s{0,2}\p{Lu}{2}")
_CAPITALS = regex.compile(r"[^\p{Ll}]{0,120}")
_NAME = regex.compile(r"[\W_]{0,6}(?:\p{Lu}\p{Ll}{0,6}\s{1,2}){1,4}\p{Lu}\p{Ll}{0,6}[\W_]{0,6}")
_OFFICE_COLUMNS = 3  #: of a signature at most


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


def is_letterhead(rows: list[list[str]]) -> bool:
    """Whether cells set a letterhead or an address in columns."""
    return any(_HEAD.match(fold(cell[:200])) for row in rows[:_HEAD_ROWS] for cell in row)


def closes(row: list[str]) -> bool:
    """Whether a row of cells begins a signature: the recipients on the left, or for whom somebody signs.

    >>> closes(["Nơi nhận:", "CHỦ TỊCH"]), closes(["", "TM. ỦY BAN"]), closes(["TT", "Nơi nhận", "Thời hạn"])
    (True, True, False)
    """
    return _RECIPIENTS.match(fold(row[0][:40])) is not None or any(map(_AUTHORITY.match, row))


def is_signature(rows: list[list[str]]) -> bool:
    """Whether cells set signatures beside each other: it closes, or stands offices in capitals over names.

    >>> is_signature([["NGƯỜI LẬP", "GIÁM ĐỐC"], ["Lê Văn Tám", "Trần Bình"]]), is_signature([["A", "B"], ["1", "2"]])
    (True, False)
    """
    if any(map(closes, rows[:2])):
        return True
    if max(map(len, rows)) > _OFFICE_COLUMNS or not all(map(_CAPITALS.fullmatch, rows[0])):
        return False
    last = [cell for cell in rows[-1] if cell]
    return bool(last) and all(map(_NAME.fullmatch, last))
