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
#: the commonest first; no two of different kinds begin alike. The one group of each holds the core
_FORMS: tuple[tuple[BlockKind, str], ...] = (
    (BlockKind.DASH, r"([-–—−‒‑\u2010•●▪■◆♦\uf0b7\uf02d\uf0a7·*✓➢❖→])(?![-–—−_*.])"),
    (BlockKind.PLUS, r"([+◦○])(?!\d)"),
    (
        BlockKind.CLAUSE,
        r"\(?(\d{1,2}(?:\.\d{1,2}){0,4})(?:\s?\.?[)/](?!\d)(?:\s?[–-](?=\s))?|\.(?!\d)(?:\s?[–-](?=\s))?|\.?\s?[–-](?=\s*[^\W\d]))",
    ),
    (BlockKind.CLAUSE, r"(\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[A-ZĐÀ-Ỹ])"),
    (
        BlockKind.POINT,
        r"\(?([a-zđ]\d{0,2}(?:\.\d{1,2})?|i{1,3}|iv|vi{0,3}|ix)(?:\s?[)/](?!\w{1,3}/)(?:\s?[–-](?=\s))?|\.(?=\s)|\.\s?[–-](?=\s)|\.(?=[A-ZĐÀ-Ỹ]))",
    ),
    (BlockKind.POINT, r"([a-zđ])\s?[–-](?=\s+[A-ZĐÀ-Ỹ])"),
    (
        BlockKind.PART,
        r"((?:Phần|PHẦN)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXL]+|\d{1,2}|[A-Z]))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]))",
    ),
    (BlockKind.CHAPTER, r"((?:Chương|CHƯƠNG)\s+(?:[IVXL]+|\d{1,2}))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]{2}))"),
    (
        BlockKind.SECTION,
        r"((?:Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:[IVXL]+|\d{1,2}))(?:\s*[.:/–-]|(?=\s*$)|(?=\s+[A-ZĐ]{2}))",
    ),
    (BlockKind.ARTICLE, r"((?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?)\s*(?:[.:]|[–-](?=\s)|(?=\s*$))"),
    (BlockKind.ROMAN, r"([IVX]{1,6})\s?[.)/–-](?!\w)(?!\d)(?:(?<=[./)])\s?[–-](?=\s))?"),
    (BlockKind.SECTION, r"([A-EG-HĐ])[.)/](?=\s+\S{2})"),
)
_MARK = re.compile(f"{_QUOTE}(?:{'|'.join(f'({form})' for _, form in _FORMS)})")
#: by the number of a form's group, behind which stands that of its core
_KINDS = {2 * number + 1: kind for number, (kind, _) in enumerate(_FORMS)}
#: the two letters that a mark may begin with; a row of any others opens with a word
_LETTERS = frozenset(("Ph", "PH", "Ch", "CH", "Mụ", "MỤ", "Ti", "TI", "Đi", "ĐI", "ii", "iv", "vi", "ix"))


class Mark(NamedTuple):
    kind: BlockKind
    core: str  #: "1.1", "a", "Điều 2", "-"
    label: str  #: as written: "1.1.", "a)"
    length: int  #: how far it reaches from the start of the row, white space after it left out


def read(words: str) -> Mark | None:
    """The mark that ``words`` begin with, or None. A mark with nothing but figures after its dash is none."""
    opens = words[:2]
    if opens.isalpha() and opens not in _LETTERS and opens[1:] not in "IVX":
        return None
    hit = _MARK.match(words)
    if hit is None or hit.lastindex is None:
        return None
    number = hit.lastindex
    return Mark(_KINDS[number], " ".join(hit[number + 1].split()), hit[number].strip(), hit.end())
