"""Provisions that a citation names: "điểm a khoản 2 Điều 5", "các Điều 5, 6 và 7", "Mục II Phần A".

Source: NĐ 30/2020/NĐ-CP annex I, II.6 (citing) and II.7 (layout of a text: phần, chương, mục, điều, khoản, điểm).

>>> view = View.of("theo điểm a, b khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP")
>>> start, end = before(view, 34)
>>> view.text[start:end]
'điểm a, b khoản 2 Điều 5'
"""

from __future__ import annotations

import regex

from congvan.rules.engine import compiled
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
_PIECE = "|".join(
    rf"{name}\s+(?:{form})(?:{_AND}(?:{name}\s+)?(?:{form})(?!\w)){{0,6}}" for name, form in _LIST.items()
)
_LINK = r"\s*,?\s*(?:(?:của|tại|ban hành kèm theo|kèm theo)\s+)?"
_PROVISION = rf"(?r)(?P<all>(?<!\w)(?:{_PIECE})(?!\w)(?:\s*[,;]?\s*(?:và\s+)?(?:{_PIECE})(?!\w)){{0,5}}){_LINK}"
_NEAR = regex.compile("|".join(_LIST))
REACH = 120
CLOSE = 40  #: one of the words stands this near, or there is no provision


def before(view: View, at: int) -> tuple[int, int] | None:
    """Where the provision stands that ends right before ``at``; None where there is none."""
    if not _NEAR.search(view.folded, max(0, at - CLOSE), at):
        return None
    hit = compiled(_PROVISION).match(view.folded, max(0, at - REACH), at)
    return hit.span("all") if hit else None
