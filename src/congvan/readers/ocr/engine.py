"""What an OCR engine gives: lines of words with their places on an upright picture.

Two engines stand behind one interface: trueocr (pip alone) and Tesseract with its Vietnamese data. Each is loaded when
the first picture comes, and none is needed for files with text.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from congvan.readers.ocr import tessdata

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


class Engine(Protocol):
    """Reads pictures in grey (mode "L") of `DPI` dots an inch."""

    name: str

    def see(self, image: Image) -> Sight:
        """The lines of a page, in any order."""

    def reread(self, strips: list[Image]) -> list[str]:
        """What stands on pictures of one line each."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine that may be installed."""

    name: str
    module: str  #: the library it needs
    install: str  #: the command that brings it
    has_data: Callable[[], bool] = lambda: True

    @property
    def is_present(self) -> bool:
        return importlib.util.find_spec(self.module) is not None and self.has_data()


#: in the order of preference; figures of the comparison stand in docs/ocr.md
KINDS = (
    Kind("trueocr", "trueocr", 'pip install "congvan[ocr]"'),
    Kind(
        "tesserocr",
        "tesserocr",
        'apt-get install tesseract-ocr-vie && pip install "congvan[tesseract]"',
        lambda: tessdata.folder() is not None,
    ),
)
_HOMES = {"trueocr": "congvan.readers.ocr.by_trueocr", "tesserocr": "congvan.readers.ocr.by_tesserocr"}


def is_available() -> bool:
    """Whether any engine can be loaded; looks only, loads nothing."""
    return any(kind.is_present for kind in KINDS)


@cache
def engine(name: str | None = None) -> Engine:
    """The engine called ``name``, else the first that is present; raises `LookupError` where there is none."""
    kind = next((kind for kind in KINDS if name in (None, kind.name) and kind.is_present), None)
    if kind is None:
        raise LookupError(name or "no OCR engine")
    made: Engine = import_module(_HOMES[kind.name]).make()
    return made
