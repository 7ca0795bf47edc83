"""Lines of a PDF whose letters are in a legacy encoding: decoded word by word, so that each keeps its place."""

from __future__ import annotations

from dataclasses import replace

from congvan import legacy
from congvan.readers.pdf.lines import PageLine
from congvan.readers.pdf.words import Word


def mend(lines: list[PageLine]) -> None:
    """Puts decoded lines of a page in the place of those whose own words show a legacy encoding."""
    texts = [line.text for line in lines]
    mended = legacy.repair(texts) if legacy.may_be_legacy(texts) else []
    is_tcvn3 = any(line.encoding == "tcvn3" for line in mended)
    for index, (line, was) in enumerate(zip(mended, texts, strict=False)):
        words = lines[index].words
        if line.encoding:
            whole = [line.text] if len(words) == 1 else [legacy.decoded(word.text, line.encoding) for word in words]
        elif is_tcvn3 and was.isascii():  # it says nothing of its encoding, but its font may
            whole = [word.text for word in words]
        else:
            continue
        if line.encoding or any(word.is_capital for word in words):
            decoded = [_shown(word, text, line.encoding or "") for word, text in zip(words, whole, strict=True)]
            slot, lines[index] = lines[index].slot, PageLine(decoded)
            lines[index].slot = slot


def _shown(word: Word, text: str, encoding: str) -> Word:
    """A word as its font draws it: TCVN3 keeps capitals with tones as small letters in a font of capitals."""
    return replace(word, text=text.upper() if word.is_capital and encoding in ("tcvn3", "") else text, was_in=encoding)
