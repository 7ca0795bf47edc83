"""Straightens a page that was laid on the scanner askew.

The rows of a page stand out sharpest from the paper between them when it is straight: its angle is the one at which
the darkness of rows changes most from row to row.
"""

from __future__ import annotations

import numpy as np
from PIL.Image import Image, Resampling

_SIDE = 700  #: pixels of the longer side on which angles are tried
_MOST, _COARSE, _FINE, _LEAST = 6.0, 1.0, 0.2, 0.3  #: degrees


def straighten(image: Image) -> tuple[Image, float]:
    """``image`` (mode "L") turned by the angle of its rows, and that angle; itself and 0 where they are level."""
    angle = tilt(image)
    return (image.rotate(angle, Resampling.BILINEAR, fillcolor=255), angle) if abs(angle) >= _LEAST else (image, 0.0)


def tilt(image: Image, most: float = _MOST) -> float:
    """Degrees, counter-clockwise and at most ``most``, by which to turn ``image`` so that its rows are level."""
    small = image.copy()
    small.thumbnail((_SIDE, _SIDE), Resampling.BOX)
    small = small.point([255 - level for level in range(256)])
    if np.asarray(small).mean() < 1:
        return 0.0
    best = max(np.arange(-most, most + _COARSE / 2, _COARSE), key=lambda angle: _sharpness(small, angle))
    near = np.arange(best - _COARSE, best + _COARSE + _FINE / 2, _FINE)
    return round(float(max(near, key=lambda angle: _sharpness(small, angle))), 1)


def _sharpness(ink: Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(float(angle), Resampling.BILINEAR)).sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())
