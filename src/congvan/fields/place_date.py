"""Place and day: on top, else in a portal's heading, else above the signature as old decisions have them."""

from __future__ import annotations

import regex

from congvan.fields.sheet import Sheet
from congvan.model.document import Problem
from congvan.model.letter import Reading
from congvan.model.letterhead import Dated
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import foreign_date
from congvan.rules.letterhead import place_date as family
from congvan.spans import Span
from congvan.text import View

_LEAD = regex.compile(r"(?<!\w)(?:về việc|v/v|về)(?!\w)")
_FOOT = 400  #: characters above the signature in which a day can stand

Dates = tuple[Reading | None, Reading | None, list[Problem]]


def find(sheet: Sheet) -> Dates:
    """Place, day, and what is odd about them."""
    zones = sheet.spans(ZoneKind.PLACE_DATE)
    days = [day for day in sheet.seen.days if any(zone.overlaps(day.span) for zone in zones)]
    if not days:
        days = [day for day in sheet.seen.days if day.place and _is_line_end(sheet, day)]
    impossible = [p for p in sheet.seen.problems if p.span and any(zone.overlaps(p.span) for zone in zones)]
    if not days and impossible:
        return None, None, [Problem("date.impossible", impossible[0].message, impossible[0].span)]
    if days:
        best = min(days, key=lambda day: (day.place is None, not day.is_in_words, day.span.start))
        return _readings(best, 0.98 if zones else 0.9)
    return _in_heading(sheet) or _at_foot(sheet) or (None, None, _missing(sheet))


def _is_line_end(sheet: Sheet, day: Dated) -> bool:
    after = sheet.document.text[day.span.end : day.span.end + 3]
    return not after.split("\n")[0].strip(" .*|\t_")


def _readings(day: Dated, confidence: float) -> Dates:
    problems = [Problem(code, message, day.span) for code, message in _doubts(day)]
    sure = confidence if day.place else confidence - 0.15
    when = Reading(day.iso, day.span, sure if not problems else min(sure, 0.8), day.rule) if day.iso else None
    where = Reading(day.place, day.place_span, confidence, "place_date.place") if day.place and day.place_span else None
    return where, when, problems


def _doubts(day: Dated) -> list[tuple[str, str]]:
    if day.is_unclear:
        return [("date.unclear", "Ngày hoặc tháng của văn bản không đọc được")]
    if day.rule == foreign_date.RULE:
        return [("date.foreign", f"Ngày ghi theo lối nước ngoài, đọc là {day.iso}")]
    return [("date.blank", "Ngày, tháng hoặc năm của văn bản còn để trống")] if day.is_blank else []


def _in_heading(sheet: Sheet) -> Dates | None:
    view = sheet.block(ZoneKind.TITLE)
    if view is None:
        return None
    lead = _LEAD.search(view.folded)
    found, _ = family.read(view.sub(0, lead.start() if lead else min(200, len(view.text))))
    if not found or not found[0].iso or "số" not in view.folded[: found[0].span.start - view.offset]:
        return None
    return None, Reading(found[0].iso, found[0].span, 0.8, "place_date.heading"), []


def _at_foot(sheet: Sheet) -> Dates | None:
    signatures = [span for span in sheet.zones.of(ZoneKind.SIGNATURE) if span.start >= sheet.end]
    if not signatures:
        return None
    span = Span(max(sheet.end, signatures[0].start - _FOOT), signatures[0].end)
    found, _ = family.read(View.of(sheet.document.text, span))
    whole = [day for day in found if day.place and day.iso and len(day.iso) == 10 and _is_line_end(sheet, day)]
    return _readings(whole[-1], 0.75) if whole and _begins_line(sheet, whole[-1]) else None


def _begins_line(sheet: Sheet, day: Dated) -> bool:
    start = day.place_span.start if day.place_span else day.span.start
    before = sheet.document.text[max(0, start - 40) : start]
    return not before.rsplit("\n", 1)[-1].strip(" \t*|_")


def _missing(sheet: Sheet) -> list[Problem]:
    if not sheet.seen.mottos:
        return []
    return [Problem("date.missing", "Văn bản không ghi ngày, tháng, năm ở phần đầu")]
