"""Every other document that a letter cites with a number or symbol, once each, in the order of the text.

Searched: subject, title and body, and footnotes wherever they stand; not the letterhead, not the recipients, not the
annexes. The letter's own number is no reference.

Source: NĐ 30/2020/NĐ-CP annex I, II.6 b (first citation in full, later ones by type and number alone: they are one
reference, and the day may stand at any of them).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from congvan.fields import agreement, citation_groups, citation_mentions
from congvan.fields.citation_groups import key
from congvan.model.document import Document, Problem
from congvan.model.letter import Header, Reference
from congvan.model.structure import ZoneKind, Zones
from congvan.rules import citations
from congvan.rules.citations import Cited
from congvan.text import View

_LEFT_OUT = frozenset(
    {
        ZoneKind.NUMBER,
        ZoneKind.ISSUER,
        ZoneKind.MOTTO,
        ZoneKind.FURNITURE,
        ZoneKind.RECIPIENTS,
        ZoneKind.SIGNATURE,
        ZoneKind.ANNEX,
    }
)
_FOOTNOTE = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\))\s")
_NOTE = 400  #: the length of a footnote
_NUMBER_LINE = re.compile(r"[\s*_|]*số\s*:")
_HEAD = 600  #: a letterhead ends before this place


def find(document: Document, zones: Zones, head: Header) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """The references of a letter; ``head`` gives its own number.

    Every span holds the id's own words; an item of a list that shares the symbol of a later one ("số 12, 13 và
    15/UBND-VP") has the number alone as its words and the whole symbol as its value.
    """
    view = zones.view or View.of(document.text)
    found = citations.find(view, _Searched(document.text, zones).holds)
    if not found:
        return (), ()
    own = key(f"{head.number.serial or ''}/{head.number.symbol or ''}") if head.number else None
    ids = [cited for cited, _ in found if not _is_own(cited, head, own, view)]
    rules = {cited.span: rule for cited, rule in found}
    cited = citation_groups.merge(citation_mentions.read(view, ids), rules)
    return cited, tuple(agreement.of_days(head.date, cited))


class _Searched:
    """Which places of the text are searched."""

    def __init__(self, text: str, zones: Zones) -> None:
        self._text = text
        self._zones = zones.items
        self._starts = [zone.span.start for zone in self._zones]

    def holds(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        if index < 0 or self._zones[index].kind not in _LEFT_OUT:
            return True
        return self._is_footnote(max(self._starts[index], at - _NOTE), at)

    def _is_footnote(self, begin: int, at: int) -> bool:
        begin = max(begin, self._text.rfind("\n\n", begin, at) + 1)
        return any(_FOOTNOTE.match(line) for line in self._text[begin:at].split("\n"))


def _is_own(cited: Cited, head: Header, own_key: str | None, view: View) -> bool:
    """Whether an id is the letter's own, whose `key` is ``own_key``.

    Where no number was read, the one on a line "Số: …" near the letter's top is.
    """
    own = head.number
    if own is None:
        return not cited.named and _heads_the_letter(view, cited.span.start)
    if cited.serial is None:
        return own.symbol is not None and key(own.symbol) == key(cited.symbol)
    return own_key == key(cited.symbol)


def _heads_the_letter(view: View, at: int) -> bool:
    if at > _HEAD:
        return False
    line = view.text.rfind("\n", 0, at) + 1
    return _NUMBER_LINE.match(view.folded, line) is not None
