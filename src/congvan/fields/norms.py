"""The norm on the form of documents that a letter is written under, by its system and its day.

Rules of form are dated data (``lexicon/norms.toml``): a new decree is a new entry there, never a branch here.

>>> on("state", "2021-05").norm, on("state", "2008-07-01").norm, on("state", "1998-01-05")
('30/2020/NĐ-CP', '55/2005/TTLT-BNV-VPCP', None)
>>> on("union", "2024-01-01").norm, on("other", "2024-01-01")
('30/2020/NĐ-CP', None)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from congvan.lexicon import table
from congvan.model.letter import Profile


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm: its number, its first day (cut where only the year is known), and what it lays down."""

    norm: str
    since: str
    table: bool  #: whether it has a binding table of abbreviations of types
    urgency: tuple[str, ...]  #: the marks of urgency that it knows


@cache
def _norms(profile: Profile) -> tuple[Norm, ...]:
    """The norms of one system, newest first."""
    data = table("norms")
    entries = data.get(data["follows"].get(profile, profile), ())
    norms = [Norm(e["norm"], e["since"], e["table"], tuple(e["urgency"])) for e in entries]
    return tuple(sorted(norms, key=lambda norm: norm.since, reverse=True))


def on(profile: Profile, day: str) -> Norm | None:
    """The norm in force on ``day`` (ISO 8601; of a cut date, on its last day); None before the first one known."""
    return next((norm for norm in _norms(profile) if norm.since[: len(day)] <= day[: len(norm.since)]), None)
