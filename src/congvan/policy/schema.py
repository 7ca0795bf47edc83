"""The JSON Schema of facts, with Vietnamese titles and the letter's words that each fact comes from, so that a form
can be made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from congvan.model.directive import Modality
from congvan.model.policy import Effect, Event, Measure, Proposition, Rule
from congvan.policy.asked import asked
from congvan.policy.restate import about, counted

FACTS_SCHEMA = "congvan.facts/1"
SHARE = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string", "pattern": r"^[\d.,]+ ?%?$"}]}
NUMBER = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+([.,/]\d+)?$"}]}
FLAG = {"type": "boolean"}
DAY = {"type": "string", "format": "date"}
INSTANT = {"anyOf": [DAY, {"type": "string", "format": "date-time"}]}
GROUPS: dict[str, tuple[str, dict[str, Any]]] = {
    "measures": ("Số đo", {"anyOf": [{"type": "number"}, {"type": "string"}]}),
    "propositions": ("Trường hợp, điều kiện: đúng hay không", FLAG),
    "done": ("Ngày đã thực hiện", INSTANT),
    "occurred": ("Việc đã diễn ra hay không", FLAG),
    "events": ("Ngày xảy ra sự kiện", DAY),
}
BEARER = {
    "title": "Dữ kiện nói về ai",
    "anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}],
}


def generic() -> dict[str, Any]:
    """The JSON Schema of any facts, whatever the policy."""
    groups = {
        name: {"title": title, "type": ["object", "null"], "additionalProperties": _or_null(value)}
        for name, (title, value) in GROUPS.items()
    }
    return _document({**groups, "bearer": _or_null(BEARER)})


def of(rules: Iterable[Rule]) -> dict[str, Any]:
    """The JSON Schema of what ``rules`` ask: each fact with its title and, as description, the quotes it comes from."""
    wanted = asked(rules)
    fields: dict[str, dict[str, Any]] = {
        "measures": {key: _measure(uses) for key, uses in wanted.measures.items()},
        "propositions": {key: _proposition(uses) for key, uses in wanted.propositions.items()},
        "done": {key: _field(_act("Ngày đã thực hiện", rule), INSTANT, [rule]) for key, rule in wanted.acts.items()},
        "occurred": {key: _field(_act(_asked(rule), rule), FLAG, [rule]) for key, rule in wanted.acts.items()},
        "events": {key: _event(uses) for key, uses in wanted.events.items()},
    }
    groups = {
        name: {"title": GROUPS[name][0], "type": ["object", "null"], "properties": found, "additionalProperties": False}
        for name, found in fields.items()
        if found
    }
    return _document({**groups, "bearer": _or_null(BEARER)})


def _document(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FACTS_SCHEMA,
        "title": "Dữ kiện để kiểm tra chính sách",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, where null says that the fact is not known."""
    title = {"title": schema["title"]} if "title" in schema else {}
    rest = {key: value for key, value in schema.items() if key != "title"}
    return {**title, "anyOf": [*rest.get("anyOf", [rest]), {"type": "null"}]}


def _field(title: str, value: dict[str, Any], rules: Iterable[Rule], quotes: Iterable[str] = ()) -> dict[str, Any]:
    sources = list(rules)
    said = list(quotes) or [rule.source.quote for rule in sources]
    told = [f"{rule.source.letter}: “{' '.join(quote.split())}”" for rule, quote in zip(sources, said, strict=False)]
    field = {"title": title, **_or_null(value)}
    field["description"] = "\n".join(dict.fromkeys(told))
    field["x-rules"] = [rule.id for rule in sources]
    return field


def _measure(uses: list[tuple[Measure, Rule]]) -> dict[str, Any]:
    measure = uses[0][0]
    rules, quotes = [rule for _, rule in uses], [found.words for found, _ in uses]
    scope = about(measure, is_asked=True)
    if measure.is_share:
        title = f"Tỷ lệ {counted(measure)}{scope}".replace("  ", " ").strip()
        title += " — số thập phân (0,4 ghi 0.4), hoặc phần trăm: số trên 1 đến 100 (40), hoặc “40%”"
        return _field(title, SHARE, rules, quotes)
    unit = " / ".join(part for part in (measure.unit, measure.per) if part)
    return _field(f"Số {unit}{scope}".strip(), NUMBER, rules, quotes)


def _proposition(uses: list[tuple[Proposition | None, Rule]]) -> dict[str, Any]:
    proposition, rule = uses[0]
    rules = [found for _, found in uses]
    if proposition is None:
        return _field(f"Có thuộc đối tượng “{rule.bearer.words if rule.bearer else ''}” không?", FLAG, rules)
    kind = "điều kiện này" if proposition.effect is Effect.CONDITION else "trường hợp được trừ"
    return _field(f"Có thuộc {kind} không: {proposition.words}", FLAG, rules)


def _asked(rule: Rule) -> str:
    return "Có xảy ra việc bị cấm không" if rule.modality is Modality.PROHIBITION else "Đã thực hiện chưa"


def _act(lead: str, rule: Rule) -> str:
    return f"{lead}: {rule.act}"


def _event(uses: list[tuple[Event, Rule]]) -> dict[str, Any]:
    return _field(f"Ngày xảy ra: {uses[0][0].words}", DAY, [rule for _, rule in uses])
