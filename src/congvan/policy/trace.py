"""Why a verdict is what it is, in plain Vietnamese: the rule said again, then what the check saw and did not see.

The sentences are built from the rule's parts and stand beside the letter's own words; they never replace them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congvan.model.directive import Modality
from congvan.model.interval import Interval
from congvan.model.policy import Measure, Rule, Status, When
from congvan.policy import phrases
from congvan.policy.cases import is_bearer, is_case
from congvan.policy.facts import Facts
from congvan.policy.keeping import finish
from congvan.policy.restate import about, counted, restate

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


def tell(rule: Rule, status: Status, facts: Facts, on: date) -> tuple[str, ...]:
    """The sentences of a trace: the rule, what was seen, the conclusion."""
    if status is Status.NOT_IN_FORCE:
        seen = tuple(_outside(when, facts, on) for when in rule.when)
    elif status is Status.NOT_APPLICABLE:
        seen = tuple(_covered(rule, facts))
    elif status is Status.EXEMPT:
        seen = (*_covered(rule, facts), *_lifted(rule, facts))
    else:
        seen = (*_covered(rule, facts), *_lifted(rule, facts), *_kept(rule, facts, status))
    return (restate(rule), *seen, f"Kết luận: {STATUSES[status]}.")


def _outside(when: When, facts: Facts, on: date) -> str:
    today = f"Ngày {phrases.day(on)}"
    if when.closes is not None and facts.events.get(when.closes.key, date.max) <= on:
        return f"{today}: đã hết áp dụng, vì {when.closes.words} từ ngày {phrases.day(facts.events[when.closes.key])}."
    if when.last is not None and on > when.last:
        return f"{today} sau ngày áp dụng cuối cùng, {phrases.day(when.last)}."
    first = facts.events.get(when.opens.key, when.first) if when.opens else when.first
    if first is None:
        return f"{today}: chưa áp dụng, vì chưa có thông tin rằng {when.opens.words if when.opens else 'đã bắt đầu'}."
    return f"{today} trước ngày áp dụng đầu tiên, {phrases.day(first)}."


def _covered(rule: Rule, facts: Facts) -> Iterator[str]:
    if rule.bearer is not None and (facts.bearer or rule.bearer.fact in facts.propositions):
        who = ", ".join(facts.bearer) or "Đối tượng được xét"
        belongs = is_bearer(rule.bearer, facts)
        known = {True: "thuộc", False: "không thuộc", None: "chưa rõ có thuộc"}[belongs]
        yield f"{who} {known} đối tượng: {rule.bearer.words}."
    for threshold in rule.thresholds:
        said = f"trường hợp “{threshold.measure.words}”{about(threshold.measure)}"
        measured = facts.measures.get(threshold.measure.key)
        if measured is None:
            yield f"Chưa rõ có thuộc {said} hay không."
        else:
            is_in = "thuộc" if threshold.bound.holds(measured) else "không thuộc"
            yield f"Mức {phrases.amount(measured, threshold.measure)} {is_in} {said}."
    for condition in rule.conditions:
        told = facts.propositions.get(condition.key)
        lead = {True: "Có điều kiện", False: "Không có điều kiện", None: "Chưa rõ có điều kiện"}[told]
        yield f"{lead}: {condition.words}."


def _lifted(rule: Rule, facts: Facts) -> Iterator[str]:
    for exception in rule.defeaters:
        told = is_case(exception, facts)
        lead = {True: "Thuộc", False: "Không thuộc", None: "Chưa rõ có thuộc"}[told]
        yield f"{lead} trường hợp được trừ: {exception.words}."


def _kept(rule: Rule, facts: Facts, status: Status) -> Iterator[str]:
    if not rule.is_binding:
        return
    if rule.measure is not None and rule.bound is not None:
        measured = facts.measures.get(rule.measure.key)
        if measured is None:
            yield f"Chưa có số đo: {_counted(rule.measure)}."
        else:
            told = phrases.amount(measured, rule.measure)
            how = "giữ đúng mức" if rule.bound.holds(measured) else _missed(rule.bound, rule.measure, measured)
            yield f"Thực tế {told}: {how}."
        return
    yield from _done(rule, facts, status)


def _counted(measure: Measure) -> str:
    if measure.is_share:
        return f"tỷ lệ {counted(measure)}{about(measure, is_asked=True)}".replace("  ", " ")
    return f"số {'/'.join(part for part in (measure.unit, measure.per) if part)}{about(measure, is_asked=True)}"


def _missed(bound: Interval, measure: Measure, measured: object) -> str:
    if bound.is_point:
        return f"khác mức đã định, {phrases.bound(bound, measure)}"
    if bound.high is not None and (bound.low is None or measured > bound.low):  # type: ignore[operator]
        return f"vượt mức {phrases.bound(bound, measure)}"
    return f"chưa đạt mức {phrases.bound(bound, measure)}"


def _done(rule: Rule, facts: Facts, status: Status) -> Iterator[str]:
    if rule.due is not None and rule.due.last is None and rule.due.recurring is None:
        end = finish(rule.due, facts)
        if end.day is not None:
            yield f"Hạn cuối tính ra là ngày {phrases.day(end.day)}."
        elif not end.has_begun and rule.due.since is not None:
            yield f"Thời hạn chưa bắt đầu: chưa có thông tin rằng đã có {rule.due.since.words}."
    done, occurred = facts.done.get(rule.id), facts.occurred.get(rule.id)
    ban = rule.modality is Modality.PROHIBITION
    if done is not None:
        moment = f"{f' lúc {done.at:%H:%M}' if done.at else ''} ngày {phrases.day(done.day)}"
        late = ", quá hạn" if status is Status.VIOLATED else ""
        yield f"Việc bị cấm này đã diễn ra{moment}." if ban else f"Đã thực hiện{moment}{late}."
    elif occurred is not None:
        yield f"Việc {'bị cấm ' if ban else ''}này {'đã' if occurred else 'không'} diễn ra."
    elif status in (Status.UNKNOWN, Status.PENDING):
        yield "Chưa có thông tin việc này đã diễn ra hay chưa."
