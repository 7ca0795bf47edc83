"""Modals that bind whatever their subject is: "Mức góp không được vượt quá …", "Riêng xe buýt không được phụ thu".

>>> said = Statement.of("Số tiền ký quỹ người nhập khẩu phải nộp trước khi dỡ hàng.")
>>> found = modal(said, Setting.ORDER, 0)
>>> found and said.view.words(*found.who)
'người nhập khẩu'
"""

from __future__ import annotations

import re

from congvan.lexicon import words
from congvan.model.directive import OBLIGATION, PERMISSION, PROHIBITION, WAIVER
from congvan.rules.duties import addressee, modality
from congvan.rules.duties.actions import heads
from congvan.rules.duties.forms import Ending
from congvan.rules.duties.settings import FACTS, Duty, Range, Setting
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.subjects import actor, with_condition
from congvan.rules.duties.wording import wording

#: these are a thing that something is to be done with, no condition
_CASES = r"(?:(?:những|các|mọi|tất cả(?:\s+các)?|toàn bộ(?:\s+các)?)\s+trường hợp|việc)\s"
_WORK = len("việc")
_FAVOURS = (PERMISSION, WAIVER, PROHIBITION)
#: what is granted nothing
_NO_ONE = (
    "(?:{actions.things things.papers things.rates things.costs things.goods clauses.opener modality.request"
    r" frames.cases})(?!\w)"
)


def _is_all(modal: str, under: str) -> bool:
    """Whether a modal behind a relative clause is the sentence's own all the same: "Mọi trường hợp … để … |đều phải",
    "Cháu đã học ở trường |không phải nộp lại"."""
    return modal.startswith("đều") or (under == "đã" and modal in words("modality.waives"))


_OWED = Ending("{modality.owed}")


def _granted(said: Statement, modal: re.Match[str]) -> Range | None:
    """Whom a sentence allows, spares or denies something, though no list knows the name: "Riêng |xe buýt nội tỉnh|
    không được phụ thu"; what must not exceed something is a thing."""
    folded, at = said.folded, modal.start()
    start, end = addressee.trimmed(folded, 0, at)
    if not 3 < end - start < 90 or wording(r"[,;:(]").search(folded, start, end):
        return None
    if addressee.begins(folded, start) or wording(_NO_ONE).match(folded, start) or not heads(folded, modal.end() + 1):
        return None
    return start, end


def modal(said: Statement, setting: Setting, labelled: int) -> Duty | None:
    """ "Mức góp không được vượt quá …": a modal binds, whatever its subject is."""
    folded = said.folded
    lower = wording("{modality.subordinate}")
    for hit in modality.binding(said):
        at = hit.start()
        if said.hides(at):
            continue
        if hit.lastgroup == "ruled":
            if setting is not FACTS and not lower.search(folded, _WORK if said.opening == "việc" else 0, at):
                return with_condition(said, Duty(OBLIGATION, None, at, "duty.ruled"), labelled)
            continue
        if _OWED.stands(folded, max(0, at - 16), at) or not modality.is_strong(folded, at):
            continue
        start = max((place for place in said.starts() if place <= at), default=0)
        cases = wording(_CASES).match(folded) if start == 0 else None
        if cases:
            start = cases.end()
        elif folded.startswith("việc ", start):  # "Tại các xã đã có dịch, |việc tiêm phòng phải …"
            start += _WORK
        under = lower.search(folded, start, at)
        if under and not (
            _is_all(hit[0], under[0])
            or (cases and under[0] in words("modality.relative") and at - under.end() > 2)
            or folded[start:at].rstrip().endswith("thì")
        ):
            continue
        who = addressee.trimmed(folded, 0, at) if cases and said.opening != "việc" and start == cases.end() else None
        if who and not wording(r"(?:đều\s+)?(?:phải|cần)\s+(?:được|bị)\s").match(folded, at):
            return Duty(modality.of(folded, at), who, at, "duty.modal")
        kind = modality.of(folded, at)
        who = actor(said, start, at, hit.end()) or (_granted(said, hit) if start == 0 and kind in _FAVOURS else None)
        return with_condition(said, Duty(kind, who, at, "duty.modal"), labelled)
    return None
