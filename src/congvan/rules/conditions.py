"""Conditions: the words that say when a rule holds; a sentence or list item at a time.

"Nếu …", "Trường hợp … thì", "khi có …", "với điều kiện …". A time ("sau khi", "trước khi", "đến khi"), an option
("(nếu có)") and a set of cases ("các trường hợp", "trừ trường hợp") are none.

>>> from congvan.text import View
>>> text = "Trường hợp phát sinh vướng mắc, đề nghị báo cáo Sở (nếu có) trước khi thực hiện."
>>> found, _ = find(View.of(text), Context())
>>> [condition.text for condition in found]
['Trường hợp phát sinh vướng mắc']
"""

from __future__ import annotations

from functools import cache

from congvan.lexicon import openers, phrase
from congvan.model.directive import Condition
from congvan.model.document import Problem
from congvan.rules import punctuation
from congvan.rules.duties.forms import Ending
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, Family, Match, NotThis, Rule, apply
from congvan.text import View

REACH = 400


def ended(view: View, start: int) -> int:
    """Where the condition that begins at ``start`` ends: before "thì", a comma that opens the main clause, a stop."""
    folded, last = view.folded, min(len(view.folded), start + REACH)
    stop = wording(r"[;:()]|\.(?=\s|$)").search(folded, start, last)
    end = stop.start() if stop else last
    then = wording(r"\sthì(?!\w)").search(folded, start, end)
    if then:
        return then.start()
    main = wording(r",\s+{conditions.onward}").search(folded, start, end)
    if main:
        return main.start()
    comma = folded.find(",", start, end)
    return comma if comma >= 0 else end


@cache
def _not_before() -> Ending:
    return Ending("{conditions.not_before}")


def condition(match: Match, _: Context) -> Condition:
    view, start = match.view, match.hit.start()
    before = view.folded[max(0, start - 16) : start].rstrip(" *_")
    if _not_before().stands(before, 0, len(before)):
        raise NotThis
    if wording(r"{conditions.empty}\s*(?:[,.;:)]|$)").match(view.folded, start):
        raise NotThis
    end = ended(view, match.hit.end())
    while end > start and view.folded[end - 1] in " ,*_":
        end -= 1
    if end - match.hit.end() < 4:
        raise NotThis
    return Condition(view.words(start, end), view.span(start, end), match.rule)


RULES: Family[Condition] = Family(
    (
        Rule(
            "condition.open",
            phrase("conditions.open"),
            condition,
            ("nếu", "trường hợp", "trong trường hợp", "với điều kiện"),
            ("kháng cáo",),
            gates=("nếu", "khi", "trường hợp", "điều kiện"),
            starts=openers("conditions.open"),
        ),
    )
)


def find(view: View, context: Context) -> tuple[list[Condition], list[Problem]]:
    """The conditions of one sentence, in the order of the text, none within another."""
    found, problems = apply(RULES, punctuation.without_emphasis(view), context)
    kept: list[Condition] = []
    for one in found:
        if not kept or one.value.span.start >= kept[-1].span.end:
            kept.append(one.value)
    return kept, problems
