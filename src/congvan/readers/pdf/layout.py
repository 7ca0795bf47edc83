"""Pages of lines with places, laid out in reading order: columns apart, furniture marked, paragraphs ended."""

from __future__ import annotations

from collections.abc import Iterator

from congvan.model.document import Cell
from congvan.readers.pdf.blocks import order
from congvan.readers.pdf.broken import join_rows, reaches
from congvan.readers.pdf.furniture import mark
from congvan.readers.pdf.lines import PageLine, fold_all, marks_of
from congvan.readers.pdf.paragraphs import ends
from congvan.readers.pdf.spreads import mark_titles, spreads
from congvan.readers.sheet import Row


def rows_of(pages: list[tuple[list[PageLine], float]]) -> Iterator[Row]:
    """A row for each line of ``pages``: lines from top to bottom, with the page's width."""
    for lines, _ in pages:
        fold_all(lines)
    mark([lines for lines, _ in pages])
    tables = spreads([lines for lines, _ in pages])
    mark_titles(tables)
    over = [table for table in tables if len(table) > 1]
    moved, reach = (join_rows(over, [lines for lines, _ in pages]), reaches(over)) if over else ({}, {})
    firsts = {id(part.grid): (number, part.above) for number, table in enumerate(tables) for part in table}
    for number, (lines, width) in enumerate(pages, 1):
        ordered = order(lines, width)
        for line, is_end in zip(ordered, ends(ordered), strict=True):
            was_in, cell = line.words[0].was_in, None
            if line.slot:
                table, above = firsts[id(line.slot.grid)]
                grid, row, column = line.slot
                rows = reach.get((id(grid), row, column)) or grid.rows_of((row, column))
                cell = Cell(table, above + row, column, rows)
            page = moved.get(id(line), number)
            yield Row(line.text, page, line.box, cell, is_end, line.is_furniture, marks_of(line), was_in)
