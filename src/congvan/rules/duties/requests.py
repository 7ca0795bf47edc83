"""Requests: "(X) yêu cầu / đề nghị / giao Y làm Z". X is who issues the letter, Y is who is to act.

>>> said = Statement.of("Sở Văn hóa, Thể thao đề nghị các trường báo cáo số liệu.")
>>> found = request(said, cues(said), 0)
>>> found and found.who
(29, 39)
"""

from __future__ import annotations

import re

from congvan.lexicon import words
from congvan.model.directive import OBLIGATION, PERMISSION
from congvan.rules.duties import addressee, closure, modality
from congvan.rules.duties.actions import heads, nominal
from congvan.rules.duties.forms import Forms
from congvan.rules.duties.predicates import predicate
from congvan.rules.duties.settings import OPINION, ORDER, PLAIN, Duty, Setting
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording

REACH = 300
MOST = (
    8  #: so many cues of a clause are tried; in a sentence that only repeats them each would be read from each clause
)

#: what follows a wish that asks nothing: "mong nhận được sự hợp tác", "mong quý khách thông cảm"
_COURTESY = r"\s+(?:{modality.courtesy}|[^.;]{0,60}?\s{modality.sympathy})"

_CUES = Forms(cue=("modality.request", "modality.announce"))


def cues(said: Statement) -> list[re.Match[str]]:
    """The words of a sentence that may ask somebody, in order."""
    return _CUES.among(said)


def request(said: Statement, cues: list[re.Match[str]], start: int, setting: Setting = PLAIN) -> Duty | None:
    """The request of the clause that begins at ``start``: its cue stands at the head, or behind the issuer alone."""
    folded, limit, tried = said.folded, -1, 0
    for hit in cues:
        at = hit.start()
        if at < start:
            continue
        limit = min(_clause_end(folded, start), start + REACH) if limit < 0 else limit
        tried += 1
        if hit.end() > limit or tried > MOST:
            break
        if said.hides(at):
            continue
        before = folded[start:at].strip()
        if not modality.is_request(said, hit, start, before):
            continue
        if start > 0 and hit[0] in words("modality.weak_request"):
            continue
        if hit[0] in words("modality.wishes") and wording(_COURTESY).match(folded, hit.end()):
            continue
        if (hit[0] in words("modality.with_name") or (before and hit[0] == "lưu ý")) and not _names(said, hit, before):
            continue
        if hit[0] == "giao" and _meets(said, hit.end()):
            continue
        if hit[0] == "phân công" and wording(r"\s+(?:{addressees.set}\s+)?{addressees.staff}").match(folded, hit.end()):
            continue
        if hit[0] in words("modality.announce") and (
            wording(r"(?<!\w)(?:đề nghị|yêu cầu|biết)(?!\w)").search(folded, hit.end(), limit)
            or (start > 0 and hit[0].startswith("thông báo "))
            or (setting is ORDER and not before)
        ):
            continue
        if wording(r"\s*(?:và|hoặc|,)\s").match(folded, hit.end()):
            continue
        if "," in before and not _is_list(said, start, at):
            continue
        if hit[0] in _OWN_ACTS and setting in _TELLS and said.text[at].islower() and _acts(said, start, at):
            continue
        found = _read(said, hit.end(), hit[0])
        is_by = bool(before) and before[-1] != ":" and said.text[at].islower() and addressee.begins(folded, start)
        return found._replace(by=(start, at)) if is_by else found
    return None


def _names(said: Statement, hit: re.Match[str], before: str) -> bool:
    """Whether a word that asks only somebody by name does so: "nhờ các tổ phát phiếu", no "nhờ sự giúp đỡ", no "Khoa A
    nhờ Khoa B" of others."""
    if before and hit[0] in ("nhờ", "phiền", "xin"):
        return False
    return addressee.name_end(said, _skip(said.folded, hit.end())) is not None


_TELLS = (ORDER, OPINION)
_OWN_ACTS = ("mời", "giao", "yêu cầu", "đề nghị", "phân công")


def _acts(said: Statement, start: int, at: int) -> bool:
    """Whether many are named before the cue, none of whom can be the issuer: "Các tổ bầu cử |mời cử tri …"."""
    many = wording(r"(?:các|mỗi|từng)\s").match(said.folded, start)
    return many is not None and addressee.begins(said.folded, start) and _is_list(said, start, at)


def _meets(said: Statement, at: int) -> bool:
    """Whether "giao |ban …" is a meeting, and no "Ban …" or "ban quản lý …" stands behind the cue."""
    return said.text.startswith(" ban ", at) and addressee.head_end(said.folded, at + 1) == at + 4


def _is_list(said: Statement, start: int, end: int) -> bool:
    """Whether nothing but names stands in the range."""
    found = predicate(said, start, end)
    if found is None or found.word not in nominal():
        return found is None
    return not closure.acts(said, start, found.start, found.start + len(found.word))


def _read(said: Statement, end: int, cue: str) -> Duty:
    folded = said.folded
    after = _skip(folded, end)
    if cue == "xin gửi trước":
        aim = folded.find(" để ", after)
        after = aim + 4 if aim > 0 and addressee.begins(folded, aim + 4) else after
    head = addressee.name_end(said, after)
    found = predicate(said, after, None, head) if head is not None or not heads(folded, after) else None
    if head is None and found is None:
        return Duty(modality.of_request(OBLIGATION), None, after, "duty.request")
    act = found.start if found else _clause_end(folded, after)
    kind = modality.of(folded, act) if found else OBLIGATION
    announces = cue in words("modality.announce")
    end = act if found and not announces else _topic(folded, after, act, "topic" if announces else "lead_topic")
    who = addressee.trimmed(folded, after, end)
    if announces or cue.startswith("ủy quyền"):
        kind = PERMISSION if cue.startswith("ủy quyền") else kind
        return Duty(kind, who, act, "duty.request")
    return Duty(modality.of_request(kind), who if who[1] - who[0] > 1 else None, act, "duty.request")


def _topic(folded: str, start: int, end: int, topics: str) -> int:
    """Where an announcement or a lead-in turns from whom it speaks to, to what it is about: "thông báo đến các hộ |nội
    dung sau", "lưu ý giáo viên |một số điểm sau:"."""
    hit = wording(rf"(?<=\s){{addressees.{topics}}}").search(folded, start + 1, end)
    return hit.start() if hit else end


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " :,-":
        at += 1
    return at


def _clause_end(folded: str, at: int) -> int:
    """Where the clause ends that goes on at ``at``: at a sign with a space behind it, or the sentence's own."""
    ends = [end for sign in (". ", "; ", ": ") if (end := folded.find(sign, at)) >= 0]
    if ends:
        return min(ends)
    return len(folded) - (len(folded) > at and folded[-1] in ".;:")
