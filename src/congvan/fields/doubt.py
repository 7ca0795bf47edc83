"""What OCR was not sure of: readings on doubtful letters lose confidence; figures nobody agreed on are left out.

A number or day written by hand, or under a stamp, is null with a problem rather than a guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import regex

from congvan.model.document import Document, Doubt, Problem
from congvan.model.letter import DocType, Header, Issuer, Number, Reading, Recipient, Reference, Signer
from congvan.spans import Span
from congvan.text import View

_LEAST = 0.25  #: a reading less sure than this is none
_FIGURES = regex.compile(r"\d+")

Read = TypeVar("Read", DocType, Issuer, Number, Reading, Recipient, Reference, Signer)


def weigh(document: Document, header: Header) -> Header:
    """``header`` with its confidence lowered where its words are doubtful, and without figures that are a guess."""
    if not document.doubtful:
        return header
    number, odd_number = _number(document, header.number)
    date, odd_date = _date(document, header.date)
    return replace(
        header,
        doc_type=_optional(document, header.doc_type),
        number=number,
        issuer=_optional(document, header.issuer),
        place=_optional(document, header.place),
        date=date,
        subject=_optional(document, header.subject),
        urgency=_optional(document, header.urgency),
        secrecy=_optional(document, header.secrecy),
        recipients=tuple(_sure(document, each) for each in header.recipients),
        signers=tuple(_sure(document, each) for each in header.signers),
        references=tuple(_sure(document, each) for each in header.references),
        problems=(*header.problems, *odd_number, *odd_date),
    )


def _doubts(document: Document, span: Span) -> list[Doubt]:
    return [doubt for doubt in document.doubtful if doubt.span.overlaps(span)]


def _sure(document: Document, value: Read) -> Read:
    """``value`` no surer than its least sure letters."""
    doubts = _doubts(document, value.span) if value.span else []
    worst = min((doubt.confidence for doubt in doubts), default=1.0)
    return replace(value, confidence=min(value.confidence, round(worst, 2))) if worst < 1 else value


def _optional(document: Document, value: Read | None) -> Read | None:
    return None if value is None else _sure(document, value)


def _number(document: Document, value: Number | None) -> tuple[Number | None, list[Problem]]:
    if value is None or value.serial is None:
        return value, []
    serial = Span(value.span.start, value.span.start + len(value.serial))
    doubts = _doubts(document, serial)
    if not doubts:
        return value, []
    worst = min(doubt.confidence for doubt in doubts)
    if worst < _LEAST:
        message = f"Số của văn bản không đọc chắc được: {value.serial!r}"
        return replace(value, serial=None, confidence=0.5), [Problem("number.doubtful", message, serial)]
    message = f"Số của văn bản có thể là chữ viết tay, cần kiểm tra: {value.serial!r}"
    return replace(value, confidence=round(worst, 2)), [Problem("number.doubtful", message, serial)]


def _date(document: Document, value: Reading | None) -> tuple[Reading | None, list[Problem]]:
    if value is None or value.span is None:
        return value, []
    doubts = _doubts(document, value.span)
    if not doubts:
        return value, []
    parts = value.value.split("-")
    text = View.of(document.text, value.span)
    figures = [text.span(*hit.span()) for hit in _FIGURES.finditer(text.text)]
    keep = len(parts)
    for place, figure in enumerate(reversed(figures[-len(parts) :])):  # the year stands last
        if any(doubt.span.overlaps(figure) and doubt.confidence < _LEAST for doubt in doubts):
            keep = min(keep, place)
    worst = round(min(doubt.confidence for doubt in doubts), 2)
    if keep < len(parts):
        problem = Problem("date.doubtful", "Ngày của văn bản không đọc chắc được", value.span)
        left = "-".join(parts[:keep])
        return (replace(value, value=left, confidence=min(value.confidence, 0.8)) if left else None), [problem]
    if worst >= _LEAST:
        problem = Problem("date.doubtful", "Ngày của văn bản có thể là chữ viết tay, cần kiểm tra", value.span)
        return replace(value, confidence=min(value.confidence, worst)), [problem]
    return value, []
