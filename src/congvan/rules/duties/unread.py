"""Words that bind in a sentence from which no duty could be read: the ledger says so, instead of passing over it.

>>> cue(Statement.of("Hồ sơ phải đóng dấu giáp lai.")), cue(Statement.of("Năm qua, số thuế phải nộp tăng 5%."))
('phải', None)
>>> cue(Statement.of("Theo yêu cầu của Công ty, Cục đã trả lời."))
"""

from __future__ import annotations

from congvan.rules.duties import modality
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording


def cue(said: Statement) -> str | None:
    """The first modal cue outside brackets that is no part of a noun phrase or of a subordinate clause, as written."""
    for hit in modality.binding(said):
        if hit.lastgroup == "ruled":
            continue
        at = hit.start()
        owed = wording(r"{modality.owed modality.subordinate}[^.,;:]*$")
        if not said.hides(at) and not owed.search(said.folded, max(0, at - 80), at):
            return said.view.words(at, hit.end())
    return None
