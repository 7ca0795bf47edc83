"""Every rule of every family keeps what it claims: its examples match whole, its near misses not at all."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import pytest

import congvan.rules
from congvan.rules import deadlines, exceptions, limits, periods
from congvan.rules.engine import Family, Rule, compiled, light
from congvan.rules.told import Told
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
    pattern = light(rule.pattern) if rule.starts else compiled(rule.pattern)

    assert rule.examples
    for words in rule.examples:
        assert pattern.fullmatch(fold(words)), words
        if not rule.starts:
            assert not rule.gates or any(gate in fold(words) for gate in rule.gates), f"gates keep out {words!r}"
            continue
        told = Told(fold(words))
        assert not rule.gates or told.holds(rule.gates), f"gates keep out {words!r}"
        assert not rule.needs or told.holds(rule.needs), f"needs keep out {words!r}"
        assert any(told[start][:1] == [0] for start in rule.starts), f"starts keep out {words!r}"
    for words in rule.counterexamples:
        assert not pattern.search(fold(words)), words


@pytest.mark.parametrize("family", [limits.RULES, exceptions.RULES, deadlines.RULES, periods.RULES])
def test_every_rule_of_a_family_has_starts(family: Family[Any]) -> None:
    assert isinstance(family, Family)
    assert all(rule.starts for rule in family)
