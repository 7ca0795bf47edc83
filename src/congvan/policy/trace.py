"""Why a verdict is what it is, in plain Vietnamese: the rule rebuilt from its parts, then what the check saw.

The sentences are built from the rule's parts and stand beside the letter's own words; they never replace them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congvan.model.directive import Modality
from congvan.model.policy import Effect, Rule, Status
from congvan.policy import phrases
from congvan.policy.facts import Facts

VERBS = {
    Modality.OBLIGATION: "phải",
    Modality.PROHIBITION: "không được",
    Modality.PERMISSION: "được",
    Modality.WAIVER: "không bắt buộc",
    Modality.RECOMMENDATION: "nên",
}

STATUSES = {
    Status.COMPLIANT: "tuân thủ",
    Status.VIOLATED: "vi phạm",
    Status.EXEMPT: "được miễn trừ",
    Status.NOT_IN_FORCE: "không trong thời gian áp dụng",
    Status.NOT_APPLICABLE: "không thuộc diện áp dụng",
    Status.PENDING: "còn trong hạn",
    Status.UNKNOWN: "chưa đủ dữ kiện",
    Status.ADVISORY: "khuyến khích, không bắt buộc",
}


def tell(rule: Rule, status: Status, facts: Facts, on: date, missing: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of a trace: the rule, what was seen, the verdict."""
    return (restate(rule), *_seen(rule, status, facts, on), _verdict(status, missing))


def restate(rule: Rule) -> str:
    """The rule in one plain sentence, rebuilt from its parts."""
    who = rule.bearer.words if rule.bearer else "Đối tượng của văn bản"
    said = f"{who} {VERBS[rule.modality]}"
    if rule.measure is not None and rule.bound is not None:
        keep = "áp dụng mức" if rule.bound.is_point else "giữ mức"
        verb = VERBS[Modality.RECOMMENDATION if rule.modality is Modality.RECOMMENDATION else Modality.OBLIGATION]
        scope = f" ({rule.measure.scope})" if rule.measure.scope else ""
        said = f"{who} {verb} {keep} {phrases.bound(rule.bound, rule.measure)}{scope}"
    else:
        said = f"{said}: {rule.act.rstrip('.;,/ ')}"
    return "; ".join([said, *_riders(rule)]) + "."


def _riders(rule: Rule) -> Iterator[str]:
    for threshold in rule.thresholds:
        yield f"chỉ đối với trường hợp {phrases.bound(threshold.bound, threshold.measure)}"
    for condition in rule.conditions:
        yield f"với điều kiện: {condition.words}"
    for exception in rule.exceptions:
        if exception.effect is Effect.DEFEATS:
            yield f"trừ: {exception.words}"
        elif exception.effect is Effect.UNCOUNTED:
            yield f"không tính: {exception.words}"
    if rule.due is not None:
        yield phrases.due(rule.due)
    yield "áp dụng " + " hoặc ".join(phrases.when(when) for when in rule.when)


def _seen(rule: Rule, status: Status, facts: Facts, on: date) -> Iterator[str]:
    if status is Status.NOT_IN_FORCE:
        yield f"Ngày {phrases.day(on)} nằm ngoài thời gian áp dụng."
        return
    yield from _cases(rule, facts)
    if rule.measure is not None and rule.bound is not None:
        measured = facts.measures.get(rule.measure.key)
        if measured is not None:
            keeps = "trong" if rule.bound.holds(measured) else "ngoài"
            yield f"Thực tế: {phrases.amount(measured, rule.measure)}, {keeps} mức đã định."
    elif rule.id in facts.done:
        yield f"Đã thực hiện ngày {phrases.day(facts.done[rule.id].day)}."
    elif rule.id in facts.occurred:
        yield "Việc này đã diễn ra." if facts.occurred[rule.id] else "Việc này chưa diễn ra."


def _cases(rule: Rule, facts: Facts) -> Iterator[str]:
    for threshold in rule.thresholds:
        measured = facts.measures.get(threshold.measure.key)
        if measured is not None:
            covered = "thuộc" if threshold.bound.holds(measured) else "không thuộc"
            yield f"{phrases.amount(measured, threshold.measure)}: {covered} diện áp dụng."
    for proposition in (*rule.conditions, *rule.defeaters):
        told = facts.propositions.get(proposition.key)
        if told is not None:
            yield f"{'Đúng' if told else 'Không đúng'} trường hợp: {proposition.words}."


def _verdict(status: Status, missing: tuple[str, ...]) -> str:
    wanted = f"; cần biết: {', '.join(missing)}" if missing else ""
    return f"Kết luận: {STATUSES[status]}{wanted}."
