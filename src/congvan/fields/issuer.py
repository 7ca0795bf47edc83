"""The issuing body and the one above it, from the left block of the letterhead; where it is missing, none."""

from __future__ import annotations

import re

from congvan.fields.sheet import Sheet
from congvan.model.letter import Issuer, Number
from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import issuer as family
from congvan.rules.letterhead.marks import is_furniture
from congvan.spans import Span, cover, trim
from congvan.text import words

_EDGES = " \t\n*_-–—.,;:|=~\u00a0"
_BROKEN = re.compile(r"[ *]{0,4}[-–][ *]{0,4}(?=\n)")
_JOINTS = re.compile(r"[-/]")
_JOINT = re.compile(r"(?:(?:TT|NQ|KH|QC|HD|CT|TB)LT|KHPH|CTPH|QCPH|LN|LS|LT)(?![^\W\d_])")


def find(sheet: Sheet, number: Number | None) -> Issuer | None:
    """The issuer with its parent; None where the block is missing."""
    text = sheet.document.text
    taken = [*(number.span for number in sheet.seen.numbers), *(day.span for day in sheet.seen.days)]
    spans = [trim(text, span, _EDGES) for span in sheet.lines(ZoneKind.ISSUER, taken)]
    spans = [span for span in spans if span.length > 1 and not is_furniture(span.of(text))]
    spans = [span for n, span in enumerate(spans) if not n or not family.is_youth_title(span.of(text))]
    if not spans:
        return None
    names = [[spans[i] for i in group] for group in family.join([span.of(text) for span in spans])]
    if number and any(_JOINT.match(group) for group in _JOINTS.split(number.symbol or "")):
        above = (
            names[:1] if len(names) > 1 and family.stands_above(_said(text, names[0]), _said(text, names[1])) else []
        )
        names = [*above, [span for name in names[len(above) :] for span in name]]
    name = _said(text, names[-1])
    if len(name) < 3:
        return None
    parent = _said(text, names[-2]) if len(names) > 1 else None
    sure = 0.95 if family.begins_name(name) and len(names) <= 2 else 0.75
    return Issuer(name, parent, cover(names[-1]), confidence=sure, rule="issuer.block")


def _said(text: str, spans: list[Span]) -> str:
    """A name on one line, with the dash at which it was broken ("SỞ LAO ĐỘNG -" / "THƯƠNG BINH VÀ XÃ HỘI")."""
    said = [span.of(text) + (" -" if _BROKEN.match(text, span.end) else "") for span in spans[:-1]]
    return words(" ".join([*said, spans[-1].of(text)])).replace("*", "")
