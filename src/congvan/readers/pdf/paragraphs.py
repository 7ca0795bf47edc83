"""Where paragraphs end in a PDF, judged by the right edge of a line and the indent of the next."""

from __future__ import annotations

from itertools import islice

from congvan.readers.pdf.lines import PageLine

_PADDING = 5.4  #: points between the border of a cell and its words, as Word sets it


def ends(lines: list[PageLine]) -> list[bool | None]:
    """For each line of running text whether a paragraph ends with it; None where its place does not say.

    A line that stops short of the right edge ends its paragraph, and so does one before an indent.
    """
    body = [line for line in lines if not line.is_furniture and not line.is_column and not line.slot]
    if len(body) < 3:
        return [_ends_in_cell(lines, index) if line.slot else None for index, line in enumerate(lines)]
    right = _usual(sorted(line.right for line in body), 0.85)
    left = _usual(sorted(line.left for line in body), 0.25)
    found: list[bool | None] = []
    for index, line in enumerate(lines):
        em = line.height
        if line.slot:
            found.append(_ends_in_cell(lines, index))
        elif line.is_furniture or line.is_column or _is_centred(line, left, right):
            found.append(None)
        elif line.right < right - 3.5 * em:
            found.append(True)
        elif (follower := _follower(lines, index)) is None:
            found.append(None)
        elif follower.slot or follower.left > left + 0.9 * em or follower.top - line.bottom > 0.9 * em:
            found.append(True)
        else:
            found.append(False if line.right > right - 1.6 * em else None)
    return found


def _ends_in_cell(lines: list[PageLine], index: int) -> bool:
    """Whether a paragraph ends with a line of a table: it is the last of its cell, or has room for another word."""
    line, follower = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if follower is None or line.slot is None or follower.slot != line.slot:
        return True
    return has_room(line, follower)


def has_room(line: PageLine, follower: PageLine) -> bool:
    """Whether the first word of the line below would have fitted behind a line of a cell."""
    if line.slot is None:
        return True
    left, right = line.slot.grid.sides_of(line.slot[1:])
    before, behind = line.left - left, right - line.right
    room = before + behind - 2 * _PADDING if abs(before - behind) < _PADDING else behind - _PADDING
    word = follower.words[0]
    first = word.text.partition(" ")[0]
    return room > (word.right - word.left) * len(first) / len(word.text) + 0.5 * line.height


def _follower(lines: list[PageLine], index: int) -> PageLine | None:
    return next((line for line in islice(lines, index + 1, None) if not line.is_furniture), None)


def _is_centred(line: PageLine, left: float, right: float) -> bool:
    indent = line.left - left
    return indent > 3.5 * line.height and abs(indent - (right - line.right)) < 1.5 * line.height


def _usual(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]
