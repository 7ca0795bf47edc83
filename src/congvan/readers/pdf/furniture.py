"""Lines of a PDF that are no part of the letter: page numbers, running headers, captions of digital signatures."""

from __future__ import annotations

from collections import Counter

import regex

from congvan.readers.pdf.lines import PageLine
from congvan.text import fold

_PAGE_NUMBER = regex.compile(r"[-–—\s]{0,3}(?:trang\s{0,2})?\d{1,4}(?:\s?/\s?\d{1,4})?[-–—.\s]{0,3}")
_GAZETTE = regex.compile(r"(?:\d{1,4}\s)?\s?công\s{0,2}báo\s{0,2}/\s{0,2}số\s{0,2}\d")
_SIGNED = regex.compile(
    r"\W{0,2}(?:(?:người\s)?ký(?:\s(?:bởi|số|tên))?\s?:|ngày\ský\s?:|thời\sgian\ský\s?:|digitally\ssigned|signed\sby|email\s?:"
    r"|signature\s(?:not\sverified|valid)|cơ\squan\s?:.{0,80}(?:tỉnh|bộ|ubnd)|giờ\ský\s?:|nguồn\sgốc\sxác\sthực)"
)
_DIGITS = regex.compile(r"\d+")


def mark(pages: list[list[PageLine]]) -> None:
    """Marks what is furniture; ``pages`` hold the lines of each page from top to bottom."""
    edges = Counter(
        _shape(line) for lines in pages for line in {id(line): line for line in (*lines[:2], *lines[-2:])}.values()
    )
    for lines in pages:
        for line in (*lines[:2], *lines[-2:]):
            folded = fold(line.text).strip()
            is_repeated = len(pages) > 2 and edges[_shape(line)] > len(pages) / 2 and len(folded) > 3
            if _PAGE_NUMBER.fullmatch(folded) or _GAZETTE.match(folded) or is_repeated:
                line.is_furniture = True
        for line in lines:
            line.is_furniture = line.is_furniture or _SIGNED.match(fold(line.text)) is not None


def _shape(line: PageLine) -> str:
    return _DIGITS.sub("#", fold(line.text)).strip()
