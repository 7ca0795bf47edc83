"""What a letter's body says: directives, and the limits, exceptions, deadlines and periods that bind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from congvan.model.document import Problem
from congvan.spans import Span

Op = Literal["<=", "<", ">=", ">", "==", "between"]


class Modality(StrEnum):
    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    WAIVER = "waiver"  #: does not have to
    RECOMMENDATION = "recommendation"  #: khuyến khích, nên


#: the members by name, for what is asked of every sentence: to look one up in an Enum takes ten times as long
OBLIGATION, PROHIBITION, PERMISSION, WAIVER, RECOMMENDATION = Modality


class Role(StrEnum):
    """What a number does: a bound is kept or broken, a threshold says whom a rule covers, an amount is applied."""

    BOUND = "bound"
    THRESHOLD = "threshold"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that binds: "không quá 20 người/phòng" is op "<=", value 20, unit "người", per "phòng"."""

    text: str
    op: Op
    value: int | float
    upper: int | float | None  #: with op "between" only
    unit: str | None  #: as written; a percent has "%"
    per: str | None  #: what it is counted by
    of: str | None  #: what a share is a share of
    role: Role
    span: Span
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ExceptionClause:
    """The words that take persons, cases, goods or places out of a directive or limit."""

    text: str
    span: Span
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Condition:
    """The words under which a directive holds: "nếu …", "trường hợp …", "khi …"."""

    text: str
    span: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due: a day, a length from an event, or a recurrence (RFC 5545 RRULE)."""

    text: str
    op: Literal["<", "<=", "=="]  #: "<" for "trước ngày"
    date: str | None  #: ISO 8601 day
    time: str | None  #: HH:MM, +07:00
    amount: int | float | None
    unit: str | None  #: as written: "ngày làm việc"
    from_: str | None  #: the event a length counts from, as written; "from" in JSON
    recurring: str | None  #: the words of the recurrence
    rrule: str | None
    span: Span
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Period:
    """When the letter or a measure holds; civil days in Việt Nam, both ends included."""

    text: str
    start: str | None
    end: str | None  #: the last day in force
    until: str | None  #: the event that ends it, as written
    span: Span
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Directive:
    """One sentence, item or clause that asks, tells, forbids, allows, waives or advises."""

    id: str  #: its place in the outline, unique in the letter: "1.1"
    modality: Modality
    addressee: str | None  #: who is to act, as written where it stands
    action: str | None  #: what is to be done, as written
    text: str
    span: Span
    conditions: tuple[Condition, ...] = ()
    limits: tuple[Limit, ...] = ()
    exceptions: tuple[ExceptionClause, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    periods: tuple[Period, ...] = ()
    addressee_span: Span | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one sentence of the body; every sentence has an entry."""

    span: Span
    status: Literal["compiled", "informative", "formula", "unsupported"]
    reason: str  #: the rule, or why not: "frame", "closing", "quoted law", …
    directive: str | None = None  #: id of the directive, where compiled


@dataclass(frozen=True, slots=True)
class Measures:
    """What sentences say of numbers, exceptions and time, each tuple in the order of the text."""

    limits: tuple[Limit, ...] = ()
    exceptions: tuple[ExceptionClause, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    periods: tuple[Period, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What the directives stage reads."""

    directives: tuple[Directive, ...] = ()
    limits: tuple[Limit, ...] = ()
    exceptions: tuple[ExceptionClause, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    periods: tuple[Period, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
