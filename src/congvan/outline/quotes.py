"""Which stretches of the body only quote law or another text: long ones in quotation marks, or what stands under
"… quy định:".

A new wording of law ("được sửa đổi như sau: “…”") is the letter's own.
"""

from __future__ import annotations

from collections import deque

from congvan.model.structure import ROW, Block, Sentence
from congvan.outline.paragraphs import Paragraph
from congvan.rules.duties import formulas
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View

_SIGNS = '"“”„«»'
_CITES = r"(?:[-+]\s*)?(?:tại|theo|căn cứ)?\s*{outline.sources}[^.:]{0,300}{outline.cited}[^.:]{0,160}:\s*$"
_LONG = 90
_LONGEST = 8000


def quotations(paragraphs: tuple[Paragraph, ...], whole: View) -> list[Span]:
    """Quotations that hold a long stretch or several paragraphs, in order; those that amend law left out."""
    text = whole.text
    spans: list[Span] = []
    signs = _signs(text, paragraphs[0].span.start - 4, paragraphs[-1].span.end + 40)
    opened = last = -1
    for number, paragraph in enumerate(paragraphs):
        if opened < 0 and not signs:
            break
        end = paragraph.span.end
        after = paragraphs[number + 1].span.start if number + 1 < len(paragraphs) else end + 40
        if opened >= 0 and (end - opened > _LONGEST or _resumes(paragraph.span, whole)):
            opened = -1  # never closed
        while signs and signs[0] < after:
            at = signs.popleft()
            if _opens(text, at, paragraph.span):
                opened = at if opened < 0 else opened
            elif opened >= 0:
                if (at + 1 - opened > _LONG or "\n" in text[opened:at].strip()) and not _amends(whole, opened):
                    spans.append(Span(opened, at + 1))
                    last = at + 1
                opened = -1
            elif last >= 0 and text[at + 1 : after].strip(" \n.;…") == "" and at + 1 - last < _LONGEST // 2:
                spans.append(Span(last, at + 1))
                last = at + 1
    return spans


def _signs(text: str, start: int, end: int) -> deque[int]:
    """Where quotation marks stand, in order."""
    found: list[int] = []
    start = max(0, start)
    for sign in _SIGNS:
        at = text.find(sign, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1, end)
    return deque(sorted(found))


def quoted(
    blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], spans: list[Span], whole: View
) -> tuple[Sentence, ...]:
    """The sentences, those that stand in a quotation marked."""
    after = _after_lead_ins(blocks, whole)
    if not spans and not after:
        return sentences
    at = 0
    found: list[Sentence] = []
    for sentence in sentences:
        while at < len(spans) and spans[at].end <= sentence.span.start:
            at += 1
        inside = at < len(spans) and is_inside(sentence.span, spans[at])
        is_quoted = inside or sentence.block in after
        found.append(Sentence(sentence.span, sentence.block, is_quoted=True) if is_quoted else sentence)
    return tuple(found)


def is_inside(inner: Span, outer: Span) -> bool:
    """Whether a stretch begins in the quotation, and most of it stands there."""
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return inner.start >= outer.start - 8 and shared > 0.6 * inner.length


def _opens(text: str, at: int, paragraph: Span) -> bool:
    sign = text[at]
    if sign in "“„«":
        return True
    if sign in "”»":
        return False
    if at <= paragraph.start:
        return True
    return text[at - 1] in " \n\t(:-" and at + 1 < len(text) and not text[at + 1].isspace()


def _amends(whole: View, at: int) -> bool:
    before = whole.folded[max(0, at - 160) : at].rstrip(' "-+')
    return before.endswith(":") and bool(wording(r"{outline.amended}[^.]{0,140}$").search(before))


def _resumes(span: Span, whole: View) -> bool:
    return bool(wording(r"[-+\s]*{outline.resumed}").match(whole.folded, span.start))


def _after_lead_ins(blocks: tuple[Block, ...], whole: View) -> set[int]:
    """Blocks under a lead-in that cites law ("Tại khoản 2 Điều 5 … quy định:"), up to where the letter resumes."""
    found: set[int] = set()
    parent: int | None = None
    active = False
    for block in blocks:
        start, end = block.content
        if active and ((block.parent != parent and block.parent not in found) or _resumes(block.content, whole)):
            active = False
        if active:
            found.add(block.index)
        elif start < end and whole.folded[end - 1] == ":":
            words = whole.folded[start:end]
            lead = words if len(words) <= 700 else words[:300] + words[-400:]
            if wording(_CITES).match(lead) and not formulas.is_ground(lead) and not _amends(whole, end):
                active, parent = True, block.index
    return {index for index in found if blocks[index].kind is not ROW}
