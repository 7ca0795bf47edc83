"""Every reading of a letter in one list, whatever its kind: to highlight it, or to check where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.letter import Letter
from congvan.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """One value: where in the JSON it is printed, its words, its span, and whether these are all of its words."""

    path: str  #: "limits[0].text"
    words: str
    span: Span
    is_whole: bool = True  #: False: the span holds more, as a signer's does around the name


def readings(letter: Letter) -> Iterator[Place]:
    """All values of ``letter`` that carry a span, in the order of the contract."""
    yield from _header(letter)
    for at, recipient in enumerate(letter.recipients):
        yield Place(f"recipients[{at}].name", recipient.name, recipient.span)
    for at, signer in enumerate(letter.signers):
        for part in ("authority", "title", "name"):
            if getattr(signer, part):
                yield Place(f"signers[{at}].{part}", getattr(signer, part), signer.span, is_whole=False)
    for at, reference in enumerate(letter.references):
        yield Place(f"references[{at}].symbol", reference.symbol, reference.span, is_whole=False)
    for at, directive in enumerate(letter.directives):
        yield Place(f"directives[{at}].text", directive.text, directive.span)
        if directive.addressee and directive.addressee_span:
            yield Place(f"directives[{at}].addressee", directive.addressee, directive.addressee_span)
        for at_condition, condition in enumerate(directive.conditions):
            yield Place(f"directives[{at}].conditions[{at_condition}].text", condition.text, condition.span)
    for kind in ("limits", "exceptions", "deadlines", "periods"):
        for at, item in enumerate(getattr(letter, kind)):
            yield Place(f"{kind}[{at}].text", item.text, item.span)


def _header(letter: Letter) -> Iterator[Place]:
    if letter.number:
        yield Place("number.raw", letter.number.raw, letter.number.span)
    if letter.issuer:
        yield Place("issuer.name", letter.issuer.name, letter.issuer.span, is_whole=False)
    for name in ("place", "subject", "urgency", "secrecy"):
        reading = getattr(letter, name)
        if reading and reading.span:
            yield Place(f"{name}.value", reading.value, reading.span)
