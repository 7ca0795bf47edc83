"""Blocks: paragraphs with their rank, their place in the outline, and the block they stand under."""

from __future__ import annotations

from collections import defaultdict

from congvan.model.document import Cell
from congvan.model.structure import ARTICLE, CLAUSE, DASH, PARAGRAPH, PLUS, POINT, ROW, Block, BlockKind
from congvan.outline.marks import Mark
from congvan.outline.paragraphs import Paragraph
from congvan.spans import Span
from congvan.text import SPACES, View

_RANK: dict[BlockKind, float] = {
    BlockKind.PART: 0,
    BlockKind.CHAPTER: 1,
    BlockKind.SECTION: 2,
    BlockKind.ROMAN: 3,
    BlockKind.ARTICLE: 4,
    BlockKind.CLAUSE: 5,
    BlockKind.POINT: 6,
    BlockKind.DASH: 7,
    BlockKind.PLUS: 8,
}
_STYLED = frozenset((CLAUSE, POINT))
_ITEMS = frozenset((DASH, PLUS))
_SIGNS = {DASH: "-", PLUS: "+", ROW: "r"}  #: in ids, in the place of a number
_TITLE = 2.5  #: the rank of a heading in capitals without a mark
#: a paragraph or heading without a mark of its own is shorter than this
HEADING = 200


def is_heading(text: str, span: Span) -> bool:
    """Whether a block's words announce what stands below it: they end in a colon, or in no mark at all."""
    start, end = span
    if start == end:
        return False
    last = text[end - 1]
    return last == ":" or (end - start <= HEADING and last not in ".;!?…," and text[end - 2 : end] != "./")


def place(paragraphs: tuple[Paragraph, ...], quotations: list[Span], whole: View) -> tuple[Block, ...]:
    """The blocks of a body. A block without a mark stands under the nearest heading or lead-in still open; marks
    in a quotation number what is quoted, and nothing behind it stands under them."""
    blocks: list[Block] = []
    open_: list[tuple[float, int]] = []  # rank and index of the blocks that may still take children
    used: dict[str, int] = defaultdict(int)
    counts: dict[tuple[int | None, str], int] = defaultdict(int)
    outside: list[tuple[float, int]] | None = None
    at = 0
    text = whole.text
    cell: Cell | None = None
    for span, mark, row in paragraphs:
        start, end = span
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        is_quoted = at < len(quotations) and quotations[at].start <= start + 8
        if is_quoted and outside is None:
            outside, open_ = list(open_), [(-2.0, open_[-1][1])] if open_ else []
        elif not is_quoted and outside is not None:
            open_, outside = outside, None
            if mark is None and open_ and blocks[open_[-1][1]].content.of(text).endswith(":"):
                open_.pop()  # the lead-in of the quotation has no more to hand down
        content = Span(end - len(text[start + mark.length : end].lstrip(SPACES)), end) if mark else span
        heads = is_heading(text, content)
        cell, before = row.line.cell, cell
        if before is not None and before != cell:
            _leave(open_, blocks, cell, whole)
        listed = None
        if mark:
            kind, label = mark.kind, mark.label
            rank = _RANK[kind] + _style(mark) if kind in _STYLED else _RANK[kind]
        else:
            kind, label = ROW if cell else PARAGRAPH, None
            is_title = heads and _is_capitals(text[start:end])
            rank = _TITLE if is_title else _depth(open_, blocks, whole)
            listed = _lead_in(blocks, content, whole)
        while open_ and open_[-1][0] >= rank:
            open_.pop()
        parent = listed if listed is not None else open_[-1][1] if open_ else None
        above = blocks[parent].id if parent is not None and blocks[parent].kind is not PARAGRAPH else ""
        name = _name(mark, kind, above, counts, parent)
        used[name] += 1
        name = name if used[name] == 1 else f"{name}({used[name]})"
        blocks.append(Block(len(blocks), kind, name, label, span, content, parent, cell))
        if (mark or heads) and listed is None:
            open_.append((rank, len(blocks) - 1))
    return tuple(blocks)


def _leave(open_: list[tuple[float, int]], blocks: list[Block], cell: Cell | None, whole: View) -> None:
    """Closes what hands nothing down: a cell to those beside it, an item of a list to other rows, a table to what
    stands behind it."""
    while open_:
        last = blocks[open_[-1][1]]
        if last.cell is None or last.cell == cell:
            return
        heads = _ends_in(last, ":", whole) if last.label is None else last.kind not in _ITEMS
        if heads and cell and last.cell.table == cell.table and last.cell.row != cell.row:
            return
        open_.pop()


def _style(mark: Mark) -> float:
    """Within a kind "1." stands above "1.1.", that above "1)" and "(1)"; "a)" above "(a)", that above "(i)"."""
    in_brackets, closed = mark.label.startswith("("), mark.label.endswith(")")
    is_roman = mark.kind is POINT and mark.core.strip("ivx") == "" and mark.core not in ("v", "x")
    style = 0.5 * in_brackets + 0.4 * (closed and mark.kind is CLAUSE and not in_brackets) + 0.2 * is_roman
    return 0.1 * mark.core.count(".") + style


def _is_capitals(words: str) -> bool:
    if words[1:40].islower():  # as most lines are, whatever follows
        return False
    small = sum(map(str.islower, words))
    if 9 * small >= len(words):  # whatever the others are
        return False
    large = sum(map(str.isupper, words))
    return large + small >= 6 and large > 9 * small


def _lead_in(blocks: list[Block], content: Span, whole: View) -> int | None:
    """The lead-in ("…:") whose items without marks, each closed with ";", the block goes on."""
    if not blocks or blocks[-1].label is not None or blocks[-1].kind is ROW:
        return None
    last, parent = blocks[-1], blocks[-1].parent
    if _ends_in(last, ":", whole) and whole.text[content.end - 1] == ";":
        return last.index
    if _ends_in(last, ";", whole) and parent is not None and _ends_in(blocks[parent], ":", whole):
        return parent
    return None


def _ends_in(block: Block, sign: str, whole: View) -> bool:
    start, end = block.content
    return start < end and whole.text[end - 1] == sign


def _depth(open_: list[tuple[float, int]], blocks: list[Block], whole: View) -> float:
    """The rank of a block without a mark: just below the nearest heading among the marked blocks still open."""
    for rank, index in reversed(open_):
        block = blocks[index]
        if (block.kind in _RANK or rank == _TITLE) and is_heading(whole.text, block.content):
            return rank + 0.05
        if block.kind is ARTICLE:
            return rank + 0.05
    return -1.0


def _name(
    mark: Mark | None, kind: BlockKind, above: str, counts: dict[tuple[int | None, str], int], parent: int | None
) -> str:
    if mark and kind not in _ITEMS:
        core = mark.core
        if kind is CLAUSE and above and core.startswith(f"{above.rsplit('.', 1)[-1]}."):
            core = core.split(".", 1)[1] if above.split(".")[-1] == core.split(".", 1)[0] else core
        return f"{above}.{core}" if above and not core.startswith(f"{above}.") else core
    sign = _SIGNS.get(kind, "p")
    counts[parent, sign] += 1
    own = f"{sign}{counts[parent, sign]}"
    return f"{above}.{own}" if above else own
