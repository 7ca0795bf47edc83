"""Single lines of a letterhead, folded once: several families of rules look at each of them."""

from __future__ import annotations

from functools import lru_cache

from congvan.text import SPACES, fold

EDGES = " \t*_:.,;-()[]|/=+\u00a0"


_MARKS = SPACES + '\x1c\x1d\x1e\x1f*_"([+-'
_MOST = 1024
_folded: dict[str, str] = {}


def folded(line: str) -> str:
    """`fold`, kept for the lines seen last."""
    found = _folded.get(line)
    if found is None:
        found = fold(line)
        note(line, found)
    return found


def note(line: str, fold_of_line: str) -> None:
    """Keeps the fold of a line that a stage has at hand, so that no rule folds it again."""
    if len(_folded) >= _MOST:
        _folded.clear()
    _folded[line] = fold_of_line


def first_letter(folded_line: str) -> str:
    """The first character behind white space and the marks that words are set off with; "" for none."""
    return folded_line.lstrip(_MARKS)[:1]


@lru_cache(maxsize=1024)
def bare(line: str) -> str:
    """Folded words without marks at their ends, one space between.

    >>> bare("*(HOẢ  TỐC)*")
    'hỏa tốc'
    """
    return " ".join(folded(line).strip(EDGES).split())
