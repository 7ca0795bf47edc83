"""How a rule can stand, by what is known of its act and number: the set of outcomes that the facts leave open.

Outcomes are `COMPLIANT`, `VIOLATED` and `PENDING`. One outcome: the facts decide. Several: what is missing decides.

A done day behind the day of the check is not done yet. An event that nobody has reported has not happened, so a
length that counts from it has not begun, and its act is pending; where the letter does not say what a length counts
from, its end is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from congvan.model.directive import Modality
from congvan.model.policy import Due, Rule, Status
from congvan.policy.facts import Facts, Moment
from congvan.policy.lengths import last_day
from congvan.policy.truth import Truth

COMPLIANT, VIOLATED, PENDING = Status.COMPLIANT, Status.VIOLATED, Status.PENDING
Outcomes = frozenset[Status]
KEPT, BROKEN, OPEN = frozenset({COMPLIANT}), frozenset({VIOLATED}), frozenset({COMPLIANT, VIOLATED})
WAITING, UNDONE = frozenset({PENDING, COMPLIANT}), frozenset({PENDING})


@dataclass(frozen=True, slots=True)
class Finish:
    """The last moment at which an act is in time."""

    day: date | None  #: None: not known
    at: time | None = None
    has_begun: bool = True  #: False: the event that it counts from has not happened


def outcomes(rule: Rule, facts: Facts, on: date) -> Outcomes:
    """What is open for ``rule`` on a day on which it is in force, covers the situation, and is not lifted."""
    if not rule.is_binding:
        return KEPT
    if rule.bound is not None and rule.measure is not None:
        measured = facts.measures.get(rule.measure.key)
        if measured is None:
            return _narrowed(rule)
        return KEPT if rule.bound.holds(measured) else BROKEN
    done, occurred = facts.done.get(rule.id), facts.occurred.get(rule.id)
    if rule.modality is Modality.PROHIBITION:
        return _banned(done, occurred, on)
    return _duty(rule, done, occurred, facts, on)


def _narrowed(rule: Rule) -> Outcomes:
    """A number that is not known may still be settled by a threshold on the same measure."""
    assert rule.bound is not None and rule.measure is not None
    for threshold in rule.thresholds:
        if threshold.measure.key == rule.measure.key:
            if threshold.bound.within(rule.bound):
                return KEPT
            if threshold.bound.meet(rule.bound).is_empty:
                return BROKEN
    return KEPT if rule.bound.beyond() == () else OPEN


def _banned(done: Moment | None, occurred: Truth, on: date) -> Outcomes:
    if occurred or (done is not None and done.day <= on):
        return BROKEN
    return OPEN if occurred is None and done is None else KEPT


def _duty(rule: Rule, done: Moment | None, occurred: Truth, facts: Facts, on: date) -> Outcomes:
    if done is not None and done.day > on:
        done, occurred = None, False
        if rule.due is None:
            return UNDONE
    if rule.due is None:
        if done is not None or occurred:
            return KEPT
        return OPEN if occurred is None else BROKEN
    if rule.due.recurring is not None or rule.due.rrule is not None:
        return _recurring(done, occurred)
    return _timed(finish(rule.due, facts), done, occurred, on)


def _recurring(done: Moment | None, occurred: Truth) -> Outcomes:
    """An act that comes again and again: one done day is not enough to say that none was missed."""
    if occurred is not None:
        return KEPT if occurred else BROKEN
    return OPEN


def _timed(end: Finish, done: Moment | None, occurred: Truth, on: date) -> Outcomes:
    """A duty with an end. On its last day it is pending till midnight, whatever the hour."""
    if done is not None:
        return KEPT if not end.has_begun else OPEN if end.day is None else _in_time(done, end, end.day)
    waiting = UNDONE if occurred is False else WAITING
    if not end.has_begun:
        return KEPT if occurred else waiting
    if end.day is None:
        return OPEN if occurred else waiting | BROKEN
    if on > end.day:
        return BROKEN if occurred is False else OPEN
    is_sure = end.at is None or on < end.day
    return (KEPT if is_sure else OPEN) if occurred else waiting


def _in_time(done: Moment, end: Finish, last: date) -> Outcomes:
    if done.day != last or end.at is None:
        return KEPT if done.day <= last else BROKEN
    if done.at is None:
        return OPEN
    return KEPT if done.at <= end.at else BROKEN


def finish(due: Due, facts: Facts) -> Finish:
    """The last moment for an act, from the letter or from the event that a length counts from."""
    at = time.fromisoformat(due.time) if due.time else None
    if due.last is not None:
        return Finish(due.last, at)
    start = due.since_on
    if start is None and due.since is not None:
        start = facts.events.get(due.since.key)
        if start is None:
            return Finish(None, at, has_begun=not due.since.is_stated)
    if start is None or due.amount is None:
        return Finish(None, at)
    return Finish(last_day(start, due.amount, due.unit), at)
