"""A policy: the directives of letters in a form that a program can check (contract ``congvan.policy/1``).

A rule never says more than its letter: each part keeps the words it was read from, and what could not be compiled
stands in the ledger with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from congvan.model.directive import Modality, Role
from congvan.model.interval import Interval
from congvan.spans import Span

POLICY_SCHEMA: Literal["congvan.policy/1"] = "congvan.policy/1"

Quantifier = Literal["every", "each", "any"]
RuleKind = Literal["act", "limit", "only"]
LineStatus = Literal["compiled", "informative", "formula", "unsupported"]


class Status(StrEnum):
    """What a check says of one rule."""

    COMPLIANT = "compliant"
    VIOLATED = "violated"
    EXEMPT = "exempt"
    NOT_IN_FORCE = "not_in_force"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"  #: due, not yet overdue
    UNKNOWN = "unknown"
    ADVISORY = "advisory"  #: a recommendation; nothing breaks it


class Effect(StrEnum):
    """What the words of a proposition do to the rule that they stand with."""

    CONDITION = "condition"  #: the rule holds only where it is true
    DEFEATS = "defeats"  #: the rule does not bind where it is true: "trừ lực lượng …"
    RESTRICTS = "restricts"  #: says who alone may do something beside the rule: "chỉ những … mới …"
    UNCOUNTED = "uncounted"  #: left out of what is counted: "không kể công trình phụ"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who is bound: the words, and a key for them and for each member of a list."""

    words: str
    key: str
    quantifier: Quantifier | None  #: None: one that is named
    members: tuple[str, ...]

    @property
    def fact(self) -> str:
        """The proposition that somebody belongs to the bearers."""
        return f"thuoc/{self.key}"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted. ``key`` is the same for the same thing said otherwise; facts are given in ``unit``."""

    key: str
    unit: str  #: base unit: "đồng" for "triệu đồng"; "%" for a share
    per: str | None
    of: str | None  #: what a share is a share of
    scope: str | None  #: what the counted are doing, or what the number is of
    words: str  #: as the letter says it
    span: Span

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that says whom or what a rule covers; it cannot be violated."""

    measure: Measure
    bound: Interval


@dataclass(frozen=True, slots=True)
class Proposition:
    """A yes-or-no fact that the letter's words ask for; ``key`` names it in facts."""

    key: str
    words: str
    effect: Effect
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that starts or ends a rule, or from which a length counts."""

    key: str
    words: str
    is_stated: bool = True  #: False: the letter counts from something that it does not name


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of civil days in Việt Nam, both ends included, in which a rule holds.

    ``first`` is the earliest first day and ``first_by`` the latest: a letter of "tháng 5 năm 2021" holds from one of
    31 days. Both None: the letter does not say, and ``opens`` names the event that would.
    """

    first: date | None
    first_by: date | None
    last: date | None = None
    opens: Event | None = None
    closes: Event | None = None
    words: str | None = None  #: None: from the letter's own date


@dataclass(frozen=True, slots=True)
class Due:
    """Until when something is to be done: the last day, a length from an event, or a recurrence."""

    words: str
    last: date | None = None  #: last day on which it is in time
    time: str | None = None  #: HH:MM on that day, +07:00
    amount: Fraction | None = None
    unit: str | None = None
    since: Event | None = None
    since_on: date | None = None  #: the day that the length counts from, where the letter gives it
    recurring: str | None = None
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a rule comes from; ``quote`` is the letter's text at ``span``."""

    letter: str
    span: Span
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that one directive asks, forbids, allows, waives or advises.

    ``id`` is the letter's number and the directive's place, "558/UBND-VP#1.2"; a rule for a number adds ".limit1",
    one of several due dates ".due1", a part of a directive ".part1", what "chỉ … mới …" closes to all others ".only1".
    """

    id: str
    kind: RuleKind
    modality: Modality
    bearer: Bearer | None
    act: str
    measure: Measure | None
    bound: Interval | None  #: what is kept (role bound) or applied (role amount)
    role: Role | None
    when: tuple[When, ...]  #: in force in any of them
    due: Due | None
    conditions: tuple[Proposition, ...]
    thresholds: tuple[Threshold, ...]
    exceptions: tuple[Proposition, ...]
    source: Origin

    @property
    def defeaters(self) -> tuple[Proposition, ...]:
        """The exceptions that lift the rule."""
        return tuple(p for p in self.exceptions if p.effect is Effect.DEFEATS)

    @property
    def is_binding(self) -> bool:
        """Whether somebody can break it: no waiver, no recommendation, no permission without a number."""
        if self.modality in (Modality.WAIVER, Modality.RECOMMENDATION):
            return False
        return self.bound is not None or self.modality is not Modality.PERMISSION


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of one sentence; ``rules`` names those compiled from it."""

    letter: str
    span: Span
    quote: str
    status: LineStatus
    reason: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What a letter does to another: replaces, repeals, amends, suspends, recalls."""

    symbol: str
    relation: str
    provision: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LetterRef:
    """A letter that a policy was compiled from; ``id`` begins the ids of its rules."""

    id: str
    doc_type: str | None
    issuer: str | None
    level: str | None
    date: str | None  #: ISO 8601, cut where the letter is blank
    subject: str | None
    path: str | None
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of some letters, and what became of each of their sentences."""

    letters: tuple[LetterRef, ...] = ()
    rules: tuple[Rule, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    schema: Literal["congvan.policy/1"] = POLICY_SCHEMA


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of one rule, in the letter's words and in plain ones."""

    status: Status
    rule: str
    letter: str
    quote: str
    span: Span
    missing: tuple[str, ...]  #: the facts that would decide it: "propositions.luc_luong_quan_doi"
    trace: tuple[str, ...]  #: plain Vietnamese: the rule from its parts, then what the check saw
    measured: Fraction | None = None  #: the fact given for the rule's measure
    page: int | None = None
