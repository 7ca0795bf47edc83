"""Tables drawn with bars in plain text and Markdown, told from bars that draw none.

Four ways to draw one are read: a row a line ("| 1 | Rà soát | Sở Y |", the outer bars left out or not, with or without
a line "|---|---|"), cells broken over lines between bars, a bar alone on a line between one cell and the next (as pages
of legal portals are saved), and boxes ("+----+----+", "│ 1 │ Rà soát │"). A letterhead or signature set in columns by
bars is no table, nor are lines of contacts or of a menu, bars in a sentence, or rulers alone.

>>> [table] = tables_in(["Phân công:", "TT | Việc | Hạn", "---|---|---", "1 | Rà soát | 30/4", "Chọn A | B."])
>>> table.start, table.end, table.rows
(1, 4, [['TT', 'Việc', 'Hạn'], ['1', 'Rà soát', '30/4']])
"""

from __future__ import annotations

import re
from typing import NamedTuple

from congvan.lexicon import phrase
from congvan.readers import stacked
from congvan.readers.layout import closes, is_letterhead, is_signature
from congvan.text import fold

_BAR = re.compile(r"(?<!\\)\|")
_RULER = re.compile(r"[ \t]*[|+]?[ \t]*:?[-=]{2,}[-=:+| \t]*")  #: "|---|:--:|", "+====+====+", "---|---"
_CONTACT = re.compile(r"[:@]|www\.|https?")
_COUNT = re.compile(r"\d{1,3}[.)]?")
_BOX = str.maketrans(
    dict.fromkeys("│┃║", "|") | dict.fromkeys("─━═", "-") | dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛", "+")
)
_WIDEST = 200  #: columns
_LINES = 12  #: that a row may be broken over
_TITLE = 60  #: characters
_FEWEST = 3  #: rows, and columns, of a table that only its bars show


class Table(NamedTuple):
    """A table in the lines ``[start, end)``; a line end in a cell is a line break of it."""

    start: int
    end: int
    rows: list[list[str]]


class _Style(NamedTuple):
    """How the first row of a table is drawn, and the others by it."""

    leads: bool  #: a bar stands before the first cell
    trails: bool  #: a bar stands behind the last cell
    columns: int


def tables_in(lines: list[str]) -> list[Table]:
    """The tables drawn in ``lines``, in order."""
    if any("│" in line or "║" in line or "┃" in line for line in lines):
        lines = [line.translate(_BOX) for line in lines]
    found: list[Table] = []
    at = 0
    while at < len(lines):
        if "|" not in lines[at] or _is_ruler(lines[at]):
            at += 1
            continue
        table, end = _by_lines(lines, at)
        if table is None and lines[at].lstrip().startswith("|"):
            rows, behind = stacked.read(lines, at)
            if rows:
                table, end = Table(at, behind, rows), behind
            end = max(end, behind)
        if table and at and _is_ruler(lines[at - 1]):
            table = table._replace(start=at - 1)
        if table and not is_letterhead(table.rows) and not is_signature(table.rows):
            found.append(table)
        at = max(end, at + 1)
    return found


def _is_ruler(line: str) -> bool:
    return _RULER.fullmatch(line) is not None and ("|" in line or "+" in line)


def _cells(line: str, style: _Style | None) -> list[str]:
    """The cells of a line; where no ``style`` tells, every bar at an end of the line is an outer one."""
    words = line.strip(" \t")
    if words.startswith("|") and (style is None or style.leads):
        words = words[1:]
    if words.endswith("|") and not words.endswith("\\|") and (style is None or style.trails):
        words = words[:-1]
    return [cell.strip(" \t") for cell in _BAR.split(words, _WIDEST)]


def _style(line: str) -> _Style:
    words = line.strip(" \t")
    return _Style(words.startswith("|"), words.endswith("|"), len(_cells(line, None)))


