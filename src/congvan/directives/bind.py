"""Directives made of what the sentences say, with the measures and conditions that bind each, and the ledger."""

from __future__ import annotations

from dataclasses import replace

from congvan.directives.said import LONGEST, Said
from congvan.directives.tables import NO_TABLES, Role, Tables, Task
from congvan.model.directive import OBLIGATION, Body, Condition, Directive, LedgerEntry, Measures, Modality, Period
from congvan.model.document import Problem
from congvan.model.structure import Outline
from congvan.rules import conditions, measures
from congvan.rules.deadlines import cells
from congvan.rules.duties import waivers
from congvan.rules.engine import Context
from congvan.spans import Span
from congvan.text import SPACES, View, words

_LOOSE = SPACES + ".;,:"
_NOTHING = Measures()
#: lead-ins and headings whose words hold for what stands under them
_HANDS_DOWN = frozenset(
    (
        "heading",
        "frame.label",
        "frame.named",
        "frame.tasks",
        "frame.duty",
        "frame.request",
        "frame.forbidden",
        "frame.powers",
    )
)


def bind(
    said: list[Said], outline: Outline, whole: View, context: Context, tables: Tables = NO_TABLES
) -> tuple[Body, tuple[Problem, ...]]:
    """The body, and what was odd in it."""
    found: list[Directive] = []
    ledger: list[LedgerEntry] = []
    read: list[Measures] = []
    problems: list[Problem] = []
    names = _Names()
    above = _Above(outline)
    rows = _Rows(tables)
    for entry in said:
        start, end = entry.sentence.span
        view = entry.words.view if end - start <= LONGEST else whole.sub(start, end)
        values = _NOTHING if entry.sentence.is_quoted else measures.read(view, context)
        if tables.roles and entry.reason == Role.DUE:
            values = rows.keep(entry.sentence.block, values, view, context)
        read.append(values)
        problems += values.problems
        name = None
        block = outline.blocks[entry.sentence.block]
        if entry.reason in _HANDS_DOWN and entry.status == "informative":
            above.keep(block.index, values.periods, tuple(conditions.find(view, context)[0]))
        if entry.status == "compiled":
            held, doubts = conditions.find(view, context)
            problems += doubts
            name = names.next(block.id)
            made = _directives(name, entry, whole, values, tuple(held), names)
            rows.note(block.index, len(found), len(made))
            found += above.bind(block.parent, made)
        ledger.append(LedgerEntry(entry.sentence.span, entry.status, entry.reason, name))
    body = Body(
        tuple(rows.bind(found)),
        tuple(item for values in read for item in values.limits),
        tuple(item for values in read for item in values.exceptions),
        tuple(item for values in read for item in values.deadlines),
        tuple(item for values in read for item in values.periods),
        tuple(ledger),
    )
    return body, tuple(problems)


class _Above:
    """What lead-ins and headings say of time and conditions, for the directives under them: "Từ ngày … đến ngày …:"."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.said: dict[int, tuple[tuple[Period, ...], tuple[Condition, ...]]] = {}

    def keep(self, block: int, periods: tuple[Period, ...], held: tuple[Condition, ...]) -> None:
        if periods or held:
            self.said[block] = (periods, held)

    def bind(self, parent: int | None, made: list[Directive]) -> list[Directive]:
        """The directives with what the blocks above them say."""
        periods: tuple[Period, ...] = ()
        held: tuple[Condition, ...] = ()
        while self.said and parent is not None:
            more, under = self.said.get(parent, ((), ()))
            periods, held = more + periods, under + held
            parent = self.outline.blocks[parent].parent
        if not periods and not held:
            return made
        return [replace(d, periods=periods + d.periods, conditions=held + d.conditions) for d in made]


class _Rows:
    """What the cells of times say of the tasks of their rows, which may stand before them or behind them."""

    def __init__(self, tables: Tables) -> None:
        self.tasks = tables.tasks
        self.said: dict[int, Measures] = {}  # by the block of a time
        self.waiting: list[tuple[int, Task]] = []  # the place of a directive, and what its row says

    def keep(self, block: int, values: Measures, view: View, context: Context) -> Measures:
        """What a cell of times says, be it a bare day."""
        if not values.deadlines and not values.periods:
            due, odd = cells.find(view, context)
            values = replace(values, deadlines=tuple(due), problems=values.problems + tuple(odd))
        before = self.said.get(block, _NOTHING)
        self.said[block] = Measures(
            deadlines=before.deadlines + values.deadlines, periods=before.periods + values.periods
        )
        return values

    def note(self, block: int, place: int, count: int) -> None:
        if task := self.tasks.get(block):
            self.waiting += [(at, task) for at in range(place, place + count)]

    def bind(self, found: list[Directive]) -> list[Directive]:
        """The directives with the times of their rows."""
        for at, task in self.waiting:
            for said in (self.said[block] for block in task.due if block in self.said):
                one = found[at]
                found[at] = replace(one, deadlines=one.deadlines + said.deadlines, periods=one.periods + said.periods)
        return found


class _Names:
    """Ids by place in the outline; the second of a place is "1#2"."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def next(self, place: str) -> str:
        count = self.used[place] = self.used.get(place, 0) + 1
        return place if count == 1 else f"{place}#{count}"


def _directives(
    name: str, entry: Said, whole: View, values: Measures, held: tuple[Condition, ...], names: _Names
) -> list[Directive]:
    """The sentence's directive, and one for each clause in it that waives or forbids of its own."""
    span = entry.sentence.span
    modality = entry.modality or OBLIGATION
    clauses = waivers.find(entry.words, modality)
    if not clauses:
        return [_directive(name, entry, whole, span, modality, values, held)]
    inner = [Span(start, end).shift(span.start) for start, end, _ in clauses]
    made = [_directive(name, entry, whole, span, modality, _outside(values, inner), held)]
    place = name.split("#")[0]
    for clause, (_, _, kind) in zip(inner, clauses, strict=True):
        made.append(_directive(names.next(place), entry, whole, clause, kind, _within(values, clause), ()))
    return made


def _directive(
    name: str,
    entry: Said,
    whole: View,
    span: Span,
    modality: Modality,
    values: Measures,
    held: tuple[Condition, ...],
) -> Directive:
    written = whole.text[span.start : span.end]
    text = words(written)
    is_last = span.end == entry.sentence.span.end
    action = whole.text[max(span.start, entry.act) if is_last else span.start : span.end].strip(_LOOSE)
    return Directive(
        id=name,
        modality=modality,
        addressee=whole.words(*entry.who) if entry.who else None,
        action=(action if text == written else words(action)) or None,
        text=text,
        span=span,
        conditions=held,
        limits=values.limits,
        exceptions=values.exceptions,
        deadlines=values.deadlines,
        periods=values.periods,
        addressee_span=entry.who,
        rule=entry.reason,
    )


def _within(values: Measures, span: Span) -> Measures:
    return Measures(
        tuple(item for item in values.limits if span.holds(item.span)),
        tuple(item for item in values.exceptions if span.holds(item.span)),
        tuple(item for item in values.deadlines if span.holds(item.span)),
        tuple(item for item in values.periods if span.holds(item.span)),
    )


def _outside(values: Measures, spans: list[Span]) -> Measures:
    def free(at: Span) -> bool:
        return not any(span.holds(at) for span in spans)

    return Measures(
        tuple(item for item in values.limits if free(item.span)),
        tuple(item for item in values.exceptions if free(item.span)),
        tuple(item for item in values.deadlines if free(item.span)),
        tuple(item for item in values.periods if free(item.span)),
    )
