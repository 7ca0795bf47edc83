"""Words that bind in a sentence from which no duty could be read: the ledger says so, instead of passing over it.

>>> cue(View.of("Hồ sơ phải đóng dấu giáp lai.")), cue(View.of("Năm qua, số thuế phải nộp tăng 5%."))
('phải', None)
>>> cue(View.of("Theo yêu cầu của Công ty, Cục đã trả lời."))
"""

from __future__ import annotations

from functools import cache

from congvan.rules.duties.clauses import Forms, is_hidden
from congvan.rules.duties.wording import wording
from congvan.text import View


@cache
def _binding() -> Forms:
    return Forms(modal=("modality.binding",))


def cue(view: View) -> str | None:
    """The first modal cue outside brackets that is no part of a noun phrase or of a subordinate clause, as written."""
    folded = view.folded
    owed = wording(r"{modality.owed modality.subordinate}[^.,;:]*$")
    for hit in _binding().hits(folded, 0, len(folded)):
        if not is_hidden(folded, hit.start()) and not owed.search(folded, max(0, hit.start() - 80), hit.start()):
            return view.words(hit.start(), hit.end())
    return None
