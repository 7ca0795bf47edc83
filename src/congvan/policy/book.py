"""`Policy`: the rules of some letters, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from congvan.errors import UsageError
from congvan.model import policy_wire
from congvan.model.letter import Letter
from congvan.model.policy import LedgerLine, Rule, RuleBook, Verdict
from congvan.policy import evaluate, ledger, schema
from congvan.policy.asked import asked
from congvan.policy.compile import rules_of
from congvan.policy.facts import day_of
from congvan.policy.facts import read as read_facts
from congvan.policy.letters import letter_ids, reference
from congvan.policy.truth import some


@dataclass(frozen=True, slots=True)
class Policy(RuleBook):
    """Letters as rules that a program can check; `compile_policy` makes one."""

    def check(self, facts: Mapping[str, Any], on: date | str) -> tuple[Verdict, ...]:
        """One verdict for each rule, in order, for what is known on a day.

        ``facts`` is plain JSON: ``measures``, ``propositions``, ``done``, ``occurred``, ``events``, ``bearer``; what is
        missing or null is unknown, never false. Raises `UsageError` for a fact that no rule asks for, naming near ones,
        for a value of the wrong kind, and for a day that is none.
        """
        day = day_of(on)
        known = read_facts(facts, asked(self.rules))
        return tuple(evaluate.check(rule, known, day) for rule in self.rules)

    def on(self, day: date | str, events: Mapping[str, date | str] | None = None) -> Policy:
        """The rules that are in force on a day, or that may be where a letter's own date is blank; ``events`` tells
        what has been reported (key → day)."""
        when = day_of(day)
        known = read_facts({"events": dict(events or {})}, asked(self.rules))
        lasting = (r for r in self.rules if some(evaluate.holds(w, known, when) for w in r.when) is not False)
        return replace(self, rules=tuple(lasting))

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises `UsageError` for none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise UsageError(f"không có quy tắc {rule_id!r} (unknown rule)")

    @property
    def coverage(self) -> dict[str, int]:
        """How many sentences were compiled, are informative, are formulas, or could not be compiled."""
        return ledger.coverage(self.ledger)

    def facts_schema(self) -> dict[str, Any]:
        """The JSON Schema of the facts that this policy asks for, with titles and quotes."""
        return schema.of(self.rules)

    def to_dict(self) -> dict[str, Any]:
        """The policy in plain dicts and lists (contract ``congvan.policy/1``)."""
        return policy_wire.to_dict(self)

    def to_json(self, indent: int = 0) -> bytes:
        """The policy as UTF-8 JSON; the same bytes for the same letters."""
        return policy_wire.to_json(self, indent)

    @classmethod
    def from_dict(cls, plain: Any) -> Policy:
        """The policy that `to_dict` gave; raises `msgspec.ValidationError` for what is none."""
        return policy_wire.from_dict(plain, cls)

    @classmethod
    def from_json(cls, data: bytes | str) -> Policy:
        """The policy that `to_json` wrote; raises `msgspec.ValidationError` for what is none."""
        return policy_wire.from_json(data, cls)


def compile_policy(letters: Letter | Iterable[Letter]) -> Policy:
    """The rules of one letter or of several, in the order given.

    Every sentence of the bodies is in the policy's ``ledger``; what cannot be compiled stands there with a reason.
    """
    given = [letters] if isinstance(letters, Letter) else list(letters)
    names = letter_ids(given)
    rules: list[Rule] = []
    told: list[LedgerLine] = []
    for letter, name in zip(given, names, strict=True):
        found, odd = rules_of(letter, name)
        rules += found
        told += ledger.lines(letter, name, found, odd)
    refs = tuple(reference(letter, name) for letter, name in zip(given, names, strict=True))
    return Policy(refs, tuple(rules), tuple(told))
