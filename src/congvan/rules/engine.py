"""What a rule is, and how rules are run over a stretch of text. The engine knows no Vietnamese.

Patterns are written for `View.folded`: lower case, new-style tones, one kind of space, dash, quote, slash; a line end
is a space there, so ``\\s+`` reads across lines. Builders read the folded words from the match, and the
letter's own characters with `Match.words`.

>>> from dataclasses import replace
>>> rule = Rule("demo.room", r"phòng\\s+(?P<n>\\d+)", lambda m, _: int(m["n"]), ("phòng 12",), ("phòng họp",))
>>> [found], problems = apply([rule], "Họp tại Phòng  12.", Context())
>>> found.value, found.rule, found.span, problems
(12, 'demo.room', Span(start=8, end=17), [])

Rules that many short stretches are read with are a `Family`: each says with which words its matches begin.

>>> rooms = Family((replace(rule, starts=("phòng",)),))
>>> rooms.gates.opened(look("họp tại sân")), [one.value for one in apply(rooms, "Phòng 12 và phòng 14", Context())[0]]
([], [12, 14])
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar

import regex

from congvan.model.document import Problem
from congvan.rules.gates import Gates
from congvan.rules.told import FIGURE, Told, look, tight
from congvan.spans import Span
from congvan.text import View

T = TypeVar("T")
Hit = Any  #: a match of `re` (of a rule with starts) or of `regex`


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the words: the letter's own day, where it has one."""

    issued_on: date | None = None
    year: int | None = None  #: the letter's year, known also where its day or month is blank


class Unreadable(ValueError):
    """Raised by a builder: the words have the rule's form, and no value can be read; becomes a `Problem`."""


class NotThis(Exception):
    """Raised by a builder: a near miss that the pattern cannot tell; the match is dropped without a word."""


@dataclass(slots=True, eq=False)
class Match:
    """A rule's match on a view."""

    hit: Hit
    view: View
    rule: str = ""  #: its name

    def __getitem__(self, group: str) -> str:
        """The folded words of a group; "" where it took no part."""
        return self.hit[group] or ""

    def words(self, group: str | int = 0) -> str:
        """The letter's own words of a group, on one line; "" where it took no part."""
        start, end = self.hit.span(group)
        return self.view.words(start, end) if start >= 0 else ""

    def span(self, group: str | int = 0) -> Span:
        """Where a group stands in the document; an empty span before the match where it took no part."""
        start, end = self.hit.span(group)
        return self.view.span(start, end) if start >= 0 else self.view.span(self.hit.start(), self.hit.start())

    def has(self, group: str) -> bool:
        return bool(self.hit.span(group)[0] >= 0)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One reading: its ``family.reading`` name, what it matches, and how a value is built from a match."""

    name: str
    pattern: str
    build: Callable[[Match, Context], T]
    examples: tuple[str, ...]  #: each matches whole
    counterexamples: tuple[str, ...] = ()  #: in none of them the pattern is found
    gates: tuple[str, ...] = ()  #: folded literals; without any of them in the text the pattern is not tried
    needs: tuple[str, ...] = ()  #: more of them, one of which stands with a gate
    amid: tuple[str, ...] = ()  #: what the builder looks for around a match: none of them, no reading
    starts: tuple[str, ...] = ()  #: words that a match begins with: the pattern is tried where one stands, nowhere else

    def asks(self) -> tuple[tuple[str, ...], ...]:
        """What a stretch must hold for the rule to be looked at: one literal of each tuple."""
        around = (self.amid, self.gates) if self.amid else (self.gates or self.starts,)
        return tuple(filter(None, (*around, self.needs)))


@dataclass(slots=True)
class Found(Generic[T]):
    """A value with the span and the rule of its reading."""

    value: T
    rule: str
    span: Span


#: a match with what it is ranked by: its start, its length, the place of its rule
Ranked = tuple[int, int, int, Rule[T], Hit]


class Family(tuple[Rule[T], ...]):
    """Rules that are read together: each is tried where one of its starts stands, in stretches that open it. All have
    starts."""

    @cached_property
    def gates(self) -> Gates:
        return Gates([rule.asks() for rule in self])

    @cached_property
    def _starts(self) -> list[tuple[frozenset[str], tuple[str, ...]]]:
        """What the matches of each rule begin with: words, and marks."""
        words = [frozenset(start for start in rule.starts if start.isalpha() or start == FIGURE) for rule in self]
        return [(here, tuple(set(rule.starts) - here)) for here, rule in zip(words, self, strict=True)]

    @cached_property
    def _matches(self) -> _Matches:
        return _Matches(self)

    def hits(
        self, folded: str, ranges: Sequence[tuple[int, int]], opened: Sequence[int] | None = None
    ) -> list[Ranked[T]]:
        """The matches of every rule within the ranges, which lie apart; none of one rule overlap. ``opened``: the
        places of the rules that the stretch opens, where the caller knows them."""
        told, starts, matches = look(folded), self._starts, self._matches
        hits: list[Ranked[T]] = []
        opened = self.gates.opened(told) if opened is None else opened
        for first, last in ranges:
            for order in opened:
                words, marks = starts[order]
                match = matches[order]
                its: list[Ranked[T]] = []
                for start in (*(words & told.words), *marks):
                    places = told[start]
                    if places and (places[0] < first or places[-1] >= last):
                        places = places[bisect_left(places, first) : bisect_left(places, last)]
                    for at in places:
                        if hit := match(folded, at, last):
                            its.append((at, -hit.end(), order, self[order], hit))
                if its:
                    hits += its if len(its) == 1 else _apart(its)
        return hits


def _apart(hits: list[Ranked[T]]) -> Iterator[Ranked[T]]:
    """The matches of a rule without those that begin within an earlier one."""
    taken = -1
    for hit in sorted(hits, key=itemgetter(0)):
        if hit[0] >= taken:
            taken = -hit[1]
            yield hit


class _Matches(dict[int, Callable[[str, int, int], Hit | None]]):
    """By a rule's place in a family, what matches its pattern at a place; compiled when first asked for."""

    def __init__(self, rules: Sequence[Rule[Any]]) -> None:
        self.rules = rules

    def __missing__(self, order: int) -> Callable[[str, int, int], Hit | None]:
        self[order] = match = light(self.rules[order].pattern).match
        return match


