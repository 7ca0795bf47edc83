"""Tesseract with its Vietnamese data, through tesserocr. It finds no tilt by itself: pages are straightened here."""

from __future__ import annotations

import threading

import tesserocr
from PIL.Image import Image

from congvan.readers.ocr import tessdata
from congvan.readers.ocr.engine import DPI, OcrLine, Sight
from congvan.readers.ocr.straighten import straighten

_COLUMN = 1.1  #: gap, in heights, that parts columns
_SURE = 0.7  #: a word less sure stands by itself, so that its doubt is its own


class Tesseract:
    name = "tesserocr"
    can_reread = False

    def __init__(self) -> None:
        folder = tessdata.folder()
        if folder is None:
            raise LookupError("vie.traineddata")
        self._lock = threading.Lock()
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang="vie", psm=tesserocr.PSM.AUTO)

    def see(self, image: Image) -> Sight:
        image, skew = straighten(image)
        with self._lock:
            self._api.SetPageSegMode(tesserocr.PSM.AUTO)
            self._api.SetImage(image)
            self._api.SetSourceResolution(DPI)
            self._api.Recognize()
            return Sight(image, self._lines(), skew)

    def reread(self, strips: list[Image]) -> list[str]:
        with self._lock:
            self._api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE)
            return [self._text(strip) for strip in strips]

    def letters(self, strip: Image) -> list[tuple[str, float]]:
        return []

    def _lines(self) -> list[OcrLine]:
        """Tesseract's lines, cut where the gap between words parts columns."""
        found: list[list[OcrLine]] = []
        level = tesserocr.RIL.WORD
        pages = self._api.GetIterator()
        row = None
        for word in tesserocr.iterate_level(pages, level) if pages else ():
            box, line = word.BoundingBox(level), word.BoundingBox(tesserocr.RIL.TEXTLINE)
            text = (word.GetUTF8Text(level) or "").strip() if box and line else ""
            if not text:
                continue
            read = OcrLine(text, (box[0], line[1], box[2], line[3]), word.Confidence(level) / 100)
            is_near = line == row and box[0] - found[-1][-1].box[2] < _COLUMN * (line[3] - line[1])
            if is_near and min(read.confidence, found[-1][-1].confidence) > _SURE:
                found[-1].append(read)
            else:
                found.append([read])
            row = line
        return [_joined(words) for words in found]

    def _text(self, strip: Image) -> str:
        self._api.SetImage(strip)
        self._api.SetSourceResolution(DPI)
        return str(self._api.GetUTF8Text()).strip()


def _joined(words: list[OcrLine]) -> OcrLine:
    left, top, _, bottom = words[0].box
    sure = sum(word.confidence for word in words) / len(words)
    return OcrLine(" ".join(word.text for word in words), (left, top, words[-1].box[2], bottom), sure)


def make() -> Tesseract:
    return Tesseract()
