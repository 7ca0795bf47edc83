"""Clauses with a modality of their own: behind a semicolon, "không bắt buộc …", "nghiêm cấm …".

>>> view = View.of("Các phòng bố trí trực; không bắt buộc nhân viên đến làm việc; báo cáo kết quả.")
>>> [(view.words(start, end), str(kind)) for start, end, kind in find(view, Modality.OBLIGATION)]
[('không bắt buộc nhân viên đến làm việc', 'waiver')]
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Modality
from congvan.rules.duties import modality
from congvan.rules.duties.clauses import is_hidden
from congvan.rules.engine import compiled
from congvan.text import View


def find(view: View, outer: Modality) -> list[tuple[int, int, Modality]]:
    """The ranges of such clauses, in order; a sentence of the same modality has none."""
    folded = view.folded
    found: list[tuple[int, int, Modality]] = []
    if ";" not in folded:
        return []
    is_free = outer in (Modality.OBLIGATION, Modality.PERMISSION)
    forms = ("modality.own",) if is_free else ("modality.own", "modality.own_act")
    for hit in compiled(r"(?<=;)\s+(?:đồng\s+thời\s+)?(?=" + phrase(*forms) + ")").finditer(folded):
        start = hit.end()
        kind = modality.of(folded, start)
        if kind is outer or is_hidden(folded, start):
            continue
        stop = compiled(r"\s*(?:;|$|\.(?=\s|$))").search(folded, start)
        found.append((start, stop.start() if stop else len(folded), kind))
    return found
