"""From letters to rules. A directive gives a rule for its act, one for each number that is kept or applied, one for
each of several due dates, and one for what "chỉ … mới …" closes to all others.

Which rules a directive gives:

- the act as a whole ("558/UBND-VP#1.2"). Where an exception lifts only a part of it, or where a prohibition also
  holds a number, a rule for each part ("…#1.2.part1"), and none for a prohibition's part that holds its number;
- each limit of role bound or amount ("….limit1"), in the innermost directive that holds it; thresholds become
  conditions. A waiver gives no more than its act: no number in it can be broken;
- each due date where there are several ("….due1"); a single one belongs to the act;
- "chỉ A mới B" ("….only1"): B is closed to all but A.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from congvan.model.directive import Deadline, Directive, Limit, Modality
from congvan.model.interval import Interval
from congvan.model.letter import Letter
from congvan.model.policy import Bearer, Due, Effect, Measure, Origin, Proposition, Rule, RuleKind, Threshold, When
from congvan.policy import clauses, numbers, times
from congvan.policy.clauses import Except
from congvan.policy.keys import bearer, proposition_key, without_lead
from congvan.policy.nesting import Nesting
from congvan.policy.numbers import Numbers
from congvan.spans import Span
from congvan.text import words

GAP = 8  #: code points between a directive and what takes something out of it
FEW = 4  #: a condition with no more words than this beside its number is said by the number alone


@dataclass(frozen=True, slots=True)
class Frame:
    """A directive with all that its rules share."""

    letter: Letter
    name: str  #: the letter's id
    directive: Directive
    start: When
    when: tuple[When, ...]
    bearer: Bearer | None
    parts: tuple[Span, ...]
    inner: tuple[Span, ...]  #: directives that stand within
    excepts: tuple[Except, ...]
    numbers: Numbers
    conditions: tuple[Proposition, ...]
    defeated_by: tuple[Proposition, ...]  #: "Riêng …" in the directive behind

    @property
    def id(self) -> str:
        return f"{self.name}#{self.directive.id}"


@dataclass(frozen=True, slots=True)
class Number:
    limit: Limit
    measure: Measure
    bound: Interval


def rules_of(letter: Letter, name: str) -> tuple[list[Rule], list[tuple[Directive, Limit, str]]]:
    """The rules of one letter, and its numbers that could not be compiled, with the reason."""
    start = times.issued(letter, name)
    rules: list[Rule] = []
    odd: list[tuple[Directive, Limit, str]] = []
    nesting = Nesting.of(letter)
    for directive in letter.directives:
        frame = _frame(letter, name, directive, start, nesting)
        rules += _rules(frame)
        odd += [(directive, limit, why) for limit, why in frame.numbers.odd]
    return numbers.told_apart(rules), odd


def _frame(letter: Letter, name: str, directive: Directive, start: When, nesting: Nesting) -> Frame:
    text = letter.text
    inner = tuple(other.span for other in nesting.within(directive.span) if directive.span != other.span)
    parts = clauses.parts(text, directive.span, inner)
    excepts = tuple(
        found
        for found in clauses.exceptions(directive, text, parts)
        if found.is_general or not any(span.holds(found.clause.span) for span in inner)
    )
    limits = numbers.own_limits(directive, inner, nesting.binding.get(directive.span))
    read = numbers.read(directive, text, limits)
    return Frame(
        letter, name, directive, start, times.holds(directive, letter, start),
        bearer(directive.addressee) if directive.addressee else None,
        parts, inner, excepts, read, _conditions(directive, read, excepts), _set_apart(letter, directive, nesting),
    )  # fmt: skip


def _conditions(directive: Directive, read: Numbers, excepts: tuple[Except, ...]) -> tuple[Proposition, ...]:
    """What a directive holds under: its conditions, "riêng …" that opens it, and states of things it lasts for."""
    timed = [
        *(period.span for period in directive.periods),
        *(deadline.span for deadline in directive.deadlines),
        *(clause.span for clause in directive.exceptions),
    ]
    found = [found.proposition for found in excepts if found.proposition.effect is Effect.CONDITION]
    for condition in directive.conditions:
        if any(span.overlaps(condition.span) for span in timed) or _is_number(condition.text, condition.span, read):
            continue
        said = without_lead(condition.text, "policy.condition")
        key = proposition_key(condition.text, "policy.condition")
        found.append(Proposition(key, said, Effect.CONDITION, condition.span))
    for period in filter(times.is_state, directive.periods):
        found.append(Proposition(proposition_key(period.text), words(period.text), Effect.CONDITION, period.span))
    taken = {item.proposition.key for item in excepts if item.proposition.effect is not Effect.CONDITION}
    clear = (replace(p, key=f"{p.key}/dieu_kien") if p.key in taken else p for p in (*found, *read.cases))
    return tuple({p.key: p for p in clear}.values())


def _is_number(text: str, span: Span, read: Numbers) -> bool:
    """Whether a condition says little more than a threshold within it."""
    rest = words(without_lead(text, "policy.condition"))
    inside = [t.measure for t in read.thresholds if span.holds(t.measure.span)]
    for found in inside:
        rest = rest.replace(found.words, " ")
    return bool(inside) and len(rest.split()) <= FEW


def _set_apart(letter: Letter, directive: Directive, nesting: Nesting) -> tuple[Proposition, ...]:
    """What the words right behind a directive take out of it: "Riêng khu A thì …"."""
    found = []
    for clause in nesting.behind(directive.span, GAP):
        if letter.text[directive.span.end : clause.span.start].strip(" \n.;-+("):
            continue
        said = clauses.case_of(clause.text)
        key = proposition_key(said, "policy.exception")
        found.append(Proposition(key, without_lead(said, "policy.exception"), Effect.DEFEATS, clause.span))
    return tuple(found)


def _rules(frame: Frame) -> Iterator[Rule]:
    directive = frame.directive
    kept = [Number(*item) for item in frame.numbers.kept]
    deadlines = [d for d in directive.deadlines if not any(span.holds(d.span) for span in frame.inner)]
    yield from _acts(frame, kept, deadlines[0] if len(deadlines) == 1 else None)
    for place, number in enumerate(kept, 1):
        part = clauses.part_of(frame.parts, number.limit.span, directive.span)
        if Modality.WAIVER not in (directive.modality, clauses.modality_of(part, directive, frame.letter.text)):
            yield _limit(frame, number, part, f"{frame.id}.limit{place}")
    if len(deadlines) > 1:
        for place, deadline in enumerate(deadlines, 1):
            rule_id = f"{frame.id}.due{place}"
            part = clauses.part_of(frame.parts, deadline.span, directive.span)
            yield _rule(frame, rule_id, part, due=times.due(deadline, frame.start, rule_id))
    closing = [found for found in frame.excepts if found.proposition.effect is Effect.RESTRICTS]
    for place, found in enumerate(closing, 1):
        act = clauses.closed_act(found.clause.text)
        if act:
            yield _only(frame, found, act, f"{frame.id}.only{place}")


def _acts(frame: Frame, kept: list[Number], deadline: Deadline | None) -> Iterator[Rule]:
    """The rule for the whole act, or one for each part where they differ in what they do or in what lifts them."""
    whole, text = frame.directive.span, frame.letter.text
    several = frame.parts if len(frame.parts) > 1 else ()
    does = [clauses.modality_of(part, frame.directive, text) for part in several]
    due = times.due(deadline, frame.start, frame.id) if deadline else None
    lifts_part = any(e.proposition.effect is Effect.DEFEATS and not e.is_general for e in frame.excepts)
    if several and (lifts_part or len(set(does)) > 1 or _says_number(frame, whole, kept)):
        for place, (part, modality) in enumerate(zip(several, does, strict=True), 1):
            if not (modality is Modality.PROHIBITION and any(part.holds(number.limit.span) for number in kept)):
                rule = _rule(frame, f"{frame.id}.part{place}", part, act=part.of(text))
                is_due = deadline is not None and part.holds(deadline.span)
                yield replace(rule, modality=modality, due=due if is_due else None)
    elif not _says_number(frame, whole, kept):
        yield _rule(frame, frame.id, whole, due=due)


def _says_number(frame: Frame, part: Span, kept: list[Number]) -> bool:
    """Whether a prohibition is about a number, which has a rule of its own."""
    return frame.directive.modality is Modality.PROHIBITION and any(part.holds(n.limit.span) for n in kept)


def _limit(frame: Frame, number: Number, part: Span, rule_id: str) -> Rule:
    return replace(
        _rule(frame, rule_id, part, target=number.limit.span, kind="limit", act=number.limit.text),
        measure=number.measure, bound=number.bound, role=number.limit.role,
    )  # fmt: skip


def _only(frame: Frame, found: Except, act: str, rule_id: str) -> Rule:
    rule = _rule(frame, rule_id, found.clause.span, kind="only", act=act)
    allowed = replace(found.proposition, effect=Effect.DEFEATS)
    return replace(rule, modality=Modality.PROHIBITION, exceptions=(allowed,), conditions=_elsewhere(rule, allowed))


def _elsewhere(rule: Rule, allowed: Proposition) -> tuple[Proposition, ...]:
    return tuple(p for p in rule.conditions if p.key != allowed.key)


def _rule(
    frame: Frame,
    rule_id: str,
    part: Span,
    *,
    target: Span | None = None,
    kind: RuleKind = "act",
    act: str | None = None,
    due: Due | None = None,
) -> Rule:
    """A rule for the words at ``part`` (for a number, at ``target`` within it)."""
    directive, text = frame.directive, frame.letter.text
    pages = frame.letter.source.pages
    return Rule(
        id=rule_id,
        kind=kind,
        modality=directive.modality,
        bearer=frame.bearer,
        act=words(act or directive.action or directive.text),
        measure=None,
        bound=None,
        role=None,
        when=frame.when,
        due=due,
        conditions=tuple(p for p in frame.conditions if _reaches(frame, p.span, part)),
        thresholds=_covers(frame, part),
        exceptions=_exceptions(frame, part, target),
        source=Origin(frame.name, part, part.of(text), 1 if pages == 1 else None),
    )


def _reaches(frame: Frame, span: Span, part: Span) -> bool:
    """Whether a condition or threshold at ``span`` bears on ``part``: it stands within, or in the first part."""
    return part.holds(span) or not frame.parts or span.start < frame.parts[0].end


def _covers(frame: Frame, part: Span) -> tuple[Threshold, ...]:
    return tuple(t for t in frame.numbers.thresholds if _reaches(frame, t.measure.span, part))


def _exceptions(frame: Frame, part: Span, target: Span | None) -> tuple[Proposition, ...]:
    whole = part == frame.directive.span and target is None
    found = []
    for item in frame.excepts:
        if item.proposition.effect is Effect.CONDITION:
            continue
        reached = target or Span(part.start, part.start)
        if whole or item.is_general or (item.part == part and item.reaches(reached, item.opens_part)):
            found.append(item.proposition)
    return tuple({p.key: p for p in (*found, *frame.defeated_by)}.values())
