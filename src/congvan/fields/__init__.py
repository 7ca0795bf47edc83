"""The header of a letter: every field but its directives, read zone by zone."""

from __future__ import annotations

from congvan.fields import doubt, letterhead, parties, parts, references, unit
from congvan.model.document import Document
from congvan.model.letter import Header
from congvan.model.structure import Zones

__all__ = ["find"]


def find(document: Document, zones: Zones) -> Header:
    """All header fields; what a zone does not say stays None, and a doubt is among ``problems``."""
    head = letterhead.find(document, zones)
    recipients, signers, doubts = parties.find(document, zones)
    cited, more = references.find(document, zones, head)
    header = Header(
        profile=head.profile,
        norm=head.norm,
        doc_type=head.doc_type,
        number=head.number,
        issuer=unit.add(head.issuer, head.place, head.date),
        place=head.place,
        date=head.date,
        subject=head.subject,
        urgency=head.urgency,
        secrecy=head.secrecy,
        recipients=recipients,
        signers=signers,
        references=cited,
        parts=parts.find(document, zones),
        problems=(*head.problems, *doubts, *more),
    )
    return doubt.weigh(document, header)
