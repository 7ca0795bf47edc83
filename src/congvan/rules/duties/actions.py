"""What is to be done: the verb that heads an instruction.

>>> heads("rà soát, bổ sung hồ sơ"), heads("việc rà soát hồ sơ")
(True, False)
"""

from __future__ import annotations

from functools import cache

from congvan.lexicon import words
from congvan.rules.duties.forms import Forms
from congvan.rules.duties.statement import word_at
from congvan.rules.duties.wording import wording

MODAL = (
    "modality.obligation",
    "modality.prohibition",
    "modality.waiver",
    "modality.permission",
    "modality.recommendation",
)

_NEGATED = r"(?:không|chưa)\s+{actions.verbs modality.forbidden_acts}"
_DENIED = r"không\s+(?!{modality.not_forbidden})\w|chưa\s+{actions.verbs modality.forbidden_acts}"
_HEADLESS = r"căn cứ\s+(?:để|pháp lý|tính|xác định)|sẽ\s+(?:bị|được|không|có|là)|(?:xem|coi)\s+(?:như|là)|có\s+\d"

_HEADED = Forms(head=("actions.verbs", "actions.manner", *MODAL))

_THINGS = Forms(thing=("actions.things", "actions.compounds"))


@cache
def nominal() -> frozenset[str]:
    """Verbs that are as often part of a name."""
    return frozenset(words("actions.nominal"))


def heads(folded: str, at: int = 0, word: str | None = None) -> bool:
    """Whether an instruction begins at ``at``: a verb, a word of manner, or a modal. ``word`` stands there, where the
    caller knows it."""
    word = word_at(folded, at) if word is None else word
    verb = _HEADED.match(folded, at, word)
    if not verb or verb[0] == "không":
        denied = _DENIED if at == 0 else _NEGATED
        return word in ("không", "chưa") and wording(denied).match(folded, at) is not None
    thing = _THINGS.match(folded, at, word)
    if thing and thing.end() >= verb.end():
        return False
    if word != "là" and verb[0].count(" ") < 2 and folded.startswith(" của ", verb.end()):
        return False
    return word not in ("căn", "sẽ", "xem", "coi", "có") or not wording(_HEADLESS).match(folded, at)
