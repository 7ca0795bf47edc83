"""What a set of rules asks: every fact that a check may take, each with the rules that it serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from congvan.model.directive import Modality
from congvan.model.policy import Event, Measure, Proposition, Rule


@dataclass(frozen=True, slots=True)
class Asked:
    """Facts by key. A key that several rules ask for lists all of them."""

    measures: dict[str, list[tuple[Measure, Rule]]] = field(default_factory=dict)
    propositions: dict[str, list[tuple[Proposition | None, Rule]]] = field(default_factory=dict)
    acts: dict[str, Rule] = field(default_factory=dict)
    events: dict[str, list[tuple[Event, Rule]]] = field(default_factory=dict)

    @property
    def shares(self) -> frozenset[str]:
        """The measures that are shares."""
        return frozenset(key for key, uses in self.measures.items() if uses[0][0].is_share)


def asked(rules: Iterable[Rule]) -> Asked:
    """The facts that ``rules`` ask for, in their order."""
    found = Asked()
    for rule in rules:
        for measure in measures_of(rule):
            found.measures.setdefault(measure.key, []).append((measure, rule))
        for proposition in (*rule.conditions, *rule.defeaters):
            found.propositions.setdefault(proposition.key, []).append((proposition, rule))
        if rule.bearer is not None:
            found.propositions.setdefault(rule.bearer.fact, []).append((None, rule))
        if asks_act(rule):
            found.acts[rule.id] = rule
        for event in events_of(rule):
            found.events.setdefault(event.key, []).append((event, rule))
    return found


def measures_of(rule: Rule) -> Iterator[Measure]:
    if rule.measure is not None:
        yield rule.measure
    yield from (threshold.measure for threshold in rule.thresholds)


def events_of(rule: Rule) -> Iterator[Event]:
    for when in rule.when:
        yield from (event for event in (when.opens, when.closes) if event is not None)
    if rule.due is not None and rule.due.since is not None:
        yield rule.due.since


def asks_act(rule: Rule) -> bool:
    """Whether a check asks if, or when, the rule's act was done."""
    return rule.bound is None and rule.modality in (Modality.OBLIGATION, Modality.PROHIBITION)
