"""Modality: which words oblige, forbid, allow, waive or advise, and which only look as if they did.

Source: Law 80/2015/QH13 art. 8 (wording of norms); traps: nouns ("theo yêu cầu của", "giấy đề nghị"), the passive
"được", the copula "không phải là", "không chỉ … mà còn", "không quá" before a number, "số thuế phải nộp".

>>> [str(of(words, 0)) for words in ("không được tổ chức", "được phép hoạt động", "không phải nộp", "rà soát")]
['prohibition', 'permission', 'waiver', 'obligation']
>>> is_strong("không phải là cán bộ", 0), is_strong("phải nộp", 0)
(False, True)
"""

from __future__ import annotations

import re

from congvan.lexicon import words
from congvan.model.directive import OBLIGATION, PERMISSION, PROHIBITION, RECOMMENDATION, WAIVER, Modality
from congvan.rules.duties import addressee
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import firsts, paths, wording

_LEAD = r"(?:(?:{clauses.modal_lead}|{modality.stressed}(?!\s+không))\s+){0,3}"
_MODAL = "{modality.obligation modality.prohibition modality.waiver modality.permission modality.recommendation}"
_STRONG = rf"{_LEAD}(?P<modal>{_MODAL})"
_ALLOWS = "{modality.permission modality.grants}"
_MAY = rf"(?:chỉ\s+)?{_ALLOWS}"
#: what a request may stand behind: times and conditions, and small words
_TIMES, _LEADS = "{clauses.request_after}", "{clauses.request_lead}"
_TIMED = rf"{_TIMES}\s[^,]{{0,90}}$"
_LED = rf"(?:(?:{_LEADS}|nhận được\s[^,]{{3,60}}(?:này|trên))[\s,]*){{0,3}}"

#: words of which one begins whatever is no bare verb
_CUES = Forms(
    lead=("clauses.modal_lead",),
    modal=(
        "modality.obligation", "modality.prohibition", "modality.waiver", "modality.permission",
        "modality.recommendation", "modality.advises", "modality.grants", "modality.stressed",
    ),
)  # fmt: skip

_MODALS = Forms(modal=paths(_MODAL))

_BINDING = Forms(modal=("modality.binding",), ruled=("modality.ruled",))
_NOUN_BEFORE = Ending(r"(?<!\S){modality.not_request_before}")


def binding(said: Statement) -> list[re.Match[str]]:
    """The words of a sentence that bind whatever their subject is ("modal"), or say by what something is done
    ("ruled"), in order."""
    return _BINDING.among(said)


def modals(said: Statement) -> list[re.Match[str]]:
    """The explicit modals of a sentence, in order, traps among them."""
    return _MODALS.among(said)


def is_strong(folded: str, at: int) -> bool:
    """Whether an explicit modal stands at ``at`` (joining words skipped), no trap among them."""
    if word_at(folded, at) not in _CUES.firsts:
        return False
    hit = wording(_STRONG).match(folded, at)
    if not hit:
        return False
    if hit["modal"] == "không phải" and wording(r"\s*{modality.copula}").match(folded, hit.end()):
        return False
    return hit["modal"] != "được" or "được" in folded[at : hit.end()]


def is_plain(folded: str, at: int) -> bool:
    """Whether the words at ``at`` forbid or ask so plainly that no lead-in is needed: "Nghiêm cấm …", "Vui lòng …".

    >>> [is_plain(words, 0) for words in ("tuyệt đối không đốt rác", "xin vui lòng chờ", "phải nói rằng")]
    [True, True, False]
    """
    return wording("{modality.plain}").match(folded, at) is not None


