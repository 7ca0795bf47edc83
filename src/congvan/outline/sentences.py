"""Sentences of the blocks, without outline marks.

A full stop, "!" or "?" ends a sentence where a capital or a figure follows, but not after an abbreviation ("TP.",
"TT.", "v.v."), an initial, in a number, a date or an address; "./." ends the letter and is no part of the sentence.

>>> split_words("UBND TP. Huế báo cáo. Sở Y tế (bs. An) xem v.v. và 1.000 đ. Hết./.")
['UBND TP. Huế báo cáo.', 'Sở Y tế (bs. An) xem v.v. và 1.000 đ.', 'Hết']
"""

from __future__ import annotations

import regex

from congvan.lexicon import words
from congvan.model.structure import Block, Sentence
from congvan.spans import Span, trim
from congvan.text import SPACES, View, fold

_STOP = regex.compile(r"(?:(?<![.!?…])[.!?…]++[\"”’')\]]{0,3}|\))(?P<space>\s+)(?=[\"“‘'(\[-]{0,2}\s?[^\W_])")
_BEFORE = regex.compile(r"[^\s(\[\"“,;:]{1,12}$")
_COUNTED = regex.compile(
    r"(?:[Pp]hụ lục|[Pp]hần|[Cc]hương|[Mm]ục|[Bb]iểu|[Mm]ẫu|[Qq]uý|[Đđ]ợt|[Hh]ọc kỳ|[Hh]ạng|[Ll]oại|[Nn]hóm)\s+\w$"
)
_END = regex.compile(r"\s*\.?\s*/\s*-?\.?\s*$|\s*\.\s*/\s*\.?\s*$")


def split_words(text: str) -> list[str]:
    """The sentences of one block's words."""
    return [span.of(text) for span in _cut(View.of(text), Span(0, len(text)))]


def split(blocks: tuple[Block, ...], whole: View) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order."""
    return tuple(Sentence(span, block.index) for block in blocks for span in _cut(whole, block.content))


def _cut(whole: View, content: Span) -> list[Span]:
    text, found, start = whole.text, [], content.start
    for hit in _STOP.finditer(text, content.start, content.end):
        if hit.start() < start or not _is_end(text, start, hit):
            continue
        found.append(Span(start, hit.start("space")))
        start = hit.end()
    found.append(Span(start, content.end))
    spans = (trim(text, _without_end(text, span), SPACES) for span in found)
    return [span for span in spans if span.length]


def _without_end(text: str, span: Span) -> Span:
    """The span without the "./." that ends a letter."""
    hit = (
        _END.search(text, max(span.start, span.end - 8), span.end)
        if "/" in text[max(0, span.end - 5) : span.end]
        else None
    )
    return Span(span.start, hit.start()) if hit else span


def _is_end(text: str, start: int, hit: regex.Match[str]) -> bool:
    after = text[hit.end() : hit.end() + 3].lstrip("\"“‘'([- ")[:1]
    if not (after.isupper() or after.isdigit()):
        return False
    if hit[0][0] == ")":
        return False
    if hit[0][0] != ".":
        return after.isupper()
    if hit[0].startswith((".", "…")) and hit[0].rstrip()[:3] == "...":
        return after.isupper()
    before = _BEFORE.search(text, max(start, hit.start() - 12), hit.start())
    if before is None:
        return True
    word = fold(before[0])
    if word in words("outline.abbreviations"):
        return False
    counted = _COUNTED.search(text, max(start, hit.start() - 24), hit.start())
    is_initial = len(word) == 1 and before[0].isupper() and not counted
    is_count = word.isdigit() and len(word) <= 2 and hit.start() - len(word) <= start
    return not (is_initial or is_count)
