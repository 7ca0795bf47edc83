"""What a number counts: unit, what it is counted by, what a share is of, and the scope; and the key of all that.

The key is the same for the same thing said otherwise: "không quá 20 người/phòng làm việc" and "tối đa 10 người trong
một phòng làm việc" both count ``nguoi/phong_lam_viec``. Where the words give nothing to count by, the scope joins the
key, so that two unlike things counted in the same unit never share a fact.
"""

from __future__ import annotations

from fractions import Fraction

import regex

from congvan.lexicon import entry, phrase
from congvan.model.directive import Limit
from congvan.model.interval import Interval, exact
from congvan.model.policy import Measure
from congvan.policy.keys import short, without_lead
from congvan.rules.engine import compiled
from congvan.spans import Span
from congvan.text import fold, slug, words

_WORD = regex.compile(r"\w+")
_EDGE = regex.compile(r"[,;:.()\n\"“”]")
_NUMBERS = regex.compile(r"[\d.,/%]*\d[\d.,/%]*|%|[()\[\]*_]")
_BRACKETS = regex.compile(r"\([^()]{0,200}\)")
REACH = 90  #: how far from a number its words are looked for, in code points
PER_WORDS, SCOPE_WORDS = 5, 8


def read(limit: Limit, text: str, within: Span) -> tuple[Measure, Interval]:
    """The measure of ``limit``, which stands in the directive at ``within``, and its numbers in the measure's unit.

    Raises `ValueError` for a number that has no interval.
    """
    unit, factor = base_unit(limit.unit)
    before, after = _around(text, limit.span, within)
    per = limit.per or (None if unit == "%" else _per(after))
    of = limit.of or (_of(text[limit.span.end : min(within.end, limit.span.end + REACH)]) if unit == "%" else None)
    behind = _behind_share(of, text[limit.span.end : min(within.end, limit.span.end + REACH)]) if of else after
    scope = _scope(limit, before, "" if per else behind)
    bound = Interval.of(limit.op, limit.value, limit.upper).scaled(factor)
    if bound.is_empty:
        raise ValueError(f"không số nào thỏa: {words(limit.text)}")
    key = measure_key(unit, per, of, scope)
    return Measure(key, unit, per and words(per), of and words(of), scope, words(limit.text), limit.span), bound


def base_unit(unit: str | None) -> tuple[str, Fraction]:
    """The unit that facts are given in, and how many of it one ``unit`` is.

    >>> base_unit("triệu đồng"), base_unit("%"), base_unit("Người")
    (('đồng', Fraction(1000000, 1)), ('%', Fraction(1, 100)), ('người', Fraction(1, 1)))
    """
    plain = fold(words(unit or "")).strip(" .,;")
    base, factor = entry("policy.scale").get(plain, (plain, 1))
    return base, Fraction(1, 100) if base == "%" else exact(factor)


def measure_key(unit: str, per: str | None, of: str | None, scope: str | None) -> str:
    """The key of a measure.

    >>> measure_key("người", "một phòng làm việc", None, None), measure_key("%", None, "số công chức", "làm tại nhà")
    ('nguoi/phong_lam_viec', 'ty_le/cong_chuc/lam_tai_nha')
    """
    head = "ty_le" if unit == "%" else slug(unit) or "so"
    pers = [slug(without_lead(part, "policy.each")) for part in (per or "").split("/") if part.strip()]
    parts = [head, *(short(part) for part in pers)]
    if of:
        parts.append(short(slug(without_lead(of, "policy.quantity", "policy.every"))))
    times = {slug(word) for word in entry("policy.time")}
    if scope and (of or not pers or all(part in times for part in pers)):
        parts.append(_key(scope))
    return "/".join(part for part in parts if part)


def with_scope(measure: Measure, fallback: str) -> str:
    """The key of ``measure`` with its scope, or with ``fallback`` where it has none: for two unlike uses of one key."""
    scope = _key(measure.scope or "") or fallback
    return measure.key if measure.key.endswith("/" + scope) else f"{measure.key}/{scope}"


def _around(text: str, span: Span, within: Span) -> tuple[str, str]:
    before = _BRACKETS.sub(" ", text[max(within.start, span.start - REACH) : span.start])
    after = text[span.end : min(within.end, span.end + REACH)]
    edges = [edge.end() for edge in _EDGE.finditer(before)]
    stop = _EDGE.search(after)
    return before[edges[-1] if edges else 0 :], after[: stop.start() if stop else len(after)]


def _per(after: str) -> str | None:
    """What is counted by, from the words behind the number: " trong một phòng làm việc"."""
    clean = words(after)
    hit = compiled(rf"{phrase('policy.place')}\s+{phrase('policy.each')}\s+").match(fold(clean))
    return _noun(clean[hit.end() :]) if hit else None


def _of(after: str) -> str | None:
    """What a share is of, where the words behind it say so: " số lượng công chức, viên chức tại đơn vị"."""
    clean = words(after)
    person = phrase("policy.person")
    people = rf"(?:{phrase('policy.quantity')}\s+)?{person}(?:\s*(?:,|và)\s*{person}){{0,8}}"
    hit = compiled(people).match(fold(clean))
    if hit:
        return clean[: hit.end()]
    lead = compiled(rf"{phrase('policy.quantity')}\s+").match(fold(clean))
    noun = _noun(_EDGE.split(clean[lead.end() :])[0]) if lead else None
    return clean[: lead.end()] + noun if lead and noun else None


def _behind_share(of: str, after: str) -> str:
    """What those do whom a share is of, behind their name: " làm việc tại nhà"."""
    clean, named = words(after), words(of)
    at = clean.find(named)
    return _EDGE.split(clean[at + len(named) :])[0] if at >= 0 else ""


def _noun(text: str) -> str | None:
    stop = compiled(phrase("policy.stop")).search(fold(text))
    noun = text[: stop.start()] if stop else text
    return " ".join(noun.split()[:PER_WORDS]) or None


def _scope(limit: Limit, before: str, after: str) -> str | None:
    """The words beside the number that say what it is of: those within the limit first, then before, then behind."""
    own = limit.text
    for known in (limit.unit, limit.per, limit.of):
        own = own.replace(known, " ") if known else own
    for candidate in (own, before, after):
        clean = words(_NUMBERS.sub(" ", candidate))
        content = _content(clean)
        if content:
            kept = content[:SCOPE_WORDS] if candidate is after else content[-SCOPE_WORDS:]
            return clean[kept[0].start : kept[-1].end]
    return None


def _key(scope: str) -> str:
    """A scope in a key: its words that carry a meaning."""
    return short(slug(" ".join(span.of(scope) for span in _content(scope))), SCOPE_WORDS)


def _content(clean: str) -> list[Span]:
    """The words that carry a meaning, where they stand: no comparators, frames or verbs of arranging."""
    folded = compiled(phrase("policy.filler")).sub(lambda hit: " " * len(hit[0]), fold(clean))
    content = [Span(*hit.span()) for hit in _WORD.finditer(folded) if hit[0] != "x"]
    loose = {*entry("policy.stop"), *entry("policy.place")}
    whole = compiled(phrase("policy.compound"))
    while content and content[0].of(folded) in loose and not whole.match(folded, content[0].start):
        content.pop(0)
    while content and content[-1].of(folded) in loose:
        content.pop()
    return content
