"""Print that shines through from the back of a sheet: made paper where a page has a lot of faint ink.

The edges of letters are faint too, and make up two thirds as much as ink itself on a clean page, less on a fax; where
the back shines through, faint dots outnumber dark ones.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

_PAPER, _INK = 0.5, 0.01  #: shares of a page's dots that are darker than paper; than the darkest ink
_FAINT = (0.12, 0.5)  #: of the way from paper to ink: faint ink
_MANY = 1.2  #: faint dots for one of ink
_LEAST = 30  #: levels between paper and ink
_GONE = 0.35  #: of that way: what is paler becomes paper


def without(grey: Image.Image) -> Image.Image:
    """``grey`` (mode "L") without what shines through; itself where nothing does."""
    levels = np.array(grey.histogram())
    below = np.cumsum(levels) / max(1, levels.sum())
    paper, ink = (int(np.searchsorted(below, share)) for share in (_PAPER, _INK))
    deep = paper - ink
    if deep < _LEAST:
        return grey
    palest, darkest = (max(0, int(paper - share * deep)) for share in _FAINT)
    if levels[darkest:palest].sum() < _MANY * levels[:darkest].sum():
        return grey
    border = max(ink + 1, paper - _GONE * deep)
    steep = (255 - ink) / (border - ink)
    return grey.point([level if level < ink else min(255, int(ink + (level - ink) * steep)) for level in range(256)])
