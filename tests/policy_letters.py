"""Letters for the tests of policies, built by hand from ``fixtures/policies/*.toml``: the bodies are invented."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from congvan.model.directive import (
    Condition,
    Deadline,
    Directive,
    ExceptionClause,
    LedgerEntry,
    Limit,
    Modality,
    Period,
    Role,
)
from congvan.model.document import Source
from congvan.model.letter import Letter, Number, Reading
from congvan.spans import Span

FOLDER = Path(__file__).parent / "fixtures" / "policies"


def letter(name: str) -> Letter:
    """The letter of a fixture; every ``text`` in it is found in the letter's text."""
    return build(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))


def build(plain: dict[str, Any]) -> Letter:
    text = plain["text"]
    directives = tuple(_directive(text, item) for item in plain.get("directive", ()))

    def every(kind: str) -> tuple[Any, ...]:
        loose = plain.get(kind, ())
        own = (found for directive in directives for found in getattr(directive, kind))
        return (*own, *(READ[kind](text, item, Span(0, len(text))) for item in loose))

    number = plain.get("number")
    return Letter(
        source=Source(pages=1),
        text=text,
        profile="state",
        doc_type=None,
        number=Number(number.get("serial"), None, number["symbol"], number["raw"], Span(0, 0)) if number else None,
        issuer=None,
        place=None,
        date=Reading(plain["date"], None) if "date" in plain else None,
        subject=None,
        urgency=None,
        secrecy=None,
        recipients=(),
        signers=(),
        references=(),
        directives=directives,
        limits=every("limits"),
        exceptions=every("exceptions"),
        deadlines=every("deadlines"),
        periods=every("periods"),
        problems=(),
        ledger=tuple(
            LedgerEntry(_at(text, item["text"], Span(0, len(text))), item["status"], item["reason"])
            for item in plain.get("ledger", ())
        ),
    )


def _at(text: str, words: str, within: Span) -> Span:
    start = text.index(words, within.start, within.end)
    return Span(start, start + len(words))


def _directive(text: str, plain: dict[str, Any]) -> Directive:
    span = _at(text, plain["text"], Span(0, len(text)))

    def every(kind: str) -> tuple[Any, ...]:
        return tuple(READ[kind](text, item, span) for item in plain.get(kind, ()))

    addressee = plain.get("addressee")
    stands = addressee is not None and addressee in plain["text"]
    return Directive(
        id=plain["id"],
        modality=Modality(plain.get("modality", "obligation")),
        addressee=addressee,
        action=plain.get("action"),
        text=plain["text"],
        span=span,
        conditions=every("conditions"),
        limits=every("limits"),
        exceptions=every("exceptions"),
        deadlines=every("deadlines"),
        periods=every("periods"),
        addressee_span=_at(text, addressee, span) if addressee is not None and stands else None,
    )


def _limit(text: str, item: dict[str, Any], within: Span) -> Limit:
    return Limit(
        item["text"], item["op"], item["value"], item.get("upper"), item.get("unit"), item.get("per"), item.get("of"),
        Role(item.get("role", "bound")), _at(text, item["text"], within),
    )  # fmt: skip


def _exception(text: str, item: dict[str, Any], within: Span) -> ExceptionClause:
    return ExceptionClause(item["text"], _at(text, item["text"], within))


def _condition(text: str, item: dict[str, Any], within: Span) -> Condition:
    return Condition(item["text"], _at(text, item["text"], within))


def _deadline(text: str, item: dict[str, Any], within: Span) -> Deadline:
    return Deadline(
        item["text"], item.get("op", "<="), item.get("date"), item.get("time"), item.get("amount"), item.get("unit"),
        item.get("from"), item.get("recurring"), item.get("rrule"), _at(text, item["text"], within),
    )  # fmt: skip


def _period(text: str, item: dict[str, Any], within: Span) -> Period:
    return Period(item["text"], item.get("start"), item.get("end"), item.get("until"), _at(text, item["text"], within))


READ = {
    "limits": _limit,
    "exceptions": _exception,
    "conditions": _condition,
    "deadlines": _deadline,
    "periods": _period,
}
