"""Deadlines (thời hạn): the day, the length from an event, or the recurrence by which something is due.

Unit: civil days and hours in Việt Nam (+07:00). One sentence or list item is read at a time.

>>> from congvan.text import View
>>> found, _ = find(View.of("Báo cáo về Sở trước 16h00 ngày 15/4/2021 và định kỳ hằng quý."), Context())
>>> [(due.text, due.op, due.date, due.time, due.rrule) for due in found]
[('trước 16h00 ngày 15/4/2021', '<', '2021-04-15', '16:00', None),
 ('định kỳ hằng quý', '==', None, None, 'FREQ=MONTHLY;INTERVAL=3')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from congvan.model.directive import Deadline
from congvan.model.document import Problem
from congvan.rules.deadlines import after as deadline_after
from congvan.rules.deadlines import ahead as deadline_ahead
from congvan.rules.deadlines import coming as deadline_coming
from congvan.rules.deadlines import days as deadline_days
from congvan.rules.deadlines import lengths as deadline_lengths
from congvan.rules.deadlines import listed as deadline_listed
from congvan.rules.deadlines import on_days as deadline_on_days
from congvan.rules.deadlines import recurring as deadline_recurring
from congvan.rules.deadlines import reports as deadline_reports
from congvan.rules.deadlines import rounds as deadline_rounds
from congvan.rules.deadlines import spans as deadline_spans
from congvan.rules.deadlines import until as deadline_until
from congvan.rules.engine import Context, Family, Found, apply, light
from congvan.rules.punctuation import quotations, without_emphasis
from congvan.rules.time.surroundings import is_basis, is_cited
from congvan.text import View

RULES: Family[Deadline] = Family(
    (
        *deadline_recurring.RULES,
        *deadline_reports.RULES,
        *deadline_rounds.RULES,
        *deadline_days.RULES,
        *deadline_spans.RULES,
        *deadline_until.RULES,
        *deadline_on_days.RULES,
        *deadline_coming.RULES,
        *deadline_lengths.RULES,
        *deadline_ahead.RULES,
        *deadline_after.RULES,
    )
)


#: rules whose readings name no day, or a span of days
_VAGUE = frozenset(
    f"deadline.{rule}"
    for rule in (
        "event",
        "lunar",
        "within_week",
        "within_span",
        "before_span",
        "this_month",
        "at_span",
        "at_edge",
        "length",
    )
)
_IN_BRACKETS = r"\s*\(\s*(?:(?:tức\s+(?:là\s+)?|phải\s+)?(?:(?:hoàn\s+thành|xong|kết\s+thúc|dứt\s+điểm)\s+)?)"


def find(view: View, context: Context, opened: Sequence[int] | None = None) -> tuple[list[Deadline], list[Problem]]:
    """The deadlines of a sentence in the order of the text, and what could not be read."""
    clear = without_emphasis(view)
    found, problems = apply(RULES, clear, context, opened=opened)
    if (not found and not problems) or is_basis(view.folded):
        return [], []
    found = deadline_listed.following(clear, context, found)
    found = [due for due in found if not is_cited(view, due.span.start - view.offset)]
    if found and (quoted := quotations(clear)):
        found = [due for due in found if not any(span.holds(due.span) for span in quoted)]
    return sharpened(view, found), problems


def _opens_each_day(last: Deadline, view: View) -> bool:
    """Whether the sentence opens with how often, so that an hour behind it is the hour of each: "Hằng ngày, …"."""
    head = view.folded[: last.span.start - view.offset]
    return last.rule == "deadline.each" and last.time is None and light(r"[^\W\d]{2}").search(head) is None


def sharpened(view: View, found: list[Found[Deadline]]) -> list[Deadline]:
    """The deadlines, those told twice once: of "trong tuần tới (trước ngày 22/3)" the day that the bracket gives."""
    kept: list[Deadline] = []
    for one in found:
        due = replace(one.value, rule=one.rule)
        if kept and due.date and kept[-1].rule in _VAGUE:
            start, end = kept[-1].span.start - view.offset, due.span.start - view.offset
            between = view.folded[kept[-1].span.end - view.offset : end]
            if light(_IN_BRACKETS).fullmatch(between):
                end = due.span.end - view.offset
                end += view.folded[end : end + 1] == ")"
                due = replace(due, text=view.words(start, end), span=view.span(start, end))
                kept.pop()
        if one.rule == "deadline.by_hour" and kept and _opens_each_day(kept[-1], view):
            kept[-1] = replace(kept[-1], time=due.time)  #: "Hằng ngày, các xã báo cáo trước 16 giờ"
            continue
        kept.append(due)
    return kept
