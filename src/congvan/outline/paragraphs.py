"""Paragraphs put together again from the rows that a page, a file or a crawler cut them into.

A row ends its paragraph where the file says so; else where an empty line or a list mark follows, or where it closes
with a full stop and the next row's first word would still have fitted. A row that goes on in lower case never ends one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from congvan.lexicon import words
from congvan.model.structure import BlockKind
from congvan.outline.marks import Mark, read
from congvan.outline.rows import Row
from congvan.rules.duties.actions import heads
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View

_LAST = re.compile(r"[^\W\d_]++(?=\W*$)")
_SIGNS = frozenset((BlockKind.DASH, BlockKind.PLUS))


class Paragraph(NamedTuple):
    """One or more rows, and the mark that opens them."""

    span: Span
    mark: Mark | None
    row: Row  #: the first; behind a mark that has a cell of its own, the second


class _Page(NamedTuple):
    """How the rows of a body are set."""

    width: int  #: characters of a full row
    is_wrapped: bool  #: paragraphs are cut into rows
    is_spaced: bool  #: an empty line follows every row, also in mid-sentence
    is_ragged: bool  #: first rows of paragraphs break off early, in mid-sentence


def join(rows: tuple[Row, ...], whole: View) -> tuple[Paragraph, ...]:
    """The paragraphs of ``rows``, in order."""
    page = _measure(rows)
    found: list[Paragraph] = []
    first = last = home = rows[0]
    mark = read(first.words)
    for row in rows[1:]:
        opened = read(row.words)
        if opened and _is_counted(opened, row, last, whole):
            opened = None
        bare = last is first and mark is not None and mark.length >= len(last.words) and not row.after_break
        if opened or not (_stand_together(last, row) if bare else not _ends(last, row, whole, page, last is first)):
            found.append(Paragraph(_span(first, last), mark, home))
            first, mark, home = row, opened, row
        elif bare:
            home = row
        last = row
    found.append(Paragraph(_span(first, last), mark, home))
    return tuple(found)


def _span(first: Row, last: Row) -> Span:
    return first.span if first is last else Span(first.span.start, last.span.end)


def _stand_together(mark: Row, row: Row) -> bool:
    """Whether a row that stands behind a mark alone may be its words: not those of another row of a table."""
    one, other = mark.line.cell, row.line.cell
    return one == other or (one is not None and other is not None and (one.table, one.row) == (other.table, other.row))


def _is_counted(mark: Mark, row: Row, before: Row, whole: View) -> bool:
    """Whether a row's mark is none: where the row before leaves a count open ("tại khoản" / "2. …"), or a dash joins
    its words to that."""
    if before.is_closed or row.after_gap or row.after_break or before.line.ends_paragraph:
        return False
    if row.line.cell != before.line.cell:
        return False
    tail = whole.folded[max(before.span.start, before.span.end - 12) : before.span.end]
    if mark.kind not in _SIGNS:
        return wording(r"{outline.counted}\s*$").search(tail) is not None and not _is_compound(before, whole)
    rest = row.words[mark.length :].lstrip()
    return mark.core in "-–—+" and (not rest or rest[0].isdigit() or (rest[0].islower() and tail[-1:] != ","))


def _is_compound(row: Row, whole: View) -> bool:
    """Whether a row ends in a word that only looks like one of a count: "kiểm |điểm"."""
    end = row.span.end
    return wording(r"{outline.not_counted}\s*$").search(whole.folded, max(0, end - 24), end) is not None


def _ends(row: Row, after: Row, whole: View, page: _Page, is_first: bool) -> bool:
    line = row.line
    if after.after_break or line.cell != after.line.cell:
        return True
    if after.goes_on and not row.is_closed:
        return False
    if line.ends_paragraph is not None:
        return line.ends_paragraph
    if not row.is_closed and _hangs(row, after, whole):
        return False
    if after.after_gap and not page.is_spaced:
        return True
    if not page.is_wrapped:
        return True
    used = len(row.words) + 1 + len(after.words.split(maxsplit=1)[0])
    if row.is_closed:
        return used <= 0.9 * page.width or row.words[-1] == ":"
    return used <= 0.7 * page.width and not (page.is_ragged and is_first)


def _hangs(row: Row, after: Row, whole: View) -> bool:
    """Whether a row's last word goes on in the next: not where it ends a body's name, and an instruction follows."""
    if row.words[-1] in ",-–(/":
        return True
    word = _LAST.search(whole.folded, max(row.span.start, row.span.end - 12), row.span.end)
    if word is None or word[0] not in words("outline.hanging"):
        return False
    pair = whole.folded[max(row.span.start, row.span.end - 24) : row.span.end].rstrip().split(" ")[-2:]
    if " ".join(pair) in words("outline.not_hanging"):
        return False
    return word[0] not in words("outline.units") or not _orders(after, whole)


def _orders(row: Row, whole: View) -> bool:
    """Whether a row begins with an instruction, no name of two capitals ("Quảng Trị")."""
    start = row.span.start
    second = row.words.find(" ", 0, 12) + 1
    return second > 0 and not row.words[second].isupper() and heads(whole.folded[start : start + 40])


def _measure(rows: tuple[Row, ...]) -> _Page:
    lengths = sorted([len(row.words) for row in rows])
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    pairs, spaced, short = 0, 0, 0  # of rows where a sentence goes on
    for row, after in pairwise(rows):
        if after.goes_on and not row.is_closed and row.line.cell == after.line.cell:
            pairs += 1
            spaced += after.after_gap
            short += len(row.words) < 0.6 * width
    return _Page(
        width=width,
        is_wrapped=width <= 160 and pairs * 5 >= len(rows) - 1 and pairs > 0,
        is_spaced=pairs >= 4 and spaced * 2 > pairs,
        is_ragged=short >= 3 and short * 6 >= pairs,
    )
