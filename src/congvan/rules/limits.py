"""Numeric limits: caps, floors, ranges, thresholds, prescribed amounts; one sentence or list item at a time.

The readings stand in `limit_bounds` (said with a comparator) and `limit_amounts` (prescribed outright); this module
runs them together, carries a limit over to the numbers listed after it, and leaves titles and quotations alone.

>>> from congvan.text import View
>>> [limit], _ = find(View.of("Bố trí không quá 20 người/phòng làm việc."), Context())
>>> limit.op, limit.value, limit.unit, limit.per, limit.text
('<=', 20, 'người', 'phòng làm việc', 'không quá 20 người/phòng làm việc')
"""

from __future__ import annotations

from dataclasses import replace

from congvan.lexicon import phrase
from congvan.model.directive import Limit
from congvan.model.document import Problem
from congvan.rules import numbers, punctuation, quantities
from congvan.rules.engine import Context, apply, compiled
from congvan.rules.limit_amounts import AMOUNTS
from congvan.rules.limit_bounds import BOUNDS
from congvan.text import View

RULES = (*BOUNDS, *AMOUNTS)
_TITLE = r"^\W*(?:\d{1,3}[.)]\s*)?(?:nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư|luật|công\s+văn|chỉ\s+thị)\s+(?:số\s+)?[^.;]{0,80}\d{4}"
_DESCRIBED = rf"^\W*(?:(?:\d{{1,3}}|[a-zđ])[.)]\s*)*{phrase('limits.described')}"


def find(view: View, context: Context) -> tuple[list[Limit], list[Problem]]:
    """The limits of one sentence, in the order of the text, and the numbers whose figures and words disagree."""
    view = punctuation.plain(view)
    if not compiled(r"\d|một|hai|ba|bốn|năm|mười|trăm").search(view.folded):
        return [], []
    if compiled(_TITLE).match(view.folded) or compiled(_DESCRIBED).match(view.folded) or recital(view):
        return [], []
    found, problems = apply(RULES, view, context)
    limits = [replace(one.value, rule=one.rule) for one in found]
    limits += _listed(view, limits)
    limits.sort(key=lambda limit: limit.span)
    quoted = punctuation.quotations(view)
    if view.folded.lstrip(" -+").startswith("căn cứ "):
        limits = [limit for limit in limits if said(view, limit)]
    return [limit for limit in limits if not any(span.holds(limit.span) for span in quoted)], problems


def said(view: View, limit: Limit) -> bool:
    """Whether a sentence that opens with its grounds has come to its point before the limit."""
    before = view.folded[: limit.span.start - view.offset]
    return (
        compiled(r",\s.*(?<!\w)(?:thì|thuộc|phải|được|là|yêu\s+cầu|đề\s+nghị|thực\s+hiện)(?!\w)").search(before)
        is not None
    )


def recital(view: View) -> bool:
    """Whether the stretch is a ground of the letter ("Căn cứ …;"), not a rule."""
    return view.folded.lstrip(" -+").startswith("căn cứ ") and view.folded.rstrip().endswith(";")


def _listed(view: View, limits: list[Limit]) -> list[Limit]:
    """Numbers of the same kind listed right after a limit take its direction: "tối đa 07 ngày … hoặc 10 ngày"."""
    more: list[Limit] = []
    listed = rf"(?P<lead>,|;|\(|(?<!\w)(?:và|hoặc|là|trong\s+đó\s+có))\s*(?P<number>{numbers.written()})"
    for hit in compiled(listed).finditer(view.folded):
        span = view.span(hit.start("number"), hit.end("number"))
        known = [*limits, *more]
        before = [limit for limit in known if limit.span.end <= span.start and span.start - limit.span.end < 110]
        if not before or any(limit.span.overlaps(span) for limit in known):
            continue
        last = max(before, key=lambda limit: limit.span.end)
        quantity = quantities.read(view, hit.end("number"))
        if (
            quantity is None
            or (hit["lead"] == "(" and quantity.kind != "share")
            or (quantity.kind in ("time", "age") and last.rule not in ("limit.at_most", "limit.at_least"))
        ):
            continue
        gap = view.folded[last.span.end - view.offset : hit.start()]
        same = quantity.kind == quantities.kind_of(last.unit or "")
        alike = quantity.unit == last.unit or last.rule == "limit.headcount" and quantity.kind == "thing"
        if "." in gap or not same or quantity.kind == "thing" and not alike:
            continue
        end = max(quantity.end, hit.end("number"))
        more.append(
            replace(
                last,
                text=view.words(hit.start("number"), end),
                op="==" if hit["lead"] not in (",", ";", "(", "và", "hoặc") or last.op == "between" else last.op,
                value=numbers.read(hit["n"]),
                upper=None,
                unit=quantity.unit,
                per=quantity.per,
                of=quantity.of,
                span=view.span(hit.start("number"), end),
                rule="limit.listed",
                confidence=0.8,
            )
        )
    return more
