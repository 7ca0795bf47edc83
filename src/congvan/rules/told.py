"""Where words stand in a stretch of text, taken down once, however many rules of however many families ask.

>>> told = look("từ ngày 05/6/2024 đến  15 giờ")
>>> told["đến"], told[FIGURE], told.holds(("trước", "đến 15")), told["ngà"]
([18], [8, 23], True, [])
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from congvan.lexicon import words
from congvan.text import fold

FIGURE = "#"  #: as a word: a number in figures; a reading begins with one that is not glued to a word
OPENING = "^"  #: as a mark: where the stretch begins
_MARKS = ",.;:()/-\"'%+!?*[]|&=…•"  #: the marks that words stand beside
_DIGITS = "0123456789"
_FIGURES = re.compile(r"[0-9][0-9.,/]*")


def tight(folded: str) -> str:
    """The words of a stretch one space apart, as gates and forms of the lexicon are written."""
    return " ".join(folded.split()) if "  " in folded else folded


def _blanked(text: str, marks: str) -> str:
    for mark in marks:
        if mark in text:
            text = text.replace(mark, " ")
    return text


class Told(dict[str, list[int]]):
    """A folded stretch of text: its words, its figures, and where the words and marks stand that were asked for, in
    order; a figure may follow a word ("tháng5")."""

    __slots__ = ("_is_glued", "_spaced", "figures", "folded", "tight", "words")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.tight = tight(folded)
        padded = f" {folded} "
        self._spaced = _blanked(padded, _MARKS)
        self.words = set(self._spaced.split())
        self.figures: list[int] = []  #: where numbers begin, but those glued to a word or a mark
        self[FIGURE], self[OPENING] = self.figures, [0]
        self._is_glued = False  #: whether a number and a word are
        for figure in _FIGURES.finditer(folded):
            self.words.add(FIGURE)
            start, end = figure.span()
            before = padded[start]
            if before.isalpha():
                self._is_glued = True
            elif before not in "_.,/":
                self.figures.append(start)
            if padded[end + 1].isalpha() and padded[end].isdigit():
                self._is_glued = True
        if self._is_glued:
            self._spaced = _blanked(self._spaced, _DIGITS)
            self.words.update(self._spaced.split())

    def __missing__(self, sought: str) -> list[int]:
        is_word = sought.isalpha()
        find, whole = (self._spaced.find, f" {sought} ") if is_word else (self.folded.find, sought)
        places = []
        at = find(whole)
        while at >= 0:
            places.append(at)
            at = find(whole, at + len(sought))
        if self._is_glued and is_word:
            places = [at for at in places if not self.folded[at - 1 : at].isdigit()]
        self[sought] = places
        return places

    def holds(self, literals: tuple[str, ...]) -> bool:
        """Whether any of ``literals`` stands here: words, phrases, marks."""
        for literal in literals:  # noqa: SIM110 - a plain loop: this runs for every number in words
            if literal in self.words or (literal in self.tight and not literal.isalpha()):
                return True
        return False


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
    return any(map(tight(folded).__contains__, forms(*paths)))
