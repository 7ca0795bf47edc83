"""Marks in running text: emphasis of Markdown letters, and long quotations.

What a letter quotes from a law binds by the law, not by the letter, so readings within a long quotation are dropped.

>>> without_emphasis(View.of("mức **tối đa** là")).text
'mức   tối đa   là'
>>> quotations(View.of("khu phố “văn hóa”"))
[]
"""

from __future__ import annotations

from congvan.rules.engine import compiled
from congvan.spans import Span
from congvan.text import View

_MARKS = {ord("*"): " ", ord("_"): " "}
_QUOTED = r"“[^“”]{60,4000}(?:”|$)|\"[^\"]{60,4000}\""


def without_emphasis(view: View) -> View:
    """The view with emphasis marks blanked, of the same length; the same view where it has none."""
    if "*" not in view.folded and "_" not in view.folded:
        return view
    return View(view.text.translate(_MARKS), view.folded.translate(_MARKS), view.offset)


def quotations(view: View) -> list[Span]:
    """The long stretches in quotation marks, one that is never closed among them; short ones are names."""
    if "“" not in view.text and '"' not in view.text:
        return []
    return [view.span(hit.start(), hit.end()) for hit in compiled(_QUOTED).finditer(view.text)]
