"""Which sentences only quote law or another text: in quotation marks over sentences, or after "… quy định:".

A new wording of law ("được sửa đổi như sau: “…”") is the letter's own.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from congvan.lexicon import phrase
from congvan.model.structure import Block, BlockKind, Sentence
from congvan.rules.engine import compiled
from congvan.spans import Span
from congvan.text import View

_SIGN = regex.compile(r"[\"“”„«»]")
_LONG = 90


def quoted(blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], whole: View) -> tuple[Sentence, ...]:
    """The sentences, those that stand in a quotation marked."""
    spans = _in_marks(blocks, whole)
    after = _after_lead_ins(blocks, whole)
    at = 0
    found: list[Sentence] = []
    for sentence in sentences:
        while at < len(spans) and spans[at].end <= sentence.span.start:
            at += 1
        inside = at < len(spans) and _share(spans[at], sentence.span) > 0.6
        found.append(replace(sentence, is_quoted=True) if inside or sentence.block in after else sentence)
    return tuple(found)


def _share(outer: Span, inner: Span) -> float:
    return (min(outer.end, inner.end) - max(outer.start, inner.start)) / max(1, inner.length)


def _in_marks(blocks: tuple[Block, ...], whole: View) -> list[Span]:
    """Quotations that hold a long stretch or several blocks, in order; those that amend law left out."""
    text, spans, opened, last = whole.text, [], -1, -1
    operative = False
    for block in blocks:
        if opened >= 0 and _resumes(block, whole) and text[block.span.start] not in '"“':
            opened = -1  # never closed
        for hit in _SIGN.finditer(text, *block.span):
            if _opens(text, hit, block.span):
                if opened < 0:
                    opened, operative = hit.start(), _amends(whole, hit.start())
            elif opened >= 0:
                if not operative and hit.end() - opened > _LONG:
                    spans.append(Span(opened, hit.end()))
                    last = hit.end()
                opened = -1
            elif last >= 0 and hit.start() == block.span.end - 1 and hit.end() - last < 4000:
                spans.append(Span(last, hit.end()))
                last = hit.end()
        if opened >= 0 and block.span.end - opened > 6000:
            opened = -1
    return spans


def _opens(text: str, hit: regex.Match[str], block: Span) -> bool:
    sign, at = hit[0], hit.start()
    if sign in "“„«":
        return True
    if sign in "”»":
        return False
    return at <= block.start or (text[at - 1] in " \n\t(:-" and at + 1 < len(text) and not text[at + 1].isspace())


def _amends(whole: View, at: int) -> bool:
    before = whole.folded[max(0, at - 160) : at]
    return bool(compiled(phrase("outline.amended") + r"[^.]{0,140}$").search(before)) and before.rstrip().endswith(":")


def _resumes(block: Block, whole: View) -> bool:
    return bool(compiled(phrase("outline.resumed")).match(whole.folded, block.content.start))


def _after_lead_ins(blocks: tuple[Block, ...], whole: View) -> set[int]:
    """Blocks under a lead-in that cites law ("Tại khoản 2 Điều 5 … quy định:"), up to where the letter resumes."""
    cites = compiled(
        r"(?:[-+]\s*)?(?:tại|theo|căn cứ)?\s*"
        + phrase("outline.sources")
        + r"[^.:]{0,300}"
        + phrase("outline.cited")
        + r"[^.:]{0,160}:\s*$"
    )
    found: set[int] = set()
    parent: int | None = None
    active = False
    for block in blocks:
        words = whole.folded[block.content.start : block.content.end]
        if active and ((block.parent != parent and block.parent not in found) or _resumes(block, whole)):
            active = False
        if active:
            found.add(block.index)
            continue
        lead = words if len(words) <= 700 else words[:300] + words[-400:]
        if words.endswith(":") and cites.match(lead) and not _amends(whole, block.content.end):
            active, parent = True, block.index
    return {index for index in found if blocks[index].kind is not BlockKind.ROW}
