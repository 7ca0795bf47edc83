"""The four families that bind a directive, read together over one sentence, their claims on the same words settled."""

from __future__ import annotations

from dataclasses import dataclass

from congvan.model.directive import Deadline, ExceptionClause, Limit, Period
from congvan.model.document import Problem
from congvan.rules import deadlines, exceptions, limits, periods
from congvan.rules.engine import Context
from congvan.text import View


@dataclass(frozen=True, slots=True)
class Measures:
    """What one sentence says of numbers, exceptions and time, each list in the order of the text."""

    limits: tuple[Limit, ...] = ()
    exceptions: tuple[ExceptionClause, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    periods: tuple[Period, ...] = ()
    problems: tuple[Problem, ...] = ()


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
