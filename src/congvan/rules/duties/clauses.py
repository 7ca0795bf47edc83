"""Where a clause may begin in a sentence, and where brackets hide words from it.

>>> view = View.of("Trường hợp A (nếu có, B) vượt mức, thì nộp bù; báo cáo Sở.")
>>> [view.words(start, start + 3) for start in starts(view)]
['Trư', 'thì', 'nộp', 'báo']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from congvan.lexicon import either, words
from congvan.text import View, fold

_WORD = regex.compile(r"\w+")
_FEW = 32  #: as many words are quicker looked for one by one than by a walk over all words
_BRACKET = regex.compile(r"[()]")
_TOKEN = regex.compile(r"[()]|[,;:]\s+|(?<=\s)(?:thì|-|–)\s+|\.\s+(?=\S)")


@lru_cache(maxsize=64)
def starts(view: View) -> tuple[int, ...]:
    """The places in the view where a clause may begin, the first being 0; none inside brackets."""
    found, depth = [0], 0
    for hit in _TOKEN.finditer(view.folded):
        sign = hit[0][0]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and hit.end() < len(view.folded):
            found.append(hit.end())
    return tuple(found)


class Forms:
    """Forms of the lexicon by kind, looked up by their first word: a pattern of a thousand forms tries them one by one.

    >>> found = Forms(verb=("actions.verbs",)).match("rà soát hồ sơ", 0)
    >>> found and (found.lastgroup, found[0])
    ('verb', 'rà soát')
    """

    def __init__(self, **kinds: tuple[str, ...]) -> None:
        self._forms: dict[str, dict[str, list[str]]] = {}
        self._patterns: dict[str, regex.Pattern[str]] = {}
        for kind, paths in kinds.items():
            for form in (form for path in paths for form in words(path)):
                first = _WORD.findall(fold(form))[0]
                self._forms.setdefault(first, {}).setdefault(kind, []).append(form)

    def firsts(self) -> frozenset[str]:
        """The words that a form may begin with."""
        return frozenset(self._forms)

    def match(self, folded: str, at: int, end: int | None = None) -> regex.Match[str] | None:
        """The longest form of the first kind that has one at ``at``; the kind is its last group."""
        word = _WORD.match(folded, at)
        if word is None or word[0] not in self._forms:
            return None
        return self._pattern(word[0]).match(folded, at, len(folded) if end is None else end)

    def hits(self, folded: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """What is matched in the range, none overlapping."""
        done = start
        for at, first in self._spots(folded, start, end):
            hit = self._pattern(first).match(folded, at, end) if at >= done else None
            if hit:
                done = hit.end()
                yield hit

    def opens(self, folded: str, at: int = 0) -> bool:
        """Whether the word at ``at`` is one that a form may begin with."""
        word = _WORD.match(folded, at)
        return word is not None and word[0] in self._forms

    def _spots(self, folded: str, start: int, end: int) -> Iterable[tuple[int, str]]:
        """Where in the range a form's first word stands, in order; of few words also those inside another word."""
        if len(self._forms) > _FEW:
            words = _WORD.finditer(folded, start, end)
            return ((word.start(), word[0]) for word in words if word[0] in self._forms)
        found: list[tuple[int, str]] = []
        for first in self._forms:
            at = folded.find(first, start, end)
            while at >= 0:
                found.append((at, first))
                at = folded.find(first, at + 1, end)
        return sorted(found)

    def _pattern(self, first: str) -> regex.Pattern[str]:
        if first not in self._patterns:
            kinds = self._forms[first].items()
            self._patterns[first] = regex.compile("|".join(f"(?P<{kind}>{either(forms)})" for kind, forms in kinds))
        return self._patterns[first]


@lru_cache(maxsize=256)
def bracketed(folded: str) -> tuple[tuple[int, int], ...]:
    """The ranges in brackets, outermost only; a bracket never closed reaches to the end."""
    if "(" not in folded:
        return ()
    found, depth, start = [], 0, 0
    for hit in _BRACKET.finditer(folded):
        if hit[0] == "(":
            start = hit.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, hit.end()))
    if depth:
        found.append((start, len(folded)))
    return tuple(found)


def is_hidden(folded: str, at: int) -> bool:
    """Whether ``at`` stands in brackets."""
    return any(start <= at < end for start, end in bracketed(folded))
