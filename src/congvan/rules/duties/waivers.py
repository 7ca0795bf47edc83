"""Clauses with a modality of their own: behind a semicolon, "không bắt buộc …", "nghiêm cấm …".

>>> said = Statement.of("Các phòng bố trí trực; không bắt buộc nhân viên đến làm việc; báo cáo kết quả.")
>>> [(said.view.words(start, end), str(kind)) for start, end, kind in find(said, Modality.OBLIGATION)]
[('không bắt buộc nhân viên đến làm việc', 'waiver')]
"""

from __future__ import annotations

from congvan.model.directive import OBLIGATION, PERMISSION, Modality
from congvan.rules.duties import modality
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording

_OWN, _OWN_ACT = "{modality.own}", "{modality.own modality.own_act}"


def find(said: Statement, outer: Modality) -> list[tuple[int, int, Modality]]:
    """The ranges of such clauses, in order; a sentence of the same modality has none."""
    folded = said.folded
    found: list[tuple[int, int, Modality]] = []
    if ";" not in folded:
        return found
    is_free = outer in (OBLIGATION, PERMISSION)
    opening = wording(rf";\s+(?:đồng\s+thời\s+)?(?={_OWN if is_free else _OWN_ACT})")
    for hit in opening.finditer(folded):
        start = hit.end()
        kind = modality.of(folded, start)
        if kind is outer or said.hides(start):
            continue
        stop = wording(r";|\.(?=\s|$)").search(folded, start)
        end = stop.start() if stop else len(folded)
        found.append((start, start + len(folded[start:end].rstrip()), kind))
    return found
