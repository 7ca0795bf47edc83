"""Policies: a letter's directives in a form that a program can check.

`compile_policy` turns letters into a `Policy`; ``policy.check(facts, on=day)`` gives one `Verdict` for each rule, with
the letter's own words; ``policy.facts_schema()`` tells which facts it asks for, ``policy.ledger`` what became of every
sentence.
"""

from __future__ import annotations

from congvan.model.policy import Rule, Status, Verdict
from congvan.model.policy_wire import policy_schema
from congvan.policy.book import Policy, compile_policy
from congvan.policy.schema import generic as facts_schema

__all__ = ["Policy", "Rule", "Status", "Verdict", "compile_policy", "facts_schema", "policy_schema"]
