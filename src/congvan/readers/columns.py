"""Letterheads and signature blocks whose two columns share lines, unfolded: the left column whole, then the right.

Source: NĐ 30/2020/NĐ-CP annex I: issuer, number and subject stand left of the motto, the place and the day (boxes
1-5b); the recipients stand left of the signature (boxes 7 and 9b). Typists draw both with tabs or runs of spaces.

A block is unfolded only where its words say what it is: a line with the motto to the right of a gap, or a line that
begins with "Nơi nhận". Nothing else is touched, so tables and lists keep their lines.

>>> text = "BỘ X\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: 1/BX\\tHà Nội, ngày 02 tháng 3 năm 2020\\nKính gửi: Sở Y"
>>> [row.text for row in unfold([Row(line) for line in text.split("\\n")])]
['BỘ X', 'Số: 1/BX', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Hà Nội, ngày 02 tháng 3 năm 2020', 'Kính gửi: Sở Y']
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import regex

from congvan.readers.sheet import Row
from congvan.text import fold

_WHITE = " \t\u00a0"
_EDGE = _WHITE + "-*–_."
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,}")
_MOTTO = regex.compile(
    r"c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt|độc\s{1,3}lập\s{0,3}-"
)
_PLACE_DAY = regex.compile(r"\p{L}[^,\d]{1,40},?\s{0,3}ngày[\s.…\d]{0,12}tháng")
_DAY_LINE = regex.compile(
    r"\p{L}[^,\d]{1,40},?\s{0,3}ngày[\s.…\d]{0,12}tháng[\s.…\d]{0,12}(?:năm[\s.…\d]{0,12})?\W{0,4}"
)
_RULE = regex.compile(r"[-_=*~.o0\s]{2,}")
_SUBJECT = regex.compile(r"\W{0,3}(?:v\s{0,2}/\s{0,2}v\b|về\s{1,3}việc\b)")
_OPENING = regex.compile(r"\W{0,3}kính\s{1,3}gửi\b")
_RECIPIENTS = regex.compile(r"\W{0,3}nơi\s{1,3}nhận\b")
_ARCHIVE = regex.compile(r"\W{0,4}lưu\b")
_BODY = regex.compile(
    r"\W{0,3}(?:căn\s{1,3}cứ|thực\s{1,3}hiện|điều\s{1,3}1|nơi\s{1,3}nhận|kính\s{1,3}gửi)\b|i\s?[.-]\s"
)
_NEXT_PART = regex.compile(r"\W{0,3}(?:phụ\s{1,2}lục|danh\s{1,2}sách|mẫu|biểu|kính\s{1,2}gửi)\b")
_HEAD_ROWS, _TAIL_ROWS, _BLANKS = 16, 45, 9
_MOST = 400  #: blocks looked for in a document
_SHORT = 90  #: a column's line is shorter
_FAR_RIGHT = 24  #: where an indented line stands in the right column, in characters


@dataclass(frozen=True, slots=True)
class _Halves:
    """One row cut at the gap between the columns; either half may be empty."""

    left: str
    right: str
    at: int  #: where the right half, or else the left, begins, in characters with tabs of eight


def unfold(rows: list[Row]) -> list[Row]:
    """``rows`` with each two-column block put in order; the very list where there is none."""
    found: list[Row] = []
    done = tried = 0
    for index, row in enumerate(rows):
        if index < done or row.cell is not None or not _may_begin(row.text):
            continue
        folded = fold(row.text.strip(_WHITE))
        start, block = index, None
        if _RECIPIENTS.match(folded) and tried < _MOST:
            tried += 1
            start = _authority_above(rows, done, index)
            block = _tail(rows, index, rows[start:index])
        elif _MOTTO.search(folded) and tried < _MOST:
            tried += 1
            block = _head(rows, index)
        if block:
            left, right, end = block
            found += rows[done:start] + left + right
            done = end
    return found + rows[done:] if done else rows


def _may_begin(text: str) -> bool:
    """Whether a line has a gap or begins like "Nơi nhận", and a word of what may stand there: folding every line would
    cost more than all else."""
    if len(text) < 6 or not ("\t" in text or "   " in text or "\u00a0" in text or text.lstrip(_EDGE)[:1] in "nN"):
        return False
    return "nhận" in text.lower() or _may_hold_motto(text)


def _may_hold_motto(text: str) -> bool:
    low = text.lower()
    return "hội" in low or "cộng" in low or "lập" in low


def _columns(text: str) -> int:
    return len(text.expandtabs(8))


def _cut(text: str, right: int | None = None) -> _Halves:
    """The halves of a line: cut before words that stand on the right only, else at the gap nearest to ``right``, else
    at the widest."""
    body = text.rstrip(_WHITE)
    words = body.lstrip(_WHITE)
    gaps = list(_GAP.finditer(body, len(body) - len(words)))
    if not gaps:
        return _Halves(body, "", _columns(body) - _columns(words))

    def merit(gap: re.Match[str]) -> tuple[int, int]:
        after = fold(body[gap.end() : gap.end() + 60])
        says = 1 if _MOTTO.match(after) or _PLACE_DAY.match(after) else 0
        ends = _columns(body[: gap.end()])
        width = ends - _columns(body[: gap.start()])
        return says, width if right is None else -abs(ends - right) + min(width, 8)

    best = gaps[0] if len(gaps) == 1 else max(gaps, key=merit)
    return _Halves(body[: best.start()], body[best.end() :], _columns(body[: best.end()]))


def _as(row: Row, text: str) -> Row:
    text = text.strip(_WHITE)
    if row.text == text:
        return row
    return Row(text, row.page, row.box, row.cell, row.ends_paragraph, row.is_furniture, row.marks, row.was_in)


def _head(rows: list[Row], first: int) -> tuple[list[Row], list[Row], int] | None:
    """The letterhead that begins at ``first``, whose motto stands right of a gap."""
    seed = _cut(rows[first].text)
    if not seed.right or not _MOTTO.match(fold(seed.right)):
        return None
    left, right = [_as(rows[first], seed.left)], [_as(rows[first], seed.right)]
    end, pending, far = first + 1, list[Row](), list[Row]()
    for index in range(first + 1, min(first + _HEAD_ROWS, len(rows))):
        row = rows[index]
        halves = _cut(row.text, seed.at)
        folded = fold(halves.left).strip()
        pieces = _GAP.split(halves.right) if len(halves.right) > _SHORT else [halves.right]
        if row.cell is not None or _BODY.match(folded) or max(map(len, (halves.left.strip(), *pieces))) > _SHORT:
            break
        if not folded:
            continue
        is_right = _MOTTO.match(folded) or _DAY_LINE.fullmatch(folded)
        if not halves.right and not is_right:
            (far if _RULE.fullmatch(folded) and halves.at >= _FAR_RIGHT else pending).append(_as(row, halves.left))
            continue
        left += pending
        right += far
        if halves.right:
            left.append(_as(row, halves.left))
            right += [_as(row, piece) for piece in pieces]
        else:
            right.append(_as(row, halves.left))
        pending, far, end = [], [], index + 1
    return _with_subject(rows, left, right, end)


def _with_subject(rows: list[Row], left: list[Row], right: list[Row], end: int) -> tuple[list[Row], list[Row], int]:
    """A subject that the left column began goes on below the right one, up to a blank line or the address."""
    has_begun = any(_SUBJECT.match(fold(row.text)) for row in left[-6:])
    while end < len(rows):
        folded = fold(rows[end].text).strip()
        has_begun = has_begun or _SUBJECT.match(folded) is not None
        if not has_begun or not folded or len(folded) > _SHORT or _OPENING.match(folded) or rows[end].cell is not None:
            break
        left.append(_as(rows[end], rows[end].text))
        end += 1
    return left, right, end


def _authority_above(rows: list[Row], done: int, first: int) -> int:
    """Where the signature begins: its first lines may stand right above the recipients, far to the right."""
    start = first
    for index in range(first - 1, max(done, first - 5) - 1, -1):
        words = rows[index].text.strip(_WHITE)
        if words and (words.upper() != words or len(words) > 60 or _cut(rows[index].text).at < _FAR_RIGHT // 3):
            break
        start = index if words else start
    return start


def _tail(rows: list[Row], first: int, above: list[Row]) -> tuple[list[Row], list[Row], int] | None:
    """The recipients that begin at ``first``, with the signature on their right."""
    left, right = list[Row](), [_as(row, row.text) for row in above if row.text.strip(_WHITE)]
    end, at, blanks, is_archived = first, None, 0, False
    is_celled = False  #: one tab stands between the columns: a line that begins with it has nothing on the left
    for index in range(first, min(first + _TAIL_ROWS, len(rows))):
        row = rows[index]
        halves = _cut(row.text, at)
        words = halves.left.strip(_WHITE)
        folded = fold(words)
        blanks = 0 if words else blanks + 1
        if blanks > _BLANKS or len(words) > _SHORT or row.cell is not None:
            break
        if _may_hold_motto(row.text) and _MOTTO.search(fold(row.text)):
            break
        if not words:
            continue
        is_right = not halves.right and (halves.at >= _FAR_RIGHT or row.text.startswith("\t" if is_celled else "\t\t"))
        if _NEXT_PART.match(folded) or (is_archived and not is_right and _has_blank(rows, end, index)):
            break
        if halves.right:
            at = at or halves.at
            is_celled = is_celled or row.text.strip(" ").count("\t") == 1
            left.append(_as(row, words))
            right.append(_as(row, halves.right))
        else:
            (right if is_right else left).append(_as(row, words))
        is_archived = is_archived or _ARCHIVE.match(folded) is not None
        end = index + 1
    return (left, [replace(rows[first], text=""), *right], end) if right and at is not None else None


def _has_blank(rows: list[Row], start: int, end: int) -> bool:
    return any(not row.text.strip() for row in rows[start:end])
