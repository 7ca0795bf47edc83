"""Which system's rules a letter is written by: the state's, the Party's, the unions', the Youth Union's, or none."""

from __future__ import annotations

import re

from congvan.fields.sheet import Sheet
from congvan.lexicon import phrase
from congvan.model.letter import Issuer, Number, Profile
from congvan.rules.engine import light
from congvan.text import fold

_PARTY_SYMBOL = re.compile(r"[^/]*/(?:\w*(?:TW|TU|HU|QU|ĐU|ĐUK|ThU)|nb)(?:/nb)?$")
_YOUTH_SYMBOL = re.compile(r"ĐTN|TWĐTN|ĐĐ$")


def find(sheet: Sheet, number: Number | None, issuer: Issuer | None) -> Profile:
    """By the title at the top right, the issuer's name, and the grammar of the symbol, in this order."""
    symbol = (number.symbol if number else None) or ""
    names = fold(" ".join(filter(None, (issuer.parent, issuer.name)))) if issuer else ""
    mottos = {motto.system for motto in sheet.seen.mottos}
    if _named(names, "issuers.youth") or _YOUTH_SYMBOL.search(symbol):
        return "youth"
    if "party" in mottos or (_named(names, "issuers.party") and "state" not in mottos):
        return "party"
    if _named(names, "issuers.union"):
        return "union"
    if _named(names, "issuers.company"):
        return "other"
    if "state" in mottos:
        return "state"
    if _PARTY_SYMBOL.match(symbol):
        return "party"
    return "state" if issuer or "/" in (number.raw if number else "") else "other"


def _named(names: str, path: str) -> bool:
    return bool(names and light(phrase(path)).search(names))
