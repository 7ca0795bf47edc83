"""Scans: pages that are pictures, read by an OCR engine and then laid out as the pages of a PDF are.

Needs the extra: ``pip install "congvan[ocr]"``; without an engine, a file that is only pictures is refused. Nothing
heavy is loaded here: engines and picture libraries come with the first picture.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from congvan.model.document import Document, Problem
from congvan.readers.given import Given
from congvan.readers.ocr.kinds import is_available, opens_pictures
from congvan.readers.refusals import refuse

if TYPE_CHECKING:
    from congvan.readers.ocr.pages import OcrPage

__all__ = ["can_read", "in_order", "is_late", "problems_of", "read"]


_SHARE = 0.8  #: of the time that a file may take: pages are begun within it


def read(given: Given) -> Document:
    """The document of a PNG, JPEG or TIFF file; raises `ReadError` for a torn one, and where no engine is there."""
    if not opens_pictures():
        raise refuse("image", given.name)
    found: Document = import_module("congvan.readers.ocr.images").read(given)
    return found


def can_read(given: Given) -> bool:
    """Whether OCR is wanted and an engine is there."""
    return given.ocr != "never" and given.limits.max_ocr_pages > 0 and is_available()


def in_order(wanted: Iterable[int], most: int) -> list[int]:
    """At most ``most`` of the pages ``wanted``: the first, then the last, where the signature stands, then the others.

    >>> in_order([0, 1, 2, 3], 3)
    [0, 3, 1]
    """
    pages = list(wanted)
    return [*pages[:1], *pages[1:][-1:], *pages[1:-1]][:most]


def is_late(given: Given) -> bool:
    """Whether so much of a file's time is gone that no further page should be begun: what was read is kept."""
    return time.monotonic() - given.began > _SHARE * given.limits.max_seconds


def problems_of(read: dict[int, OcrPage], left: Iterable[int]) -> tuple[Problem, ...]:
    """What OCR could not read: places on pages, and whole pages; pages are counted from 0."""
    found = [
        Problem("ocr.unread", f"Trang {number + 1} có {page.unread} chỗ không nhận dạng được chữ")
        for number, page in sorted(read.items())
        if page.unread
    ]
    stamps = [page.stamp for page in read.values() if page.stamp]
    found += [Problem("ocr.stamp", f"Dấu đến, không thuộc văn bản: {stamp}") for stamp in stamps]
    if pages := ", ".join(str(number + 1) for number in sorted(left)):
        message = f"Trang {pages} là ảnh hoặc có lớp văn bản hỏng, và chưa được nhận dạng chữ (OCR)"
        found.append(Problem("ocr.pages_left", message))
    return tuple(found)
