"""Lines of a PDF whose letters are in a legacy encoding: decoded word by word, so that each keeps its place."""

from __future__ import annotations

from dataclasses import replace

from congvan import legacy
from congvan.readers.pdf.lines import PageLine


def mend(lines: list[PageLine]) -> None:
    """Puts decoded lines of a page in the place of those whose own words show a legacy encoding."""
    texts = [line.text for line in lines]
    for index, mended in enumerate(legacy.repair(texts) if legacy.may_be_legacy(texts) else ()):
        if mended.encoding:
            words = lines[index].words
            whole = [mended.text] if len(words) == 1 else [legacy.decoded(word.text, mended.encoding) for word in words]
            decoded = [replace(w, text=text, was_in=mended.encoding) for w, text in zip(words, whole, strict=True)]
            lines[index] = PageLine(decoded)
