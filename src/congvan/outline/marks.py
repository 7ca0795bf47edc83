"""The mark that opens a block: "Phần I", "Chương II", "Mục 1", "I.", "Điều 2.", "1.", "1.1.", "a)", "-", "+".

Source: NĐ 30/2020/NĐ-CP annex I part II; Party letters write "I-", "1-"; everyday letters "1/", "(1)", "a/", "1.a)".

>>> found = [read(words) for words in ("1.1. Sở A", "Điều 2. Giao", "đ) Nộp", "- 5 kg", "12/3/2024", "1.000 đồng")]
>>> [mark and mark.core for mark in found]
['1.1', 'Điều 2', 'đ', '-', None, None]
"""

from __future__ import annotations

import re
from typing import NamedTuple

from congvan.model.structure import BlockKind

_QUOTE = r"[\"'“”„‘’«]?\s?"
_FORMS: tuple[tuple[BlockKind, str], ...] = (
    (
        BlockKind.PART,
        r"(?P<core>(?:Phần|PHẦN)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXL]+|\d{1,2}|[A-Z]))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]))",
    ),
    (BlockKind.CHAPTER, r"(?P<core>(?:Chương|CHƯƠNG)\s+(?:[IVXL]+|\d{1,2}))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]{2}))"),
    (
        BlockKind.SECTION,
        r"(?P<core>(?:Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:[IVXL]+|\d{1,2}))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]{2}))",
    ),
    (BlockKind.ARTICLE, r"(?P<core>(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?)\s*(?:[.:]|[–-](?=\s)|(?=\s*$))"),
    (BlockKind.ROMAN, r"(?P<core>[IVX]{1,6})\s?[.)/–-](?!\w)(?!\d)(?:(?<=[./)])\s?[–-](?=\s))?"),
    (BlockKind.SECTION, r"(?P<core>[A-EG-HĐ])[.)/](?=\s+\S{2})"),
    (
        BlockKind.CLAUSE,
        r"\(?(?P<core>\d{1,2}(?:\.\d{1,2}){0,4})(?:\s?\.?[)/](?!\d)(?:\s?[–-](?=\s))?|\.(?!\d)(?:\s?[–-](?=\s))?|\.?\s?[–-](?=\s*[^\W\d]))",
    ),
    (BlockKind.CLAUSE, r"(?P<core>\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[A-ZĐÀ-Ỹ])"),
    (
        BlockKind.POINT,
        r"\(?(?P<core>[a-zđ]\d{0,2}(?:\.\d{1,2})?|i{1,3}|iv|vi{0,3}|ix)(?:\s?[)/](?!\w{1,3}/)(?:\s?[–-](?=\s))?|\.(?=\s)|\.\s?[–-](?=\s)|\.(?=[A-ZĐÀ-Ỹ]))",
    ),
    (BlockKind.POINT, r"(?P<core>[a-zđ])\s?[–-](?=\s+[A-ZĐÀ-Ỹ])"),
    (BlockKind.DASH, r"(?P<core>[-–—−‒‑\u2010•●▪■◆♦\uf0b7\uf02d\uf0a7·*✓➢❖→])(?![-–—−_*.])"),
    (BlockKind.PLUS, r"(?P<core>[+◦○])(?!\d)"),
)
_SPACES = re.compile(r"\s+")
_MARK = re.compile(
    _QUOTE
    + "(?:"
    + "|".join(f"(?P<k{n}>{form.replace('?P<core>', f'?P<c{n}>')})" for n, (_, form) in enumerate(_FORMS))
    + ")"
)
#: the two letters that a mark may begin with; a row of any others opens with a word
_LETTERS = frozenset(("Ph", "PH", "Ch", "CH", "Mụ", "MỤ", "Ti", "TI", "Đi", "ĐI", "ii", "iv", "vi", "ix"))


class Mark(NamedTuple):
    kind: BlockKind
    core: str  #: "1.1", "a", "Điều 2", "-"
    label: str  #: as written: "1.1.", "a)"
    length: int  #: how far it reaches from the start of the row, white space after it left out


def read(words: str) -> Mark | None:
    """The mark that ``words`` begin with, or None. A mark with nothing but figures after its dash is none."""
    first, second = words[:1], words[1:2]
    if first.isalpha() and second.isalpha() and first + second not in _LETTERS and second not in "IVX":
        return None
    hit = _MARK.match(words)
    if hit is None or hit.lastgroup is None:
        return None
    number = int(hit.lastgroup[1:])
    core = _SPACES.sub(" ", hit[f"c{number}"])
    return Mark(_FORMS[number][0], core, hit[f"k{number}"].strip(), hit.end())
