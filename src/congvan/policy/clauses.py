"""Which words of a directive belong to which of its parts, and what its exceptions do.

A directive's parts stand between semicolons outside brackets. An exception defeats what it stands with: the whole
directive where it stands beside the addressee or opens the directive, else its own part, and there only what stands
before it (or behind it, where it opens the part).

What an exception does is read from its words:
"chỉ những … mới …" restricts (it says who alone may do something, so it lifts nothing); "không kể …" behind a
number says what is not counted; "riêng … thì …" that is a directive of its own says whom that directive covers, and
defeats the directive before it; every other one defeats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from congvan.lexicon import phrase
from congvan.model.directive import Directive, ExceptionClause, Modality
from congvan.model.policy import Effect, Proposition
from congvan.policy.keys import proposition_key, without_lead
from congvan.rules.engine import compiled
from congvan.spans import Span, trim
from congvan.text import fold, words

_MARKS = regex.compile(r"[()\[\];]")
LEAD = 12  #: an exception within so many code points of a directive's start opens it
OPENING = 200  #: code points behind the addressee in which a part says what it does
BESIDE = 3  #: code points of space or bracket between an addressee and its exception
TRIM = " \t\n\r\u00a0;.,:-"


def parts(text: str, span: Span, holes: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The stretches of ``span`` between semicolons outside brackets, without those that lie in ``holes``."""
    cuts, depth, start = [], 0, span.start
    for mark in _MARKS.finditer(text, span.start, span.end):
        char, index = mark[0], mark.start()
        depth += (char in "([") - (char in ")]" and depth > 0)
        if char == ";" and not depth:
            cuts.append(Span(start, index))
            start = index + 1
    trimmed = [trim(text, cut, TRIM) for cut in [*cuts, Span(start, span.end)]]
    taken = list(holes)
    return tuple(part for part in trimmed if part.length and not any(hole.holds(part) for hole in taken))


def part_of(found: Iterable[Span], span: Span, default: Span) -> Span:
    """The part that ``span`` stands in."""
    return next((part for part in found if part.start <= span.start < part.end), default)


def modality_of(part: Span, directive: Directive, text: str) -> Modality:
    """What a part of a directive does, by the words that it opens with: a directive that asks may forbid in one part.

    A part of a prohibition that forbids nothing of its own goes on with a list that "nghiêm cấm" or "không được"
    opened, and asks behind a bare "không …".
    """
    who = words(directive.addressee or "")
    said = words(text[part.start : min(part.end, part.start + len(who) + OPENING)])
    if who and said[: len(who)].casefold() == who.casefold():
        said = said[len(who) :].lstrip(" ,")
    said = fold(said)
    if compiled(phrase("policy.no_ban")).match(said):
        return directive.modality
    if compiled(phrase("policy.apart")).match(said) and compiled(phrase("policy.modal.obligation")).search(said):
        return Modality.OBLIGATION
    for modality in (Modality.WAIVER, Modality.PROHIBITION, Modality.RECOMMENDATION):
        if compiled(phrase(f"policy.modal.{modality}")).match(said):
            return modality
    if directive.modality is not Modality.PROHIBITION:
        return directive.modality
    if compiled(phrase("policy.negation")).search(fold(part.of(text))):
        return directive.modality
    is_list = compiled(phrase("policy.ban_list")).search(fold(directive.span.of(text)))
    return Modality.PROHIBITION if is_list else Modality.OBLIGATION


@dataclass(frozen=True, slots=True)
class Except:
    """An exception of a directive with the reach of its words."""

    proposition: Proposition
    clause: ExceptionClause
    part: Span
    is_general: bool  #: stands beside the addressee or opens the directive

    def reaches(self, target: Span, is_opening: bool) -> bool:
        """Whether it stands with the words at ``target``."""
        if self.is_general:
            return True
        return self.part.holds(target) and (self.clause.span.start >= target.start or is_opening)

    @property
    def opens_part(self) -> bool:
        return self.clause.span.start - self.part.start <= BESIDE


