"""What OCR has to say of a word: how sure it is, and what was read before a fixed formula was mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Of one word."""

    confidence: float = 1.0  #: 0 to 1
    was: str | None = None  #: the reading that was mended
