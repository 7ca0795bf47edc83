"""From a file to a letter: the one place that names the stages in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congvan import directives, fields, outline, zones
from congvan.errors import ReadError, UsageError
from congvan.model.directive import Measures
from congvan.model.document import Document, Line
from congvan.model.letter import Header, Letter
from congvan.model.structure import Zone, ZoneKind, Zones
from congvan.readers import FileLike, Limits, read, read_all
from congvan.rules import measures
from congvan.rules.engine import Context
from congvan.spans import Span
from congvan.text import View, nfc

__all__ = ["extract", "parse", "parse_all", "parse_document"]


def parse(source: FileLike | Document, *, name: str | None = None, limits: Limits | None = None) -> Letter:
    """The letter in ``source``: a path, bytes, a binary file object, or a `Document` that was read before.

    ``limits`` bound what a file may cost; those of `Limits` hold where none are given.
    Raises `ReadError` where no letter can be given at all; whatever is odd in the letter is among its ``problems``.
    """
    return parse_document(source if isinstance(source, Document) else read(source, name=name, limits=limits))


def parse_all(
    source: FileLike, *, name: str | None = None, limits: Limits | None = None
) -> Iterator[Letter | ReadError]:
    """Every letter in ``source``: those in a .zip or .eml one by one, any other file's own; what cannot be read comes
    as the error that `parse` would raise, in its place."""
    for outcome in read_all(source, name=name, limits=limits):
        yield outcome if isinstance(outcome, ReadError) else parse_document(outcome)


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
        norm=header.norm,
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
        parts=header.parts,
    )


def extract(text: str, *, issued_on: date | str | None = None) -> Measures:
    """The limits, exceptions, deadlines and periods of plain sentences, taken as a letter's own words.

    ``issued_on`` is the day of the document that they stand in: a day without a year takes its year. Spans are code
    points of ``text`` composed to NFC. Of what goes on for more than 20,000 characters without an end of sentence
    nothing is read, and a problem says so, as in a letter. Raises `UsageError` for an ``issued_on`` that is no day.

    >>> found = extract("Mỗi lớp không quá 35 học sinh; đăng ký trước ngày 15/8.", issued_on="2031-06-01")
    >>> found.limits[0].value, found.deadlines[0].date
    (35, '2031-08-15')
    """
    if isinstance(issued_on, str):
        issued_on = _day(issued_on)
    text = nfc(text)
    whole = Zones((Zone(ZoneKind.BODY, Span(0, len(text))),))
    layout = outline.build(Document(text, lines_of(text)), whole)
    context = Context(issued_on, issued_on.year if issued_on else None)
    found = [measures.read(View.of(text, sentence.span), context) for sentence in layout.sentences]
    return Measures(
        tuple(item for each in found for item in each.limits),
        tuple(item for each in found for item in each.exceptions),
        tuple(item for each in found for item in each.deadlines),
        tuple(item for each in found for item in each.periods),
        tuple(item for each in found for item in each.problems),
    )


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        remedy = "viết NĂM-THÁNG-NGÀY, như 2021-05-24 (not an ISO date)"
        raise UsageError(f"issued_on: không phải ngày: {told!r}; {remedy}") from None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a plain text."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(lines)


def context_of(header: Header) -> Context:
    """What the body's rules may know of the header: the letter's day, or its year where the day is blank."""
    if header.date is None:
        return Context()
    value = header.date.value
    return Context(date.fromisoformat(value) if len(value) == 10 else None, int(value[:4]))
