"""Single lines of a letterhead, folded once: several families of rules look at each of them."""

from __future__ import annotations

from functools import lru_cache

from congvan.text import fold

EDGES = " \t*_:.,;-()[]|/=+\u00a0"


@lru_cache(maxsize=1024)
def folded(line: str) -> str:
    """`fold`, kept for the lines seen last."""
    return fold(line)


@lru_cache(maxsize=1024)
def bare(line: str) -> str:
    """Folded words without marks at their ends, one space between.

    >>> bare("*(HOẢ  TỐC)*")
    'hỏa tốc'
    """
    return " ".join(folded(line).strip(EDGES).split())
