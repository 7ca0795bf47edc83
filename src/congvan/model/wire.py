"""Letters as JSON, and their JSON Schema. The contract's key ``from`` is no Python name: the attribute is ``from_``."""

from __future__ import annotations

from typing import Any

import msgspec

from congvan.model.directive import Measures
from congvan.model.letter import SCHEMA, Letter


def _rename(deadlines: list[dict[str, Any]], old: str, new: str) -> None:
    for deadline in deadlines:
        if old in deadline:
            deadline[new] = deadline.pop(old)


def to_dict(letter: Letter) -> dict[str, Any]:
    """The letter in plain dicts and lists, keys as the contract names them, ``schema`` first."""
    plain: dict[str, Any] = msgspec.to_builtins(letter)
    for holder in (plain, *plain["directives"]):
        _rename(holder["deadlines"], "from_", "from")
    return {"schema": plain.pop("schema"), **plain}


def to_json(letter: Letter, indent: int = 0) -> bytes:
    """The letter as UTF-8 JSON; ``indent`` in spaces, 0 for one line."""
    line = msgspec.json.encode(to_dict(letter))
    return msgspec.json.format(line, indent=indent) if indent else line


def measures_to_dict(measures: Measures) -> dict[str, Any]:
    """Limits, exceptions, deadlines, periods and problems in plain dicts and lists, keys as the contract names them."""
    plain: dict[str, Any] = msgspec.to_builtins(measures)
    _rename(plain["deadlines"], "from_", "from")
    return plain


def from_json(data: bytes | str) -> Letter:
    """The letter that `to_json` wrote; raises `msgspec.ValidationError` naming the place that does not fit."""
    plain: Any = msgspec.json.decode(data)
    if isinstance(plain, dict):
        for holder in (plain, *plain.get("directives", ())):
            _rename(holder.get("deadlines", []), "from", "from_")
    return msgspec.convert(plain, Letter)


def letter_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `to_json` prints."""
    (reference,), definitions = msgspec.json.schema_components([Letter], ref_template="#/$defs/{name}")
    _rename([definitions["Deadline"]["properties"]], "from_", "from")
    definitions["Deadline"]["required"] = ["from" if n == "from_" else n for n in definitions["Deadline"]["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "congvan letter",
        **reference,
        "$defs": definitions,
    }
