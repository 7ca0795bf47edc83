"""Where a clause may begin in a sentence, and where brackets hide words from it.

>>> view = View.of("Trường hợp A (nếu có, B) vượt mức, thì nộp bù; báo cáo Sở.")
>>> [view.words(start, start + 3) for start in starts(view)]
['Trư', 'thì', 'nộp', 'báo']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from congvan.lexicon import words
from congvan.text import View, fold

_WORD = regex.compile(r"\w+")
_TOKEN = regex.compile(r"[()]|[,;:]\s+|(?<=\s)(?:thì|-|–)\s+|\.\s+(?=\S)")


def starts(view: View) -> list[int]:
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
    return found


@cache
def first_words(*paths: str) -> frozenset[str]:
    """The folded first words of all forms at the lexicon ``paths``: a cheap look before a long pattern is tried."""
    return frozenset(_WORD.findall(fold(form))[0] for path in paths for form in words(path))


def begins_with(folded: str, at: int, firsts: frozenset[str]) -> bool:
    """Whether the word at ``at`` is one of ``firsts``."""
    word = _WORD.match(folded, at)
    return word is not None and word[0] in firsts


def hits(
    pattern: regex.Pattern[str], firsts: frozenset[str], folded: str, start: int, end: int
) -> Iterator[regex.Match[str]]:
    """What ``pattern`` matches in the range, none overlapping; it is tried only at the words ``firsts``."""
    done = start
    for word in _WORD.finditer(folded, start, end):
        if word.start() >= done and word[0] in firsts:
            hit = pattern.match(folded, word.start(), end)
            if hit:
                done = hit.end()
                yield hit


@lru_cache(maxsize=256)
def bracketed(folded: str) -> tuple[tuple[int, int], ...]:
    """The ranges in brackets, outermost only; a bracket never closed reaches to the end."""
    found, depth, start = [], 0, 0
    for hit in regex.finditer(r"[()]", folded):
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
