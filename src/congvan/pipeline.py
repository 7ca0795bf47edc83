"""From a file to a letter: the one place that names the stages in order."""

from __future__ import annotations

from datetime import date

from congvan import directives, fields, outline, zones
from congvan.model.document import Document
from congvan.model.letter import Header, Letter
from congvan.readers import FileLike, read
from congvan.rules.engine import Context

__all__ = ["parse", "parse_document"]


def parse(source: FileLike | Document, *, name: str | None = None) -> Letter:
    """The letter in ``source``: a path, bytes, a binary file object, or a `Document` that was read before.

    Raises `ReadError` where no letter can be given at all; whatever is odd in the letter is among its ``problems``.
    """
    return parse_document(source if isinstance(source, Document) else read(source, name=name))


def parse_document(document: Document) -> Letter:
    """The letter in a document: stages in order, each a function from model values to model values."""
    parts = zones.split(document)
    header = fields.find(document, parts)
    layout = outline.build(document, parts)
    body, doubts = directives.find(document, layout, header, context_of(header))
    return Letter(
        source=document.source,
        text=document.text,
        profile=header.profile,
        doc_type=header.doc_type,
        number=header.number,
        issuer=header.issuer,
        place=header.place,
        date=header.date,
        subject=header.subject,
        urgency=header.urgency,
        secrecy=header.secrecy,
        recipients=header.recipients,
        signers=header.signers,
        references=header.references,
        directives=body.directives,
        limits=body.limits,
        exceptions=body.exceptions,
        deadlines=body.deadlines,
        periods=body.periods,
        problems=(*document.problems, *header.problems, *doubts),
        ledger=body.ledger,
    )


def context_of(header: Header) -> Context:
    """What the body's rules may know of the header: the letter's day, or its year where the day is blank."""
    if header.date is None:
        return Context()
    value = header.date.value
    return Context(date.fromisoformat(value) if len(value) == 10 else None, int(value[:4]))
