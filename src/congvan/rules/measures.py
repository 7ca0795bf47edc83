"""The four families that bind a directive, read together over one sentence, their claims on the same words settled."""

from __future__ import annotations

from functools import cache

from congvan.model.directive import Limit, Measures
from congvan.model.document import Problem
from congvan.rules import deadlines, exceptions, limits, periods
from congvan.rules.engine import Context, Families, light
from congvan.rules.punctuation import without_emphasis
from congvan.rules.told import look
from congvan.spans import Span
from congvan.text import View

UNREAD = 20_000  #: a sentence longer than this is no sentence: nothing of it is read
_NOTHING = Measures()


def read(view: View, context: Context) -> Measures:
    """The measures of a sentence. Words that say when something is due or holds are no limit as well.

    >>> read(View.of("trước ngày 20/5/2031, " * 1000), Context()).problems[0].code
    'sentence.too_long'
    """
    if (length := len(view.folded)) > UNREAD:
        message = f"câu dài {length} ký tự, quá {UNREAD}: không đọc nội dung"
        return Measures(problems=(Problem("sentence.too_long", message, view.span(0, length)),))
    of_periods, of_deadlines, of_exceptions = _families().opened(look(without_emphasis(view).folded))
    lasting, odd_periods = periods.find(view, context, of_periods) if of_periods else ([], [])
    due, odd_deadlines = deadlines.find(view, context, of_deadlines) if of_deadlines else ([], [])
    numbers, odd_limits = limits.find(view, context)
    left_out, odd_exceptions = exceptions.find(view, context, of_exceptions) if of_exceptions else ([], [])
    if lasting:
        due = [d for d in due if _is_apart(d.span, [p.span for p in lasting])]
    if lasting or due:
        timed = [*(d.span for d in due), *(p.span for p in lasting)]
        numbers = [n for n in numbers if _is_apart(_counted(n, view), timed)]
    problems = (*odd_periods, *odd_deadlines, *odd_limits, *odd_exceptions)
    if not (lasting or due or numbers or left_out or problems):
        return _NOTHING
    return Measures(tuple(numbers), tuple(left_out), tuple(due), tuple(lasting), problems)


@cache
def _families() -> Families:
    """What every sentence is looked at for; limits are looked for around numbers only."""
    return Families(periods.RULES, deadlines.RULES, exceptions.RULES)


def _counted(limit: Limit, view: View) -> Span:
    """A limit without what says how often before its number: of "hằng quý kiểm tra không dưới 10%" the "10%"."""
    start = limit.span.start
    if limit.per is None or limit.text[0].isdigit():
        return limit.span
    figure = light(r"\d").search(view.folded, start - view.offset, limit.span.end - view.offset)
    return Span(figure.start() + view.offset, limit.span.end) if figure else limit.span


def _is_apart(span: Span, others: list[Span]) -> bool:
    return not any(other.overlaps(span) for other in others)
