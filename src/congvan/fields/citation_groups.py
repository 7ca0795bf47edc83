"""The mentions of one document as one reference, and which mentions are of one document.

Source: NĐ 30/2020/NĐ-CP annex I, II.6 b (later citations give type and number alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import attrgetter

from congvan.fields.citation_mentions import Mention
from congvan.model.letter import Reference
from congvan.rules.citations import Cited
from congvan.rules.citations.relations import FALLBACK
from congvan.spans import Span
from congvan.text import fold

_JOINTS = re.compile(r"[\W_]+")
_PEERS = 32  #: so many documents of one number are told apart; keeps a hostile file from taking long
SHARED = "citation.shared"
DOUBTFUL = 0.8  #: how sure a number is that stands without a symbol of its own
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE = attrgetter("cited.span")


def key(symbol: str) -> str:
    """What all spellings of a symbol share, whatever joins its groups.

    >>> key("40/2000/TT-BTC") == key("40/2000/TT/BTC")
    True
    """
    return "".join(filter(str.isalnum, fold(symbol)))


def merge(mentions: Iterable[Mention], rules: Mapping[Span, str]) -> tuple[Reference, ...]:
    """One reference a document, in the order of first mention; what a later mention adds is taken over."""
    groups: list[list[Mention]] = []
    by_serial: dict[str, list[list[Mention]]] = {}
    whole = sorted(mentions, key=lambda mention: _LETTERS.search(mention.cited.symbol) is None)
    for mention in whole:
        peers = by_serial.setdefault((mention.cited.serial or "").lstrip("0").lower(), [])
        near = peers[-_PEERS:]
        home = next((peer for peer in near if any(_is_same(one.cited, mention.cited) for one in peer[:_PEERS])), None)
        if home is None:
            home = []
            peers.append(home)
            groups.append(home)
        home.append(mention)
    for group in groups:
        group.sort(key=_PLACE)
    groups.sort(key=lambda group: group[0].cited.span)
    return tuple([_reference(group, rules) for group in groups])


def _is_same(one: Cited, other: Cited) -> bool:
    """Whether two citations are of one document.

    Alike but for capitals, or one short for the other ("Chỉ thị 16", "12/QĐ"), or with a joint that a line's end has
    swallowed. Written with other joints ("40/2000/TT-BTC", "40/2000/TT/BTC") they are kept apart.
    """
    if one.symbol == other.symbol or fold(one.symbol) == fold(other.symbol):
        return True
    short, full = sorted((one, other), key=lambda cited: len(_JOINTS.findall(cited.symbol)))
    if len(_JOINTS.findall(short.symbol)) == len(_JOINTS.findall(full.symbol)):
        return False
    if key(short.symbol) == key(full.symbol):
        return True
    begins = fold(full.symbol).startswith(fold(short.symbol)) and not full.symbol[len(short.symbol)].isalnum()
    return begins and (short.doc_type == full.doc_type or None in (short.doc_type, full.doc_type))


def _reference(group: list[Mention], rules: Mapping[Span, str]) -> Reference:
    """The fullest symbol, and of all else what is said first."""
    doc_type = date = issuer = provision = None
    relation = FALLBACK
    for mention in group:
        doc_type = doc_type or mention.cited.doc_type
        date = date or mention.date
        issuer = issuer or mention.issuer
        provision = provision or mention.provision
        relation = mention.relation if relation == FALLBACK else relation
    fullest = max(group, key=_joints).cited
    rule = rules.get(fullest.span, SHARED)
    sure = DOUBTFUL if rule in (SHARED, "citation.bare", "citation.short") else 1.0
    return Reference(fullest.symbol, doc_type, date, issuer, relation, provision, fullest.span, sure, rule)


def _joints(mention: Mention) -> int:
    return len(_JOINTS.findall(mention.cited.symbol))
