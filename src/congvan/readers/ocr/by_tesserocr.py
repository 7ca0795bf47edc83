"""Tesseract with its Vietnamese data, through tesserocr. It finds no tilt by itself: pages are straightened here."""

from __future__ import annotations

import threading

import tesserocr
from PIL.Image import Image

from congvan.readers.ocr import tessdata
from congvan.readers.ocr.engine import DPI, OcrLine, Sight
from congvan.readers.ocr.straighten import straighten


class Tesseract:
    name = "tesserocr"

    def __init__(self) -> None:
        folder = tessdata.folder()
        if folder is None:
            raise LookupError("vie.traineddata")
        self._lock = threading.Lock()
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang="vie", psm=tesserocr.PSM.AUTO)

    def see(self, image: Image) -> Sight:
        image = straighten(image)
        with self._lock:
            self._api.SetPageSegMode(tesserocr.PSM.AUTO)
            self._api.SetImage(image)
            self._api.SetSourceResolution(DPI)
            self._api.Recognize()
            return Sight(image, self._words())

    def reread(self, strips: list[Image]) -> list[str]:
        with self._lock:
            self._api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE)
            return [self._text(strip) for strip in strips]

    def _words(self) -> list[OcrLine]:
        """Each word by itself: lines are built from places, so that columns stay apart."""
        found = []
        level = tesserocr.RIL.WORD
        pages = self._api.GetIterator()
        for word in tesserocr.iterate_level(pages, level) if pages else ():
            if not word.Empty(level):
                line = word.BoundingBox(tesserocr.RIL.TEXTLINE)
                left, top, right, bottom = word.BoundingBox(level)
                text = word.GetUTF8Text(level).strip()
                if text and line and bottom - top < 200:
                    place = (left, min(top, line[1]), right, line[3])
                    found.append(OcrLine(text, place, word.Confidence(level) / 100))
        return found

    def _text(self, strip: Image) -> str:
        self._api.SetImage(strip)
        self._api.SetSourceResolution(DPI)
        return str(self._api.GetUTF8Text()).strip()


def make() -> Tesseract:
    return Tesseract()
