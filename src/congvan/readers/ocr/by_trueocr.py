"""trueocr: detection, straightening and recognition by small networks that come with the package."""

from __future__ import annotations

from typing import Any

import trueocr
from PIL.Image import Image

from congvan.readers.ocr.engine import OcrLine, Sight


class TrueOcr:
    name = "trueocr"
    can_reread = True

    def __init__(self) -> None:
        self._model: Any = trueocr.load_model(threads=1)

    def see(self, image: Image) -> Sight:
        found = self._model.predict(image, mode="page", save=False)
        lines = [OcrLine(line["text"], tuple(line["bbox"]), float(line["confidence"])) for line in found.lines]
        turned, skew = found.data["rotation_clockwise_degrees"], found.data["skew_degrees"]
        return Sight(found.image.convert("L"), lines, float(skew), bool(turned))

    def reread(self, strips: list[Image]) -> list[str]:
        return [str(self._model.predict(strip, mode="line", save=False).text) for strip in strips]


def make() -> TrueOcr:
    return TrueOcr()
