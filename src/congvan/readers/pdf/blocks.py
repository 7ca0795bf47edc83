"""Letterhead and signature of a page, by place: the left column's lines whole, then the right column's.

Source: NĐ 30/2020/NĐ-CP annex I (boxes 1-5b above, 7 and 9b below). What shares a base line in the file may belong
to two columns, and the columns' lines seldom share base lines; both are settled by where words stand on the page.
"""

from __future__ import annotations

import regex

from congvan.readers.pdf.lines import PageLine

_MOTTO = regex.compile(r"c[ộô]ng\s{0,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt\s{1,3}nam")
_PLACE_DAY = regex.compile(r"(?<!\p{L})(?:t\p{L}{0,9}\.?\s?)?\p{L}[^,\d\t]{1,30},?\s{0,3}ngày[\s.…\d]{0,12}tháng")
_PLACE_WORDS = regex.compile(r"ngày[\s.…\d]{0,12}tháng[\s.…\d]{0,6}năm")
_ADDRESS = regex.compile(r"\W{0,3}kính\s{1,3}gửi\b")
_RECIPIENTS = regex.compile(r"\W{0,3}nơi\s{1,3}nhận\b")
_NEXT_PART = regex.compile(r"\W{0,3}(?:phụ\s{1,2}lục|danh\s{1,2}sách|biểu\s{1,2}mẫu)\b")
_HEAD_LINES, _TAIL_LINES = 18, 60


def order(lines: list[PageLine], width: float) -> list[PageLine]:
    """``lines`` (top to bottom) of a page in reading order."""
    found: list[PageLine] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        folded = line.folded
        block = None
        if line.slot:
            pass
        elif "nhận" in folded and line.left < 0.45 * width and _RECIPIENTS.match(folded):
            start = _authority_above(found, width)
            block = _tail(lines, index, width)
            if block:
                above, found = found[start:], found[:start]
                left, right, index = block
                found += _as_column([*left, *above, *right])
                continue
        elif ("hội" in folded or "đảng" in folded) and (motto := _MOTTO.search(folded)):
            block = _head(lines, index, motto.start(), width, found)
            if block:
                left, right, index = block
                found += _as_column([*left, *right])
                continue
        found.append(line)
        index += 1
    return found


def _as_column(lines: list[PageLine]) -> list[PageLine]:
    for line in lines:
        line.is_column = True
    return lines


def _is_apart(line: PageLine) -> bool:
    """Whether a line belongs to no block: furniture, or a line of a ruled table."""
    return line.is_furniture or line.slot is not None


def _word_at(line: PageLine, offset: int) -> int:
    """The number of the word in which a character of the line's text stands."""
    at = 0
    text = line.text
    for number, word in enumerate(line.words):
        at = text.index(word.text, at) + len(word.text)
        if offset < at:
            return number
    return len(line.words) - 1


def _head(
    lines: list[PageLine], first: int, offset: int, width: float, before: list[PageLine]
) -> tuple[list[PageLine], list[PageLine], int] | None:
    """The letterhead around the line with the motto; None where the motto stands in one column with all else."""
    at = _word_at(lines[first], offset)
    edge = lines[first].words[at].left
    if edge < 0.25 * width:
        return None
    above: list[PageLine] = []
    while before and len(above) < 3 and not _is_apart(before[-1]) and before[-1].right < edge + 5:
        if lines[first].top - before[-1].bottom > 60:
            break
        above.insert(0, before.pop())
    left, right = above, [lines[first]]
    if at:
        issuer, motto = lines[first].cut(at)
        left, right = [*above, issuer], [motto]
    end, has_day, has_subject = first + 1, False, False
    for index in range(first + 1, min(first + _HEAD_LINES, len(lines))):
        line = lines[index]
        folded = line.folded
        if line.slot or _ADDRESS.match(folded) or (line.top - lines[index - 1].bottom) > 70:
            break
        one, two = _halves(line, edge, width)
        if one and two:
            left.append(one)
            right.append(two)
        elif two or (one is None):
            if has_day:
                break
            right.append(line)
        elif _is_below(line, edge, width, has_day, has_subject):
            break
        else:
            left.append(line)
        has_day = has_day or _PLACE_WORDS.search(right[-1].folded) is not None
        has_subject = has_subject or left[-1].folded.startswith(("v/v", "về ")) if left else False
        end = index + 1
    return left, right, end


def _is_below(line: PageLine, edge: float, width: float, has_day: bool, has_subject: bool) -> bool:
    """Whether a line is too wide for the left column, or the title that follows a letterhead without a subject."""
    most = edge + (0.2 if has_day and has_subject else 0.06) * width
    return line.right > most or (has_day and not has_subject and _is_centred(line, width))


def _halves(line: PageLine, edge: float, width: float) -> tuple[PageLine | None, PageLine | None]:
    """The shares of the left and right column in a line; a line in one column only is whole on its side."""
    near = [(gap, at) for gap, at in line.gaps() if -0.3 * width < line.words[at].left - edge < 0.25 * width]
    if near:
        return line.cut(max(near)[1])
    day = _PLACE_DAY.search(line.folded)
    if day and line.left < edge - 0.1 * width:
        at = _nearest_gap(line, edge)
        return line.cut(at) if at else (None, line)
    if day or line.left > edge - 0.08 * width:
        return None, line
    return line, None


def _nearest_gap(line: PageLine, edge: float) -> int:
    """The word that begins the right column of a line set tight: behind the widest gap in the middle of the line."""
    gaps = [
        (b.left - a.right, at)
        for at, (a, b) in enumerate(zip(line.words, line.words[1:], strict=False), 1)
        if abs(b.left - edge) < 110
    ]
    return max(gaps)[1] if gaps else 0


def _is_centred(line: PageLine, width: float) -> bool:
    return abs((line.left + line.right) / 2 - width / 2) < 0.06 * width


def _authority_above(found: list[PageLine], width: float) -> int:
    """Where the signature begins: its first lines may stand a little above the recipients, on the right."""
    start = len(found)
    while start and len(found) - start < 4:
        line = found[start - 1]
        if line.slot or line.left < 0.4 * width or line.text.upper() != line.text:
            break
        start -= 1
    return start


def _tail(lines: list[PageLine], first: int, width: float) -> tuple[list[PageLine], list[PageLine], int] | None:
    """The recipients and the signature beside them, from the line that begins with "Nơi nhận"."""
    left, right = list[PageLine](), list[PageLine]()
    border, end = 0.4 * width, first
    for index in range(first, min(first + _TAIL_LINES, len(lines))):
        line = lines[index]
        folded = line.folded
        if _is_apart(line) or _NEXT_PART.match(folded) or (index > first and _MOTTO.search(folded)):
            break
        gaps = [(gap, at) for gap, at in line.gaps() if line.words[at].left > border]
        if line.left >= border:
            right.append(line)
        elif gaps:
            one, two = line.cut(max(gaps)[1])
            left.append(one)
            right.append(two)
        elif line.right > 0.8 * width and left and line.left < left[0].left + 2:
            break
        else:
            left.append(line)
        end = index + 1
    return left, right, end
