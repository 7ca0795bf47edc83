"""Tables of tasks: which cell names a task, which names who leads it, which says by when.

A table is one where its first rows title a column of tasks ("Nội dung công việc") and one of who acts ("Đơn vị chủ
trì") or of when they are due ("Thời gian hoàn thành"). A programme of hours is none. A cell that reaches over several
rows says the same in each, "nt" what stands above it; an empty or ticked one says nothing. What stands in a table of
other things names no task.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from congvan.lexicon import phrase, words
from congvan.model.structure import Block, Outline
from congvan.rules.engine import light
from congvan.rules.time.moments import CLOCK
from congvan.spans import Span, cover, trim
from congvan.text import SPACES, View

_TITLES = 2  #: rows that may hold the titles
_LONGEST_TITLE = 60  #: characters
_TICKS = " .,;:\"'-–+*/"
_ENDS = ".;,:-–+"
_FEWEST = 3  #: rows, and columns, of a table that no page is laid out with


class Role(StrEnum):
    """What the cells of a column say."""

    TASK = "row.task"
    WHO = "row.who"
    WITH = "row.with"
    DUE = "row.due"
    TITLE = "row.title"


class Task(NamedTuple):
    """What the row of a task says of it."""

    who: Span | None  #: the words of the cell that names who leads
    due: tuple[int, ...]  #: the blocks that say when


class Tables(NamedTuple):
    """What is told of the blocks that stand in tables, by the index of a block."""

    tasks: dict[int, Task]
    roles: dict[int, Role]  #: of the other cells
    facts: set[int]  #: what stands in tables of other things: a bare verb there bids nothing


NO_TABLES = Tables({}, {}, set())


def read(outline: Outline, whole: View) -> Tables:
    """What the tables of a letter's body are."""
    tables: dict[int, dict[tuple[int, int], list[Block]]] = {}
    for block in outline.blocks:
        if block.cell is not None:
            cells = tables.setdefault(block.cell.table, {})
            cells.setdefault((block.cell.row, block.cell.column), []).append(block)
    if not tables:
        return NO_TABLES
    found = Tables({}, {}, set())
    for cells in tables.values():
        columns, titled = _columns(cells, whole)
        if columns and not _is_programme(cells, columns, whole):
            _fill(found, cells, columns, titled, whole)
        elif _is_of_facts(cells, whole):
            found.facts.update(block.index for blocks in cells.values() for block in blocks)
    return found


