"""Số, ký hiệu: from the number's own line, else from a portal's heading ("Công văn số 12/X-Y ngày …")."""

from __future__ import annotations

import regex

from congvan.fields.sheet import Sheet
from congvan.model.document import Problem
from congvan.model.letter import Number
from congvan.model.letterhead import Numbered
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import number as family

_LEAD = regex.compile(r"về việc|v/v|(?<!\w)về ")
_IN_HEADING = regex.compile(r"(?<!\w)số\s*:?\s*\d")


def find(sheet: Sheet) -> tuple[Number | None, list[Problem]]:
    """The letter's number; a blank serial or a missing number is said."""
    own = sheet.spans(ZoneKind.NUMBER)
    ranked = sorted(sheet.seen.numbers, key=lambda seen: (_rank(seen.number), seen.number.span.start))
    if ranked:
        inside = any(zone.overlaps(ranked[0].number.span) for zone in own)
        return _said(_sure(ranked[0], ranked[0].rule, 0.98 if inside else 0.85))
    return _in_heading(sheet)


def _rank(value: Number) -> int:
    return (value.symbol is None) * 2 + (value.serial is None)


def _sure(seen: Numbered, rule: str, confidence: float) -> Number:
    one = seen.number
    weak = one.symbol is None or one.serial is None or seen.rule == "number.alone"
    sure = min(confidence, 0.7) if weak else confidence
    return Number(one.serial, one.year, one.symbol, one.raw, one.span, sure, rule)


def _said(value: Number) -> tuple[Number | None, list[Problem]]:
    if value.serial is not None:
        return value, []
    if value.rule == "number.unclear":
        return value, [Problem("number.unclear", f"Số của văn bản không đọc được: {value.raw!r}", value.span)]
    return value, [Problem("number.blank", f"Số của văn bản còn để trống: {value.raw!r}", value.span)]


def _in_heading(sheet: Sheet) -> tuple[Number | None, list[Problem]]:
    view = sheet.block(ZoneKind.TITLE)
    hit = _IN_HEADING.search(view.folded[:200]) if view else None
    if view is None or hit is None or _LEAD.search(view.folded[: hit.start()]):
        return None, _missing(sheet)
    found = family.read(view.sub(hit.start(), min(hit.start() + 80, len(view.text))))
    if not found or found[0].number.symbol is None:
        return None, _missing(sheet)
    return _sure(found[0], "number.heading", 0.8), []


def _missing(sheet: Sheet) -> list[Problem]:
    if not sheet.seen.mottos:
        return []
    return [Problem("number.missing", "Văn bản không ghi số, ký hiệu ở phần đầu")]
