from __future__ import annotations

from congvan.readers.sheet import Row


def unfold(rows: list[Row]) -> list[Row]:
    return rows
