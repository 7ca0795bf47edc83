"""What a reader takes at most, so that no file can exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file; one over any of them is refused as ``too_large``, or ``too_slow``."""

    max_bytes: int = 100_000_000  #: of the file itself
    max_unzipped_bytes: int = 200_000_000  #: of all its packed parts together
    max_part_bytes: int = 25_000_000  #: of one packed part
    max_parts: int = 5_000  #: members of a package
    max_members: int = 2_000  #: files in a .zip or mail, with those of archives within it
    max_depth: int = 4  #: archives within archives
    max_pages: int = 2_000
    max_ocr_pages: int = 60  #: pages of a scan that are read; the others are told in a problem, not refused
    max_conversions: int = 200  #: files read together that LibreOffice converts; none where it is 0
    max_chars: int = 3_000_000  #: of text
    max_lines: int = 100_000  #: of text
    max_seconds: float = 120.0  #: of reading, looked at between pages; a process of its own is stopped at once
    max_memory: int = 3_000_000_000  #: of a process of its own, where the system can hold it to that
