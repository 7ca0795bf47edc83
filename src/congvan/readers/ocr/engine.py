"""What an OCR engine gives: lines of words with their places on an upright picture.

Two engines stand behind one interface: trueocr (pip alone) and Tesseract with its Vietnamese data. Each is loaded when
the first picture comes, and none is needed for files with text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from congvan.readers.ocr.kinds import KINDS

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line as an engine read it; ``box`` is left, top, right, bottom in pixels of the upright picture."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float  #: 0 to 1, the engine's own and not calibrated


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture turned upright and straightened, and what was read on it."""

    image: Image
    lines: list[OcrLine]
    skew: float = 0.0  #: degrees, counter-clockwise, by which it was turned about its middle
    is_turned: bool = False  #: whether it was turned by quarters too


class Engine(Protocol):
    """Reads pictures in grey (mode "L") of `DPI` dots an inch."""

    name: str
    can_reread: bool  #: whether a line costs little enough to be read many times

    def see(self, image: Image) -> Sight:
        """The lines of a page, in any order."""

    def reread(self, strips: list[Image]) -> list[str]:
        """What stands on pictures of one line each."""

    def letters(self, strip: Image) -> list[tuple[str, float]]:
        """The letters on a picture of one line, each with the dots left of about its middle; none where not known."""


_HOMES = {"trueocr": "congvan.readers.ocr.by_trueocr", "tesserocr": "congvan.readers.ocr.by_tesserocr"}


@cache
def engine(name: str | None = None) -> Engine:
    """The engine called ``name``, else the first that is present; raises `LookupError` where there is none."""
    kind = next((kind for kind in KINDS if name in (None, kind.name) and kind.is_present), None)
    if kind is None:
        raise LookupError(name or "no OCR engine")
    made: Engine = import_module(_HOMES[kind.name]).make()
    return made


def second() -> Engine | None:
    """The engine to ask where the first is not sure; None where only one is present."""
    present = [kind.name for kind in KINDS if kind.is_present]
    return engine(present[1]) if len(present) > 1 else None
