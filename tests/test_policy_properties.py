"""What holds of every policy: intervals, three-valued logic, and verdicts against plain enumeration of all fillings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from congvan.model.directive import Modality, Role
from congvan.model.interval import Interval, exact
from congvan.model.policy import Due, Effect, Event, Measure, Origin, Proposition, Rule, Threshold, When
from congvan.policy import Policy
from congvan.policy.truth import every, some
from congvan.spans import Span

ON = date(2021, 6, 15)
HERE = Span(0, 0)
NUMBERS = st.integers(-4, 4).map(lambda n: Fraction(n, 2))
TRUTHS = st.sampled_from([True, False, None])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    return Interval(low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans()))


POINTS = [Fraction(n, 4) for n in range(-12, 13)]


@given(intervals(), intervals())
def test_intervals_are_sets_of_numbers(one: Interval, other: Interval) -> None:
    for point in POINTS:
        assert one.meet(other).holds(point) == (one.holds(point) and other.holds(point))
        assert any(part.holds(point) for part in one.beyond()) != one.holds(point)
    assert one.is_empty == (not any(one.holds(point) for point in POINTS))
    assert one.within(other) == all(other.holds(point) for point in POINTS if one.holds(point))
    witness = one.witness()
    assert (witness is None) == one.is_empty
    assert witness is None or one.holds(witness)


@given(st.decimals(-(10**6), 10**6, places=4) | st.integers(-(10**12), 10**12))
def test_a_number_is_the_one_that_was_written(number: Any) -> None:
    assert exact(float(number)) == Fraction(number)


@given(st.lists(TRUTHS, max_size=4))
def test_unknown_is_what_some_filling_makes_true_and_another_false(values: list[bool | None]) -> None:
    fillings = list(product(*([value] if value is not None else [True, False] for value in values)))
    for fold, plain in ((every, all), (some, any)):
        seen = {plain(filling) for filling in fillings}
        assert fold(values) == (seen.pop() if len(seen) == 1 else None)


#: what `compile_policy` lets into a rule: an interval with an end, and with a number in it
BOUNDS = intervals().filter(lambda found: not found.is_empty and bool(found.beyond()))


def measure(key: str) -> Measure:
    return Measure(key, "người", None, None, None, key, HERE)


def proposition(key: str, effect: Effect) -> Proposition:
    return Proposition(key, key, effect, HERE)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    bound = draw(st.none() | BOUNDS)
    thresholds = {key: draw(BOUNDS) for key in draw(st.sets(st.sampled_from("xy"), max_size=2))}
    last = draw(st.none() | st.sampled_from([ON - timedelta(2), ON, ON + timedelta(2)]))
    opens = draw(st.none() | st.just(Event("opens", "opens", draw(st.booleans()))))
    first = draw(st.sampled_from([ON - timedelta(3), ON, ON + timedelta(1)]))
    first_by = draw(st.sampled_from([first, first + timedelta(2)])) if opens else first
    closes = draw(st.none() | st.just(Event("closes", "closes")))
    return Rule(
        id="r",
        kind="act",
        modality=draw(st.sampled_from(Modality)),
        bearer=None,
        act="act",
        measure=measure("x") if bound else None,
        bound=bound,
        role=Role.BOUND if bound else None,
        when=(When(first, first_by, draw(st.none() | st.just(ON + timedelta(1))), opens, closes),),
        due=Due("due", last) if last and not bound else None,
        conditions=tuple(proposition(key, Effect.CONDITION) for key in draw(st.sets(st.sampled_from("ab")))),
        thresholds=tuple(Threshold(measure(key), found) for key, found in sorted(thresholds.items())),
        exceptions=tuple(proposition(key, Effect.DEFEATS) for key in draw(st.sets(st.sampled_from("cd")))),
        source=Origin("l", HERE, ""),
    )


@st.composite
def situations(draw: st.DrawFn, rule: Rule) -> dict[str, Any]:
    """Some of the facts that a rule asks for."""
    schema = Policy(rules=(rule,)).facts_schema()["properties"]

    def some_of(group: str, values: st.SearchStrategy[Any]) -> dict[str, Any]:
        keys = sorted(schema.get(group, {}).get("properties", {}))
        return {key: draw(values) for key in keys if draw(st.booleans())}

    facts = {
        "measures": some_of("measures", NUMBERS),
        "propositions": some_of("propositions", st.booleans()),
        "events": some_of("events", st.sampled_from(["2021-06-14", "2021-06-15", "2021-06-16"])),
        "occurred": some_of("occurred", st.booleans()),
    }
    if facts["occurred"].get("r") is not False:
        facts["done"] = some_of("done", st.sampled_from(["2021-06-12", "2021-06-13", "2021-06-14", "2021-06-15"]))
    return facts


DAYS_DONE = [None, *(ON - timedelta(n) for n in range(6))]


def fillings(rule: Rule, facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every way to fill what is missing, numbers by points between and at all ends. An unreported event has not
    happened; the day of a letter that leaves it open is one of those that its blank allows."""
    schema = Policy(rules=(rule,)).facts_schema()["properties"]
    asked = {group: list(schema.get(group, {}).get("properties", {})) for group in ("measures", "propositions")}
    numbers = [[facts["measures"][k]] if k in facts["measures"] else POINTS for k in asked["measures"]]
    flags = [[facts["propositions"][k]] if k in facts["propositions"] else [True, False] for k in asked["propositions"]]
    told, done = facts["occurred"].get("r"), facts.get("done", {}).get("r")
    days = [date.fromisoformat(done)] if done else [d for d in DAYS_DONE if told is None or (d is not None) == told]
    [when] = rule.when
    starts: list[date | None] = [when.first]
    if when.opens and "opens" in facts["events"]:
        starts = [date.fromisoformat(facts["events"]["opens"])]
    elif when.opens and when.opens.is_stated:
        starts = [None]
    elif when.first and when.first_by:
        starts = [when.first + timedelta(n) for n in range((when.first_by - when.first).days + 1)]
    for values, truths, day, start in product(product(*numbers), product(*flags), days, starts):
        yield {
            "measures": dict(zip(asked["measures"], values, strict=True)),
            "propositions": dict(zip(asked["propositions"], truths, strict=True)),
            "done": day,
            "start": start,
            "closed": facts["events"].get("closes"),
        }


