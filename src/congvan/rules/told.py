"""Where words stand in a stretch of text, taken down once, however many rules of however many families ask.

>>> told = look("từ ngày 05/6/2024 đến  15 giờ")
>>> told.at(("đến", FIGURE)), told.holds(("trước", "đến 15")), told.at(("ngà",))
([8, 18, 23], True, [])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from congvan.lexicon import words
from congvan.text import fold

FIGURE = "#"  #: as a word: a number in figures; a reading begins with one that is not glued to a word
OPENING = "^"  #: as a mark: where the stretch begins
_MARKS = ",.;:()/-\"'%+!?*[]|&=…•"  #: the marks that words stand beside
_FIGURES = re.compile(r"[0-9][0-9.,/]*")
_WORD_END, _WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")


def tight(folded: str) -> str:
    """The words of a stretch one space apart, as gates and forms of the lexicon are written."""
    return " ".join(folded.split()) if "  " in folded else folded


class Told:
    """A folded stretch of text: its words, its figures, and where words stand that were asked for."""

    __slots__ = ("_found", "_places", "figures", "folded", "tight", "words")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.tight = tight(folded)
        spaced = folded
        for mark in _MARKS:
            if mark in spaced:
                spaced = spaced.replace(mark, " ")
        self.words = set(spaced.split())
        self.figures: list[int] = []  #: where numbers begin, but those glued to a word or a mark
        self._places: dict[Wanted, Sequence[int]] = {}
        self._found: dict[str, list[int]] = {FIGURE: self.figures, OPENING: [0]}
        for figure in _FIGURES.finditer(folded):
            self.words.add(FIGURE)
            self._take(figure.start(), figure.end())

    def _take(self, start: int, end: int) -> None:
        """Takes down a number, and the words glued to it ("tháng5", "500đ")."""
        folded = self.folded
        before, after = folded[start - 1 : start] or " ", folded[end : end + 1]
        if before.isalpha():
            self.words.update(_WORD_END.findall(folded, max(0, start - 12), start))
        elif before not in "_.,/":
            self.figures.append(start)
        if after.isalpha():
            self.words.update(_WORD.findall(folded, end, end + 12))

    def holds(self, literals: tuple[str, ...] | Wanted) -> bool:
        """Whether any of ``literals`` stands here: words, phrases, marks."""
        asked = literals if isinstance(literals, Wanted) else wanted(literals)
        if not asked.words.isdisjoint(self.words):
            return True
        for literal in asked.marks:  # noqa: SIM110 - a plain loop: this runs for most rules that are looked at
            if literal in self.tight:
                return True
        return False

    def at(self, starts: tuple[str, ...] | Wanted) -> Sequence[int]:
        """Where any of ``starts`` stands, in order: words or marks; a figure may follow a word ("tháng5")."""
        asked = starts if isinstance(starts, Wanted) else wanted(starts)
        places = self._places.get(asked)
        if places is None:
            here = [*(asked.words & self.words), *asked.marks]
            places = self._find(here[0]) if len(here) == 1 else sorted([at for one in here for at in self._find(one)])
            self._places[asked] = places
        return places

    def _find(self, start: str) -> list[int]:
        places = self._found.get(start)
        if places is not None:
            return places
        folded, places = self.folded, []
        at = folded.find(start)
        while at >= 0:
            end = at + len(start)
            if not start.isalpha() or not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalpha()):
                places.append(at)
            at = folded.find(start, end)
        self._found[start] = places
        return places


class Wanted:
    """Literals that are looked for, words apart from phrases and marks. The same literals are one object (`wanted`),
    told from others by identity: to hash their tuple for every look takes longer than the look."""

    __slots__ = ("marks", "words")

    def __init__(self, literals: tuple[str, ...]) -> None:
        self.words = frozenset(one for one in literals if one.isalpha() or one == FIGURE)
        self.marks = tuple(one for one in literals if one not in self.words)


wanted = cache(Wanted)


@lru_cache(maxsize=256)
def look(folded: str) -> Told:
    """What is told of a stretch; kept for as many as the sentences of a letter, since its duties and then the families
    of its measures ask for each."""
    return Told(folded)


@cache
def forms(*paths: str) -> tuple[str, ...]:
    """The folded forms of the lexicon at ``paths``, without those that begin with another."""
    kept: list[str] = []
    for form in sorted({fold(form) for path in paths for form in words(path)}):
        if not (kept and form.startswith(kept[-1])):
            kept.append(form)
    return tuple(kept)


def stands(folded: str, *paths: str) -> bool:
    """Whether a form of the lexicon at ``paths`` stands in ``folded``, be it within a word: a look before a pattern."""
    words_of = tight(folded)
    for form in forms(*paths):  # noqa: SIM110 - a plain loop: this runs many times a letter
        if form in words_of:
            return True
    return False
