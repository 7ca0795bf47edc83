"""Where Tesseract's Vietnamese data lies."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path

_PLACES = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata")


def folder() -> str | None:
    """The folder that holds ``vie.traineddata``: the one TESSDATA_PREFIX names, else a usual one; None where none is."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    places = [named, str(Path(named) / "tessdata")] if named else []
    places += [found for place in _PLACES for found in sorted(glob(place), reverse=True)]
    return next((place for place in places if (Path(place) / "vie.traineddata").is_file()), None)
