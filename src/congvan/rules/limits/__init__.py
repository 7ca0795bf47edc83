"""Numeric limits: caps, floors, ranges, thresholds, prescribed amounts; one sentence or list item at a time.

The readings stand in `bounds` (said with a comparator), `amounts` and `counts` (prescribed outright); this module
runs them where numbers stand, carries a limit over to the numbers listed after it, and leaves titles, descriptions,
grounds and quotations alone.

>>> from congvan.text import View
>>> [limit], _ = find(View.of("Bố trí không quá 20 người/phòng làm việc."), Context())
>>> limit.op, limit.value, limit.unit, limit.per, limit.text
('<=', 20, 'người', 'phòng làm việc', 'không quá 20 người/phòng làm việc')
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from congvan.lexicon import phrase
from congvan.model.directive import Limit
from congvan.model.document import Problem
from congvan.rules import narration, punctuation
from congvan.rules.engine import Context, apply, compiled
from congvan.rules.limits.amounts import AMOUNTS
from congvan.rules.limits.bounds import BOUNDS
from congvan.rules.limits.counts import COUNTS
from congvan.rules.limits.lists import listed
from congvan.text import View

RULES = (*BOUNDS, *AMOUNTS, *COUNTS)
BEFORE, BEHIND = 110, 120  #: how far from a number the words of its limit may begin and end
TITLE = (
    r"\W*(?:\d{1,3}[.)]\s*)?(?:nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư|luật|công\s+văn|chỉ\s+thị)"
    r"\s+(?:số\s+)?[^.;]{0,80}\d{4}"
)
MARK = r"\W*(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s*)*"
WORDS = r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
#: only with one of these a number in words may be a limit
WORDED = (
    "trở",
    "quá ",
    "tối ",
    "nhất",
    " lần",
    "mỗi ",
    "từng ",
    "cử ",
    "triệu",
    "tỷ đồng",
    "nghìn đồng",
    "không dưới",
    "hơn ",
)
POINT = r",\s.*(?<!\w)(?:thì|thuộc|phải|được|là|yêu\s+cầu|đề\s+nghị|thực\s+hiện)(?!\w)"


@cache
def _numbers() -> str:
    """Figures that may be a limit's: no day, no article, no document's number."""
    named = phrase("units.dated")
    digits = rf"(?<![\w.,/])(?<!{named}\s)(?<!số:\s)\d[\d.,]*(?!\s?/\s?\d)"
    return rf"(?=\d)(?:{digits}|\d/\d{{1,2}}(?![\d/]))"


def find(view: View, context: Context) -> tuple[list[Limit], list[Problem]]:
    """The limits of one sentence, in the order of the text, and the numbers whose figures and words disagree."""
    if not may_count(view):
        return [], []
    view = punctuation.plain(view)
    ranges = spots(view)
    if not ranges or apart(view):
        return [], []
    found, problems = apply(RULES, view, context, ranges)
    if not found or narration.tells(view, context):
        return [], problems if not found else []
    limits = listed(view, [replace(one.value, rule=one.rule) for one in found])
    if is_ground(view):
        limits = [limit for limit in limits if comes_to_point(view, limit)]
    quoted = punctuation.quotations(view)
    return [limit for limit in limits if not any(span.holds(limit.span) for span in quoted)], problems


def may_count(view: View) -> bool:
    """Whether there is a figure, or a word with which a number in words may be a limit."""
    return _worded(view.folded) or compiled(r"[0-9]").search(view.folded) is not None


def _worded(folded: str) -> bool:
    for gate in WORDED:  # noqa: SIM110 - a plain loop: this runs on every sentence
        if gate in folded:
            return True
    return False


def spots(view: View) -> list[tuple[int, int]]:
    """The ranges of the view around its numbers, none overlapping."""
    ranges: list[tuple[int, int]] = []
    mark = compiled(MARK).match(view.folded)
    first = mark.end() if mark else 0
    hits = list(compiled(_numbers()).finditer(view.folded, first)) if compiled(r"\d").search(view.folded, first) else []
    if _worded(view.folded):
        hits = sorted([*hits, *compiled(WORDS).finditer(view.folded, first)], key=lambda hit: hit.start())
    for hit in hits:
        start, end = max(0, hit.start() - BEFORE), hit.end() + BEHIND
        if ranges and ranges[-1][1] >= start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def apart(view: View) -> bool:
    """Whether the stretch holds no rule: the title of a document, a description of goods, a ground ("Căn cứ …;")."""
    if compiled(TITLE).match(view.folded) or compiled(MARK + phrase("limits.described")).match(view.folded):
        return True
    return is_ground(view) and view.folded.rstrip().endswith(";")


def is_ground(view: View) -> bool:
    return view.folded.lstrip(" -+").startswith("căn cứ ")


def comes_to_point(view: View, limit: Limit) -> bool:
    """Whether a sentence that opens with its grounds has come to its point before the limit."""
    return compiled(POINT).search(view.folded, 0, limit.span.start - view.offset) is not None
