"""Policies and verdicts as JSON, and their JSON Schema. A number that no decimal ends is written "2/3"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from congvan.model.interval import exact
from congvan.model.policy import POLICY_SCHEMA, RuleBook, Verdict

Book = TypeVar("Book", bound=RuleBook)


def plain_number(value: Fraction) -> int | float | str:
    """An int or float that `exact` reads back as ``value``; "p/q" where there is none.

    >>> plain_number(Fraction(1, 2)), plain_number(Fraction(10**20, 3))
    (0.5, '100000000000000000000/3')
    """
    if value.denominator == 1:
        return value.numerator
    try:
        near = float(value)
    except OverflowError:
        return str(value)
    return near if exact(near) == value else str(value)


def _write(value: Any) -> Any:
    if isinstance(value, Fraction):
        return plain_number(value)
    raise NotImplementedError(type(value))


def _read(kind: type, value: Any) -> Any:
    if kind is Fraction and isinstance(value, int | float | str) and not isinstance(value, bool):
        return exact(value)
    raise NotImplementedError(kind)


def _schema_of(kind: type) -> dict[str, Any]:
    if kind is Fraction:
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+/\d+$"}]}
    raise NotImplementedError(kind)


def to_dict(value: RuleBook | Verdict) -> dict[str, Any]:
    """A policy or verdict in plain dicts and lists; a policy's ``schema`` comes first."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value, enc_hook=_write))
    return {"schema": plain.pop("schema"), **plain} if "schema" in plain else plain


def to_json(value: RuleBook | Verdict, indent: int = 0) -> bytes:
    """A policy or verdict as UTF-8 JSON; ``indent`` in spaces, 0 for one line."""
    line = msgspec.json.encode(to_dict(value))
    return msgspec.json.format(line, indent=indent) if indent else line


def from_dict(plain: Any, kind: type[Book]) -> Book:
    """The policy that `to_dict` wrote; raises `msgspec.ValidationError` naming the place that does not fit."""
    return msgspec.convert(plain, kind, dec_hook=_read)


def from_json(data: bytes | str, kind: type[Book]) -> Book:
    """The policy that `to_json` wrote, as a ``kind``."""
    return from_dict(msgspec.json.decode(data), kind)


def policy_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a policy's JSON."""
    (reference,), definitions = msgspec.json.schema_components(
        [RuleBook], schema_hook=_schema_of, ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": POLICY_SCHEMA,
        "title": "congvan policy",
        **reference,
        "$defs": definitions,
    }
