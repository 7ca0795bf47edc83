"""Everything above the body: type, number, issuer, place and date, subject, marks, profile."""

from __future__ import annotations

from congvan.fields import agreement, issuer, kind, norms, number, place_date, profile, subject
from congvan.fields.sheet import Sheet, lay
from congvan.model.document import Document
from congvan.model.letter import Header, Reading
from congvan.model.structure import ZoneKind, Zones
from congvan.spans import trim
from congvan.text import words

__all__ = ["find"]

_EDGES = " \t\n*_.:()[]|\u00a0"


def find(document: Document, zones: Zones) -> Header:
    """The fields of the letterhead; recipients, signers and references are left empty here."""
    sheet = lay(document, zones)
    numbered, odd_number = number.find(sheet)
    place, date, odd_date = place_date.find(sheet)
    body = issuer.find(sheet, numbered)
    doc_type = kind.find(sheet, numbered, body)
    system = profile.find(sheet, numbered, body)
    norm = norms.on(system, date.value) if date else None
    return Header(
        profile=system,
        norm=norm.norm if norm else None,
        doc_type=doc_type,
        number=numbered,
        issuer=body,
        place=place,
        date=date,
        subject=subject.find(sheet, doc_type.value == "CV"),
        urgency=_mark(sheet, ZoneKind.URGENCY, "mark.urgency"),
        secrecy=_mark(sheet, ZoneKind.SECRECY, "mark.secrecy"),
        problems=(*odd_number, *odd_date, *agreement.of_number(doc_type, numbered, body, norm)),
    )


def _mark(sheet: Sheet, zone: ZoneKind, rule: str) -> Reading | None:
    text = sheet.document.text
    for span in sheet.zones.of(zone):
        inner = trim(text, span, _EDGES)
        return Reading(words(inner.of(text)), inner, 0.95, rule)
    return None
