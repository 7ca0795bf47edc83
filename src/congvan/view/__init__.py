"""A letter for people to read on a terminal: its card, its directives, and what was and was not understood."""

from __future__ import annotations

from itertools import chain

from congvan.model.letter import Letter
from congvan.view.body import directives, rest
from congvan.view.card import card
from congvan.view.paper import Paper

__all__ = ["render"]


def render(letter: Letter, *, color: bool, width: int) -> str:
    """The text view of a letter, lines at most ``width`` columns wide (40 at the least), no line end after the last.

    With ``color`` it has ANSI colours; the words are the same without. Control characters of the letter are dropped.
    """
    paper = Paper(width, is_colored=color)
    lines = chain(card(letter, paper), ("",), directives(letter, paper), rest(letter, paper))
    return "\n".join(line.rstrip() for line in lines)
