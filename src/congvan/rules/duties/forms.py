"""Forms of the lexicon, looked up by their first word, and forms that stand right before a place.

A pattern of a thousand forms tries them one after another; a look at the word that stands there tells which few of
them can begin with it.

>>> from congvan.rules.duties.statement import Statement
>>> verbs = Forms(verb=("actions.verbs",))
>>> found = verbs.match("rà soát hồ sơ", 0, "rà")
>>> found and (found.lastgroup, found[0])
('verb', 'rà soát')
>>> [hit[0] for hit in verbs.among(Statement.of("Khẩn trương rà soát, bổ sung hồ sơ"))]
['rà soát', 'bổ sung']
>>> Ending("{clauses.object_before}").stands("báo cáo của các sở", 0, 12)
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from congvan.lexicon import either, words
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import paths, wording
from congvan.text import fold

_WORD = re.compile(r"\w+")


class _Patterns(dict[str, re.Pattern[str]]):
    """By first word, the pattern of the forms that begin with it, compiled when first asked for."""

    def __init__(self, kinds: dict[str, dict[str, list[str]]]) -> None:
        self.kinds = kinds

    def __missing__(self, first: str) -> re.Pattern[str]:
        kinds = self.kinds[first].items()
        self[first] = found = re.compile("|".join(f"(?P<{kind}>{either(forms)})" for kind, forms in kinds))
        return found


class Forms:
    """Forms by kind, the kinds in the order in which they are tried; read from the lexicon when first asked for."""

    def __init__(self, **kinds: tuple[str, ...]) -> None:
        self._kinds = kinds

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words that a form may begin with."""
        return frozenset(self._patterns.kinds)

    @cached_property
    def _patterns(self) -> _Patterns:
        found: dict[str, dict[str, list[str]]] = {}
        for kind, form in self._forms():
            found.setdefault(_WORD.findall(fold(form))[0], {}).setdefault(kind, []).append(form)
        return _Patterns(found)

    @cached_property
    def _seconds(self) -> dict[str, set[str]]:
        """By first word, the words behind it; of a form of one word that word itself."""
        found: dict[str, set[str]] = {}
        for _, form in self._forms():
            first, second = (_WORD.findall(fold(form)) * 2)[:2]
            found.setdefault(first, set()).add(second)
        return found

    def _forms(self) -> Iterator[tuple[str, str]]:
        return ((kind, form) for kind, places in self._kinds.items() for path in places for form in words(path))

    def match(self, folded: str, at: int, word: str) -> re.Match[str] | None:
        """The longest form of the first kind that has one at ``at``, where ``word`` stands; the kind is its last
        group."""
        return self._patterns[word].match(folded, at) if word in self.firsts else None

    def hits(self, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What is matched in the range, none overlapping."""
        done, firsts = start, self.firsts
        for word in _WORD.finditer(folded, start, end):
            first = word[0]
            if first in firsts and word.start() >= done:
                hit = self._patterns[first].match(folded, word.start(), end)
                if hit:
                    done = hit.end()
                    yield hit

    def among(self, said: Statement) -> list[re.Match[str]]:
        """What is matched anywhere, none overlapping; quicker than `hits` where few forms stand in few sentences."""
        found = said.found.get(self)
        if found is None:
            here = self.firsts & said.words
            found = said.found[self] = self._among(said, here) if here else []
        return found

    def _among(self, said: Statement, firsts: frozenset[str]) -> list[re.Match[str]]:
        folded, spots = said.folded, []
        for first in firsts:
            if self._seconds[first].isdisjoint(said.words):
                continue
            at = folded.find(first)
            while at >= 0:
                spots.append((at, first))
                at = folded.find(first, at + 1)
        found: list[re.Match[str]] = []
        done = 0
        for at, first in sorted(spots):
            hit = self._patterns[first].match(folded, at) if at >= done else None
            if hit:
                done = hit.end()
                found.append(hit)
        return found


class Ending:
    """Forms that end at a place, spaces left out: a look at the last letters rules most places out. They are read from
    the lexicon when first asked for."""

    def __init__(self, template: str, *signs: str) -> None:
        self._template, self._signs = template, signs

    @cached_property
    def _lasts(self) -> tuple[str, ...]:
        forms = (fold(form) for path in paths(self._template) for form in words(path))
        return (*sorted({form.split()[-1] for form in forms}), *self._signs)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return wording(rf"(?:{self._template})\s*$")

    def find(self, folded: str, start: int, at: int) -> re.Match[str] | None:
        """The form that begins in the range from ``start`` and ends right before ``at``."""
        if not folded[start:at].rstrip(" ").endswith(self._lasts):
            return None
        return self._pattern.search(folded, start, at)

    def stands(self, folded: str, start: int, at: int) -> bool:
        """Whether there is one."""
        return folded[start:at].rstrip(" ").endswith(self._lasts) and bool(self._pattern.search(folded, start, at))
