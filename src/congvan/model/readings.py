"""Every reading of a letter in one list, whatever its kind: to highlight it, or to check where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.letter import Letter
from congvan.spans import Span
from congvan.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """One value: where in the JSON it is printed, its words, its span, and whether these are all of its words."""

    path: str  #: "limits[0].text"
    words: str
    span: Span
    is_whole: bool = True  #: False: the span holds more, as a signer's does around the name

    def stands_in(self, text: str) -> bool:
        """Whether the words are read at the span, from its first character to its last, in their order.

        White space, case and tone placement are left out, and what the file sets between the words (a page number, a
        line of the other column) is passed over.

        >>> Place("place.value", "Hà Nội", Span(0, 6)).stands_in("Hà\\nNội, ngày")
        True
        >>> Place("place.value", "Hà", Span(0, 6)).stands_in("Hà Nội")
        False
        """
        there, said = _bare(self.span.of(text)), _bare(self.words)
        if not self.is_whole:
            return _in_order(said, there)
        return bool(said) and there[:1] == said[:1] and there[-1:] == said[-1:] and _in_order(said, there)


def _bare(words: str) -> str:
    return "".join(fold(words).split())


def _in_order(said: str, there: str) -> bool:
    left = iter(there)
    return all(char in left for char in said)


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
    for at, attached in enumerate(letter.parts):
        yield Place(f"parts[{at}].title", attached.title, attached.span, is_whole=False)
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