class Families:
    """Families that the same stretches are read with, which are looked at once for all of them."""

    def __init__(self, *families: Family[Any]) -> None:
        self._count = len(families)
        self._gates = Gates([rule.asks() for family in families for rule in family])
        self._places = [(place, order) for place, family in enumerate(families) for order in range(len(family))]

    def opened(self, told: Told) -> list[list[int]]:
        """Of each family the places of the rules that a stretch opens, in order."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        for one in self._gates.opened(told):
            family, order = self._places[one]
            found[family].append(order)
        return found


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled when first used, so that importing a family costs nothing."""
    return regex.compile(pattern)


@cache
def light(pattern: str) -> re.Pattern[str]:
    """The pattern for a known place or a few words: `re` begins a match several times faster than `regex` does."""
    return re.compile(pattern)


def apply(
    rules: Iterable[Rule[T]],
    text: str | View,
    context: Context,
    ranges: Sequence[tuple[int, int]] | None = None,
    opened: Sequence[int] | None = None,
) -> tuple[list[Found[T]], list[Problem]]:
    """Every reading of ``rules`` in ``text``, in order, none overlapping: the earliest match wins, then the longest,
    then the rule named first. A builder's `ValueError` is a problem, its code the rule's name. With ``ranges`` of the
    view only matches within one of them are looked for; what stands around them is seen. ``opened``: the places of a
    family's rules that the view opens, where the caller knows them."""
    view = View.of(text) if isinstance(text, str) else text
    found: list[Found[T]] = []
    problems: list[Problem] = []
    taken = -1
    ranges = ((0, len(view.folded)),) if ranges is None else ranges
    if isinstance(rules, Family):
        hits = rules.hits(view.folded, ranges, opened)
    else:
        hits = _searched(rules, view.folded, ranges)
    if len(hits) > 1:
        hits.sort(key=itemgetter(0, 1, 2))
    for start, _, _, rule, hit in hits:
        if start < taken:
            continue
        match = Match(hit, view, rule.name)
        try:
            value = rule.build(match, context)
        except NotThis:
            continue
        except ValueError as error:
            problems.append(Problem(rule.name, str(error), match.span()))
        else:
            found.append(Found(value, rule.name, match.span()))
        taken = hit.end()
    return found, problems


def _searched(rules: Iterable[Rule[T]], folded: str, ranges: Sequence[tuple[int, int]]) -> list[Ranked[T]]:
    """What `Family.hits` gives, of rules that are no family: found by search."""
    words = tight(folded)
    return [
        (hit.start(), -hit.end(), order, rule, hit)
        for order, rule in enumerate(rules)
        if not rule.gates or any(gate in words for gate in rule.gates)
        for start, end in ranges
        for hit in compiled(rule.pattern).finditer(folded, start, end)
    ]
