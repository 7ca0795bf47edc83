"""Sentences of the blocks, without outline marks.

A full stop, "!" or "?" ends a sentence where a capital or a figure follows, but not after an abbreviation ("TP.",
"TT.", "v.v."), an initial, in a number, a date or an address; "./." ends the letter and is no part of the sentence.

>>> split_words("UBND TP. Huế báo cáo. Sở Y tế (bs. An) xem v.v. và 1.000 đ. Hết./.")
['UBND TP. Huế báo cáo.', 'Sở Y tế (bs. An) xem v.v. và 1.000 đ.', 'Hết']
"""

from __future__ import annotations

import re

from congvan.lexicon import words
from congvan.model.structure import Block, Sentence
from congvan.spans import Span, trim
from congvan.text import SPACES, View, fold

#: the run of stops is told from its first sign, so that a search passes over everything else
_STOP = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*+[\"”’')\]]{0,3}"
    r"(?P<space>\s+(?=[\"“‘'(\[-]{0,2}\s?[^\W_])|(?<=[^\W\d_]{2}\.)(?=[^\W\d_]))"
)
#: a full stop with no space behind it ends a sentence between these: "định mức.Lập phương án"
_GLUED = re.compile(r"[^\W\d_]+(?=[\s,])")
_BEFORE = re.compile(r"[^\s(\[\"“,;:]{1,12}$")
#: items in one paragraph: "…: (i) …; (ii) …"
_ITEM = re.compile(r"(?<=[:;])(?:\s+và)?\s+\((?P<mark>i{1,3}|iv|vi{0,3}|ix|x|\d{1,2}|[a-h])\)\s+(?=\w)")
_COUNTED = re.compile(
    r"(?:[Pp]hụ lục|[Pp]hần|[Cc]hương|[Mm]ục|[Bb]iểu|[Mm]ẫu|[Qq]uý|[Đđ]ợt|[Hh]ọc kỳ|[Hh]ạng|[Ll]oại|[Nn]hóm)\s+\w$"
)
_END = re.compile(r"\s*\.?\s*/\s*-?\.?\s*$|\s*\.\s*/\s*\.?\s*$")


def split_words(text: str) -> list[str]:
    """The sentences of one block's words."""
    whole = trim(text, Span(0, len(text)), SPACES)
    return [kept.of(text) for span in _cut(text, whole) if (kept := _without_end(text, span))]


def split(blocks: tuple[Block, ...], whole: View) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order."""
    text = whole.text
    found: list[Sentence] = []
    for block in blocks:
        for span in _cut(text, block.content):
            if kept := _without_end(text, span):
                found.append(Sentence(kept, block.index))
    return tuple(found)


def _cut(text: str, content: Span) -> list[Span]:
    start, end = content
    words = text[start : end - 1]  # a stop at the very end parts nothing
    found: list[Span] = []
    if "." in words or "…" in words or "?" in words or "!" in words:
        for hit in _STOP.finditer(text, start, end):
            if _is_end(text, start, hit):
                found.append(Span(start, hit.start("space")))
                start = hit.end()
    found.append(Span(start, end) if found else content)
    if "(" in words and ("(ii)" in words or "(2)" in words or "(b)" in words):
        found = [item for span in found for item in _items(text, span)]
    return found


def _items(text: str, span: Span) -> list[Span]:
    """The lead-in and the items of a sentence that counts them: "yêu cầu các xã: (i) …; (ii) …"; their marks are no
    part of them. A sentence whose first mark stands behind no colon, or that has but one, is kept whole."""
    marks = list(_ITEM.finditer(text, *span))
    if len(marks) < 2 or marks[0]["mark"] not in ("i", "1", "a") or text[marks[0].start() - 1] != ":":
        return [span]
    starts = [span.start, *(hit.end() for hit in marks)]
    ends = [*(hit.start() for hit in marks), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _without_end(text: str, span: Span) -> Span | None:
    """The span, no white space at its ends, without the "./." that ends a letter; None where nothing is left."""
    start, end = span
    if text.find("/", max(start, end - 5), end) >= 0 and (hit := _END.search(text, max(start, end - 8), end)):
        start, end = span = trim(text, Span(start, hit.start()), SPACES)
    return span if end > start else None


def _is_end(text: str, start: int, hit: re.Match[str]) -> bool:
    after = text[hit.end() : hit.end() + 3].lstrip("\"“‘'([- ")[:1]
    if not (after.isupper() or after.isdigit()):
        return False
    if hit[0][0] != ".":
        return after.isupper()
    if hit[0].startswith((".", "…")) and hit[0].rstrip()[:3] == "...":
        return after.isupper()
    before = _BEFORE.search(text, max(start, hit.start() - 12), hit.start())
    if before is None:
        return True
    if hit.end() == hit.start("space") and not _is_glued(text, before[0], hit.end()):
        return False
    word = fold(before[0])
    if word in words("outline.abbreviations"):
        return False
    if len(word) == 1 and before[0].isupper():  # an initial, if nothing is counted by it
        return _COUNTED.search(text, max(start, hit.start() - 24), hit.start()) is not None
    return not (word.isdigit() and len(word) <= 2 and hit.start() - len(word) <= start)


def _is_glued(text: str, before: str, at: int) -> bool:
    """Whether a sentence begins right behind the full stop before ``at``; no name in an address does, no initial."""
    word = _GLUED.match(text, at)
    if word is None:
        return False
    return word[0][1:].islower() and before.isalpha() and before[1:].islower() and len(before) > 1
