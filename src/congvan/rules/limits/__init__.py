"""Numeric limits: caps, floors, ranges, thresholds, prescribed amounts; one sentence or list item at a time.

The readings stand in `bounds` (said with a comparator), `amounts` and `counts` (prescribed outright); this module
runs them where numbers stand, carries a limit over to the numbers listed after it, and leaves titles, descriptions,
grounds and quotations alone.

>>> from congvan.text import View, fold
>>> [limit], _ = find(View.of("Bố trí không quá 20 người/phòng làm việc."), Context())
>>> limit.op, limit.value, limit.unit, limit.per, limit.text
('<=', 20, 'người', 'phòng làm việc', 'không quá 20 người/phòng làm việc')
"""

from __future__ import annotations

import re
from functools import cache

from congvan.lexicon import not_behind, phrase, words
from congvan.model.directive import Limit
from congvan.model.document import Problem
from congvan.rules import punctuation
from congvan.rules.engine import Context, Family, apply, light
from congvan.rules.limits.amounts import AMOUNTS
from congvan.rules.limits.bounds import BOUNDS
from congvan.rules.limits.clauses import binding
from congvan.rules.limits.counts import COUNTS
from congvan.rules.limits.ends import ENDS
from congvan.rules.limits.lists import listed
from congvan.rules.limits.negations import NEGATIONS
from congvan.rules.limits.parts import PARTS
from congvan.rules.limits.works import WORKS
from congvan.rules.told import FIGURE, Told, look
from congvan.text import View, fold

RULES: Family[Limit] = Family((*BOUNDS, *ENDS, *NEGATIONS, *AMOUNTS, *COUNTS, *WORKS, *PARTS))
BEFORE, BEHIND = 110, 120  #: how far from a number the words of its limit may begin and end
TITLE = (
    r"\W*(?:\d{1,3}[.)]\s*)?(?:nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư|luật|công\s+văn|chỉ\s+thị)"
    r"(?!\s+(?:này\s+)?(?:có\s+hiệu|được|áp\s+dụng|thay\s+thế))"
    r"\s+(?:số\s+)?[^.;]{0,80}\d{4}"
)
MARK = r"\W*(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s*)*"
SPELLED = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nửa", "đôi", "rưỡi"))
#: only with one of these a number in words may be a limit
WORDED = (
    "trở", "quá", "tối", "nhất", "lần", "mỗi", "từng", "cử", "triệu", "tỷ đồng", "nghìn đồng", "không dưới", "hơn",
    "nửa", "phần", "gấp", "chỉ", "dưới hai", "dưới ba", "dưới sáu", "dưới mười", "dưới năm", "trên hai", "trên ba",
)  # fmt: skip
UNSLASHED = r"(?!\s?/\s?\d)"
FIGURES = r"\d[\d.,]*" + UNSLASHED
FRACTION = r"\d/\d{1,2}(?![\d/])"
EACH = ("mỗi", "một", "từng", "hằng", "hàng")  #: behind these a day or a class is what is counted by, and no name
POINT = (
    r",\s.*(?<!\w)(?:thì|thuộc|phải|được|là|yêu\s+cầu|đề\s+nghị|thực\s+hiện|bố\s+trí|nhưng|lựa\s+chọn|chọn|cử|phân\s+bổ"
    r"|giao|hỗ\s+trợ|xét|cấp|chỉ|không|mỗi)(?!\w)"
)


@cache
def _dated() -> tuple[str, ...]:
    """What most figures that are no limit stand behind: "ngày ", "điều "."""
    return tuple(f"{fold(word)} " for word in (*words("units.dated"), "số:"))


@cache
def _number() -> re.Pattern[str]:
    """A figure behind such a word that may be a limit's: no day, no article, no document's number."""
    dated = words("units.dated")
    each = "|".join(rf"(?<={every}\s{word}\s.)" for every in EACH for word in map(fold, dated) if " " not in word)
    measured = rf"(?=[\d.,]*\s?(?:{phrase('units.measure')}|%|đồng|triệu|tuổi|trở|{phrase('units.daily')}))"
    return re.compile(rf"\d(?:{not_behind((*dated, 'số:'), 1)}|{each}|{measured})[\d.,]*{UNSLASHED}")


def find(view: View, context: Context) -> tuple[list[Limit], list[Problem]]:
    """The limits of one sentence, in the order of the text, and the numbers whose figures and words disagree."""
    view = punctuation.without_emphasis(view)
    told = look(view.folded)
    ranges = spots(told)
    if not ranges:
        return [], []
    found, problems = apply(RULES, view, context, ranges)
    if not (found or problems) or apart(view):
        return [], []
    if not found:
        return [], problems
    limits = binding(view, listed(view, [one.value for one in found]), context)
    if not limits:
        return [], []
    if is_ground(view):
        limits = [limit for limit in limits if comes_to_point(view, limit)]
    quoted = punctuation.quotations(view)
    return [limit for limit in limits if not any(span.holds(limit.span) for span in quoted)], problems


def spots(told: Told) -> list[tuple[int, int]]:
    """The ranges of a stretch around its numbers, none overlapping."""
    ranges: list[tuple[int, int]] = []
    spelled = SPELLED & told.words
    if spelled and not told.holds(WORDED):
        spelled = frozenset()
    if not spelled and FIGURE not in told.words:
        return ranges
    mark = light(MARK).match(told.folded)
    first = mark.end() if mark else 0
    dated, figures = _dated(), light(FIGURES)
    hits = []
    for at in told.figures:
        pattern = _number() if told.folded.endswith(dated, 0, at) else figures
        if at >= first and (hit := pattern.match(told.folded, at)):
            hits.append(hit.span())
    if "/" in told.folded:
        hits += [hit.span() for hit in light(FRACTION).finditer(told.folded, first)]
    hits += [(at, at + len(word)) for word in spelled for at in told[word] if at >= first]
    for start, end in sorted(hits):
        start, end = max(0, start - BEFORE), end + BEHIND
        if ranges and ranges[-1][1] >= start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def apart(view: View) -> bool:
    """Whether the stretch holds no rule: the title of a document, a description of goods, a ground ("Căn cứ …;")."""
    if light(TITLE).match(view.folded) or light(MARK + phrase("limits.described")).match(view.folded):
        return True
    return is_ground(view) and view.folded.rstrip().endswith(";")


def is_ground(view: View) -> bool:
    return view.folded.lstrip(" -+").startswith("căn cứ ")


def comes_to_point(view: View, limit: Limit) -> bool:
    """Whether a sentence that opens with its grounds has come to its point before the limit."""
    return light(POINT).search(view.folded, 0, limit.span.start - view.offset) is not None
