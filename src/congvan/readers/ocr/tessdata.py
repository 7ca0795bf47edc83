"""Where Tesseract's Vietnamese data lies."""

from __future__ import annotations

import os
from pathlib import Path

_ROOTS = ("/usr/share/tesseract-ocr", "/usr/share", "/usr/local/share", "/opt/homebrew/share")


def folder() -> str | None:
    """The folder with ``vie.traineddata``: the one that TESSDATA_PREFIX names, else a usual one; None where none is."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    for root in map(Path, _ROOTS):
        places += [root / "tessdata", *sorted(root.glob("*/tessdata"), reverse=True)]
    return next((str(place) for place in places if (place / "vie.traineddata").is_file()), None)