def of(folded: str, at: int, word: str | None = None) -> Modality:
    """The modality of the predicate at ``at``, where ``word`` stands if the caller knows it; a bare verb obliges."""
    if (word_at(folded, at) if word is None else word) not in _CUES.firsts:
        return OBLIGATION
    lead = wording(_LEAD).match(folded, at)
    start = lead.end() if lead else at
    rest = folded[start : start + 80]
    if rest.startswith("chấm dứt ") and wording("{modality.ended}").match(rest):
        return OBLIGATION
    if wording("{modality.waiver}").match(rest):
        return WAIVER
    if rest.startswith("không thu ") and wording(r"không thu(?:\s+[^\W\d]+){1,4}?\s+đối với\s").match(rest):
        return WAIVER
    if wording("{modality.prohibition}").match(rest):
        return PROHIBITION
    if wording(r"không\s+(?!{modality.not_forbidden})\w").match(rest):
        return PROHIBITION
    if wording(r"chưa\s+{modality.forbidden_acts}").match(rest):
        return PROHIBITION
    if wording("{modality.advises}").match(rest):
        return RECOMMENDATION
    if rest.startswith("được ") and wording("{modality.tasked}").match(rest):
        return OBLIGATION
    if wording(_MAY).match(folded, at) or (start > at and wording(_ALLOWS).match(rest)):
        return PERMISSION
    return OBLIGATION


def of_request(act: Modality) -> Modality:
    """What a request for ``act`` is: "đề nghị … không tổ chức" forbids, "đề nghị … được xem xét" obliges."""
    return act if act in (PROHIBITION, RECOMMENDATION) else OBLIGATION


def is_request(said: Statement, hit: re.Match[str], start: int, before: str) -> bool:
    """Whether a request cue is the own verb of the clause that begins at ``start``: at its head, or behind the issuer's
    name alone. ``before``: what stands before it in the clause."""
    folded = said.folded
    if wording(r"\s*{modality.not_request_after}").match(folded, hit.end()):
        return False
    if hit[0] == "giao" and wording(r"\s*{modality.giao}").match(folded, hit.end()):
        return False
    if not before:
        return True
    if "(" in before:
        before = wording(r"\([^()]*\)").sub(" ", before).strip()
    opening = word_at(before, 0)
    if opening in firsts(_TIMES) and wording(_TIMED).match(before):
        return not wording(r"(?<!\w)(?:đã|nhận được|của|theo|có|phải|cần|được)\s*$").search(before)
    at = 0
    if opening in firsts(_LEADS) or opening == "nhận":
        opened = wording(_LED).match(before)
        at = opened.end() if opened else 0
    if at >= len(before):
        return True
    if opening in firsts("{things.papers}") and _sends(folded, hit, before):
        return True
    if _NOUN_BEFORE.stands(before, 0, len(before)):
        return False
    if hit[0] in words("modality.weak_request") and len(before) > 90:
        return False
    if wording("{clauses.request_blocked}").search(before):
        body = wording(r".*(?<!\w)(?:thì|này|sau|nêu trên|dưới đây|trên)\s+").match(before)
        return body is not None and addressee.begins(before, body.end())
    if len(before) > 240:
        return False
    if addressee.begins(before, at):
        return True
    return addressee.begins(folded, hit.end() + 1) and _is_proper(said, start, hit.start())


def _is_proper(said: Statement, start: int, end: int) -> bool:
    """Whether the range is written like a name of a body, capitals in it and no comma: "Vườn Quốc gia Bù Sơn"."""
    words = said.text[start:end].split(maxsplit=12)
    return 2 < len(words) <= 12 and words[0][0].isupper() and sum(word[0].isupper() for word in words) > 2


def _sends(folded: str, hit: re.Match[str], before: str) -> bool:
    """Whether a paper stands at the head, and who is to send it behind the cue: "Kết quả thực hiện đề nghị quý Sở
    |gửi về …"."""
    if len(before) > 90:
        return False
    behind = hit.end() + 1
    named = folded.startswith(("gửi ", "nộp ", "báo cáo "), behind) or addressee.begins(folded, behind)
    if not named or not wording(r"{things.papers}(?:\s[^,;:]*)?,?$").match(before):
        return False
    sends = wording(r"[^.;:]{0,120}?\s(?:gửi|nộp|báo cáo|gởi|chuyển)\s+(?:về|cho|đến|tới|tại|qua)\s")
    return sends.match(folded, hit.end()) is not None
