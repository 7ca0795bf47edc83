"""The type of a letter: its title, else its symbol, else what it calls itself, else công văn."""

from __future__ import annotations

import regex

from congvan.fields.sheet import Sheet
from congvan.model.letter import DocType, Issuer, Number
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import doc_type as family
from congvan.spans import Span

_CALLS_ITSELF = regex.compile(r"(?<!\w)thông\s+báo\s+(?:như\s+sau|để|đến\s+các|một\s+số\s+nội\s+dung|cụ\s+thể)(?!\w)")
_REACH = 6000


def find(sheet: Sheet, number: Number | None, issuer: Issuer | None) -> DocType:
    """The type with the span of its name, where one is named."""
    text = sheet.document.text
    for span in sheet.spans(ZoneKind.TITLE):
        title = family.title(span.of(text).split("\n")[0])
        if title.code:
            at = Span(span.start + title.start, span.start + title.end)
            return DocType(
                title.code, " ".join(title.name.split()), at, 0.85 if title.is_heading else 0.98, "doc_type.title"
            )
        opening = family.opening(span.of(text))
        if opening.code:
            at = Span(span.start + opening.start, span.start + opening.end)
            return DocType(opening.code, " ".join(opening.name.split()), at, 0.7, "doc_type.bare_title")
    code = family.by_symbol(number.symbol if number else None, issuer.name if issuer else None)
    if code:
        return DocType(code, family.names().get(code.upper(), ""), None, 0.8, "doc_type.symbol")
    return _untitled(sheet, number)


def _untitled(sheet: Sheet, number: Number | None) -> DocType:
    """A letter without a type name; a notice copied without its letterhead tells by its own verb."""
    is_copied = not (number or sheet.seen.mottos or sheet.zones.of(ZoneKind.TO) or sheet.spans(ZoneKind.SUBJECT))
    if is_copied and _CALLS_ITSELF.search(sheet.document.text[:_REACH].lower()):
        return DocType("TB", "thông báo", None, 0.5, "doc_type.calls_itself")
    sure = 0.95 if number or sheet.zones.of(ZoneKind.TO) else 0.6
    return DocType("CV", "công văn", None, sure, "doc_type.letter")
