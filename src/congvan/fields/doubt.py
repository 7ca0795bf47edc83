"""What OCR was not sure of: readings on doubtful letters lose confidence; figures nobody agreed on are left out.

A number or day written by hand, or under a stamp, is null with a problem rather than a guess; a date is cut only where
the letter leaves a blank.
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
_BLANK = "Trên bản quét không thấy ngày, tháng hoặc năm: để trống, hoặc viết mà máy không nhận ra"
_FIGURES = regex.compile(r"\d+")

Read = TypeVar("Read", DocType, Issuer, Number, Reading, Recipient, Reference, Signer)


def weigh(document: Document, header: Header) -> Header:
    """``header`` with its confidence lowered where its words are doubtful, and without figures that are a guess."""
    if not document.doubtful and not document.source.ocr:
        return header
    number, odd_number = _number(document, header.number)
    date, odd_date = _date(document, header.date)
    problems = _as_scanned(header.problems, is_doubtful=bool(odd_date))
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
        problems=(*problems, *odd_number, *odd_date),
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


def _as_scanned(problems: tuple[Problem, ...], is_doubtful: bool) -> tuple[Problem, ...]:
    """``problems`` of a scan: a doubtful day is not blank or unclear besides; what looks blank may be writing."""
    if is_doubtful:
        return tuple(each for each in problems if each.code not in ("date.blank", "date.unclear"))
    return tuple(replace(each, message=_BLANK) if each.code == "date.blank" else each for each in problems)


def _date(document: Document, value: Reading | None) -> tuple[Reading | None, list[Problem]]:
    """A day of which a part is written and not read for sure is none: only a blank cuts it."""
    if value is None or value.span is None:
        return value, []
    doubts = _doubts(document, value.span)
    is_unclear = document.source.ocr and value.rule == "place_date.unclear"
    if not doubts and not is_unclear:
        return value, []
    parts = value.value.split("-")
    figures = _figures(document, value.span, len(parts))
    sure = [part if _is_sure(doubts, figure) else None for part, figure in zip(parts, figures, strict=True)]
    worst = round(min((doubt.confidence for doubt in doubts), default=1.0), 2)
    if is_unclear or None in sure or worst < _LEAST:
        message = f"Ngày của văn bản không đọc chắc được; chỉ đọc được {_said(sure)}"
        return None, [Problem("date.doubtful", message, value.span)]
    problem = Problem("date.doubtful", "Ngày của văn bản có thể là chữ viết tay, cần kiểm tra", value.span)
    return replace(value, confidence=min(value.confidence, worst)), [problem]


def _figures(document: Document, span: Span, count: int) -> list[Span | None]:
    """Where year, month and day stand, as many as ``count``; None for one that stands in no figures of its own."""
    text = View.of(document.text, span)
    found: list[Span | None] = [text.span(*hit.span()) for hit in reversed(list(_FIGURES.finditer(text.text)))]
    return [*found, None, None, None][:count]


def _is_sure(doubts: list[Doubt], figure: Span | None) -> bool:
    return figure is None or not any(doubt.span.overlaps(figure) and doubt.confidence < _LEAST for doubt in doubts)


def _said(sure: list[str | None]) -> str:
    """What was read of a day, in words.

    >>> _said(["2017", "10", None])
    'tháng 10 năm 2017'
    """
    read = [f"{name} {part}" for name, part in zip(("năm", "tháng", "ngày"), sure, strict=False) if part]
    return " ".join(reversed(read)) or "một phần"
