"""One verdict for a rule: in force, covered, lifted, kept, in that order, each three-valued.

A verdict is `violated` only where every way to fill the missing facts violates, and `compliant` only where no way
violates and the facts that are there keep the rule; so 18 people in a room of at most 20 comply, whoever they are.

- not in force, not covered (a condition or threshold does not hold), exempt: as soon as one is sure, in this order;
- violated: in force, covered and not lifted for sure, and broken whatever is missing;
- compliant, pending: not broken, whatever is missing;
- advisory: a recommendation in force that covers the situation, or may;
- else unknown, with the facts that would decide it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congvan.model.directive import Modality
from congvan.model.policy import Event, Rule, Status, Threshold, Verdict, When
from congvan.policy import trace
from congvan.policy.cases import is_bearer, is_case
from congvan.policy.facts import Facts
from congvan.policy.keeping import PENDING, VIOLATED, Outcomes, outcomes
from congvan.policy.truth import Truth, every, some


def check(rule: Rule, facts: Facts, on: date) -> Verdict:
    """The verdict for ``rule`` on the day ``on``."""
    status, missing = decide(rule, facts, on)
    measured = facts.measures.get(rule.measure.key) if rule.measure else None
    source = rule.source
    return Verdict(
        status, rule.id, source.letter, source.quote, source.span, missing,
        trace.tell(rule, status, facts, on), measured, source.page,
    )  # fmt: skip


def decide(rule: Rule, facts: Facts, on: date) -> tuple[Status, tuple[str, ...]]:
    """The status of ``rule``, and the names of the facts that would decide it where it is unknown."""
    in_force = some(holds(when, facts, on) for when in rule.when)
    if in_force is False:
        return Status.NOT_IN_FORCE, ()
    covered = covers(rule, facts)
    if covered is False:
        return Status.NOT_APPLICABLE, ()
    lifted = some(is_case(proposition, facts) for proposition in rule.defeaters)
    if lifted is True:
        return Status.EXEMPT, ()
    if rule.modality is Modality.RECOMMENDATION:
        return Status.ADVISORY, ()
    open_ends = outcomes(rule, facts, on)
    if VIOLATED not in open_ends:
        return (Status.PENDING if PENDING in open_ends else Status.COMPLIANT), ()
    if in_force and covered and lifted is False and open_ends == {VIOLATED}:
        return Status.VIOLATED, ()
    return Status.UNKNOWN, tuple(dict.fromkeys(_missing(rule, facts, on, open_ends)))


def holds(when: When, facts: Facts, on: date) -> Truth:
    """Whether a stretch of time includes ``on``. An event that nobody has reported has not happened."""
    if when.closes is not None:
        closed = facts.events.get(when.closes.key)
        if closed is not None and on >= closed:
            return False
    if when.last is not None and on > when.last:
        return False
    return _has_begun(when, facts, on)


def _has_begun(when: When, facts: Facts, on: date) -> Truth:
    first, latest = when.first, when.first_by
    if when.opens is not None:
        reported = facts.events.get(when.opens.key)
        if reported is not None:
            return on >= reported
        if when.opens.is_stated:
            return False
    if first is not None and on < first:
        return False
    return True if latest is not None and on >= latest else None


def covers(rule: Rule, facts: Facts) -> Truth:
    """Whether the rule covers the situation: its bearer, its conditions, its thresholds."""
    return every(
        [
            is_bearer(rule.bearer, facts),
            *(facts.propositions.get(condition.key) for condition in rule.conditions),
            *(_reached(threshold, facts) for threshold in rule.thresholds),
        ]
    )


def _reached(threshold: Threshold, facts: Facts) -> Truth:
    measured = facts.measures.get(threshold.measure.key)
    return None if measured is None else threshold.bound.holds(measured)


def _missing(rule: Rule, facts: Facts, on: date, open_ends: Outcomes) -> Iterator[str]:
    """The facts that are not known and bear on the verdict."""
    if some(holds(when, facts, on) for when in rule.when) is None:
        unknown = (when.opens for when in rule.when if when.opens is not None)
        yield from (f"events.{event.key}" for event in unknown if event.key not in facts.events)
    if rule.bearer is not None and is_bearer(rule.bearer, facts) is None:
        yield f"propositions.{rule.bearer.fact}"
    for proposition in rule.conditions:
        if proposition.key not in facts.propositions:
            yield f"propositions.{proposition.key}"
    for threshold in rule.thresholds:
        if threshold.measure.key not in facts.measures:
            yield f"measures.{threshold.measure.key}"
    if len(open_ends) > 1:
        yield from _deciding(rule, facts)
    for proposition in rule.defeaters:
        if is_case(proposition, facts) is None:
            yield f"propositions.{proposition.key}"


def _deciding(rule: Rule, facts: Facts) -> Iterator[str]:
    """What decides whether the act was done, or the number kept."""
    if rule.measure is not None and rule.bound is not None:
        yield f"measures.{rule.measure.key}"
        return
    since: Event | None = rule.due.since if rule.due else None
    if since is not None and since.key not in facts.events:
        yield f"events.{since.key}"
    if rule.id not in facts.done and (rule.due is not None and rule.due.recurring is None):
        yield f"done.{rule.id}"
    elif rule.id not in facts.occurred:
        yield f"occurred.{rule.id}"
    elif rule.id in facts.done:
        yield f"done.{rule.id}"
