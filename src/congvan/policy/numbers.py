"""Which numbers of a directive are kept, which say whom it covers, and how fact keys are kept apart in a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from congvan.lexicon import phrase
from congvan.model.directive import Directive, Limit, Modality, Role
from congvan.model.interval import Interval
from congvan.model.policy import Effect, Measure, Proposition, Rule, Threshold
from congvan.policy import measure
from congvan.policy.keys import proposition_key, quantifier_of
from congvan.rules.engine import compiled
from congvan.spans import Span
from congvan.text import fold, slug, words

SHORT = 3  #: a name of no more words may say what a threshold is of


@dataclass(frozen=True, slots=True)
class Numbers:
    """A directive's numbers, read; ``odd`` are those with no interval."""

    kept: tuple[tuple[Limit, Measure, Interval], ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    cases: tuple[Proposition, ...] = ()  #: thresholds that exclude one another, as yes-or-no facts
    odd: tuple[tuple[Limit, str], ...] = ()


def read(directive: Directive, text: str, limits: Iterable[Limit]) -> Numbers:
    """The numbers of a directive, in order."""
    kept, covers, odd = [], [], []
    stands = [*(limit.span for limit in directive.limits), *(clause.span for clause in directive.exceptions)]
    for limit in limits:
        try:
            apart = [*stands, *_named(directive, limit)]
            found, bound = measure.read(limit, text, _between(limit.span, apart, directive.span))
        except ValueError as error:
            odd.append((limit, str(error)))
            continue
        if limit.role is Role.THRESHOLD:
            covers.append(Threshold(found, bound))
        else:
            kept.append((limit, found, _direction(directive, limit, bound, text)))
    thresholds, cases = _together(covers)
    return Numbers(tuple(kept), thresholds, cases, tuple(odd))


def _named(directive: Directive, limit: Limit) -> Iterator[Span]:
    """The addressee, where it is no part of what a number is of, as "mỗi lớp" and "doanh nghiệp" (doanh thu) are."""
    who = directive.addressee or ""
    is_case = limit.role is Role.THRESHOLD and len(who.split()) <= SHORT
    if directive.addressee_span and quantifier_of(who) != "each" and not is_case:
        yield directive.addressee_span


def _between(span: Span, others: Iterable[Span], within: Span) -> Span:
    """The words around ``span`` that are no other number's and no exception's."""
    start = max((other.end for other in others if within.start <= other.end <= span.start), default=within.start)
    end = min((other.start for other in others if span.end <= other.start <= within.end), default=within.end)
    return Span(start, end)


def _direction(directive: Directive, limit: Limit, bound: Interval, text: str) -> Interval:
    """What may be done: "cấm tụ tập trên 20 người" leaves at most 20. A number with a "không" of its own stays."""
    is_floor = bound.high is None and bound.low is not None
    if directive.modality is not Modality.PROHIBITION or not is_floor:
        return bound
    negation = compiled(phrase("policy.negation"))
    clause = text[directive.span.start : limit.span.start].rpartition(";")[2]
    if negation.search(fold(limit.text)) or not negation.search(fold(clause)):
        return bound
    return bound.beyond()[0]


def _together(covers: list[Threshold]) -> tuple[tuple[Threshold, ...], tuple[Proposition, ...]]:
    """Thresholds of one measure as one; those that exclude one another become yes-or-no facts."""
    groups: dict[str, list[Threshold]] = defaultdict(list)
    for threshold in covers:
        groups[threshold.measure.key].append(threshold)
    thresholds, cases = [], []
    for group in groups.values():
        bound = group[0].bound
        for other in group[1:]:
            bound = bound.meet(other.bound)
        if not bound.is_empty:
            thresholds.append(Threshold(group[0].measure, bound))
            continue
        said = " / ".join(words(found.measure.words) for found in group)
        key = proposition_key(said)
        cases.append(Proposition(key, said, Effect.CONDITION, group[0].measure.span))
    return tuple(thresholds), tuple(cases)


def told_apart(rules: list[Rule]) -> list[Rule]:
    """The rules of one letter, where one key stood for unlike things: bounds that have no common value, or that cut
    the same side at different numbers, get their scope into the key."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.measure is not None:
            groups[rule.measure.key].append(rule)
    unlike = {key for key, group in groups.items() if _differ(group)}
    if not unlike:
        return rules
    scoped = [
        replace(rule, measure=replace(rule.measure, key=measure.with_scope(rule.measure, _place(rule))))
        if rule.measure is not None and rule.measure.key in unlike
        else rule
        for rule in rules
    ]
    return _by_place(scoped)


def _by_place(rules: list[Rule]) -> list[Rule]:
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.measure is not None:
            groups[rule.measure.key].append(rule)
    unlike = {key for key, group in groups.items() if _differ(group)}
    return [
        replace(rule, measure=replace(rule.measure, key=f"{rule.measure.key}/{_place(rule)}"))
        if rule.measure is not None and rule.measure.key in unlike
        else rule
        for rule in rules
    ]


def _place(rule: Rule) -> str:
    return slug(rule.id.partition("#")[2])


def _differ(group: list[Rule]) -> bool:
    bounds = {rule.bound for rule in group if rule.bound is not None}
    lows = {(bound.low, bound.low_open) for bound in bounds if bound.low is not None}
    highs = {(bound.high, bound.high_open) for bound in bounds if bound.high is not None}
    if len(lows) > 1 or len(highs) > 1:
        return True
    meet = Interval()
    for bound in bounds:
        meet = meet.meet(bound)
    return meet.is_empty


def own_limits(directive: Directive, inner: Iterable[Span], binding: Directive | None) -> list[Limit]:
    """The limits that bind ``directive`` itself: none that an inner directive holds, and a bound only in the one
    (``binding``) of several directives at the same span."""
    spans = list(inner)
    return [
        limit
        for limit in directive.limits
        if not any(span.holds(limit.span) for span in spans)
        and (limit.role is Role.THRESHOLD or binding is None or binding is directive)
    ]
