"""Words of a page gathered into lines by place, and lines cut into the stretches between wide gaps."""

from __future__ import annotations

from typing import NamedTuple

from congvan.model.document import Box
from congvan.readers.marks import Mark
from congvan.readers.pdf.grids import Grid
from congvan.readers.pdf.widgets import LOW
from congvan.readers.pdf.words import Word
from congvan.text import fold

_JOIN = 0.06  #: gap, in heights, under which two pieces are one word (split accents touch)
_TAB = 2.2  #: gap, in heights, that is a tab in the text
_WIDE = 1.1  #: gap, in heights, that parts columns


class Slot(NamedTuple):
    """The cell of a ruled table that a line stands in."""

    grid: Grid
    row: int
    column: int


class PageLine:
    """Words on one base line, from left to right; its measures are worked out once."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.is_furniture = False
        self.is_column = False  #: part of a letterhead or signature block
        self.slot: Slot | None = None
        first = words[0]
        self.left, self.right, self.top, self.bottom = first.left, first.right, first.top, first.bottom
        self.height = (first.bottom - first.top) or 1.0  #: of a middling word
        self._text: str | None = first.text
        self._folded: str | None = None
        if len(words) > 1:
            self.right = max([word.right for word in words])
            self.top = min([word.top for word in words])
            self.bottom = max([word.bottom for word in words])
            heights = sorted([word.bottom - word.top for word in words])
            self.height = heights[len(heights) // 2] or 1.0
            self._text = None

    @property
    def box(self) -> Box:
        return Box(round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1))

    @property
    def folded(self) -> str:
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def text(self) -> str:
        """The words with single spaces, a tab for a gap that parts columns, nothing within a split word."""
        if self._text is None:
            self._text = self._joined()
        return self._text

    def _joined(self) -> str:
        before = self.words[0]
        parts = [before.text]
        wide, join = self.height * _TAB, self.height * _JOIN
        for word in self.words[1:]:
            gap = word.left - before.right
            if gap > wide and self.slot is None:
                parts.append("\t")
            elif gap > join or not _are_one(before, word):
                parts.append(" ")
            parts.append(word.text)
            before = word
        return "".join(parts)

    def cut(self, at: int) -> tuple[PageLine, PageLine]:
        """The line before word ``at``, and from it on."""
        return PageLine(self.words[:at]), PageLine(self.words[at:])

    def gaps(self) -> list[tuple[float, int]]:
        """Width of each gap that may part columns, with the number of the word behind it."""
        least = self.height * _WIDE
        pairs = enumerate(zip(self.words, self.words[1:], strict=False), 1)
        return [(b.left - a.right, index) for index, (a, b) in pairs if b.left - a.right > least]


def _are_one(before: Word, word: Word) -> bool:
    """Whether two touching pieces are one word: neither overlapping wholly nor both of them whole words."""
    return word.left > before.left and (len(before.text) == 1 or len(word.text) == 1)


def marks_of(line: PageLine) -> tuple[Mark, ...]:
    """What OCR says of the letters of a line, counted from its first."""
    for word in line.words:
        if word.marks:
            break
    else:
        return ()
    found, at = list[Mark](), 0
    for word in line.words:
        at = line.text.index(word.text, at)
        found += [mark.shift(at) for mark in word.marks]
        at += len(word.text)
    return tuple(found)


def gather(words: list[Word], heights: list[float]) -> list[PageLine]:
    """The lines of a page from top to bottom.

    ``heights`` are those of its form widgets. Words in a low one (number, day) go to the line that they fill; words in
    a high one (a signature's caption) are lines of their own.
    """
    lines = _lines([word for word in words if word.widget is None])
    shown = [word for word in words if word.widget is not None]
    if not shown:
        return lines
    stray = [w for w in shown if w.widget is None or heights[w.widget] > LOW or not _attach(lines, w)]
    return sorted([*lines, *_lines(stray)], key=lambda line: line.words[0].bottom)


def _attach(lines: list[PageLine], word: Word) -> bool:
    """Puts a word that a form widget shows on the nearest line that leaves room for it."""
    near = sorted(lines, key=lambda line: abs(line.words[0].bottom - word.bottom))[:3]
    for line in near:
        is_near = abs(line.words[0].bottom - word.bottom) < 0.9 * line.words[0].height
        if is_near and not any(w.left < word.right - 1 and w.right > word.left + 1 for w in line.words):
            lines[lines.index(line)] = PageLine(sorted([*line.words, word], key=lambda w: w.left))
            return True
    return False


def _lines(words: list[Word]) -> list[PageLine]:
    runs: list[list[Word]] = []
    last: Word | None = None
    for word in words:
        if last and word.left >= last.left and (word.bottom == last.bottom or _on_one_line(last, word)):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = word
    runs.sort(key=lambda run: run[0].bottom)
    lines: list[list[Word]] = []
    for run in runs:
        home = None
        for line in reversed(lines[-4:]):
            if _on_one_line(line[0], run[0]):
                home = line
                break
        if home is None:
            lines.append(list(run))
        else:
            home += run
            home.sort(key=_left)
    return [PageLine(line) for line in lines]


def _left(word: Word) -> float:
    return word.left


def _on_one_line(a: Word, b: Word) -> bool:
    one, other = a.bottom - a.top, b.bottom - b.top
    least = one if one < other else other
    return abs(a.bottom - b.bottom) < 0.35 * (least if least > 1.0 else 1.0)


def fold_all(lines: list[PageLine]) -> None:
    """Folds the texts of many lines in one go, which costs a fifth of folding each."""
    folded, at = fold("\n".join([line.text for line in lines])), 0
    for line in lines:
        end = at + len(line.text)
        line._folded, at = folded[at:end], end + 1
