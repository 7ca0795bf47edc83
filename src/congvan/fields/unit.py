"""The administrative unit of an issuer: its tier, its province, and what stands in its place today.

The issuer's own name tells it first ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẠ LONG"), then the name above it, for an organ of that
body ("VĂN PHÒNG" under "BỘ TƯ PHÁP"). A unit counts only where the letterhead, its place line and its day leave one;
names that several units bear stay open, and so does what these data cannot vouch for: a commune before 1/7/2025 or a
district before 1/8/2008 that nothing else in the letterhead places.

Source: `congvan.gazetteer`, where the units, ministries and departments and their changes stand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from congvan import gazetteer
from congvan.fields import unit_succession as succession
from congvan.gazetteer import AdminUnit, Body, Mention
from congvan.lexicon import words
from congvan.model.letter import Issuer, Reading, Unit

COMMUNES_FROM = "2025-07-01"  #: from here on the communes are complete, and a name borne once is that unit's
DISTRICTS_FROM = "2008-08-01"  #: from here on the districts lie where the data say
_KNOWN_FROM = {"province": "", "district": DISTRICTS_FROM, "commune": COMMUNES_FROM}


@dataclass(slots=True)
class _Said:
    """What the letterhead says of the issuer's tier."""

    level: str
    own: Mention | None = None  #: the unit that it is an organ of
    around: tuple[Mention, ...] = ()  #: the units named behind and above it
    body: Body | None = None  #: the ministry or department that it is


def add(issuer: Issuer | None, place: Reading | None, date: Reading | None) -> Issuer | None:
    """The issuer with its unit."""
    if issuer is None:
        return None
    unit = find(issuer, place.value if place else None, date.value if date else None)
    return Issuer(issuer.name, issuer.parent, issuer.span, unit, issuer.confidence, issuer.rule)


def find(issuer: Issuer, place: str | None, day: str | None) -> Unit | None:
    """The unit of an issuer whose letter names ``place`` and bears ``day`` (ISO 8601, cut where blank); or None."""
    said = _tell(issuer.name, issuer.parent, day)
    if said is None:
        return None
    if said.level == "central":
        return succession.of_body(said.body) if said.body else Unit("central")
    own = said.own
    if own is None and said.level == "base":
        own, said = (said.around[0], replace(said, around=said.around[1:])) if said.around else (None, said)
    unit, province = _settle(own, said.around, place, day)
    if unit is None and province is None and said.level == "province":
        unit, province = _by_place(place, day)
    if unit is None or said.level == "base":
        return Unit(said.level, province)
    if begins(issuer.name, "department"):
        return succession.of_department(said.body, unit, province)
    return succession.of_unit(unit, province, is_party=bool(own and own.form.endswith("ủy")))


def begins(name: str, kind: str) -> bool:
    """Whether a name begins with a word of ``issuer_levels.KIND``."""
    return f"{gazetteer.key_of(name)} ".startswith(_heads(kind))


@cache
def _heads(kind: str) -> tuple[str, ...]:
    return tuple(gazetteer.key_of(form) + end for form in words(f"issuer_levels.{kind}") for end in " .,;:(/")


def _tell(name: str, parent: str | None, day: str | None) -> _Said | None:
    above = tuple(gazetteer.mentions(parent, day)) if parent else ()
    told = gazetteer.mentions(name, day)
    if begins(name, "base"):
        return _Said("base", None, (*told, *above))
    body = gazetteer.find_body(name)
    if body and body.level == "central":
        return _Said("central", body=body)
    if begins(name, "apart") and not begins(name, "not_apart"):
        return None
    bare = [] if told else _bare_province(name, day)
    if begins(name, "in_provinces"):
        told = told or bare
    if begins(name, "department"):
        if told and told[0].units and all(unit.tier != "province" for unit in told[0].units):
            return None
        start = told[0].start if told else None
        body = gazetteer.find_body(gazetteer.key_of(name)[:start])
        return _Said("province", told[0] if told else (above[0] if above else None), tuple(told[1:]) + above[1:], body)
    if told:
        return _of_mention(told[0], (*told[1:], *above))
    if begins(name, "ministry") and not begins(name, "not_ministry"):
        return _Said("central")
    said = _of_parent(name, parent, day)
    return None if said and bare and said.level == "central" else said


