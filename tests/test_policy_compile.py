"""What letters compile to: keys of measures, ids of rules, ledger, JSON. The bodies of the letters are invented."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from congvan.errors import UsageError
from congvan.model.directive import Limit, Role
from congvan.model.letter import Letter, Number, Reading
from congvan.model.policy_wire import to_dict
from congvan.policy import Policy, compile_policy, facts_schema, measure, policy_schema
from congvan.policy.letters import letter_ids
from congvan.spans import Span
from policy_letters import FOLDER, build, letter

NAMES = ("rooms", "home", "duties")
KEYS = tomllib.loads((FOLDER / "keys.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case["sentence"])
def test_the_key_of_a_measure(case: dict[str, Any]) -> None:
    text, start = case["sentence"], case["sentence"].index(case["text"])
    limit = Limit(
        case["text"], case["op"], case["value"], case.get("upper"), case["unit"], case.get("per"), None, Role.BOUND,
        Span(start, start + len(case["text"])),
    )  # fmt: skip

    found, bound = measure.read(limit, text, Span(0, len(text)))

    assert found.key == case.get("expect", case["key"])
    assert str(bound) == case["bound"]


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_letters_text_at_its_span(name: str) -> None:
    source = letter(name)
    policy = compile_policy(source)

    for line in (*policy.ledger, *(rule.source for rule in policy.rules)):
        assert source.text[line.span.start : line.span.end] == line.quote
    assert len({rule.id for rule in policy.rules}) == len(policy.rules)


@pytest.mark.parametrize("name", NAMES)
def test_what_binds_is_in_the_ledger(name: str) -> None:
    source = letter(name)
    policy = compile_policy(source)
    told = {rule for line in policy.ledger for rule in line.rules}

    assert told == {rule.id for rule in policy.rules}
    assert all(any(line.span.holds(d.span) for line in policy.ledger) for d in source.directives)
    assert policy.coverage["total"] == len(policy.ledger)
    assert policy.coverage["unsupported"] == 0


def test_a_number_that_cannot_be_compiled_is_listed_with_its_reason() -> None:
    source = letter("rooms")
    [first, *rest] = source.directives
    odd = replace(first.limits[0], op="between", value=9, upper=3)
    policy = compile_policy(replace(source, directives=(replace(first, limits=(odd,)), *rest)))

    [line] = [line for line in policy.ledger if line.status == "unsupported"]
    assert line.quote == "không quá 35 người/phòng học"
    assert line.reason
    assert "71/UBND-VX#1" in {rule.id for rule in policy.rules}


def test_a_sentence_that_claims_to_be_compiled_and_gave_no_rule_is_unsupported() -> None:
    plain = {
        "text": "Các sở làm việc này. Câu khác.",
        "directive": [{"id": "1", "text": "Các sở làm việc này."}],
        "ledger": [{"text": "Câu khác.", "status": "compiled", "reason": "x"}],
    }

    assert [line.status for line in compile_policy(build(plain)).ledger] == ["compiled", "unsupported"]


@pytest.mark.parametrize("name", NAMES)
def test_a_policy_reads_back_and_fits_its_schema(name: str) -> None:
    policy = compile_policy(letter(name))

    assert Policy.from_json(policy.to_json()) == policy
    assert policy.to_json(2) == compile_policy(letter(name)).to_json(2)
    jsonschema.validate(policy.to_dict(), policy_schema())
    assert next(iter(policy.to_dict())) == "schema"


@pytest.mark.parametrize("name", NAMES)
def test_facts_that_fit_the_schema_are_taken(name: str) -> None:
    policy = compile_policy(letter(name))
    schema = policy.facts_schema()
    samples = {"measures": 0, "propositions": True, "done": "2021-06-01", "events": "2021-06-01"}
    facts = {
        group: dict.fromkeys(found["properties"], samples[group])
        for group, found in schema["properties"].items()
        if group in samples
    }

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(facts, schema)
    jsonschema.validate(facts, facts_schema())
    verdicts = policy.check(facts, on="2021-06-02")
    assert len(verdicts) == len(policy.rules)
    assert all(to_dict(verdict)["status"] == verdict.status for verdict in verdicts)


def test_every_fact_has_a_title_and_the_letters_words() -> None:
    schema = compile_policy(letter("rooms")).facts_schema()["properties"]
    field = schema["measures"]["properties"]["nguoi/phong_hoc"]

    assert field["title"].startswith("Số người / phòng học")
    assert "không quá 35 người/phòng học" in field["description"]
    asked = schema["propositions"]["properties"]["luc_luong_kiem_lam_va_kiem_ngu"]
    assert "lực lượng Kiểm lâm và Kiểm ngư" in asked["title"]


def test_missing_facts_are_facts_of_the_schema() -> None:
    for name in NAMES:
        policy = compile_policy(letter(name))
        schema = policy.facts_schema()["properties"]
        for verdict in policy.check({}, on="2021-05-20"):
            for missing in verdict.missing:
                group, _, key = missing.partition(".")
                assert key in schema[group]["properties"]


def numbered(serial: str | None, symbol: str | None, raw: str, day: str | None = None) -> Letter:
    return replace(
        letter("rooms"),
        number=Number(serial, None, symbol, raw, Span(0, 0)),
        date=Reading(day, None) if day else None,
    )


def test_letters_are_named_by_their_numbers_and_told_apart() -> None:
    letters = [
        numbered("71", "UBND-VX", "Số: 71 / UBND-VX"),
        numbered("25", "CT/TU", "25-CT/TU"),
        numbered("30", "2020/NĐ-CP", "30/2020/NĐ-CP"),
        numbered(None, "STC-VP", "/STC-VP", "2033-10"),
        numbered(None, "STC-VP", "/STC-VP", "2021-06"),
        numbered("9", "SYT", "9/SYT"),
        numbered("9", "SYT", "9/SYT"),
        replace(letter("rooms"), number=None),
    ]

    assert letter_ids(letters) == [
        "71/UBND-VX", "25-CT/TU", "30/2020/NĐ-CP", "/STC-VP@2033-10", "/STC-VP@2021-06", "9/SYT", "9/SYT~2", "van-ban",
    ]  # fmt: skip


def test_several_letters_make_one_policy() -> None:
    policy = compile_policy(letter(name) for name in NAMES)

    assert [ref.id for ref in policy.letters] == ["71/UBND-VX", "/STC-VP", "12/UBND-KT"]
    assert len(policy.rules) == sum(len(compile_policy(letter(name)).rules) for name in NAMES)
    assert policy.rule("71/UBND-VX#2").act == "mang thiết bị ra khỏi trường"
    with pytest.raises(UsageError):
        policy.rule("71/UBND-VX#99")
