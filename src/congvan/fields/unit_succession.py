"""What became of an issuer's unit, ministry or department: its last day, and what stands in its place today."""

from __future__ import annotations

from congvan import gazetteer
from congvan.gazetteer import AdminUnit, Body
from congvan.model.letter import Unit


def tiers_of(word: str) -> set[str]:
    """The tiers that a level word may be of: one, but for "thành phố"."""
    return {level.tier for level in gazetteer.levels() if level.word == word}


def of_unit(unit: AdminUnit, province: str | None, is_party: bool = False) -> Unit:
    """A unit, or its Party committee, whose name follows the unit's."""
    name = gazetteer.committee_of if is_party else _full
    after = [one for one in gazetteer.became(unit) if one != unit]
    if unit.tier == "district" and any(one.tier == "district" for one in gazetteer.successors(unit)):
        after = []  # it went into a larger district; which communes of that were its own is not in the data
    since = max((gazetteer.since_when(unit, one) or "" for one in after), default="")
    return _unit(unit.tier, province, name(unit), unit.until, [name(one) for one in after], since)


def of_body(body: Body) -> Unit:
    """A ministry or another central body; one that stands has no more to tell than its level."""
    today = gazetteer.body_today(body)
    if today is None or today[0] == body.name:
        return Unit("central")
    return _unit("central", None, body.name, gazetteer.day_before(body.since), [today[0]], today[1] or "")


def of_department(body: Body | None, unit: AdminUnit, province: str | None) -> Unit:
    """A department of a province; its successor is told where both the department's and the province's are one."""
    if body is None:
        return Unit("province", province)
    name = _joined(body.name, unit)
    today, units = gazetteer.body_today(body, unit.name), gazetteer.became(unit)
    if today is None or len(units) > 1:
        return Unit("province", province, name=name)
    after = _joined(today[0], units[0])
    if after == name and units[0] == unit:
        return Unit("province", province, name=name)
    ends = [day for day in (gazetteer.day_before(body.since), unit.until) if day]
    since = max(today[1] or "", gazetteer.since_when(unit, units[0]) or "")
    return _unit("province", province, name, min(ends, default=None), [after], since)


def _full(unit: AdminUnit) -> str:
    return unit.full


def _joined(body: str, unit: AdminUnit) -> str:
    return f"{body} {unit.word} {unit.name}"


def _unit(level: str, province: str | None, name: str, until: str | None, after: list[str], since: str) -> Unit:
    one = after[0] if len(after) == 1 else None
    return Unit(level, province, one, name, until, tuple(after), since or None)