def _of_mention(own: Mention, around: tuple[Mention, ...]) -> _Said | None:
    if not own.units and not own.name:
        named = next((one for one in around if one.word == own.word and one.units), None)
        around = tuple(one for one in around if one is not named)
        own = named or own
    tiers = {unit.tier for unit in own.units} or succession.tiers_of(own.word)
    return _Said(tiers.pop(), own, around) if len(tiers) == 1 else None


def _of_parent(name: str, parent: str | None, day: str | None) -> _Said | None:
    """The tier of an organ is that of the body above; a "chi cục" only of a department, a "cục" of no general one."""
    if parent is None or not begins(name, "organs"):
        return None
    if begins(name, "chi_cuc") and not begins(parent, "department"):
        return None
    if begins(name, "cuc") and begins(parent, "general_department"):
        return None
    said = _tell(parent, None, day)
    return None if said is None or said.level == "base" else replace(said, body=None)


def _bare_province(name: str, day: str | None) -> list[Mention]:
    """A province that a name ends with, without its level word: "CỤC THUẾ HÀ NỘI"."""
    parts = gazetteer.key_of(name).split()
    for length in (5, 4, 3, 2):
        bare = " ".join(parts[-length:])
        units = gazetteer.find(bare, day, tier="province") if length < len(parts) else ()
        if units:
            start = len(" ".join(parts)) - len(bare)
            return [Mention(units[0].word, "", bare, units, start)]
    return []


def _settle(
    own: Mention | None, around: tuple[Mention, ...], place: str | None, day: str | None
) -> tuple[AdminUnit | None, str | None]:
    """The unit meant and the name of its province, each only where one is left."""
    placed = tuple(mention for mention in around if mention.units)
    if own is None or not own.name:
        return _around(placed, place, day)
    exact = own.units
    tiers = {unit.tier for unit in exact} or succession.tiers_of(own.word)
    left = list(exact)
    if tiers != {"province"}:
        left = [unit for unit in gazetteer.find(own.name, day) if unit.tier in tiers]
    if tiers == {"commune"} and (day or "") >= COMMUNES_FROM:
        left = list(exact)
    for mention in placed:
        left = [unit for unit in left if gazetteer.lies_in(unit, mention.units, day)]
    is_placed = bool(placed)
    if len(left) > 1 or not is_placed:
        places = gazetteer.find(place) if place else ()
        by_place = [unit for unit in left if gazetteer.lies_in(unit, places, day)]
        left, is_placed = (by_place, True) if by_place else (left, is_placed)
    if len(left) > 1 and is_placed:
        left = [unit for unit in left if unit in exact] or left
    if not left or not (is_placed or (day or "") >= max(_KNOWN_FROM[tier] for tier in tiers)):
        return _around(placed, place, day)
    provinces = _provinces(left, day)
    unit = left[0] if len(left) == 1 and left[0] in exact else None
    return unit, provinces.pop() if len(provinces) == 1 else None


def _around(placed: tuple[Mention, ...], place: str | None, day: str | None) -> tuple[None, str | None]:
    """The province of the units around one that is not known itself."""
    return None, _settle(placed[0], placed[1:], place, day)[1] if placed else None


def _provinces(units: list[AdminUnit], day: str | None) -> set[str]:
    found = [gazetteer.province_of(unit, day) for unit in units]
    return {unit.name for unit in found if unit} if all(found) else set()


def _by_place(place: str | None, day: str | None) -> tuple[AdminUnit | None, str | None]:
    """The province that a department's place line lies in."""
    if not place or not day:
        return None, None
    units = gazetteer.find(place, day)
    if day < DISTRICTS_FROM:
        units = tuple(unit for unit in units if unit.tier == "province")
    if day < COMMUNES_FROM:
        units = tuple(unit for unit in units if unit.tier != "commune")
    found = {gazetteer.province_of(unit, day) for unit in units}
    [unit] = found if len(found) == 1 else [None]
    return unit, unit.name if unit else None
