"""Every rule of every family keeps what it claims: its examples match whole, its near misses not at all."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import pytest

import congvan.rules
from congvan.rules.engine import Rule, compiled
from congvan.text import fold

MODULES = [import_module(module.name) for module in pkgutil.walk_packages(congvan.rules.__path__, "congvan.rules.")]
RULES: list[Rule[Any]] = [
    rule
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, tuple)
    for rule in value
    if isinstance(rule, Rule)
]
UNIQUE = list({id(rule): rule for rule in RULES}.values())


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in UNIQUE]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("rule", UNIQUE, ids=lambda rule: rule.name)
def test_rule_matches_its_examples_whole_and_no_counterexample(rule: Rule[Any]) -> None:
    assert rule.examples
    for words in rule.examples:
        assert compiled(rule.pattern).fullmatch(fold(words)), words
        assert not rule.gates or any(gate in fold(words) for gate in rule.gates), f"gates keep out {words!r}"
        assert not rule.needs or compiled(rule.needs).search(fold(words)), f"needs keep out {words!r}"
    for words in rule.counterexamples:
        assert not compiled(rule.pattern).search(fold(words)), words
