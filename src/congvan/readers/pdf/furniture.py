"""Lines of a PDF that are no part of the letter: page numbers, running headers, captions of digital signatures."""

from __future__ import annotations

from collections import Counter

import regex

from congvan.readers.pdf.lines import PageLine

_PAGE_NUMBER = regex.compile(r"[-–—\s]{0,3}(?:trang\s{0,2})?\d{1,4}(?:\s?/\s?\d{1,4})?[-–—.\s]{0,3}")
_GAZETTE = regex.compile(r"(?:\d{1,4}\s)?\s?công\s{0,2}báo\s{0,2}/\s{0,2}số\s{0,2}\d")
_SIGNED = regex.compile(
    r"\W{0,2}(?:(?:người\s)?ký(?:\s(?:bởi|số|tên))?\s?:|ngày\ský\s?:|thời\sgian\ský\s?:|digitally\ssigned|signed\sby|email\s?:"
    r"|signature\s(?:not\sverified|valid)|cơ\squan\s?:.{0,80}(?:tỉnh|bộ|ubnd)|giờ\ský\s?:|nguồn\sgốc\sxác\sthực)"
)


def mark(pages: list[list[PageLine]]) -> None:
    """Marks what is furniture; ``pages`` hold the lines of each page from top to bottom."""
    for lines in pages:
        for line in lines:
            line.is_furniture = line.slot is None and _SIGNED.match(line.folded) is not None
        captions = {line.words[0].widget for line in lines if line.is_furniture} - {None}
        for line in lines if captions else ():
            line.is_furniture = line.is_furniture or line.words[0].widget in captions
    edges = [_edges(lines) for lines in pages]
    seen = Counter(text for page in edges for text in {line.text for line in page})
    for page in edges:
        for line in page:
            folded = line.folded.strip()
            is_repeated = len(pages) > 2 and len(folded) > 3 and seen[line.text] > len(pages) / 2
            line.is_furniture = bool(_PAGE_NUMBER.fullmatch(folded) or _GAZETTE.match(folded) or is_repeated)


def _edges(lines: list[PageLine]) -> list[PageLine]:
    """The first two and last two lines of a page."""
    left = [line for line in lines if not line.is_furniture and not line.slot]
    return left if len(left) < 5 else [*left[:2], *left[-2:]]
