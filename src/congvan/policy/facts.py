"""Facts: what is known of one situation, in plain JSON, read against what a policy asks.

``measures`` key → number, ``propositions`` key → true/false, ``done`` rule id → day, ``occurred`` rule id →
true/false, ``events`` key → day, ``bearer`` who it is about (words, or a list of them). A share is a fraction (0.4), a
number above 1 and up to 100 read as percent (40), or words ("40 %"). A null is a fact that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeVar

from congvan.errors import UsageError
from congvan.model.interval import exact
from congvan.policy.asked import Asked

T = TypeVar("T")

GROUPS = ("measures", "propositions", "done", "occurred", "events", "bearer")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with its time of day where that is known."""

    day: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts as the evaluator takes them: exact numbers, real days."""

    measures: Mapping[str, Fraction] = field(default_factory=dict)
    propositions: Mapping[str, bool] = field(default_factory=dict)
    done: Mapping[str, Moment] = field(default_factory=dict)
    occurred: Mapping[str, bool] = field(default_factory=dict)
    events: Mapping[str, date] = field(default_factory=dict)
    bearer: tuple[str, ...] = ()


def read(facts: Mapping[str, Any], asked: Asked) -> Facts:
    """The facts in ``facts``; raises `UsageError` for a key that the policy does not ask for, naming near ones, and
    for a value of the wrong kind."""
    if not isinstance(facts, Mapping):
        raise UsageError(f"dữ kiện phải là một đối tượng JSON, không phải {type(facts).__name__} (not an object)")
    _known("", facts, GROUPS)
    shares = asked.shares
    found = Facts(
        measures=_group(facts, "measures", asked.measures, lambda key, value: number(value, key in shares)),
        propositions=_group(facts, "propositions", asked.propositions, lambda _, value: _flag(value)),
        done=_group(facts, "done", asked.acts, lambda _, value: moment(value)),
        occurred=_group(facts, "occurred", asked.acts, lambda _, value: _flag(value)),
        events=_group(facts, "events", asked.events, lambda _, value: moment(value).day),
        bearer=_bearer(facts.get("bearer")),
    )
    for rule in found.done:
        if found.occurred.get(rule) is False:
            told = f"done.{rule} có ngày mà occurred.{rule} là false"
            raise UsageError(f"dữ kiện mâu thuẫn: {told} (done on a day, and not occurred)")
    return found


def _known(group: str, given: Iterable[Any], asked: Collection[str]) -> None:
    for key in given:
        if key in asked:
            continue
        near = get_close_matches(str(key), asked, n=3, cutoff=0.5)
        hint = f"có phải: {', '.join(near)}?" if near else "hãy xem congvan schema facts FILE"
        where = f"{group}.{key}" if group else str(key)
        raise UsageError(f"chính sách không hỏi dữ kiện {where!r}; {hint} (unknown fact)")


def _group(
    facts: Mapping[str, Any], name: str, asked: Collection[str], read_value: Callable[[str, Any], T]
) -> dict[str, T]:
    given = facts.get(name)
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise UsageError(f"{name} phải là một đối tượng JSON, không phải {type(given).__name__} (not an object)")
    _known(name, given, asked)
    found = {}
    for key, value in given.items():
        if value is None:
            continue
        try:
            found[key] = read_value(key, value)
        except ValueError as error:
            raise UsageError(f"{name}.{key}: {error} (not a value of this fact)") from None
    return found


def number(value: Any, is_share: bool) -> Fraction:
    """The number of a measure; raises `ValueError` for what is none.

    >>> number(40, True), number("40 %", True), number(0.4, True), number(25, False)
    (Fraction(2, 5), Fraction(2, 5), Fraction(2, 5), Fraction(25, 1))
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise ValueError(f"phải là số, không phải {value!r}")
    if isinstance(value, str):
        words = value.strip()
        percent = words.endswith("%")
        found = exact(words.removesuffix("%").strip().replace(",", "."))
        if percent and not is_share:
            raise ValueError(f"không phải tỷ lệ phần trăm: {value!r}")
        if percent:
            return found / 100
    else:
        found = exact(value)
    if is_share and not 0 <= found <= 100:
        raise ValueError(f"tỷ lệ phải từ 0 đến 1, hoặc đến 100 (phần trăm): {value!r}")
    return found / 100 if is_share and found > 1 else found


def moment(value: Any) -> Moment:
    """A day or an instant; raises `ValueError` for what is none.

    >>> moment("2021-05-30T16:30")
    Moment(day=datetime.date(2021, 5, 30), at=datetime.time(16, 30))
    """
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"phải là ngày viết NĂM-THÁNG-NGÀY, như 2021-05-30, không phải {value!r}") from None
    if isinstance(value, datetime):
        return Moment(value.date(), value.time().replace(tzinfo=None))
    if isinstance(value, date):
        return Moment(value)
    raise ValueError(f"phải là ngày viết NĂM-THÁNG-NGÀY, như 2021-05-30, không phải {value!r}")


def day_of(value: date | str) -> date:
    """The day of a check; raises `UsageError` for what is none."""
    try:
        return moment(value).day
    except ValueError as error:
        raise UsageError(f"on: {error} (not an ISO date)") from None


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"phải là true hoặc false, không phải {value!r}")
    return value


def _bearer(value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if given is None:
        return ()
    if not isinstance(given, list | tuple) or not all(isinstance(item, str) and item.strip() for item in given):
        raise UsageError(f"bearer phải là chữ hoặc danh sách chữ, không phải {value!r} (not a name or a list of them)")
    return tuple(given)
