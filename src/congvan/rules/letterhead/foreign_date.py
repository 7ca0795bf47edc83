"""A letter's day written in a foreign way: "Hanoi, March 5, 2021", "Ha Noi, le 5 mars 2021", "Hà Nội, 2021-03-05".

Only what is cut out here, behind a place or alone on its line, goes to dateparser; it is loaded when the first such day
comes.

>>> [found] = read(View.of("Hanoi, March 5, 2021\\n"))
>>> found.iso, found.place
('2021-03-05', 'Hanoi')
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from congvan.model.letterhead import Dated
from congvan.rules.engine import light
from congvan.rules.letterhead.place_date import place_before
from congvan.text import View

RULE = "place_date.foreign"
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|août|aout|sep|oct|nov|dec|déc)[a-zéû]{0,6}\.?(?!\w)"
)
_YEAR = r"(?:19|20)\d\d(?!\w)"
_GAP = r"[\s.,/-]{1,3}"
_DAY = (
    rf"(?<![\w/])(?:\d{{1,2}}(?:st|nd|rd|th|er)?{_GAP}(?:of\s)?{_MONTH}{_GAP}{_YEAR}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d(?!\w))"
)
_LEADS = ("le", "the", "on", "date:", "dated")


def read(view: View) -> list[Dated]:
    """The days of a stretch that end their line, behind a place or alone; one that no calendar has is left out."""
    found = []
    for hit in light(_DAY).finditer(view.folded):
        at = _before_lead(view.folded, hit.start())
        line = view.text.rfind("\n", 0, at) + 1
        is_alone = not view.text[line:at].strip(" \t|*")
        place = place_before(view.text, at) if view.text[:at].rstrip().endswith(",") else None
        after = view.text[hit.end() : hit.end() + 80].split("\n", 1)[0]
        if after.strip(" \t.|*_") or not (place or is_alone) or not (iso := _iso(hit[0])):
            continue
        name, where = (view.words(*place), view.span(*place)) if place else (None, None)
        found.append(Dated(iso, False, view.span(*hit.span()), name, where, is_in_words=False, rule=RULE))
    return found


def _before_lead(folded: str, at: int) -> int:
    before = folded[max(0, at - 8) : at].rstrip()
    for lead in _LEADS:
        if before.endswith(f" {lead}"):
            return at - len(folded[max(0, at - 8) : at]) + len(before) - len(lead)
    return at


def _iso(words: str) -> str | None:
    if words[:4].isdigit():
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            return None
    dateparser: Any = import_module("dateparser")
    day = dateparser.parse(words, languages=["en", "fr"], settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    return day.date().isoformat() if day else None
