"""Exceptions: the words that take persons, cases, goods or places out of a rule; a sentence or list item at a time.

"trừ trường hợp …", "(không bao gồm …)", "không áp dụng đối với …", "Riêng … thì …", "chỉ những … mới …", "Trường hợp …
thì không phải …". Each is the whole phrase: to its closing bracket, to a comma that opens a new clause, to a semicolon,
or to the end of the sentence. "Trừ" that deducts ("trừ lương", "được trừ khi tính thuế"), "miễn là", "riêng" for "own"
and "ngoài ra" are no exceptions.

>>> from congvan.text import View
>>> text = "Các đơn vị (trừ lực lượng trực) làm việc tại nhà, trừ trường hợp cấp bách; báo cáo Sở."
>>> found, _ = find(View.of(text), Context())
>>> [clause.text for clause in found]
['trừ lực lượng trực', 'trừ trường hợp cấp bách']
"""

from __future__ import annotations

from collections.abc import Sequence

from congvan.model.directive import ExceptionClause
from congvan.model.document import Problem
from congvan.rules import punctuation
from congvan.rules.engine import Context, Family, apply
from congvan.rules.exceptions.excluded import EXCLUDED
from congvan.rules.exceptions.exempt import EXEMPT
from congvan.rules.exceptions.waived import WAIVED
from congvan.text import View

RULES: Family[ExceptionClause] = Family((*EXCLUDED, *WAIVED, *EXEMPT))


def find(
    view: View, context: Context, opened: Sequence[int] | None = None
) -> tuple[list[ExceptionClause], list[Problem]]:
    """The exceptions of one sentence, in the order of the text; an exception within another stands with it."""
    view = punctuation.without_emphasis(view)
    found, problems = apply(RULES, view, context, opened=opened)
    if not found:
        return [], problems
    quoted = punctuation.quotations(view)
    kept: list[ExceptionClause] = []
    reached: dict[str, int] = {}  #: where the last kept clause of each rule ends
    for one in (told.value for told in found):
        if any(span.holds(one.span) for span in quoted):
            continue
        if kept and kept[-1].span == one.span:
            continue
        if one.span.start >= reached.get(one.rule, 0):
            kept.append(one)
            reached[one.rule] = one.span.end
    return kept, problems
