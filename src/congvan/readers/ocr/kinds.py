"""The OCR engines that may be installed, and the commands that bring them; looks only, loads nothing."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from congvan.readers.ocr import tessdata


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine that may be installed."""

    name: str
    module: str  #: the library it needs
    install: str  #: the command that brings it
    has_data: Callable[[], bool] = lambda: True

    @property
    def is_present(self) -> bool:
        return _has(self.module) and opens_pictures() and self.has_data()


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


def opens_pictures() -> bool:
    """Whether the libraries of pictures are there that every engine's extra brings."""
    return all(map(_has, ("PIL", "numpy")))


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def is_available() -> bool:
    """Whether any engine can be loaded."""
    return any(kind.is_present for kind in KINDS)