def outcome(rule: Rule, full: dict[str, Any]) -> str:
    """What a rule says of a situation of which all is known, read off its definition."""
    [when] = rule.when
    closed = full["closed"] and date.fromisoformat(full["closed"]) <= ON
    if full["start"] is None or full["start"] > ON or (when.last and when.last < ON) or closed:
        return "not_in_force"
    if not all(full["propositions"][p.key] for p in rule.conditions):
        return "not_applicable"
    if not all(t.bound.holds(full["measures"][t.measure.key]) for t in rule.thresholds):
        return "not_applicable"
    if any(full["propositions"][p.key] for p in rule.exceptions):
        return "exempt"
    if rule.modality is Modality.RECOMMENDATION:
        return "advisory"
    if rule.modality is Modality.WAIVER or (rule.modality is Modality.PERMISSION and not rule.bound):
        return "compliant"
    if rule.bound:
        return "compliant" if rule.bound.holds(full["measures"]["x"]) else "violated"
    if rule.modality is Modality.PROHIBITION:
        return "violated" if full["done"] else "compliant"
    if full["done"]:
        late = rule.due and rule.due.last and full["done"] > rule.due.last
        return "violated" if late else "compliant"
    return "pending" if rule.due and rule.due.last and rule.due.last >= ON else "violated"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_verdicts_are_those_of_all_fillings(data: st.DataObject) -> None:
    rule = data.draw(rules())
    facts = data.draw(situations(rule))
    seen = {outcome(rule, full) for full in fillings(rule, facts)}

    [verdict] = Policy(rules=(rule,)).check(facts, on=ON)

    if len(seen) == 1:
        assert {verdict.status.value} == seen
    elif "violated" in seen:
        assert verdict.status == "unknown"
        assert verdict.missing
    elif seen & {"pending", "compliant"}:
        assert verdict.status.value == ("pending" if "pending" in seen else "compliant")
    else:
        assert verdict.status.value in seen
    assert (verdict.status == "unknown") == bool(verdict.missing)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_more_facts_never_turn_a_verdict_round(data: st.DataObject) -> None:
    rule = data.draw(rules())
    facts = data.draw(situations(rule))
    fewer = {
        group: {key: value for key, value in found.items() if data.draw(st.booleans())}
        for group, found in facts.items()
    }
    fewer["events"] = facts["events"]

    [before] = Policy(rules=(rule,)).check(fewer, on=ON)
    [after] = Policy(rules=(rule,)).check(facts, on=ON)

    assert {before.status.value, after.status.value} != {"compliant", "violated"}
    if before.status == "violated":
        assert after.status == "violated"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_missing_facts_decide(data: st.DataObject) -> None:
    rule = data.draw(rules().filter(lambda rule: rule.bound is not None))
    facts = data.draw(situations(rule))
    policy = Policy(rules=(rule,))
    [verdict] = policy.check(facts, on=ON)
    values = {"measures": NUMBERS, "propositions": st.booleans(), "events": st.just("2021-06-15")}
    for name in verdict.missing:
        group, _, key = name.partition(".")
        facts[group][key] = data.draw(values[group])

    [decided] = policy.check(facts, on=ON)

    assert decided.status != "unknown"


@given(st.lists(rules(), max_size=3))
def test_a_policy_reads_back(found: list[Rule]) -> None:
    policy = Policy(rules=tuple(found))

    assert Policy.from_json(policy.to_json()) == policy
    assert Policy.from_json(policy.to_json()).to_json() == policy.to_json(0)
