"""Who a letter goes to and who signed it."""

from __future__ import annotations

from congvan.fields import recipients, signers, strips
from congvan.fields.strips import Strip
from congvan.model.document import Document, Problem
from congvan.model.letter import Recipient, Signer
from congvan.model.structure import ZoneKind, Zones
from congvan.rules.closing import parties, signature
from congvan.rules.closing.fused import fused_tail
from congvan.rules.closing.signature import Shape
from congvan.text import View

__all__ = ["find"]

SIGNED = (Shape.AUTHORITY, Shape.TITLE, Shape.MARK, Shape.NAME)


def find(document: Document, zones: Zones) -> tuple[tuple[Recipient, ...], tuple[Signer, ...], tuple[Problem, ...]]:
    """Recipients and signers in the order of the text, and what the norm asks for and is missing.

    A recipient's role is "to" (Kính gửi), "cc" (Nơi nhận) or "archive" (Lưu).
    """
    found = strips.cut(document, zones, ZoneKind.TO, ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE)
    to = recipients.to([strip for strip in found if strip.kind is ZoneKind.TO])
    closing = [strip for strip in found if strip.kind is not ZoneKind.TO]
    tails = [_tail(strip.view) for strip in closing]
    if any(tails):
        tails = [_tail(strip.view, is_fused=True) for strip in closing]
    lines: list[Strip] = []
    for before, strip, tail in zip([None, *closing], closing, tails, strict=False):
        lines += _apart(strip, before, tail)
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


def _tail(view: View, *, is_fused: bool = False) -> int:
    """Where a line of Nơi nhận ends and words of the signature stand on it; 0 where none do."""
    return _behind_label(view) or fused_tail(view, is_fused)


def _apart(strip: Strip, before: Strip | None, tail: int) -> list[Strip]:
    """A line of Nơi nhận without the words of the signature that stand on it (from ``tail``), and those words."""
    if strip.kind is not ZoneKind.RECIPIENTS:
        return [strip]
    view = strip.view
    if before and before.row == strip.row and signature.shape(view) in SIGNED:
        return [Strip(view, ZoneKind.SIGNATURE, strip.row, strip.indent)]
    if not tail:
        return [strip]
    left = Strip(view.sub(0, len(view.text[:tail].rstrip())), ZoneKind.RECIPIENTS, strip.row, strip.indent)
    right = Strip(view.sub(tail, len(view.text)), ZoneKind.SIGNATURE, strip.row, strip.indent + tail)
    return [left, right]


def _behind_label(view: View) -> int:
    """Where an authority or title begins right behind "Nơi nhận:"; 0 where none does."""
    at = parties.starts(parties.CC, view)
    while at and at < len(view.text) and view.text[at] in " \t\u00a0|":
        at += 1
    return at if at and signature.shape(view.sub(at, len(view.text))) in SIGNED[:2] else 0
