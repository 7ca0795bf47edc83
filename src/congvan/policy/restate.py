"""A rule said again in plain Vietnamese, rebuilt from its parts. It stands beside the letter's own words.

>>> capital("ủy ban nhân dân"), verb(Modality.PROHIBITION)
('Ủy ban nhân dân', 'không được')
"""

from __future__ import annotations

from collections.abc import Iterator

from congvan.lexicon import phrase
from congvan.model.directive import Modality
from congvan.model.policy import Effect, Measure, Rule
from congvan.policy import phrases
from congvan.policy.keys import without_lead
from congvan.rules.engine import compiled
from congvan.text import fold, words

_VERBS = {
    Modality.OBLIGATION: "phải",
    Modality.PROHIBITION: "không được",
    Modality.PERMISSION: "được",
    Modality.WAIVER: "không bắt buộc",
    Modality.RECOMMENDATION: "nên",
}


NEAR = 120  #: a modal word of its own so near an act's start makes another before it wrong
MODALS = tuple(f"policy.modal.{modality}" for modality in Modality)


def verb(modality: Modality) -> str:
    return _VERBS[modality]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def restate(rule: Rule) -> str:
    """The rule in plain sentences: who, what, for whom not, until when, from when."""
    return " ".join(f"{capital(sentence.rstrip(' .;,:/'))}." for sentence in (_core(rule), *_riders(rule)))


def _core(rule: Rule) -> str:
    who = rule.bearer.words if rule.bearer else ""
    if rule.measure is not None and rule.bound is not None:
        modality = rule.modality if not rule.is_binding else Modality.OBLIGATION
        keep = "áp dụng mức" if rule.bound.is_point else "giữ mức"
        said = f"{keep} {phrases.bound(rule.bound, rule.measure)}{about(rule.measure)}"
        return f"{who} {verb(modality)} {said}".strip()
    full = _without_bearer(rule)
    said = _opened(full, phrase(f"policy.modal.{rule.modality}"))
    if rule.modality is Modality.PROHIBITION:
        said = _as_act(said)
    head = fold(said[:NEAR])
    if compiled(phrase("policy.frame", *MODALS)).match(head) or f" {verb(rule.modality)} " in head:
        return f"{who}: {full}" if who else full
    return f"{who} {verb(rule.modality)} {said}" if who else f"{verb(rule.modality)}: {said}"


def _as_act(said: str) -> str:
    """What is forbidden, to stand behind "không được": "việc đốt pháo" is "đốt pháo", "mọi hành vi …" is had."""
    if compiled(phrase("policy.conduct")).match(fold(said[:NEAR])):
        return f"có {said}"
    return _opened(said, rf"{phrase('policy.gerund')}(?=\s)")


def about(measure: Measure, is_asked: bool = False) -> str:
    """What a number is of, in brackets, where unit and place do not say it alone, or (where it is asked for) help."""
    scope = measure.scope or ""
    is_needed = measure.of or not measure.per or (is_asked and " " in scope)
    return f" ({scope})" if scope and is_needed else ""


def counted(measure: Measure) -> str:
    """What a share is a share of, without "số lượng"."""
    return without_lead(measure.of, "policy.quantity") if measure.of else ""


def _without_bearer(rule: Rule) -> str:
    """What is to be done, without the bearer that opens it and the exceptions in brackets."""
    said = words(rule.act)
    for exception in rule.exceptions:
        at = said.find(exception.words)
        opened = said.rfind("(", 0, at) if at > 0 else -1
        closed = said.find(")", at)
        if 0 <= opened < at < closed and ")" not in said[opened:at]:
            said = said[:opened].rstrip() + said[closed + 1 :]
    said = _opened(said, phrase("policy.charge"))
    who = rule.bearer.words if rule.bearer else ""
    if not who or said[: len(who)].casefold() != who.casefold():
        return said
    return _lower(said[len(who) :].lstrip(" :,")) or said


def _opened(said: str, opening: str) -> str:
    """``said`` without the words that it opens with."""
    hit = compiled(rf"\s*{opening}\s*[:,]?\s*").match(fold(said[:NEAR]))
    return _lower(said[hit.end() :] if hit and hit.end() < len(said) else said)


def _lower(said: str) -> str:
    """``said`` with a small first letter, where its first word is no name in capitals."""
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _riders(rule: Rule) -> Iterator[str]:
    for threshold in rule.thresholds:
        yield f"chỉ áp dụng với trường hợp “{threshold.measure.words}”{about(threshold.measure)}"
    for condition in rule.conditions:
        yield f"chỉ áp dụng khi: {condition.words}"
    for exception in rule.exceptions:
        if exception.effect is Effect.DEFEATS:
            yield f"trừ: {exception.words}"
        elif exception.effect is Effect.UNCOUNTED:
            yield f"không tính: {exception.words}"
    if rule.due is not None:
        yield phrases.due(rule.due)
    yield "áp dụng " + " hoặc ".join(phrases.when(when) for when in rule.when)
