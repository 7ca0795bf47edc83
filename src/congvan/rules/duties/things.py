"""Duties whose subject is a thing: how much there may be of it, by what rule it is reckoned, where it is to be sent.

"Mỗi hộp dày không quá 12 cm", "Phí thu theo biểu ban hành", "Danh sách gửi về Sở trước ngày 05": nobody is named, and
no verb stands at the head. What tells facts ("… đạt tối đa 80%") is none.

>>> said = Statement.of("Mỗi hộp dày không quá 12 cm."), Statement.of("Danh sách gửi về Sở trước ngày 05.")
>>> [bool(found(one)) for one in said]
[True, True]
>>> found(Statement.of("Năm 2030 giải ngân đạt tối đa 80% kế hoạch."))
"""

from __future__ import annotations

import re

from congvan.lexicon import words
from congvan.model.directive import OBLIGATION, PERMISSION
from congvan.rules.duties import addressee
from congvan.rules.duties.forms import Forms
from congvan.rules.duties.settings import Duty, Range
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import firsts, wording

_FACTS = r"(?<!\w){things.told}(?!\w)"
_SUBORDINATE = r"(?<!\w){modality.subordinate}(?!\w)"
_AMOUNT = r"\s*(?:[^\W\d]+\s+){0,3}?\d"
_WORK = len("việc")
#: "Mức đóng hằng tháng … bằng 8% mức lương"
_RATE = (
    r"{things.rates}(?!\w)[^.;]{0,160}?\s(?P<act>(?:thì\s+|được\s+)?(?:tính\s+)?bằng)"
    r"\s+\d[\d.,]*\s*(?:%|lần|phần trăm)\s+(?:của\s+)?(?:\d{1,2}\s+lần\s+)?{things.bases}(?!\w)"
)
_DUE = r"[^.;]{0,120}?(?:(?:trước|chậm nhất|trong|xong|hoàn thành|về|định kỳ|hằng|hàng|theo|kèm|cho)(?!\w))"

_CUES = Forms(bound=("things.bounds",), rule=("things.rules",), sent=("things.sent",), due=("things.due",))


def is_dealt_with(said: Statement) -> bool:
    """Whether a sentence under "Kinh phí", "Hồ sơ" … opens with somebody, or with papers that somebody sends, and is
    no item of a list."""
    if said.folded.rstrip()[-1:] != "." or ":" in said.folded[:40]:
        return False
    if said.opening in firsts("{things.papers}"):
        return wording(r"[^.;]{0,120}?\s{things.sent_to}\s").match(said.folded) is not None
    return addressee.name_end(said, 0) is not None


def found(said: Statement, is_labelled: bool = False) -> Duty | None:
    """The duty of a sentence whose subject is a thing; None where it has none, or tells facts. Behind a label
    ("Phần lễ: …") a bound is but a particular."""
    folded = said.folded
    if said.opening in ("qua", "ngày"):
        return None
    cues = _CUES.among(said)
    told = wording(_FACTS).search(folded) if cues else None
    for hit in cues:
        at, kind = hit.start(), hit.lastgroup
        if at == 0 or (said.brackets and said.hides(at)):
            continue
        if told and told.end() <= at:
            return None
        since = max(0, at - 30, _WORK if kind == "due" and said.opening == "việc" else 0)
        if wording(_SUBORDINATE).search(folded, since, at):
            continue
        if kind == "bound" and (is_labelled or not wording(_AMOUNT).match(folded, hit.end())):
            continue
        if kind == "sent" and not (wording("{things.papers}").match(folded) and _is_directed(folded, hit)):
            continue
        if kind == "due" and not wording(r"[^.;]{0,40}\d").match(folded, hit.end()):
            continue
        who = _whose(folded, at) if kind == "sent" else None
        is_allowed = (
            hit[0] in ("không quá", "tối đa")
            and wording(r"[^.;]*\sđược\s(?:[^\W\d]+\s){0,3}$").match(folded[:at]) is not None
        )
        return Duty(PERMISSION if is_allowed else OBLIGATION, who, at, "duty.thing")
    return _rate(said) if "bằng" in said.words and said.opening in firsts("{things.rates}") else None


def _whose(folded: str, at: int) -> Range | None:
    """Whose papers are to be sent: "Báo cáo của |các chi bộ| gửi về …"."""
    owner = wording(r"{things.papers}(?:\s[^,;:]{1,40}?)??\scủa\s+").match(folded, 0, at)
    if owner is None or not addressee.begins(folded, owner.end()):
        return None
    return addressee.trimmed(folded, owner.end(), at)


def _is_directed(folded: str, hit: re.Match[str]) -> bool:
    """Whether papers are to be sent by then, or somewhere: "Hồ sơ nộp tại Bộ phận Một cửa"."""
    if wording(_DUE).match(folded, hit.end()):
        return True
    if hit[0] not in words("things.sent_to"):
        return False
    return not wording(r"[^.;]{0,80}\s(?:không\s+(?:đúng|đủ)|chưa|bị)\s").match(folded, hit.end())


def _rate(said: Statement) -> Duty | None:
    """ "Mức đóng hằng tháng |bằng 8% mức lương": a rate that is set, none that is told."""
    hit = wording(_RATE).match(said.folded)
    if hit is None or wording(_FACTS).search(said.folded, 0, hit.start("act")):
        return None
    return Duty(OBLIGATION, None, hit.start("act"), "duty.thing")
