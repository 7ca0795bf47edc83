"""Names of units as letters write them: "TP. Hạ Long", "Q.1", "XÃ TÂN AN, HUYỆN BÌNH LONG", "TỈNH ỦY QUẢNG NINH"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from congvan.gazetteer import units
from congvan.gazetteer.units import AdminUnit, Day, Tier, key_of

LONGEST = 7  #: words of the longest names
_BOUNDARY = re.compile(r"[,;:()/]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit that a longer name tells: its level word, the words of its name, and the units that may be meant."""

    word: str  #: tỉnh, thành phố, huyện …
    form: str  #: the word as written, folded: "tp.", "tỉnh ủy"
    name: str  #: folded; empty where nothing stands behind the word
    units: tuple[AdminUnit, ...]
    start: int


def find(
    name: str, on: Day | None = None, *, tier: Tier | None = None, within: AdminUnit | str | None = None
) -> tuple[AdminUnit, ...]:
    """All units of a name, with or without a level word; ``on`` keeps those that stood on a day.

    ``within`` keeps those that lie in a unit, given itself or by name. Several units of one name all come: nothing is
    chosen.

    >>> [unit.full for unit in find("TP HẠ LONG", "2020-03-30")]
    ['Thành phố Hạ Long']
    >>> [unit.full for unit in find("Q.1", "2020-03-30", within="TP.HCM")]
    ['Quận 1']
    """
    key = key_of(name)
    found = dict.fromkeys(units.named(key))
    word, rest = part_level(key)
    if word:
        found |= dict.fromkeys(unit for unit in units.named(rest) if unit.word == word)
    around = find(within) if isinstance(within, str) else (within,) if within else ()
    return tuple(
        unit
        for unit in found
        if (tier is None or unit.tier == tier)
        and (on is None or unit.stands_on(on))
        and (within is None or lies_in(unit, around, on))
    )


def lies_in(unit: AdminUnit, around: AdminUnit | str | Iterable[AdminUnit], on: Day | None = None) -> bool:
    """Whether a unit lies in another one, in one of a name, or in one of several."""
    ring: list[AdminUnit | None] = [units.parent_of(unit)]
    ring += [units.parent_of(ring[0])] if ring[0] else []
    ring += [units.province_of(unit, on)] if on is not None else []
    wanted = (around,) if isinstance(around, AdminUnit) else find(around) if isinstance(around, str) else around
    return any(one in ring and one != unit for one in wanted)


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    found = {(form, level.word) for level in units.levels() for form in level.forms}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def part_level(key: str) -> tuple[str | None, str]:
    """The level word that a folded name begins with, spelled out, and the name behind it.

    >>> part_level("tp.hcm"), part_level("p 5"), part_level("tân an")
    (('thành phố', 'hcm'), ('phường', '5'), (None, 'tân an'))
    """
    for form, word in _forms():
        if key.startswith(form):
            rest = key[len(form) :]
            if rest and (form.endswith(".") or rest[0] == " " or rest[0].isdecimal()):
                return word, key_of(rest)
    return None, key


# "TT.", "P." and "X." also shorten trung tâm, phòng and other words, so within a longer name they need a number behind
_SPELLED = (
    r"tỉnh|thành phố|huyện(?: đảo)?|quận|thị xã|(?<!hợp tác )(?<!thông tấn )(?<!bảo hiểm )xã|phường|thị trấn|đặc khu"
)
_PARTY = r"(?:tỉnh|thành|huyện|quận|thị)\s(?:ủy|đoàn)"
_SHORT = r"t[./]?p(?:\.(?=[ \w])|(?= |hcm))|t\.?x(?:\.(?=[ \w])|(?= ))|[hq]\.(?=[ \w])|[pq]\s?(?=\d)|p\.\s?(?=\d)"
_SOCIETY = (" hội ", " hội,")  #: "xã hội" is society, but "xã Hội An" a commune
_LEVEL = re.compile(rf"(?<![\w.])(?:(?:{_PARTY}|{_SPELLED})(?!\w)|{_SHORT})")


@cache
def _words() -> dict[str, str]:
    return dict(_forms())


def mentions(name: str, on: Day | None = None) -> list[Mention]:
    """The units that the name of a body tells, in order: its own first, then those around it.

    >>> [(m.word, m.name) for m in mentions("ỦY BAN NHÂN DÂN XÃ TÂN AN, HUYỆN CHÂU THÀNH")]
    [('xã', 'tân an'), ('huyện', 'châu thành')]
    >>> mentions("BẢO HIỂM XÃ HỘI VIỆT NAM")
    []
    """
    key = key_of(name[:400])
    hits = list(_LEVEL.finditer(key))
    found: list[Mention] = []
    done = 0
    for number, hit in enumerate(hits):
        if hit.start() < done:
            continue
        word = _words().get(hit[0].strip())
        following = [other.start() for other in hits[number + 1 :]]
        rest = f"{key} "[hit.end() :]
        if word is None or (following and not key[hit.end() : following[0]].strip(" .,-")):
            continue
        behind, length = _longest(rest, word, [start - hit.end() for start in following], on)
        if not behind and rest.startswith(_SOCIETY):
            continue
        done = hit.end() + length
        found.append(Mention(word, hit[0].strip(), key_of(rest[:length]), behind, hit.start()))
    return found


def _longest(rest: str, word: str, ends: list[int], on: Day | None) -> tuple[tuple[AdminUnit, ...], int]:
    """The units of the longest name at the beginning of ``rest`` that ends at its end, a mark or a level word."""
    stops = {len(rest), *ends, *(mark.start() for mark in _BOUNDARY.finditer(rest))}
    dash = rest.find(" - ")
    stops |= {dash} if dash > 0 else set()
    for stop in sorted(stops, reverse=True):
        bare = key_of(rest[:stop])
        if bare and bare.count(" ") < LONGEST:
            behind = tuple(
                unit
                for unit in dict.fromkeys(units.named(bare))
                if unit.word == word and (on is None or unit.stands_on(on))
            )
            if behind:
                return behind, stop
    return (), min(stops)