def effect_of(clause: ExceptionClause, directive: Directive, text: str) -> Effect:
    """What the words of an exception do to the directive that they stand in."""
    folded = fold(words(clause.text)).lstrip("(*_ ")
    if compiled(phrase("policy.only")).match(folded):
        return Effect.RESTRICTS
    if stands_alone(clause.span, directive.span) and not clause.span.start > directive.span.start + LEAD:
        return Effect.CONDITION
    if compiled(phrase("policy.uncounted")).match(folded) and any(
        limit.span.start < clause.span.start and ";" not in text[limit.span.end : clause.span.start]
        for limit in directive.limits
    ):
        return Effect.UNCOUNTED
    return Effect.DEFEATS


def stands_alone(clause: Span, directive: Span) -> bool:
    """Whether an exception is (nearly) the whole of its directive: "Riêng … thì phải …"."""
    return clause.start - directive.start <= LEAD and clause.length * 2 > directive.length


def exceptions(directive: Directive, text: str, found: tuple[Span, ...]) -> tuple[Except, ...]:
    """The exceptions of a directive, each with its effect and reach."""
    return tuple(_except(clause, directive, text, found) for clause in directive.exceptions)


def _except(clause: ExceptionClause, directive: Directive, text: str, found: tuple[Span, ...]) -> Except:
    effect = effect_of(clause, directive, text)
    is_apart = compiled(phrase("policy.apart")).match(fold(words(clause.text))) is not None
    is_case = is_apart or effect in (Effect.CONDITION, Effect.RESTRICTS)
    said = case_of(clause.text) if is_case else clause.text
    plain = without_lead(said, "policy.exception")
    proposition = Proposition(proposition_key(said, "policy.exception"), plain, effect, clause.span)
    part = part_of(found, clause.span, directive.span)
    if is_apart and part in found[1:] and stands_alone(clause.span, part):
        part = found[found.index(part) - 1]
    return Except(proposition, clause, part, _is_general(clause.span, directive, text))


def case_of(said: str) -> str:
    """The case that "riêng …", "trường hợp …" or "chỉ …" speaks of, without what is said of it.

    >>> case_of("Riêng đối với khu A thì phải đóng cửa"), case_of("chỉ người trực mới đến cơ quan")
    ('Riêng đối với khu A', 'chỉ người trực')
    """
    clean = words(said)
    folded = fold(clean)
    cues = (r"(?<!\w)(?:mới|thì)(?!\w)", phrase("policy.apart_then", "policy.only_then"))
    hits = (compiled(rf"\s*,?\s*{cue}").search(folded, min(6, len(folded))) for cue in cues)
    first = next((hit for hit in hits if hit), None)
    return clean[: first.start()] if first else clean


def closed_act(said: str) -> str | None:
    """What "chỉ A mới B" closes to all but A: B; None where the words do not say it.

    >>> closed_act("chỉ người trực mới đến cơ quan làm việc"), closed_act("chỉ một lần")
    ('đến cơ quan làm việc', None)
    """
    clean = words(said)
    folded = fold(clean)
    if not compiled(phrase("policy.only")).match(folded):
        return None
    hit = compiled(r"(?<!\w)mới(?:\s+được)?\s+").search(folded, 5)
    return clean[hit.end() :].strip(" .,;") or None if hit else None


def _is_general(clause: Span, directive: Directive, text: str) -> bool:
    if clause.start - directive.span.start <= BESIDE:
        return True
    addressee = directive.addressee_span or _find(directive, text)
    if addressee is None or not directive.span.holds(addressee):
        return False
    between = text[addressee.end : clause.start]
    return addressee.holds(clause) or (clause.start >= addressee.end and not between.strip(" \n(,*_["))


def _find(directive: Directive, text: str) -> Span | None:
    """The addressee at the directive's start, where its stage gave no span."""
    if not directive.addressee:
        return None
    head = text[directive.span.start : directive.span.start + len(directive.addressee) + LEAD]
    at = head.find(directive.addressee)
    start = directive.span.start + at
    return Span(start, start + len(directive.addressee)) if at >= 0 else None
