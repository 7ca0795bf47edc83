"""Where the parts of a letter do not agree: symbol and type, the letter's day and the days of what it cites.

Source: NĐ 30/2020/NĐ-CP annex III, I (the abbreviations of types, which begin the symbol of a typed document); a
document can cite only what was issued before it. What is said here is told to the reader; nothing is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from congvan.fields.norms import Norm
from congvan.model.document import Problem
from congvan.model.letter import DocType, Issuer, Number, Reading, Reference
from congvan.rules.letterhead import doc_type as family

_GROUPS = re.compile(r"\s*[-/_–]\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 0.9  #: a reading less sure than this proves no disagreement


def of_number(kind: DocType, number: Number | None, issuer: Issuer | None, norm: Norm | None) -> list[Problem]:
    """A symbol that begins with the abbreviation of another type, or with one that no table of types has.

    Silent where the type was not read from a title, and for a symbol of one group. Where no ``norm`` with a table of
    abbreviations was in force on the letter's day, no abbreviation is unknown.
    """
    first = _first_group(number)
    if kind.rule != "doc_type.title" or kind.confidence < _LEAST or number is None or first is None:
        return []
    meant = family.by_abbreviation(first)
    said = {code for group in _GROUPS.split(number.symbol or "") for code in family.by_abbreviation(group)}
    if kind.value in said or first.upper().startswith(kind.value.upper()):
        return []
    if meant and family.by_symbol(number.symbol, issuer.name if issuer else None):
        told = f"Ký hiệu {number.symbol!r} là của {family.names()[first.upper()]}, tên loại ghi là {kind.name}"
        return [Problem("number.type_disagrees", told, number.span)]
    if meant or norm is None or not norm.table or (issuer and family.is_short_for(first, issuer.name)):
        return []
    told = f"Chữ viết tắt {first!r} trong ký hiệu không có trong bảng chữ viết tắt tên loại văn bản ({norm.norm})"
    return [Problem("number.unknown_abbreviation", told, number.span)]


def _first_group(number: Number | None) -> str | None:
    groups = [group for group in _GROUPS.split((number.symbol if number else None) or "") if group]
    if groups and _YEAR.fullmatch(groups[0]):
        groups = groups[1:]
    return groups[0] if len(groups) > 1 else None


def of_days(date: Reading | None, cited: Iterable[Reference]) -> list[Problem]:
    """A document dated after the letter that cites it; only whole days that were read for sure are compared."""
    if date is None or len(date.value) != 10 or date.confidence < _LEAST:
        return []
    return [
        Problem(
            "date.before_cited",
            f"Văn bản ghi ngày {date.value}, trước ngày {one.date} của văn bản {one.symbol} mà nó viện dẫn",
            one.span,
        )
        for one in cited
        if one.date and len(one.date) == 10 and one.date > date.value
    ]
