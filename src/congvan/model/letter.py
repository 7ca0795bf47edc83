"""A letter as ``congvan parse --format json`` prints it (contract ``congvan.letter/1``).

A value that was read carries the span of its reading and the name of the rule that read it. What the letter does
not say is ``None`` or empty, and a doubt is a `Problem`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from congvan.model.directive import Deadline, Directive, ExceptionClause, LedgerEntry, Limit, Period
from congvan.model.document import Problem, Source
from congvan.spans import Span

SCHEMA: Literal["congvan.letter/1"] = "congvan.letter/1"

Profile = Literal["state", "party", "union", "youth", "other"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A scalar field: its value, where it was read, how sure the reading is (0 to 1), and by which rule."""

    value: str
    span: Span | None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DocType:
    """``value`` is the code ("CV", "CT", "QyĐ"), ``name`` the Vietnamese type name; no span where no type is named."""

    value: str
    name: str
    span: Span | None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """Số, ký hiệu. Of "30/2020/NĐ-CP": serial "30", year "2020", symbol "2020/NĐ-CP". A blank serial is None."""

    serial: str | None
    year: str | None
    symbol: str | None
    raw: str
    span: Span
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The administrative unit that an issuer belongs to, where its letterhead says so, and what became of it.

    Days are ISO 8601, cut where the day is not known ("2026").
    """

    level: str | None = None  #: central, province, district, commune, base
    province: str | None = None  #: the one of the letter's day
    successor: str | None = None  #: what stands in the place of ``name`` today, where it is one
    name: str | None = None  #: the unit, the ministry or the department whose end and successors are told
    valid_until: str | None = None  #: its last day
    successors: tuple[str, ...] = ()  #: all that stand in its place today
    successor_since: str | None = None  #: the day from which they do


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues, and the one above it where the letterhead names it."""

    name: str
    parent: str | None
    span: Span
    unit: Unit | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One item of "Kính gửi" (to), of "Nơi nhận" (cc), or its archive line (archive)."""

    role: Literal["to", "cc", "archive"]
    name: str  #: as written, the bracketed note kept
    note: str | None  #: the bracketed purpose: "để báo cáo"
    span: Span
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: authority ("TM. ỦY BAN NHÂN DÂN"), title, name."""

    authority: str | None
    title: str | None
    name: str | None
    span: Span
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that the letter cites; ``symbol`` is its whole number and symbol."""

    symbol: str
    doc_type: str | None
    date: str | None  #: ISO 8601, cut where blank
    issuer: str | None
    relation: str  #: based_on, implements, according_to, replies_to, replaces, … (domain.md 4.4)
    provision: str | None  #: "điểm a khoản 2 Điều 5", as written
    span: Span
    confidence: float = 1.0
    rule: str = ""


PartKind = Literal["annex", "plan", "copy", "letter"]


@dataclass(frozen=True, slots=True)
class Part:
    """What else the file holds behind the letter: an annex, an enclosed plan, the mark of a copy, another letter."""

    kind: PartKind
    title: str  #: the words of its heading; of a copy or a letter with its number
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Header:
    """What the fields stage reads: all of a letter but its directives. Never changed; not frozen, as no `Letter`
    holds it and a frozen one takes several times as long to make."""

    profile: Profile = "other"
    norm: str | None = None  #: the norm of form in force for the profile on the letter's day
    doc_type: DocType | None = None
    number: Number | None = None
    issuer: Issuer | None = None
    place: Reading | None = None
    date: Reading | None = None
    subject: Reading | None = None
    urgency: Reading | None = None
    secrecy: Reading | None = None
    recipients: tuple[Recipient, ...] = ()
    signers: tuple[Signer, ...] = ()
    references: tuple[Reference, ...] = ()
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, as printed. ``limits``, ``exceptions``, ``deadlines``, ``periods`` list all of the letter's;
    those inside a directive are the ones that bind it."""

    source: Source
    text: str
    profile: Profile
    doc_type: DocType | None
    number: Number | None
    issuer: Issuer | None
    place: Reading | None
    date: Reading | None
    subject: Reading | None
    urgency: Reading | None
    secrecy: Reading | None
    recipients: tuple[Recipient, ...]
    signers: tuple[Signer, ...]
    references: tuple[Reference, ...]
    directives: tuple[Directive, ...]
    limits: tuple[Limit, ...]
    exceptions: tuple[ExceptionClause, ...]
    deadlines: tuple[Deadline, ...]
    periods: tuple[Period, ...]
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    parts: tuple[Part, ...] = ()
    norm: str | None = None  #: the norm of form in force for the profile on the letter's day
    schema: Literal["congvan.letter/1"] = SCHEMA
