"""Pages of lines with places, laid out in reading order: columns apart, furniture marked, paragraphs ended."""

from __future__ import annotations

from collections.abc import Iterator

from congvan.readers.pdf.blocks import order
from congvan.readers.pdf.furniture import mark
from congvan.readers.pdf.lines import PageLine, fold_all, marks_of
from congvan.readers.pdf.paragraphs import ends
from congvan.readers.sheet import Row


def rows_of(pages: list[tuple[list[PageLine], float]]) -> Iterator[Row]:
    """A row for each line of ``pages``: lines from top to bottom, with the page's width."""
    for lines, _ in pages:
        fold_all(lines)
    mark([lines for lines, _ in pages])
    for number, (lines, width) in enumerate(pages, 1):
        ordered = order(lines, width)
        for line, is_end in zip(ordered, ends(ordered), strict=True):
            was_in = line.words[0].was_in
            yield Row(line.text, number, line.box, None, is_end, line.is_furniture, marks_of(line), was_in)
