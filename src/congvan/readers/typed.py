"""Paragraphs as typed, in runs of one font each: legacy fonts (TCVN3, VNI, VPS) read as the letters that they draw.

A font's name alone does not settle it: texts typed in Unicode keep ".VnTime" as their font. So each run is judged by
its own letters, and one without evidence by all that the document has in that font. What no font tells, the words may.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from congvan import legacy
from congvan.model.document import Cell
from congvan.readers.mending import encoding_of, mend
from congvan.readers.sheet import Row

_BREAKS = re.compile("[\n\x0b]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a word processor's file; a line feed within is a line break."""

    runs: list[tuple[str, str]] = field(default_factory=list)  #: words and the name of their font
    label: str = ""  #: its automatic number
    page: int = 1
    cell: Cell | None = None
    is_furniture: bool = False


def rows_of(paragraphs: list[Paragraph]) -> tuple[list[Row], str]:
    """A row for each line, and the encoding that the words were in: "unicode", a legacy one, or "mixed"."""
    sums: dict[str, int] = defaultdict(int)
    judged = [_judge(paragraph, sums) for paragraph in paragraphs]
    rows = []
    for paragraph, runs in zip(paragraphs, judged, strict=True):
        read = [_decode(text, font, own, sums) for text, font, own in runs]
        text, was_in = read[0] if len(read) == 1 else _joined(read)
        text = unicodedata.normalize("NFC", text)
        lines = _BREAKS.split(text) if "\n" in text or "\x0b" in text else [text]
        if len(lines) > 1 and not lines[-1]:
            lines.pop()
        if paragraph.label and text.strip():
            lines[0] = paragraph.label + lines[0].lstrip(" \t")
        for number, line in enumerate(lines, 1):
            is_end = number == len(lines)
            rows.append(Row(line, paragraph.page, None, paragraph.cell, is_end, paragraph.is_furniture, (), was_in))
    mend(rows)
    for row in rows:
        if "\x1f" in row.text:
            row.text = row.text.replace("\x1f", "")
    return rows, encoding_of(rows)


def _joined(read: list[tuple[str, str]]) -> tuple[str, str]:
    """The words of a paragraph's runs, and the first encoding that one of them was in."""
    return "".join([text for text, _ in read]), next((encoding for _, encoding in read if encoding), "")


def _judge(paragraph: Paragraph, sums: dict[str, int]) -> list[tuple[str, str, int]]:
    """The paragraph's runs, neighbours of one font joined, each with its evidence, which is added to ``sums``."""
    if len(paragraph.runs) == 1 and not paragraph.runs[0][1]:
        return [(paragraph.runs[0][0], "", 0)]
    found = []
    for font, group in groupby(paragraph.runs, lambda run: run[1]):
        text = "".join(words for words, _ in group)
        own = legacy.evidence(text, font) if font and legacy.encoding_of(font) and not text.isascii() else 0
        if own:
            sums[font] += own
        found.append((text, font, own))
    return found


def _decode(text: str, font: str, own: int, sums: dict[str, int]) -> tuple[str, str]:
    """The words that a run shows, and the encoding that its font says they are in."""
    encoding = legacy.encoding_of(font) if font else None
    if encoding and (own or sums.get(font, 0)) > 0:
        return legacy.decode(text, font), encoding
    return text, ""
