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
>>> rooms.opened(look("họp tại sân")), [one.value for one in apply(rooms, "Phòng 12 và phòng 14", Context())[0]]
([], [12, 14])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

import regex

from congvan.model.document import Problem
from congvan.rules.told import FIGURE, Told, Wanted, look, tight, wanted
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


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the span and the rule of its reading."""

    value: T
    rule: str
    span: Span


#: a match with what it is ranked by: its start, its length, the place of its rule
Ranked = tuple[int, int, int, Rule[T], Hit]


class Filed(NamedTuple):
    """The places of a family's rules under what a stretch must hold for them to be looked at."""

    by_word: dict[str, tuple[tuple[int, ...], tuple[tuple[str, str, list[int]], ...]]]
    #: by the first word of a gate: those whose gate it is alone, and those of each phrase that it begins, with the
    #: phrase's second word (or its first, where a mark follows), which is looked for before the phrase is
    words: frozenset[str]  #: those first words
    marks: tuple[tuple[str, int], ...]  #: gates that begin with no word
    asks: list[tuple[Wanted, ...]]  #: what each rule asks for besides: one of each
    starts: list[Wanted]  #: what the matches of each rule begin with


class Family(tuple[Rule[T], ...]):
    """Rules that are read together, filed under the words around them, of their gates or, where they have neither, of
    their starts, so that rules for which a stretch holds no word are not even looked at. Each has starts."""

    @cached_property
    def _filed(self) -> Filed:
        words: dict[str, dict[str, list[int]]] = {}
        marks: list[tuple[str, int]] = []
        asks: list[tuple[Wanted, ...]] = []
        for order, rule in enumerate(self):
            for gate in rule.amid or rule.gates or rule.starts:
                first = gate.split()[0]
                if first.isalpha() or gate == FIGURE:
                    words.setdefault(first, {}).setdefault("" if gate == first else gate, []).append(order)
                else:
                    marks.append((gate, order))
            asks.append(tuple(map(wanted, filter(None, (rule.needs, rule.gates if rule.amid else ())))))
        filed = {word: (tuple(gates.pop("", ())), tuple(_seconds(gates))) for word, gates in words.items()}
        return Filed(filed, frozenset(filed), tuple(marks), asks, [wanted(rule.starts) for rule in self])

    def opened(self, told: Told) -> list[int]:
        """The places of the rules whose gates and needs a stretch meets, in order."""
        by_word, words, marks, asks, _ = self._filed
        stretch = told.tight
        orders: set[int] = set()
        for mark, order in marks:
            if mark in stretch:
                orders.add(order)
        here = told.words
        for word in words & here:
            alone, phrases = by_word[word]
            orders.update(alone)
            for second, phrase, places in phrases:
                if second in here and phrase in stretch:
                    orders.update(places)
        found = []
        for order in orders:
            for asked in asks[order]:
                if asked.words.isdisjoint(here) and not told.holds(asked):
                    break
            else:
                found.append(order)
        found.sort()
        return found

    def hits(self, folded: str, ranges: Sequence[tuple[int, int]]) -> list[Ranked[T]]:
        """The matches of every rule within the ranges (in order, one at least), none of one rule overlapping."""
        told = look(folded)
        hits: list[Ranked[T]] = []
        starts = self._filed.starts
        for order in self.opened(told):
            places = told.at(starts[order])
            if not places:
                continue
            rule = self[order]
            match = light(rule.pattern).match
            first, last = ranges[0]
            following = 1
            for start in places:
                while start >= last and following < len(ranges):
                    first, last = ranges[following]
                    following += 1
                if first <= start < last:
                    hit = match(folded, start, last)
                    if hit:
                        first = hit.end()
                        hits.append((start, -first, order, rule, hit))
        return hits


def _seconds(gates: dict[str, list[int]]) -> Iterator[tuple[str, str, list[int]]]:
    for phrase, places in gates.items():
        first, *others = phrase.split()
        yield others[0] if others and others[0].isalpha() else first, phrase, places


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled when first used, so that importing a family costs nothing."""
    return regex.compile(pattern)


@cache
def light(pattern: str) -> re.Pattern[str]:
    """The pattern for a known place or a few words: `re` begins a match several times faster than `regex` does."""
    return re.compile(pattern)


def apply(
    rules: Iterable[Rule[T]], text: str | View, context: Context, ranges: Sequence[tuple[int, int]] | None = None
) -> tuple[list[Found[T]], list[Problem]]:
    """Every reading of ``rules`` in ``text``, in order, none overlapping: the earliest match wins, then the longest,
    then the rule named first. A builder's `ValueError` is a problem, its code the rule's name. With ``ranges`` of the
    view only matches within one of them are looked for; what stands around them is seen."""
    view = View.of(text) if isinstance(text, str) else text
    found: list[Found[T]] = []
    problems: list[Problem] = []
    taken = -1
    ranges = ((0, len(view.folded)),) if ranges is None else ranges
    hits = rules.hits(view.folded, ranges) if isinstance(rules, Family) else _searched(rules, view.folded, ranges)
    if len(hits) > 1:
        hits.sort(key=itemgetter(0, 1, 2))
    for start, _, _, rule, hit in hits:
        if start < taken:
            continue
        match = Match(hit, view)
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
