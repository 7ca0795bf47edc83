"""Each place where a letter cites a document: the id with its day, issuer, relation and provision; lists of ids.

In a list, bare numbers take the symbol to their right ("các Công văn số 12, 13 và 15/UBND-VP"), ids take the day that
follows the last of them ("số 411-TC/KHTH và 412-TC/KHTH ngày 09-3-1996"), and an item takes the type of
the item before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from congvan.rules.citations import Cited, provisions, relations
from congvan.rules.citations.around import Tail, day_of, follow, issued_on
from congvan.rules.citations.leads import lead, types
from congvan.rules.engine import compiled
from congvan.text import View

_LINK = re.compile(r"[\s*]*(?:[,;]|,?\s*và|[,;]\s*và)[\s*]*(?:(?:các\s+)?số\s*:?\s*)?")
_JOINT = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:số\s*:?\s*)?")
_PART = r"(?P<id>\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?)"
_AND = r"(?:\s*[,;]\s*(?:(?:và|đến)\s+)?|\s+(?:và|đến)\s+)(?:số\s*)?"
_SHARED = rf"(?r)số\s*:?\s*{_PART}(?:{_AND}{_PART}){{0,12}}{_AND}"
_BARE = re.compile(r"\d{1,5}[a-zđ]?(?:/\d{4})?")
_YEAR = re.compile(r"(?:19|20)\d\d/")


@dataclass(slots=True)
class Mention:
    """One place where a document is cited."""

    cited: Cited
    tail: Tail
    date: str | None
    issuer: str | None
    relation: str
    provision: str | None


def read(view: View, ids: list[Cited]) -> list[Mention]:
    """The ids with what stands around them; one that only a list would make an id is dropped elsewhere."""
    mentions: list[Mention] = []
    for cited in ids:
        before = mentions[-1] if mentions else None
        floor = before.tail.end if before else 0
        parts = _parts(view, cited, floor, mentions) if cited.named is None and "/" in cited.symbol else []
        if parts:
            cited = _led(view, cited, parts[0][0])
        elif before and cited.named is None and _LINK.fullmatch(view.folded, floor, cited.span.start):
            cited = replace(cited, doc_type=_inherited(cited, before.cited))
        elif not cited.is_sure:
            continue
        mention = _mention(view, cited, floor, before)
        mentions += [_shared(view, mention, *part) for part in parts]
        mentions.append(mention)
    _share_back(view, mentions)
    return mentions


def _mention(view: View, cited: Cited, floor: int, before: Mention | None) -> Mention:
    tail = follow(view, cited.span.end)
    date, issuer = tail.date or (day_of(cited.day) if cited.day else None), tail.issuer
    if date is None and (given := issued_on(view, cited.start)) is not None:
        date, issuer = given[0], issuer or given[1]
    place = provisions.before(view, cited.start)
    if place is not None and place[0] < floor:
        place = None
    relation = relations.relation(view, floor, place[0] if place else cited.start, before.relation if before else None)
    return Mention(cited, tail, date, issuer, relation, view.words(*place) if place else None)


def _inherited(cited: Cited, before: Cited) -> str | None:
    """The type of an item of a list that does not name it: that of the item before, unless the symbols differ."""
    tails = [one.symbol.removeprefix(one.serial or "").lower() for one in (cited, before)]
    return before.doc_type if cited.doc_type is None or tails[0] == tails[1] else cited.doc_type


def _parts(view: View, cited: Cited, floor: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Where bare numbers stand that share an id's symbol. Where the first of them was read as a bare number, such
    mentions are taken back."""
    parts = _parts_behind(view, cited, floor)
    if parts or not mentions or not _BARE.fullmatch(mentions[-1].cited.symbol):
        return parts
    parts = _parts_behind(view, cited, mentions[-1].cited.start - view.offset)
    while parts and mentions and mentions[-1].cited.span.start >= parts[0][0]:
        mentions.pop()
    return parts


def _parts_behind(view: View, cited: Cited, floor: int) -> list[tuple[int, int]]:
    hit = compiled(_SHARED).match(view.folded, max(floor, cited.span.start - 120), cited.span.start)
    return sorted(hit.spans("id")) if hit else []


def _led(view: View, cited: Cited, at: int) -> Cited:
    """An id at the end of a list, with the type name that stands before the list's first number."""
    before = lead(view, at)
    if before is None or before.named is None:
        return cited
    code = types()[before.named] or cited.doc_type
    return replace(cited, named=before.named, doc_type=code, start=before.start)


def _shared(view: View, mention: Mention, start: int, end: int) -> Mention:
    """The mention of a bare number that takes the symbol of the id it stands before."""
    symbol = mention.cited.symbol.partition("/")[2]
    number = view.words(start, end)
    if "/" in number:
        symbol = _YEAR.sub("", symbol, count=1)
    serial = number.partition("/")[0]
    part = replace(mention.cited, symbol=f"{number}/{symbol}", serial=serial, span=view.span(start, end))
    return replace(mention, cited=part, provision=None)


def _share_back(view: View, mentions: list[Mention]) -> None:
    """Ids joined by nothing but commas and "và" share the day and issuer that follow the last of them."""
    for this, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if not _JOINT.fullmatch(view.folded, this.tail.end, after.cited.span.start):
            continue
        if this.date is None and this.tail.end == this.cited.span.end:
            this.date = after.date
        this.issuer = this.issuer or after.issuer
