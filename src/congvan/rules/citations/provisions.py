"""Provisions that a citation names: "điểm a khoản 2 Điều 5", "các Điều 5, 6 và 7", "Mục II Phần A".

Source: NĐ 30/2020/NĐ-CP annex I, II.6 (citing) and II.7 (layout of a text: phần, chương, mục, điều, khoản, điểm).

>>> view = View.of("theo điểm a, b khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP")
>>> start, end = before(view, 34)
>>> view.text[start:end]
'điểm a, b khoản 2 Điều 5'
"""

from __future__ import annotations

from functools import cache

from congvan.rules.engine import light
from congvan.text import View

_AND = r"(?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+|\s+đến\s+|\s*-\s*)"
_POINT = r"[a-zđ]{1,2}\d?(?:\.\d{1,2}){0,2}|\d{1,2}(?:\.\d{1,2}){0,2}[a-zđ]?|\d{1,2}\.[a-zđ]"
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?[a-zđ]?"
_ROMAN = r"[ivxlc]{1,6}|\d{1,2}|[a-z]"
_LIST = {
    "tiết": _POINT,
    "gạch đầu dòng": r"thứ\s+\w+",
    "điểm": _POINT,
    "khoản": _NUMBER,
    "điều": _NUMBER,
    "tiểu mục": _ROMAN,
    "mục": _ROMAN,
    "chương": _ROMAN,
    "phần": rf"{_ROMAN}|thứ\s+\w+",
    "phụ lục": rf"(?:số\s+)?(?:{_ROMAN})",
}
_LINK = r"\s*,?\s*(?:(?:của|tại|ban hành kèm theo|kèm theo)\s+)?"
_JOINT = rf"(?:{_AND}|\s*[,;]?\s*(?:và\s+)?)"
_NAMES = rf"(?<!\w)(?:{'|'.join(sorted(_LIST, key=len, reverse=True))})(?=\s)"
_MOST = 6  #: pieces of one provision: "điểm a khoản 2 Điều 5" has three
REACH = 120
CLOSE = 40  #: one of the words stands this near, or there is no provision


@cache
def _piece(name: str) -> str:
    form = _LIST[name]
    return rf"(?P<said>{name}\s+(?:{form})(?!\w)(?:{_AND}(?:{form})(?!\w)){{0,6}})"


def before(view: View, at: int) -> tuple[int, int] | None:
    """Where the provision stands that ends right before ``at``; None where there is none."""
    folded, low = view.folded, max(0, at - REACH)
    near = folded[max(0, at - CLOSE) : at]
    for name in _LIST:
        if name in near:
            break
    else:
        return None
    names = list(light(_NAMES).finditer(folded, low, at))
    start = end = at
    for hit in reversed(names[-_MOST:]):
        said = light(_piece(hit[0]) + (_LINK if start == at else _JOINT)).fullmatch(folded, hit.start(), start)
        if said is None:
            break
        start, end = hit.start(), said.end("said") if start == at else end
    return (start, end) if start < at else None
