"""The four families that bind a directive, read together over one sentence, their claims on the same words settled."""

from __future__ import annotations

from congvan.model.directive import Measures
from congvan.rules import deadlines, exceptions, limits, periods
from congvan.rules.engine import Context
from congvan.text import View


def read(view: View, context: Context) -> Measures:
    """The measures of a sentence. Words that say when something is due or holds are no limit as well."""
    lasting, odd_periods = periods.find(view, context)
    due, odd_deadlines = deadlines.find(view, context)
    due = [d for d in due if not any(p.span.overlaps(d.span) for p in lasting)]
    numbers, odd_limits = limits.find(view, context)
    timed = [*(d.span for d in due), *(p.span for p in lasting)]
    numbers = [n for n in numbers if not any(span.overlaps(n.span) for span in timed)]
    left_out, odd_exceptions = exceptions.find(view, context)
    problems = (*odd_periods, *odd_deadlines, *odd_limits, *odd_exceptions)
    return Measures(tuple(numbers), tuple(left_out), tuple(due), tuple(lasting), problems)
