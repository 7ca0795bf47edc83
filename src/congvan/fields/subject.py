"""Trích yếu: the "V/v" under the number, or the lines under the type's name; the lead is left out."""

from __future__ import annotations

import regex

from congvan.fields.sheet import Sheet
from congvan.model.letter import Reading
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import doc_type
from congvan.rules.letterhead import subject as family
from congvan.spans import Span, trim
from congvan.text import View, words

_EDGES = " \t\n\r\u00a0*_.:;,-–—|/"
_ISSUED_BY = regex.compile(r"[\s:*_(-]*(?:của|số|ngày)(?!\w)")
_LEAD = regex.compile(r"(?<!\w)(?:về việc|v\s?/\s?v|về)(?!\w)\s*:?")
_LONG_LEAD = regex.compile(r"(?<!\w)(?:v\s?/\s?v|về việc)(?!\w)\s*:?")
_AT = regex.compile(r"(?<!\w)tại(?!\w)")
_WITHIN = 400  #: characters of issuer, number and day that a heading has before its subject


def find(sheet: Sheet, is_letter: bool) -> Reading | None:
    """The subject; ``is_letter`` says that the type is công văn, whose "V/v" goes before its title."""
    readers = (_under_number, _under_title) if is_letter else (_under_title, _under_number)
    for reader in readers:
        found = reader(sheet)
        if found:
            return found
    return _behind_number(sheet)


def _reading(view: View, start: int, rule: str, confidence: float) -> Reading | None:
    span = trim(view.text, Span(start, len(view.text)), _EDGES)
    value = words(view.text[span.start : span.end]).replace("*", "")
    if value.endswith(")") and value.count(")") > value.count("("):
        span = trim(view.text, Span(span.start, span.end - 1), _EDGES)
        value = words(view.text[span.start : span.end]).replace("*", "")
    if len(value) < 3:
        return None
    return Reading(value, view.span(span.start, span.end), confidence, rule)


def _under_number(sheet: Sheet) -> Reading | None:
    spans = sheet.spans(ZoneKind.SUBJECT)
    if not spans:
        return None
    whole = Span(spans[0].start, spans[-1].end)
    others = [z.span for z in sheet.zones.items if z.kind is not ZoneKind.SUBJECT and whole.holds(z.span)]
    view = sheet.view(whole, [*others, *_dated(sheet, whole)])
    start = family.lead(view.text)
    return _reading(view, start, "subject.v_v" if family.lead(view.text, strict=True) else "subject.ve", 0.95)


def _dated(sheet: Sheet, whole: Span) -> list[Span]:
    """Place and day, where a line of the subject shares them."""
    return [
        Span(day.place_span.start, day.span.end)
        for day in sheet.seen.days
        if day.place_span
        and whole.start < day.place_span.start < whole.end
        and day.is_in_words
        and not sheet.document.text[day.span.end : day.span.end + 2].split("\n")[0].strip(" .*|\t")
    ]


def _under_title(sheet: Sheet) -> Reading | None:
    view = sheet.block(ZoneKind.TITLE)
    if view is None:
        return None
    title = doc_type.title(view.text.split("\n")[0])
    if title.code is None:
        opening = doc_type.opening(view.text)
        return _reading(view, opening.end or family.lead(view.text), "subject.bare", 0.6)
    start = title.end + _issued_by(view, title.end)
    start += family.lead(view.text[start:].lstrip(" :*_\n\t")) and _lead_length(view.text[start:])
    return _reading(view, start, "subject.title", 0.8 if title.is_heading else 0.95)


def _lead_length(text: str) -> int:
    bare = text.lstrip(" :*_\n\t")
    return len(text) - len(bare) + family.lead(bare)


def _issued_by(view: View, start: int) -> int:
    """How much behind the type's name says who issued it, under which number, on which day."""
    rest = view.folded[start : start + _WITHIN]
    if not _ISSUED_BY.match(rest):
        return 0
    lead = _LEAD.search(rest)
    if lead and not _AT.search(rest[: lead.start()]):
        return lead.start()
    line_end = view.text.find("\n", start)
    own_line = view.folded[start:line_end] if line_end >= 0 else ""
    return line_end - start if _ISSUED_BY.match(own_line) and view.text[line_end:].strip() else 0


def _behind_number(sheet: Sheet) -> Reading | None:
    """A subject that shares the number's line."""
    for span in sheet.spans(ZoneKind.NUMBER):
        view = sheet.view(span, _dated(sheet, span))
        hit = _LONG_LEAD.search(view.folded)
        if hit:
            return _reading(view, hit.end(), "subject.behind_number", 0.8)
    return None
