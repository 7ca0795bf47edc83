"""trueocr: straightening, detection and recognition by small networks that come with the package.

Its parts are called one by one: the whole way of the package also copies every picture three times, and orders the
lines, which is done here by their places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import trueocr
from PIL import Image
from trueocr.page import VERTICAL, PageEngine
from trueocr.preprocess import pad_batch, prepare_gray
from trueocr.recognizer import Recognizer

from congvan.readers.ocr.engine import OcrLine, Sight

_MODELS = Path(trueocr.__file__).parent / "models"
_BATCH = 32


class TrueOcr:
    name = "trueocr"
    can_reread = True

    def __init__(self) -> None:
        self._pages: Any = PageEngine(_MODELS, threads=1)
        self._lines: Any = Recognizer(_MODELS, threads=1)

    def see(self, image: Image.Image) -> Sight:
        grey, turns, skew = self._pages.upright(np.asarray(image))
        height, width = grey.shape
        corners = self._pages.detect(grey)[:, :4]
        low, high = np.floor(corners[:, :2]).astype(int), np.ceil(corners[:, 2:]).astype(int)
        boxes = [
            (max(0, left), max(0, top), min(width, right), min(height, bottom))
            for (left, top), (right, bottom) in zip(low.tolist(), high.tolist(), strict=True)
        ]
        boxes = [box for box in boxes if box[0] < box[2] and box[1] < box[3]]
        read = self._lines.predict([grey[y0:y1, x0:x1] for x0, y0, x1, y1 in boxes], batch_size=_BATCH)
        lines = [OcrLine(line.text, box, float(line.confidence)) for box, line in zip(boxes, read, strict=True)]
        return Sight(Image.fromarray(grey), lines, float(skew), turns in (1, 2, 3, VERTICAL))

    def reread(self, strips: list[Image.Image]) -> list[str]:
        return [str(line.text) for line in self._lines.predict([np.asarray(strip) for strip in strips])]

    def letters(self, strip: Image.Image) -> list[tuple[str, float]]:
        model = self._lines
        grey = np.asarray(strip)
        ink = prepare_gray(grey, max_width=model.max_width, pad_y=model.pad_y, pad_x=model.pad_x)
        pictures, widths = pad_batch([ink])
        ids, lengths = model.session.run(["ids", "lengths"], {"x": pictures, "widths": widths})
        steps = ids[0, : int(lengths[0])]
        is_letter = (steps != 0) & np.concatenate(([True], steps[1:] != steps[:-1]))  # of a run of one letter the first
        before = model.pad_x * grey.shape[0]
        step = (grey.shape[1] + 2 * before) / len(steps)
        at = (np.flatnonzero(is_letter) + 0.5) * step - before
        return [(model.chars[letter - 1], float(x)) for letter, x in zip(steps[is_letter], at, strict=True)]


def make() -> TrueOcr:
    return TrueOcr()
