"""What was seen above a letter's body, before it is chosen which of it is the letter's own.

Never changed once it is read; not frozen, which would take several times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from congvan.model.document import Problem
from congvan.model.letter import Number
from congvan.spans import Span
from congvan.text import View


@dataclass(slots=True, unsafe_hash=True)
class Motto:
    """The motto of the state, or the title of the Party that stands in its place."""

    system: Literal["state", "party"]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Numbered:
    """A number and symbol of the letter's own."""

    number: Number
    span: Span  #: with the word "Số"
    rule: str


@dataclass(slots=True)
class Dated:
    """A day and the place before it."""

    iso: str | None  #: ISO 8601, cut where blank; None where not even the year is written
    is_blank: bool  #: whether day, month or year is left blank
    span: Span  #: of the day
    place: str | None
    place_span: Span | None
    is_in_words: bool  #: "ngày 5 tháng 3 năm 2020", not "ngày 5/3/2020"
    is_unclear: bool = False  #: day or month is written and cannot be read
    rule: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Sightings:
    """All mottos, numbers and days of a stretch above the body, in the order of the text."""

    view: View  #: the stretch with the mottos blanked
    mottos: tuple[Motto, ...] = ()
    numbers: tuple[Numbered, ...] = ()
    days: tuple[Dated, ...] = ()
    problems: tuple[Problem, ...] = ()
