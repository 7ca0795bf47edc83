"""Which of many rules a stretch of text opens: what they ask for is looked for once for all of them.

>>> from congvan.rules.told import look
>>> gates = Gates([(("trong", "trước"), ("tháng", FIGURE)), (("cả năm", "năm học"),)])
>>> [gates.opened(look(said)) for said in ("trong năm 2026", "trước năm học", "cả  năm, trong tháng")]
[[0], [1], [0, 1]]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from congvan.rules.told import FIGURE, Told

_MOST = 3  #: tuples that a rule may ask for


class Gates:
    """What rules ask for: each for one literal of each of its tuples, be it a word, a phrase or a mark.

    A rule has a bit in three rows, for a tuple each; a literal that stands sets its bits, and a rule all of whose bits
    are set is opened. A phrase is looked for where two of its words stand, first the one that the fewest literals have.
    """

    __slots__ = ("_by_word", "_count", "_marks", "_unasked", "_words")

    def __init__(self, asked: Sequence[tuple[tuple[str, ...], ...]]) -> None:
        self._count = len(asked)
        self._unasked = (1 << _MOST * self._count) - 1  #: the bits of rules that ask for less
        bits: dict[str, int] = {}
        for order, tuples in enumerate(asked):
            for row, literals in enumerate(tuples):
                bit = 1 << row * self._count + order
                self._unasked ^= bit
                for literal in literals:
                    bits[literal] = bits.get(literal, 0) | bit
        told_by = {literal: _words(literal) for literal in bits}
        shared = Counter(word for words in told_by.values() for word in words)
        shared[FIGURE] = len(bits)  #: figures stand in many stretches
        marks: list[tuple[str, int]] = []
        alone: dict[str, int] = {}
        phrases: dict[str, list[tuple[str, str, int]]] = {}
        for literal, words in told_by.items():
            if not words:
                marks.append((literal, bits[literal]))
            elif literal in words:
                alone[literal] = bits[literal]
            else:
                rarest, *others = sorted(words, key=shared.__getitem__)
                phrases.setdefault(rarest, []).append((others[0] if others else rarest, literal, bits[literal]))
        self._marks = tuple(marks)
        self._words = frozenset(alone.keys() | phrases.keys())
        self._by_word = {word: (alone.get(word, 0), tuple(phrases.get(word, ()))) for word in self._words}

    def opened(self, told: Told) -> list[int]:
        """The places of the rules for which a stretch holds what they ask for, in order."""
        stretch, here, by_word, bits = told.tight, told.words, self._by_word, self._unasked
        for mark, its in self._marks:
            if mark in stretch:
                bits |= its
        for word in self._words & here:
            its, phrases = by_word[word]
            bits |= its
            for other, phrase, its in phrases:
                if other in here and phrase in stretch:
                    bits |= its
        count, orders = self._count, []
        bits &= bits >> count & bits >> 2 * count & (1 << count) - 1
        while bits:
            last = bits & -bits
            orders.append(last.bit_length() - 1)
            bits ^= last
        return orders


def _words(literal: str) -> list[str]:
    """The words that stand where a literal does; of figures, that there are some."""
    words = [FIGURE if word.isdigit() else word for word in literal.split()]
    return [word for word in words if word.isalpha() or word == FIGURE]
