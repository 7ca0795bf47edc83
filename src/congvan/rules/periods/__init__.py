"""Effective periods (thời gian áp dụng): from which day to which day the letter or a measure in it holds.

Unit: civil days in Việt Nam, both ends included.

Source: Civil Code 91/2015/QH13 arts. 147, 148. A term's last day runs to 24:00, so "đến ngày X" includes X, as "đến hết
ngày X" does; "hết hiệu lực kể từ ngày X" leaves X out. A length that starts at an hour counts that day
("trong vòng 15 ngày kể từ 0 giờ ngày 01/4" ends on 15/4), one that starts on a day does not.

>>> from congvan.text import View
>>> text = "Tạm dừng hoạt động từ 0 giờ ngày 01/4/2020 cho đến khi có thông báo mới."
>>> [found], _ = find(View.of(text), Context(date(2020, 3, 30)))
>>> found.start, found.end, found.until, found.text
('2020-04-01', None, 'có thông báo mới', 'từ 0 giờ ngày 01/4/2020 cho đến khi có thông báo mới')
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from congvan.model.directive import Period
from congvan.model.document import Problem
from congvan.rules.engine import Context, Family, apply, light
from congvan.rules.periods import counted as period_counted
from congvan.rules.periods import events as period_events
from congvan.rules.periods import headed as period_headed
from congvan.rules.periods import lunar as period_lunar
from congvan.rules.periods import meanwhile as period_meanwhile
from congvan.rules.periods import rounds as period_rounds
from congvan.rules.periods import spans as period_spans
from congvan.rules.periods import terms as period_terms
from congvan.rules.periods import until as period_until
from congvan.rules.periods import within as period_within
from congvan.rules.punctuation import without_emphasis
from congvan.rules.time.surroundings import is_basis, is_cited
from congvan.text import View

__all__ = ["RULES", "date", "find"]

#: what the weather will be binds nobody
_FORECAST = (
    r"[\W_]*(?:theo\s+(?:bản\s+tin|dự\s+báo|nhận\s+định|tin)\s[^,]{0,80}(?:khí\s+tượng|thủy\s+văn)|dự\s+báo)(?!\w)"
)

RULES: Family[Period] = Family(
    (
        *period_events.RULES,
        *period_spans.RULES,
        *period_until.RULES,
        *period_within.RULES,
        *period_lunar.RULES,
        *period_headed.RULES,
        *period_rounds.RULES,
        *period_terms.RULES,
        *period_meanwhile.RULES,
        *period_counted.RULES,
    )
)


def find(view: View, context: Context, opened: Sequence[int] | None = None) -> tuple[list[Period], list[Problem]]:
    """The periods of a sentence in the order of the text, and what could not be read.

    A period that counts from the letter's day has no start where the letter has no day, and a problem says so.
    """
    found, problems = apply(RULES, without_emphasis(view), context, opened=opened)
    if (not found and not problems) or is_basis(view.folded) or light(_FORECAST).match(view.folded):
        return [], []
    found = [lasting for lasting in found if not is_cited(view, lasting.span.start - view.offset)]
    for lasting in found:
        if lasting.value.start is None and lasting.rule in period_events.FROM_LETTER and context.issued_on is None:
            problems.append(Problem(lasting.rule, "tính từ ngày ký mà văn bản không có ngày", lasting.span))
    return [lasting.value for lasting in found], problems
