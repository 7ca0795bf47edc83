"""What became of every sentence of a letter's body, and how much of what binds was compiled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from congvan.model.directive import Directive, Limit
from congvan.model.letter import Letter
from congvan.model.policy import LedgerLine, LineStatus, Rule
from congvan.policy.nesting import Nesting


def lines(
    letter: Letter, name: str, rules: Iterable[Rule], odd: Iterable[tuple[Directive, Limit, str]]
) -> tuple[LedgerLine, ...]:
    """The ledger of one letter, in the order of its text: its sentences, and the numbers that no rule holds."""
    by_directive: dict[str, list[str]] = defaultdict(list)
    spans = {directive.id: directive.span for directive in letter.directives}
    for rule in rules:
        by_directive[_directive(rule, name, spans)].append(rule.id)
    nesting = Nesting.of(letter)
    found = []
    told: set[str] = set()
    for entry in letter.ledger:
        named = [entry.directive] if entry.directive in spans else []
        inside = list(dict.fromkeys([*(directive.id for directive in nesting.within(entry.span)), *named]))
        ids = tuple(dict.fromkeys(rule for directive in inside for rule in by_directive[directive]))
        told.update(inside)
        status: LineStatus = "compiled" if ids else "unsupported" if entry.status == "compiled" else entry.status
        found.append(LedgerLine(name, entry.span, entry.span.of(letter.text), status, entry.reason, ids))
    for directive in letter.directives:
        if directive.id not in told:
            quote = directive.span.of(letter.text)
            ids = tuple(by_directive[directive.id])
            found.append(LedgerLine(name, directive.span, quote, "compiled", "directive", ids))
    for _, limit, why in odd:
        found.append(LedgerLine(name, limit.span, limit.span.of(letter.text), "unsupported", why))
    return tuple(sorted(found, key=lambda line: (line.span.start, -line.span.end)))


def _directive(rule: Rule, name: str, spans: Mapping[str, object]) -> str:
    """The id of the directive that a rule was compiled from: the longest that its own id opens with."""
    place = rule.id.removeprefix(f"{name}#")
    while place and place not in spans:
        place = place.rpartition(".")[0]
    return place


def coverage(ledger: Iterable[LedgerLine]) -> dict[str, int]:
    """How many sentences there are of each status, and ``total``."""
    counted = Counter(line.status for line in ledger)
    statuses: tuple[LineStatus, ...] = ("compiled", "informative", "formula", "unsupported")
    return {**{status: counted[status] for status in statuses}, "total": counted.total()}
