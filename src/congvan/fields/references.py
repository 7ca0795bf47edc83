"""Every other document that a letter cites with a number or symbol, once each, in the order of the text.

Searched: subject, title and body, and footnotes wherever they stand; not the letterhead, not the recipients, not the
annexes. The letter's own number is no reference.

Source: NĐ 30/2020/NĐ-CP annex I, II.6 b (first citation in full, later ones by type and number alone: they are one
reference, and the day may stand at any of them).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

import regex

from congvan.model.document import Document, Problem
from congvan.model.letter import Header, Reference
from congvan.model.structure import ZoneKind, Zones
from congvan.rules import citations, provisions, relations
from congvan.rules.citations import Cited
from congvan.rules.citing import Tail, day_of, follow, issued_on
from congvan.rules.engine import Context, apply, compiled
from congvan.spans import Span
from congvan.text import View, fold

_LEFT_OUT = frozenset(
    {ZoneKind.NUMBER, ZoneKind.ISSUER, ZoneKind.MOTTO, ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE, ZoneKind.ANNEX}
)
_FOOTNOTE = regex.compile(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\))\s")
_LINK = regex.compile(r"[\s*]*(?:[,;]|,?\s*và|[,;]\s*và)[\s*]*(?:(?:các\s+)?số\s*:?\s*)?")
_JOINT = regex.compile(r"\s*(?:,|và|,\s*và)\s*(?:số\s*:?\s*)?")
_PART = r"(?P<id>\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?)"
_AND = r"(?:\s*[,;]\s*(?:(?:và|đến)\s+)?|\s+(?:và|đến)\s+)(?:số\s*)?"
_SHARED = rf"(?r)số\s*:?\s*{_PART}(?:{_AND}{_PART}){{0,12}}{_AND}"
_PLAIN = regex.compile(r"[^\p{L}\d]+")


@dataclass(slots=True)
class _Mention:
    """One place where a document is cited."""

    cited: Cited
    tail: Tail
    date: str | None
    issuer: str | None
    relation: str
    provision: str | None


def find(document: Document, zones: Zones, head: Header) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The references of a letter; ``head`` gives its own number."""
    view = View.of(document.text)
    found, problems = apply(citations.RULES, view, Context())
    shown = _Searched(document.text, zones)
    ids = [item.value for item in found if shown.holds(item.span.start)]
    rules = {item.value.span: item.rule for item in found}
    mentions = _mentions(view, [cited for cited in ids if not _is_own(cited, head)])
    return tuple(_merge(mentions, rules)), tuple(problems)


