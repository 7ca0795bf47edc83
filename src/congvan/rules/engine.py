"""What a rule is, and how rules are run over a stretch of text. The engine knows no Vietnamese.

Patterns are written for `View.folded`: lower case, new-style tones, one kind of space, dash, quote, slash; a line end
is a space there, so ``\\s+`` reads across lines. Builders read the folded words from the match, and the
letter's own characters with `Match.words`.

>>> rule = Rule("demo.room", r"phòng\\s+(?P<n>\\d+)", lambda m, _: int(m["n"]), ("phòng 12",), ("phòng họp",))
>>> [found], problems = apply([rule], "Họp tại Phòng  12.", Context())
>>> found.value, found.rule, found.span, problems
(12, 'demo.room', Span(start=8, end=17), [])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Generic, TypeVar

import regex

from congvan.model.document import Problem
from congvan.spans import Span
from congvan.text import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the words: the letter's own day, where it has one."""

    issued_on: date | None = None
    year: int | None = None  #: the letter's year, known also where its day or month is blank


class Unreadable(ValueError):
    """Raised by a builder: the words have the rule's form, and no value can be read; becomes a `Problem`."""


class NotThis(Exception):
    """Raised by a builder: a near miss that the pattern cannot tell; the match is dropped without a word."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match on a view."""

    hit: regex.Match[str]
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
        return self.hit.span(group)[0] >= 0


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One reading: its ``family.reading`` name, what it matches, and how a value is built from a match."""

    name: str
    pattern: str
    build: Callable[[Match, Context], T]
    examples: tuple[str, ...]  #: each matches whole
    counterexamples: tuple[str, ...] = ()  #: in none of them the pattern is found
    gates: tuple[str, ...] = ()  #: folded literals; without any of them in the text the pattern is not tried
    needs: str = ""  #: a cheap pattern, the same for many rules, that stands in every text the rule reads


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the span and the rule of its reading."""

    value: T
    rule: str
    span: Span


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled when first used, so that importing a family costs nothing."""
    return regex.compile(pattern)


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
    for hit, rule in _hits(rules, view, [(0, len(view.folded))] if ranges is None else ranges):
        if hit.start() < taken:
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


def _hits(
    rules: Iterable[Rule[T]], view: View, ranges: Sequence[tuple[int, int]]
) -> Sequence[tuple[regex.Match[str], Rule[T]]]:
    folded = view.folded
    tight = f"{' '.join(folded.split())} " if "  " in folded else folded  # gates are words one space apart
    hits: list[tuple[int, int, int, regex.Match[str], Rule[T]]] = []
    for order, rule in enumerate(rules):
        if rule.gates and not _opens(rule.gates, tight):
            continue
        if rule.needs and not _stands(rule.needs, folded):
            continue
        pattern = compiled(rule.pattern)
        for start, end in ranges:
            for hit in pattern.finditer(folded, start, end):
                hits.append((hit.start(), -hit.end(), order, hit, rule))
    hits.sort(key=lambda item: item[:3])
    return [(hit, rule) for *_, hit, rule in hits]


@lru_cache(maxsize=32)
def _stands(needs: str, folded: str) -> bool:
    """Whether a rule's need is met; kept, since many rules of several families ask the same of a sentence."""
    return compiled(needs).search(folded) is not None


def _opens(gates: tuple[str, ...], tight: str) -> bool:
    for gate in gates:  # noqa: SIM110 - a plain loop: this runs for every rule on every sentence
        if gate in tight:
            return True
    return False
