"""Modality: which words oblige, forbid, allow, waive or advise, and which only look as if they did.

Source: Law 80/2015/QH13 art. 8 (wording of norms); traps: nouns ("theo yêu cầu của", "giấy đề nghị"), the passive
"được", the copula "không phải là", "không chỉ … mà còn", "không quá" before a number, "số thuế phải nộp".

>>> [str(of(words, 0)) for words in ("không được tổ chức", "được phép hoạt động", "không phải nộp", "rà soát")]
['prohibition', 'permission', 'waiver', 'obligation']
>>> is_strong("không phải là cán bộ", 0), is_strong("phải nộp", 0)
(False, True)
"""

from __future__ import annotations

from functools import cache

import regex

from congvan.lexicon import words
from congvan.model.directive import Modality
from congvan.rules.duties import addressee
from congvan.rules.duties.clauses import Forms
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled

_LEAD = r"(?:(?:{clauses.modal_lead}|{modality.stressed}(?!\s+không))\s+){0,3}"
_MODAL = "{modality.obligation modality.prohibition modality.waiver modality.permission modality.recommendation}"
_ALLOWS = "{modality.permission modality.grants}"


@cache
def _cues() -> Forms:
    """Words of which one begins whatever is no bare verb."""
    return Forms(
        lead=("clauses.modal_lead",),
        modal=(
            "modality.obligation", "modality.prohibition", "modality.waiver", "modality.permission",
            "modality.recommendation", "modality.advises", "modality.grants", "modality.stressed",
        ),
    )  # fmt: skip


def is_strong(folded: str, at: int) -> bool:
    """Whether an explicit modal stands at ``at`` (joining words skipped), no trap among them."""
    if not _cues().opens(folded, at):
        return False
    hit = wording(_LEAD + r"(?P<modal>" + _MODAL + ")").match(folded, at)
    if not hit:
        return False
    rest = folded[hit.end() :].lstrip()
    if hit["modal"] == "không phải" and wording("{modality.copula}").match(rest):
        return False
    return hit["modal"] != "được" or "được" in folded[at : hit.end()]


def of(folded: str, at: int) -> Modality:
    """The modality of the predicate at ``at``; a bare verb obliges."""
    if not _cues().opens(folded, at):
        return Modality.OBLIGATION
    lead = wording(_LEAD).match(folded, at)
    start = lead.end() if lead else at
    rest = folded[start : start + 80]
    if wording("{modality.waiver}").match(rest):
        return Modality.WAIVER
    if wording("{modality.prohibition}").match(rest):
        return Modality.PROHIBITION
    if wording(r"không\s+(?!{modality.not_forbidden})\w").match(rest):
        return Modality.PROHIBITION
    if wording("{modality.advises}").match(rest):
        return Modality.RECOMMENDATION
    if wording(r"(?:chỉ\s+)?" + _ALLOWS).match(folded, at) or wording(_ALLOWS).match(rest):
        return Modality.PERMISSION
    return Modality.OBLIGATION


def of_request(act: Modality) -> Modality:
    """What a request for ``act`` is: "đề nghị … không tổ chức" forbids, "đề nghị … được xem xét" obliges."""
    return act if act in (Modality.PROHIBITION, Modality.RECOMMENDATION) else Modality.OBLIGATION


def is_request(folded: str, start: int, hit: regex.Match[str], before: str) -> bool:
    """Whether a request cue is the clause's own verb: at its head, or behind the issuer's name alone."""
    after = folded[hit.end() : hit.end() + 40].lstrip()
    if "(" in before:
        before = compiled(r"\([^()]*\)").sub(" ", before).strip()
    if wording("{modality.not_request_after}").match(after):
        return False
    if hit[0] == "giao" and wording("{modality.giao}").match(after):
        return False
    if wording(r"{clauses.request_after}\s[^,]{0,90}$").match(before):
        return not compiled(r"(?<!\w)(?:đã|nhận được|của|theo|có)\s*$").search(before)
    opened = wording(r"(?:(?:{clauses.request_lead}|nhận được\s[^,]{3,60}(?:này|trên))[\s,]*){0,3}").match(before)
    at = opened.end() if opened else 0
    if at >= len(before):
        return True
    if wording(r"(?:^|.*\s){modality.not_request_before}\s*$").match(before):
        return False
    if hit[0] in words("modality.weak_request") and len(before) > 90:
        return False
    if wording("{clauses.request_blocked}").search(before):
        body = compiled(r".*(?<!\w)(?:thì|này|sau|nêu trên|dưới đây|trên)\s+").match(before)
        return body is not None and addressee.begins(before, body.end())
    return len(before) <= 240 and addressee.begins(before, at)
