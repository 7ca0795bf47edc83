"""Requests: "(X) yêu cầu / đề nghị / giao Y làm Z". X is who issues the letter, Y is who is to act.

>>> found = request(View.of("Sở Văn hóa, Thể thao đề nghị các trường báo cáo số liệu."), 0)
>>> found and found.who
(29, 39)
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from congvan.lexicon import words
from congvan.model.directive import Modality
from congvan.rules.duties import addressee, modality
from congvan.rules.duties.actions import heads, nominal, predicate
from congvan.rules.duties.clauses import Forms, is_hidden
from congvan.rules.duties.settings import Duty, Setting
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View

REACH = 300


@cache
def _cues() -> Forms:
    return Forms(cue=("modality.request", "modality.announce"))


@lru_cache(maxsize=64)
def _cue_spots(folded: str) -> tuple[regex.Match[str], ...]:
    """The cues of a sentence: they are asked for at each of its clauses."""
    return tuple(_cues().hits(folded, 0, len(folded)))


def request(view: View, start: int, setting: Setting = Setting.PLAIN) -> Duty | None:
    """The request of the clause that begins at ``start``: its cue stands at the head, or behind the issuer alone."""
    folded = view.folded
    cues = [hit for hit in _cue_spots(folded) if start <= hit.start() < start + REACH]
    if not cues:
        return None
    limit = min(_clause_end(folded, start, ".;:"), start + REACH)
    others = r"(?<!\w)(?:đề nghị|yêu cầu|biết)(?!\w)"
    for hit in cues:
        if hit.end() > limit:
            break
        if is_hidden(folded, hit.start()):
            continue
        before = folded[start : hit.start()].strip()
        if not modality.is_request(folded, start, hit, before):
            continue
        if hit[0] in words("modality.weak_request") and start > 0:
            continue
        if hit[0] in words("modality.announce") and (
            compiled(others).search(folded, hit.end(), limit)
            or (start > 0 and hit[0].startswith("thông báo "))
            or (setting is Setting.ORDER and not before)
        ):
            continue
        if compiled(r"\s*(?:và|,)\s").match(folded, hit.end()):
            continue
        if "," in before and not _is_list(view, start, hit.start()):
            continue
        return _read(view, hit.end(), hit[0])
    return None


def _is_list(view: View, start: int, end: int) -> bool:
    """Whether nothing but names stands in the range."""
    found = predicate(view, start, end)
    return found is None or found.word in nominal()


def _read(view: View, end: int, cue: str) -> Duty:
    folded = view.folded
    after = _skip(folded, end)
    is_name = addressee.names(view, after)
    found = predicate(view, after) if is_name or not heads(folded, after) else None
    if not is_name and found is None:
        return Duty(modality.of_request(Modality.OBLIGATION), None, after, "duty.request")
    act = found.start if found else _clause_end(folded, after, ".;:")
    kind = modality.of(folded, act) if found else Modality.OBLIGATION
    who = addressee.trimmed(view, after, _topic(folded, after, act) if cue in words("modality.announce") else act)
    if cue in words("modality.announce") or cue.startswith("ủy quyền"):
        kind = Modality.PERMISSION if cue.startswith("ủy quyền") else kind
        return Duty(kind, who, act, "duty.request")
    return Duty(modality.of_request(kind), who if who[1] - who[0] > 1 else None, act, "duty.request")


def _topic(folded: str, start: int, end: int) -> int:
    """Where an announcement turns from whom it speaks to, to what it is about: "thông báo đến các hộ |nội dung sau"."""
    hit = wording(r"(?<=\s){addressees.topic}").search(folded, start + 1, end)
    return hit.start() if hit else end


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " :,-":
        at += 1
    return at


def _clause_end(folded: str, at: int, signs: str) -> int:
    hit = compiled(rf"[{signs}](?=\s|$)").search(folded, at)
    return hit.start() if hit else len(folded)