class _Searched:
    """Which places of the text are searched."""

    def __init__(self, text: str, zones: Zones) -> None:
        self._text = text
        self._zones = sorted(zones.items, key=lambda zone: zone.span.start)
        self._starts = [zone.span.start for zone in self._zones]

    def holds(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        if index < 0 or self._zones[index].kind not in _LEFT_OUT:
            return True
        begin = self._text.rfind("\n\n", 0, at) + 1
        lines = self._text[max(begin, at - 400) : at].split("\n")
        return any(_FOOTNOTE.match(line) for line in lines)


def _key(symbol: str) -> str:
    """What two spellings of one symbol share, whatever joins their groups."""
    return _PLAIN.sub("", fold(symbol))


def _is_own(cited: Cited, head: Header) -> bool:
    if head.number is None:
        return False
    own = head.number
    if cited.serial is None:
        return own.symbol is not None and _key(own.symbol) == _key(cited.symbol)
    return _key(f"{own.serial or ''}/{own.symbol or ''}") == _key(cited.symbol)


def _mentions(view: View, ids: list[Cited]) -> list[_Mention]:
    """The ids with what stands around them; one that only a list would make an id is dropped elsewhere."""
    mentions: list[_Mention] = []
    for cited in ids:
        before = mentions[-1] if mentions else None
        floor = before.tail.end if before else 0
        parts = _parts(view, cited, floor)
        is_linked = before is not None and _LINK.fullmatch(view.folded, floor, cited.span.start) is not None
        if parts:
            cited = _led(view, cited, parts[0][0])
        elif is_linked and before and cited.named is None:
            cited = replace(cited, doc_type=_inherited(cited, before.cited))
        elif not cited.is_sure:
            continue
        mention = _read(view, cited, floor, before)
        mentions += [*(_shared(view, mention, *part) for part in parts), mention]
    _share_back(view, mentions)
    return mentions


def _inherited(cited: Cited, before: Cited) -> str | None:
    """The type of an item of a list that does not name it: that of the item before, unless the symbols differ."""
    tails = (_key(cited.symbol.removeprefix(cited.serial or "")), _key(before.symbol.removeprefix(before.serial or "")))
    return before.doc_type if cited.doc_type is None or tails[0] == tails[1] else cited.doc_type


def _parts(view: View, cited: Cited, floor: int) -> list[tuple[int, int]]:
    """Where bare numbers stand that share an id's symbol: "các Công văn số 12, 13 và 15/UBND-VP"."""
    if "/" not in cited.symbol:
        return []
    hit = compiled(_SHARED).match(view.folded, max(floor, cited.span.start - 120), cited.span.start)
    return sorted(hit.spans("id")) if hit else []


def _led(view: View, cited: Cited, at: int) -> Cited:
    """An id at the end of a list, with the type name that stands before the list's first number."""
    lead = citations.lead(view, at)
    if lead is None or lead.named is None:
        return cited
    return replace(cited, named=lead.named, doc_type=citations.types()[lead.named] or cited.doc_type, start=lead.start)


def _shared(view: View, mention: _Mention, start: int, end: int) -> _Mention:
    """The mention of a bare number that takes the symbol of the id it stands before."""
    symbol = mention.cited.symbol.partition("/")[2]
    number = view.words(start, end)
    if "/" in number:
        symbol = regex.sub(r"^(?:19|20)\d\d/", "", symbol)
    part = replace(mention.cited, symbol=f"{number}/{symbol}", serial=number, span=view.span(start, end))
    return replace(mention, cited=part, provision=None)


def _read(view: View, cited: Cited, floor: int, before: _Mention | None) -> _Mention:
    tail = follow(view, cited.span.end)
    date, issuer = tail.date or (day_of(cited.day) if cited.day else None), tail.issuer
    if date is None and (given := issued_on(view, cited.start)) is not None:
        date, issuer = given[0], issuer or given[1]
    place = provisions.before(view, cited.start)
    start = place[0] if place and place[0] >= floor else cited.start
    relation = relations.relation(view, floor, start, before.relation if before else None)
    provision = view.words(*place) if place and place[0] >= floor else None
    return _Mention(cited, tail, date, issuer, relation, provision)


def _share_back(view: View, mentions: list[_Mention]) -> None:
    """Ids joined by nothing but commas and "và" share the day and issuer that follow the last of them."""
    for this, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if _JOINT.fullmatch(view.folded, this.tail.end, after.cited.span.start):
            this.date = this.date or (after.date if this.tail.end == this.cited.span.end else None)
            this.issuer = this.issuer or after.issuer


def _merge(mentions: list[_Mention], rules: dict[Span, str]) -> list[Reference]:
    """One reference a document, in the order of first mention; what a later mention adds is taken over."""
    groups: list[list[_Mention]] = []
    bare = []
    for mention in mentions:
        if not regex.search(r"\p{L}{2}", mention.cited.symbol):
            bare.append(mention)
            continue
        home = next((group for group in groups if _is_same(group[0].cited.symbol, mention.cited.symbol)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    for mention in bare:
        home = next((group for group in groups if _is_short_for(mention.cited, group[0].cited)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return sorted((_reference(group, rules) for group in groups), key=lambda reference: reference.span)


def _is_same(one: str, other: str) -> bool:
    """Whether two symbols are one: alike but for capitals, or but for a joint that a line's end has swallowed. Written
    with other joints ("40/2000/TT-BTC", "40/2000/TT/BTC") they are two."""
    return fold(one) == fold(other) or (
        _key(one) == _key(other) and len(_PLAIN.findall(one)) != len(_PLAIN.findall(other))
    )


def _is_short_for(short: Cited, full: Cited) -> bool:
    """Whether "Chỉ thị 16" is short for "Chỉ thị số 16/CT-TTg"."""
    fits = short.symbol == full.symbol or full.symbol.startswith((f"{short.symbol}/", f"{short.symbol}-"))
    return fits and (short.doc_type == full.doc_type or None in (short.doc_type, full.doc_type))


def _reference(group: list[_Mention], rules: dict[Span, str]) -> Reference:
    first = group[0].cited
    return Reference(
        symbol=first.symbol,
        doc_type=next((mention.cited.doc_type for mention in group if mention.cited.doc_type), None),
        date=next((mention.date for mention in group if mention.date), None),
        issuer=next((mention.issuer for mention in group if mention.issuer), None),
        relation=next((m.relation for m in group if m.relation != relations.FALLBACK), relations.FALLBACK),
        provision=next((mention.provision for mention in group if mention.provision), None),
        span=first.span,
        rule=rules.get(first.span, "citation.shared"),
    )
