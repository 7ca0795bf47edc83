"""Place and day: on top, else in a portal's heading, else above the signature as old decisions have them."""

from __future__ import annotations

import regex

from congvan.fields.sheet import Sheet
from congvan.model.document import Problem
from congvan.model.letter import Reading
from congvan.model.structure import ZoneKind
from congvan.rules.engine import Context, Found, apply
from congvan.rules.letterhead import place_date as family
from congvan.rules.letterhead.place_date import Dated
from congvan.spans import Span
from congvan.text import View

_LEAD = regex.compile(r"(?<!\w)(?:về việc|v/v|về)(?!\w)")
_FOOT = 400  #: characters above the signature in which a day can stand

Dates = tuple[Reading | None, Reading | None, list[Problem]]


def find(sheet: Sheet) -> Dates:
    """Place, day, and what is odd about them."""
    zones = sheet.spans(ZoneKind.PLACE_DATE)
    days = [found for found in sheet.seen.days if any(zone.overlaps(found.span) for zone in zones)]
    if not days:
        days = [found for found in sheet.seen.days if found.value.place and _is_line_end(sheet, found)]
    impossible = [p for p in sheet.seen.problems if p.span and any(zone.overlaps(p.span) for zone in zones)]
    if not days and impossible:
        return None, None, [Problem("date.impossible", impossible[0].message, impossible[0].span)]
    if days:
        best = min(days, key=lambda found: (found.value.place is None, not found.value.is_in_words, found.span.start))
        return _readings(best, 0.98 if zones else 0.9)
    return _in_heading(sheet) or _at_foot(sheet) or (None, None, _missing(sheet))


def _is_line_end(sheet: Sheet, found: Found[Dated]) -> bool:
    after = sheet.document.text[found.span.end : found.span.end + 3]
    return not after.split("\n")[0].strip(" .*|\t_")


def _readings(found: Found[Dated], confidence: float) -> Dates:
    day = found.value
    problems = [Problem(code, message, day.date_span) for code, message in _doubts(day)]
    sure = confidence if day.place else confidence - 0.15
    when = Reading(day.iso, day.date_span, sure if not problems else min(sure, 0.8), found.rule) if day.iso else None
    where = Reading(day.place, day.place_span, confidence, "place_date.place") if day.place and day.place_span else None
    return where, when, problems


def _doubts(day: Dated) -> list[tuple[str, str]]:
    if day.is_unclear:
        return [("date.unclear", "Ngày hoặc tháng của văn bản không đọc được")]
    return [("date.blank", "Ngày, tháng hoặc năm của văn bản còn để trống")] if day.is_blank else []


def _in_heading(sheet: Sheet) -> Dates | None:
    view = sheet.block(ZoneKind.TITLE)
    if view is None:
        return None
    lead = _LEAD.search(view.folded)
    found, _ = apply(family.RULES, view.sub(0, lead.start() if lead else min(200, len(view.text))), Context())
    if not found or not found[0].value.iso or "số" not in view.folded[: found[0].span.start - view.offset]:
        return None
    return None, Reading(found[0].value.iso, found[0].span, 0.8, "place_date.heading"), []


def _at_foot(sheet: Sheet) -> Dates | None:
    signatures = [span for span in sheet.zones.of(ZoneKind.SIGNATURE) if span.start >= sheet.end]
    if not signatures:
        return None
    span = Span(max(sheet.end, signatures[0].start - _FOOT), signatures[0].end)
    found, _ = apply(family.RULES, View.of(sheet.document.text, span), Context())
    whole = [f for f in found if f.value.place and f.value.iso and len(f.value.iso) == 10 and _is_line_end(sheet, f)]
    return _readings(whole[-1], 0.75) if whole and _begins_line(sheet, whole[-1]) else None


def _begins_line(sheet: Sheet, found: Found[Dated]) -> bool:
    start = found.value.place_span.start if found.value.place_span else found.span.start
    before = sheet.document.text[max(0, start - 40) : start]
    return not before.rsplit("\n", 1)[-1].strip(" \t*|_")


def _missing(sheet: Sheet) -> list[Problem]:
    if not sheet.seen.mottos:
        return []
    return [Problem("date.missing", "Văn bản không ghi ngày, tháng, năm ở phần đầu")]
