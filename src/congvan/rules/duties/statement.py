"""A sentence made ready for the readings of duties, which ask the same of it again and again: its words, where a
clause may begin in it, and where brackets hide words.

>>> said = Statement.of("Trường hợp A (nếu có, B) vượt mức, thì nộp bù; báo cáo Sở.")
>>> [said.view.words(start, start + 3) for start in said.starts()]
['Trư', 'thì', 'nộp', 'báo']
>>> "nếu" in said.words, said.hides(15), said.hides(30)
(True, True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from congvan.rules.told import look
from congvan.text import View

_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"[()]")
#: every branch begins with a rare letter or a sign of its own, so that a search passes over all others
_SIGN = re.compile(r",\s+|;\s+|:\s+|\.\s+(?=\S)|ì(?<=\sthì)\s+|-(?<=\s-)\s+")


def word_at(folded: str, at: int) -> str:
    """The word at ``at``; "" where none stands."""
    end = folded.find(" ", at)
    word = folded[at:end] if end >= 0 else folded[at:]
    if word.isalnum():
        return word
    hit = _WORD.match(word)
    return hit[0] if hit else ""


class Statement:
    """A sentence of the letter. What is costly is found once, when first asked for."""

    __slots__ = ("_starts", "brackets", "folded", "found", "opening", "text", "view", "words")

    def __init__(self, view: View) -> None:
        folded = view.folded
        self.view, self.text, self.folded = view, view.text, folded
        self.words = look(folded).words
        self.opening = word_at(folded, 0)  #: the word that the sentence begins with, "" where it begins with a sign
        self.brackets = _bracketed(folded) if "(" in folded else ()
        self.found: dict[object, list[re.Match[str]]] = {}  #: the forms that were looked for everywhere in it
        self._starts: tuple[int, ...] | None = None

    @classmethod
    def of(cls, text: str) -> Statement:
        return cls(View.of(text))

    def starts(self) -> tuple[int, ...]:
        """The places where a clause may begin, the first being 0; none inside brackets."""
        if self._starts is None:
            last, hides = len(self.folded), self.hides if self.brackets else None
            signs = _SIGN.finditer(self.folded)
            ends = [hit.end() for hit in signs if not (hides and hides(hit.start())) and hit.end() < last]
            self._starts = (0, *ends)
        return self._starts

    def clauses(self) -> Iterator[tuple[int, int]]:
        """The clauses by number and start; those behind the first are looked for when it is passed."""
        yield 0, 0
        yield from enumerate(self.starts()[1:], 1)

    def hides(self, at: int) -> bool:
        """Whether ``at`` stands in brackets."""
        for start, end in self.brackets:  # noqa: SIM110 - a plain loop: most sentences have none
            if start <= at < end:
                return True
        return False


def _bracketed(folded: str) -> tuple[tuple[int, int], ...]:
    """The ranges in brackets, outermost only; a bracket never closed reaches to the end."""
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
