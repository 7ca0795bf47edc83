"""What is settled of a sentence before it is read for duties: quotations, closings, formulas, background."""

from __future__ import annotations

from typing import NamedTuple

from congvan.directives.said import Said
from congvan.directives.speaker import Speaker, bare_name
from congvan.model.directive import Modality
from congvan.model.structure import ARTICLE, Block, Sentence
from congvan.rules.duties import addressee, formulas, modality
from congvan.rules.duties.actions import heads
from congvan.rules.duties.predicates import predicate
from congvan.rules.duties.requests import cues
from congvan.rules.duties.settings import FACTS, OPINION, ORDER, PLAIN, Setting
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View

TITLE = 100  #: words in capitals without a stop are no longer than this
CLOSING = 120  #: a closing's verb stands no farther from the beginning
#: "Đại lý |báo cho thuyền trưởng biết …"
_TELLS_OTHERS = r"[^.;,:]{0,60}?\s(?P<verb>(?:thông )?báo\s+(?:ngay\s+)?cho)\s"


class State(NamedTuple):
    """What a sentence stands under: how it is read, and what the words above say of whom and how strictly."""

    setting: Setting
    who: Span | None
    modality: Modality | None


START = State(PLAIN, None, None)
ASKED = State(OPINION, None, None)  #: once the letter asks, what follows is no background


def fixed(
    sentence: Sentence, words: Statement, block: Block, state: State, speaker: Speaker, whole: View
) -> Said | None:
    """What such a sentence says; None where it has to be read."""
    folded = words.folded
    if sentence.is_quoted or formulas.quotes(folded):
        return Said(sentence, words, "informative", "quoted law")
    if folded.rstrip().endswith("?"):
        return Said(sentence, words, "informative", "question")
    if len(folded) <= TITLE and words.text.isupper() and block.label is None and words.text[-1].isalnum():
        return Said(sentence, words, "informative", "heading")
    closing = formulas.closing(words)
    if closing and (formulas.is_asked(words, closing) or _is_task(words, closing, block, state, speaker)):
        closing = None
    if closing and closing.binds:
        start = sentence.span.start
        who = bare_name(whole, Span(*closing.who).shift(start))
        return Said(sentence, words, "compiled", "closing", Modality.OBLIGATION, who, start + closing.act)
    if closing and closing.start < CLOSING:
        return Said(sentence, words, "formula", "closing")
    kind = formulas.kind(words)
    if kind:
        return Said(sentence, words, "formula", kind)
    if not formulas.may_tell(words):
        return None
    if block.kind is ARTICLE and formulas.enacts(words):
        return Said(sentence, words, "informative", "enacts")
    if state.setting is not FACTS and formulas.assesses(words):
        return Said(sentence, words, "informative", "assesses")
    if formulas.cites(words) and not modality.modals(words) and not cues(words):
        return Said(sentence, words, "informative", "cites")
    if state.setting is PLAIN and formulas.is_past(words):
        return Said(sentence, words, "informative", "background")
    return None


def _is_task(words: Statement, closing: formulas.Closing, block: Block, state: State, speaker: Speaker) -> bool:
    """Whether a sentence tells somebody what to do, and closes no letter: "- Báo cho các hộ biết lịch cắt điện", "Các
    chi cục gửi mẫu đơn và thông báo cho các hộ biết"."""
    if state.setting is ORDER and block.label is not None and heads(words.folded):
        return True
    who = addressee.head_end(words.folded, 0) if state.setting is not PLAIN else None
    if who is None:
        return False
    told = wording(_TELLS_OTHERS).match(words.folded, who)
    act = told.start("verb") if told else _deed(words, closing, who)
    return act > 0 and not speaker.is_named(words.view.span(0, act))


def _deed(words: Statement, closing: formulas.Closing, head: int) -> int:
    """Where an act of the one named at the beginning stands, before the closing's own verb; 0 where none does."""
    found = predicate(words, 0, closing.start, head)
    return 0 if found is None or found.is_stated or found.is_weak else found.start