def _by_lines(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table whose first row is the line ``start``, a row a line, and where the lines looked at end."""
    style = _style(lines[start])
    if style.columns < 2 or style.columns > _WIDEST:
        return None, start + 1
    groups: list[list[list[str]]] = [[_cells(lines[start], style)]]  # of rows, parted by rulers
    rulers, end = 0, start + 1
    while end < len(lines):
        at = end if lines[end].strip() or not style.leads else end + 1  # one empty line may part rows
        if at < len(lines) and _is_ruler(lines[at]):
            rulers, end = rulers + 1, at + 1
            if groups[-1]:
                groups.append([])
            continue
        line, behind = _row(lines, at, style) if at < len(lines) else ("", at)
        cells = _cells(line, style)
        if not line or closes(cells):  # behind the table, be it a signature right below
            break
        groups[-1].append(cells)
        end = behind
    return _checked(groups, style, rulers, start, end)


def _row(lines: list[str], at: int, style: _Style) -> tuple[str, int]:
    """The row that the line ``at`` begins, with the lines that its cells go on in, and where it ends; empty words for
    one that is drawn in another way."""
    words, end = lines[at].strip(" \t"), at + 1
    if len(words) < 2 or not (words.startswith("|") if style.leads else "|" in words):
        return "", end
    while style.trails and not words.endswith("|"):
        more = lines[end].strip(" \t") if end < len(lines) else ""
        if end - at > _LINES or not more or more.startswith("|") or words.count("|") > style.columns:
            return "", end
        words, end = f"{words}\n{more}", end + 1
    return (words if style.leads or len(_cells(words, style)) == style.columns else ""), end


def _checked(
    groups: list[list[list[str]]], style: _Style, rulers: int, start: int, end: int
) -> tuple[Table | None, int]:
    groups = [group for group in groups if group]
    rows = [row for group in groups for row in group]
    is_boxed = rulers >= _FEWEST and len(groups) >= _FEWEST - 1 and rulers >= len(groups)
    if is_boxed:
        rows = [row for group in groups for row in _joined(group)]
    elif _is_numbered(rows[0]):
        rows = [rows[0], *_wrapped(rows[1:])]
    if len(rows) < 2 or len({column for row in rows for column, cell in enumerate(row) if cell}) < 2:
        return None, end
    is_drawn = (style.leads and style.trails) or (rulers > 0 and len(groups) > 1)
    return (Table(start, end, rows) if is_drawn or _shows(rows, style) else None), end


def _shows(rows: list[list[str]], style: _Style) -> bool:
    """Whether rows without outer bars and rulers are a table: titled, numbered or many, and telling of no contacts."""
    if any(_CONTACT.search(cell) for cell in rows[0]):
        return False
    if _is_numbered(rows[0]) or _titles_tasks(rows[0]) or all(_COUNT.fullmatch(row[0]) for row in rows[1:]):
        return True
    return len(rows) >= _FEWEST and style.columns >= _FEWEST


def _is_numbered(titles: list[str]) -> bool:
    return len(titles) > 1 and stacked.NUMBERS.fullmatch(fold(titles[0])) is not None


def _titles_tasks(titles: list[str]) -> bool:
    """Whether a column of tasks has its title, and one of who acts or of times."""
    folded = [fold(title) for title in titles if len(title) <= _TITLE]
    has_tasks = any(re.match(rf"\W*{phrase('columns.task')}", title) for title in folded)
    return has_tasks and any(
        re.match(rf"\W*(?:{phrase('columns.who')}|{phrase('columns.due')})", title) for title in folded
    )


def _joined(group: list[list[str]]) -> list[list[str]]:
    """The rows between two rulers: a line goes on with the row above unless it begins a first cell of its own."""
    found: list[list[str]] = []
    for row in group:
        if found and (not row[0] or row[0][0].islower()):
            found[-1] = _added(found[-1], row)
        else:
            found.append(row)
    return found


def _wrapped(rows: list[list[str]]) -> list[list[str]]:
    """Numbered rows, those put together whose cells only go on: no number, words in lower case below others."""
    found: list[list[str]] = []
    for row in rows:
        told = [(above, cell) for above, cell in zip(found[-1], row, strict=False) if cell] if found else []
        if told and not row[0] and all(above for above, _ in told) and any(cell[0].islower() for _, cell in told):
            found[-1] = _added(found[-1], row)
        else:
            found.append(row)
    return found


def _added(row: list[str], more: list[str]) -> list[str]:
    width = max(len(row), len(more))
    pairs = zip(row + [""] * (width - len(row)), more + [""] * (width - len(more)), strict=True)
    return ["\n".join(filter(None, pair)) for pair in pairs]
