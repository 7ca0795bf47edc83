"""Print that shines through from the back of a sheet: made paper where a page has a lot of faint ink.

The edges of letters are faint too, and make up two thirds as much as ink itself on a clean page; where the back shines
through, faint dots outnumber dark ones. On a noisy page they do so only while single dots are looked at, and on a fax
only when dots are taken together.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

_PAPER, _INK = 0.5, 0.01  #: shares of a page's dots that are darker than paper; than the darkest ink
_FAINT = (0.12, 0.5)  #: of the way from paper to ink: faint ink
_MANY = 1.2  #: faint dots for one of ink
_LEAST = 30  #: levels between paper and ink
_GONE = 0.35  #: of the way from paper to ink: what is paler becomes paper


def without(grey: Image.Image) -> Image.Image:
    """``grey`` (mode "L") without what shines through; itself where nothing does."""
    if not (_is_faint(grey) and _is_faint(grey.reduce(2))):
        return grey
    paper, ink = _levels(grey)
    border = paper - _GONE * (paper - ink)
    steep = (255 - ink) / (border - ink)
    return grey.point([level if level < ink else min(255, int(ink + (level - ink) * steep)) for level in range(256)])


def _levels(grey: Image.Image) -> tuple[int, int]:
    """How light paper is, and how dark ink is."""
    levels = np.cumsum(grey.histogram())
    paper, ink = (int(np.searchsorted(levels, levels[-1] * share)) for share in (_PAPER, _INK))
    return paper, ink


def _is_faint(grey: Image.Image) -> bool:
    """Whether more of the ink on ``grey`` is faint than letters have on their edges."""
    paper, ink = _levels(grey)
    if paper - ink < _LEAST:
        return False
    palest, darkest = (int(paper - share * (paper - ink)) for share in _FAINT)
    levels = grey.histogram()
    return sum(levels[darkest:palest]) > _MANY * sum(levels[:darkest])
