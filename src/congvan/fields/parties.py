"""Who a letter goes to and who signed it."""

from __future__ import annotations

from congvan.fields import recipients, signers, strips
from congvan.fields.strips import Strip
from congvan.lexicon import phrase
from congvan.model.document import Document, Problem
from congvan.model.letter import Recipient, Signer
from congvan.model.structure import ZoneKind, Zones
from congvan.rules import parties, signature
from congvan.rules.engine import compiled
from congvan.rules.signature import Shape
from congvan.text import View

__all__ = ["find"]


def find(document: Document, zones: Zones) -> tuple[tuple[Recipient, ...], tuple[Signer, ...], tuple[Problem, ...]]:
    """Recipients (role "to", "cc", "archive") and signers in the order of the text, and what the norm asks for and is missing."""
    to = recipients.to(strips.cut(document, zones, ZoneKind.TO))
    closing = strips.cut(document, zones, ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE)
    lines = [part for strip in closing for part in _apart(strip, closing)]
    cc = recipients.cc([strip for strip in lines if strip.kind is ZoneKind.RECIPIENTS])
    signed = signers.read([strip for strip in lines if strip.kind is ZoneKind.SIGNATURE])
    return (*to, *cc), signed, _missing(zones, cc, signed)


def _missing(zones: Zones, cc: tuple[Recipient, ...], signed: tuple[Signer, ...]) -> tuple[Problem, ...]:
    """Source: NĐ 30/2020/NĐ-CP Đ.8.2: every letter has the signer's position, name and signature, and Nơi nhận."""
    problems = []
    if not zones.of(ZoneKind.BODY):
        return ()
    if not signed:
        problems.append(Problem("signature.missing", "Không thấy chức vụ, họ tên người ký."))
    elif not any(signer.name for signer in signed):
        problems.append(Problem("signature.unnamed", "Phần ký không có họ tên người ký.", signed[0].span))
    if not cc:
        problems.append(Problem("recipients.missing", "Không thấy mục Nơi nhận."))
    return tuple(problems)


def _apart(strip: Strip, closing: list[Strip]) -> list[Strip]:
    """A line of Nơi nhận without the words of the signature that stand on it, and those words."""
    at = _signature_at(strip.view, closing) if strip.kind is ZoneKind.RECIPIENTS else 0
    if not at:
        return [strip]
    view = strip.view
    while at < len(view.text) and view.text[at].isspace():
        at += 1
    left = Strip(view.sub(0, at), ZoneKind.RECIPIENTS, strip.row, strip.indent)
    right = Strip(view.sub(at, len(view.text)), ZoneKind.SIGNATURE, strip.row, strip.indent + at)
    return [left, right]


def _signature_at(view: View, closing: list[Strip]) -> int:
    """Where the signature's words begin on a line of Nơi nhận; 0 for none. Only where the block is fused line by line:
    an authority or title stands behind "Nơi nhận:" itself, or the block has a title and lacks a name."""
    label = parties.starts(parties.CC, view)
    if label:
        rest = view.sub(label, len(view.text))
        return label if rest.text.strip() and signature.shape(rest) in (Shape.AUTHORITY, Shape.TITLE) else 0
    marked = compiled(rf"[(]\s*{phrase('capacities.marks')}\s*[)]\s*").search(view.folded)
    if marked and marked.start() and _tail_is_name(view, marked.end()):
        return marked.start()
    if not _is_fused(closing):
        return 0
    tail = _loud_tail(view)
    if tail and signature.shape(view.sub(tail, len(view.text))) in (Shape.AUTHORITY, Shape.TITLE):
        return tail
    hit = compiled(r"[;.)\"](?=\s+(?:[\p{Lu}]\p{Ll}*\s+){2,4}\p{Lu}\p{Ll}*\s*$)").search(view.text)
    if hit and signature.has_surname(view.sub(hit.end(), len(view.text)).sub(1, len(view.text) - hit.end())):
        return hit.end()
    return 0


def _tail_is_name(view: View, at: int) -> bool:
    return at >= len(view.text) or signature.is_name(view.sub(at, len(view.text)))


def _is_fused(closing: list[Strip]) -> bool:
    for strip in closing:
        label = parties.starts(parties.CC, strip.view)
        if label and strip.kind is ZoneKind.RECIPIENTS:
            rest = strip.view.sub(label, len(strip.view.text))
            return bool(rest.text.strip()) and signature.shape(rest) in (Shape.AUTHORITY, Shape.TITLE)
    return False


def _loud_tail(view: View) -> int:
    """Where the capitals at a line's end begin, two words or more behind words in small letters; 0 where they do not."""
    at = len(view.text)
    count = 0
    for word in reversed(list(compiled(r"\S+").finditer(view.text))):
        if not word[0].isupper() or not any(map(str.isalpha, word[0])):
            break
        at, count = word.start(), count + 1
    return at if count >= 2 and at > 0 else 0