def _is_of_facts(cells: dict[tuple[int, int], list[Block]], whole: View) -> bool:
    """Whether a table has rows and columns enough to be one, and none of its columns is of tasks."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    if len(rows) < _FEWEST or len(columns) < _FEWEST:
        return False
    titles = [blocks for (row, _), blocks in cells.items() if row == min(rows)]
    return all(_role(" ".join(_said(blocks, whole).split())) is not Role.TASK for blocks in titles)


@cache
def _role(folded: str) -> Role | None:
    """What a column of that title holds.

    >>> [str(_role(title)) for title in ("nội dung công việc", "đơn vị chủ trì", "cơ quan phối hợp", "thời hạn", "tt")]
    ['row.task', 'row.who', 'row.with', 'row.due', 'None']
    """
    if len(folded) > _LONGEST_TITLE:
        return None
    if light(rf"\W*{phrase('columns.task')}").match(folded):
        return Role.TASK
    if light(rf"\W*{phrase('columns.due')}").match(folded):
        return None if folded.endswith(words("columns.lengths")) else Role.DUE
    if light(phrase("columns.who")).search(folded):
        return Role.WHO
    return Role.WITH if light(phrase("columns.with")).search(folded) else None


def _said(blocks: Iterable[Block], whole: View) -> str:
    return " ".join(whole.folded[block.content.start : block.content.end] for block in blocks)


def _columns(cells: dict[tuple[int, int], list[Block]], whole: View) -> tuple[dict[int, Role], int]:
    """The columns by what they hold, and the row of their titles; no columns where the table is none of tasks."""
    for titled in sorted({row for row, _ in cells})[:_TITLES]:
        roles = {
            column: role
            for (row, column), blocks in cells.items()
            if row == titled and (role := _role(" ".join(_said(blocks, whole).split())))
        }
        leads = [column for column, role in roles.items() if role is Role.WHO]
        for column in leads[1:]:
            del roles[column]  # the first names who leads
        kinds = list(roles.values())
        if kinds.count(Role.TASK) == 1 and (Role.WHO in kinds or Role.DUE in kinds):
            return roles, titled
    return {}, 0


def _is_programme(cells: dict[tuple[int, int], list[Block]], columns: dict[int, Role], whole: View) -> bool:
    """Whether the times are hours of a day: "08h00 - 08h30 | Đón tiếp đại biểu"."""
    times = [_said(blocks, whole) for (_, column), blocks in cells.items() if columns.get(column) is Role.DUE]
    return sum(bool(light(rf"\W*{CLOCK}").match(time)) for time in times) * 2 > len(times) - 1 > 0


def _fill(
    found: Tables, cells: dict[tuple[int, int], list[Block]], columns: dict[int, Role], titled: int, whole: View
) -> None:
    """Takes down the rows of one table."""
    above: dict[int, tuple[int, list[Block]]] = {}  # by column: the row that its last cell ends before, and the cell
    for row in sorted({row for row, _ in cells}):
        mine = {column: cells.get((row, column), []) for column in columns}
        if row <= titled:
            titles = [block for (at, _), blocks in cells.items() if at == row for block in blocks]
            found.roles.update({block.index: Role.TITLE for block in titles})
            continue
        said: dict[Role, list[Block]] = {role: [] for role in Role}
        for column, role in columns.items():
            ends, before = above.get(column, (0, []))
            blocks = mine[column]
            is_ditto = role is not Role.TASK and _said(blocks, whole).strip(_TICKS) in words("columns.ditto")
            if is_ditto or (not blocks and row < ends):
                blocks = before
            above[column] = (max(ends, row + _rows_of(mine[column])), blocks)
            said[role] += blocks
        named = said[Role.WHO] if len(_said(said[Role.WHO], whole).strip(_TICKS)) > 1 else []  # a tick names nobody
        who = _leader(cover(block.content for block in named), whole) if named else None
        task = Task(who, tuple(one.index for one in said[Role.DUE]))
        found.tasks.update({block.index: task for block in said[Role.TASK]})
        for role in (Role.WHO, Role.WITH, Role.DUE):
            found.roles.update(
                {block.index: role for column in columns if columns[column] is role for block in mine[column]}
            )


def _leader(cell: Span, whole: View) -> Span | None:
    """Who leads, of a cell that also names who joins in: "|Sở Y tế| chủ trì, phối hợp với Sở Tài chính"."""
    folded = whole.folded[cell.start : cell.end]
    leading, joining = phrase("columns.leading"), phrase("columns.joining")
    if not light(rf"\b(?:{leading}|{joining})\b").search(folded):
        return cell
    led = light(rf"\b{leading}\W{{0,3}}:\s*").search(folded)
    joins_first = rf"[^;]{{0,120}}\b{joining}\b[^;]{{0,120}};\W*(?=[^;]{{0,120}}\b{leading})"
    opening = led or light(joins_first).match(folded)
    start = opening.end() if opening else 0
    ends = rf"\W*(?:(?:và|cùng|do|có)\s+)?(?:(?:các\s+)?(?:đơn vị|cơ quan)\s+)?\b(?:{leading}|{joining})\b"
    end = light(ends).search(folded, start)
    found = trim(whole.text, Span(cell.start + start, cell.start + end.start() if end else cell.end), SPACES + _ENDS)
    return found if found.length > 1 else None


def _rows_of(blocks: list[Block]) -> int:
    """Over how many rows the cell of these blocks reaches."""
    return blocks[0].cell.rows if blocks and blocks[0].cell else 1
