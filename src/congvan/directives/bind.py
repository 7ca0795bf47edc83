"""Directives made of what the sentences say, with the measures that bind each, and the ledger."""

from __future__ import annotations

from collections import Counter
from typing import Literal, cast

from congvan.directives.walk import Said
from congvan.model.directive import Body, Directive, LedgerEntry, Modality
from congvan.model.document import Problem
from congvan.model.structure import Outline
from congvan.rules import measures
from congvan.rules.engine import Context
from congvan.rules.measures import Measures
from congvan.spans import Span, trim
from congvan.text import SPACES, View

Status = Literal["compiled", "informative", "formula", "unsupported"]
_LOOSE = SPACES + ".;,:"


def bind(said: list[Said], outline: Outline, whole: View, context: Context) -> tuple[Body, tuple[Problem, ...]]:
    """The body, and what was odd in it."""
    found: list[Directive] = []
    ledger: list[LedgerEntry] = []
    read: list[Measures] = []
    used: Counter[str] = Counter()
    for entry in said:
        span = entry.sentence.span
        values = Measures() if entry.sentence.is_quoted else measures.read(whole.sub(*span), context)
        read.append(values)
        name = None
        if entry.status == "compiled":
            place = outline.blocks[entry.sentence.block].id
            used[place] += 1
            name = place if used[place] == 1 else f"{place}#{used[place]}"
            found.append(_directive(name, entry, whole, values))
        ledger.append(LedgerEntry(span, cast(Status, entry.status), entry.reason, name))
    body = Body(
        tuple(found),
        tuple(item for values in read for item in values.limits),
        tuple(item for values in read for item in values.exceptions),
        tuple(item for values in read for item in values.deadlines),
        tuple(item for values in read for item in values.periods),
        tuple(ledger),
    )
    return body, tuple(problem for values in read for problem in values.problems)


def _directive(name: str, entry: Said, whole: View, values: Measures) -> Directive:
    span = entry.sentence.span
    action = trim(whole.text, entry.action, _LOOSE) if entry.action else None
    who = entry.who
    return Directive(
        id=name,
        modality=entry.modality or Modality.OBLIGATION,
        addressee=_words(whole, who) if who else None,
        action=_words(whole, action) if action and action.length else None,
        text=_words(whole, span),
        span=span,
        limits=values.limits,
        exceptions=values.exceptions,
        deadlines=values.deadlines,
        periods=values.periods,
        addressee_span=who,
        rule=entry.reason,
    )


def _words(whole: View, span: Span) -> str:
    return whole.words(span.start, span.end)
