"""Reads the sentences of the body in order; what a heading or lead-in says goes down to the blocks under it."""

from __future__ import annotations

from typing import NamedTuple

from congvan.directives.said import LONGEST, TOO_LONG, Said, settle
from congvan.directives.speaker import Speaker, bare_name
from congvan.directives.tables import NO_TABLES, Role, Tables
from congvan.model.directive import Modality
from congvan.model.letter import Header
from congvan.model.structure import Block, BlockKind, Outline, Sentence
from congvan.rules import measures
from congvan.rules.duties import addressee, duty, formulas, frames, modality, things, unread
from congvan.rules.duties.actions import heads
from congvan.rules.duties.duty import Setting
from congvan.rules.duties.requests import cues
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View

HEADING = 200
TITLE = 100  #: words in capitals without a stop are no longer than this
CLOSING = 120  #: a closing's verb stands no farther from the beginning
_SUBJECT = ("duty.bound", "duty.inside")  #: rules that read whom a sentence names as its subject
#: duties that are nobody's whom the item before names
_ALONE = ("duty.modal", "duty.thing", "duty.troubles", "duty.ruled", "duty.listed")
_LOCAL = frozenset(("frame.cites", "frame.list", "frame.label"))  #: frames for what stands under them alone


#: a body's item "- Yêu cầu các hộ …" tells it to ask them
_PASSED_ON = r"yêu cầu\s+(?:{addressees.set}\s+){0,2}{addressees.persons modality.asked_by_others}"

#: "Đại lý |báo cho thuyền trưởng biết …"
_TELLS_OTHERS = r"[^.;,:]{0,60}?\s(?P<verb>(?:thông )?báo\s+(?:ngay\s+)?cho)\s"


_TOLD = (Setting.FACTS, Setting.MATTERS)


class _State(NamedTuple):
    setting: Setting
    who: Span | None
    modality: Modality | None


_START = _State(Setting.PLAIN, None, None)
_ASKED = _State(Setting.OPINION, None, None)  #: once the letter asks, what follows is no background


class _Walk:
    def __init__(self, outline: Outline, whole: View, header: Header, tables: Tables) -> None:
        self.outline, self.whole, self.tables = outline, whole, tables
        self.speaker = Speaker(header, whole)
        self.below: dict[int, _State] = {}  # by block: what it hands down
        self.beside: dict[int | None, _State] = {}  # by parent: what a heading without a mark hands to its like
        self.flow = _START  # what the last lead-in at the top hands on
        self.subject: dict[int | None, Span] = {}  # by parent: who was last named there
        self.said: list[Said] = []

    def run(self) -> list[Said]:
        sentences = self.outline.sentences
        at = 0
        for block in self.outline.blocks:
            mine = []
            while at < len(sentences) and sentences[at].block == block.index:
                mine.append(sentences[at])
                at += 1
            self._block(block, mine)
        return self.said

    def _block(self, block: Block, sentences: list[Sentence]) -> None:
        state = self.below.get(block.parent, _START) if block.parent is not None else self.flow
        if block.label is None:
            state = self.beside.get(block.parent, state)
        else:
            self.beside.pop(block.parent, None)
        if role := self.tables.roles.get(block.index):
            self.said += [self._in_cell(sentence, role) for sentence in sentences]
            return
        if task := self.tables.tasks.get(block.index):
            state = _State(Setting.ORDER, task.who, None)
        elif block.index in self.tables.facts:
            state = _State(Setting.FACTS, None, None)
        carried: Span | None = None
        is_counted = False  #: items in the same paragraph: "…: (i) …; (ii) …"
        for number, sentence in enumerate(sentences):
            start, end = sentence.span
            words = Statement(self.whole.sub(start, min(end, start + LONGEST)))
            if end - start > measures.UNREAD and not sentence.is_quoted:
                self.said.append(Said(sentence, words, "unsupported", TOO_LONG))
                continue
            is_last = number == len(sentences) - 1
            carried = None if is_counted else carried
            said, carried = self._sentence(sentence, words, block, state, carried)
            if (
                (said.reason == "duty.request" or _invites(said))
                and block.kind is BlockKind.PARAGRAPH
                and block.parent is None
            ):
                self.flow = _ASKED if self.flow is _START else self.flow
                state = _ASKED if state is _START else state
            opens = is_last or words.text.endswith(":")
            frame = self._frame(words, block) if opens and not sentence.is_quoted else None
            if frame is None:
                is_heading = is_last and said.status == "compiled" and self._is_heading(words.text, block)
                if is_heading and said.reason == "duty.request" and said.who:
                    state = _State(Setting.ORDER, Span(said.who.start, sentence.span.end), None)
                self.said.append(Said(sentence, words, "informative", "heading") if is_heading else said)
                continue
            state = self._handed(frame, state, sentence, carried)
            if not is_last:
                self.said.append(Said(sentence, words, "informative", frame.rule))
                is_counted = True
                continue
            if block.label is None and block.parent is not None and frame.rule == "frame.named":
                self.beside[block.parent] = state
            lasts = frame.rule not in _LOCAL and (frame.rule != "frame.facts" or not words.text.rstrip().endswith(":"))
            if block.parent is None and block.kind is BlockKind.PARAGRAPH and lasts:
                self.flow = state
            self.said.append(self._framed(frame, said, block))
        self.below[block.index] = state
        if carried:
            self.subject[block.parent] = carried

    def _in_cell(self, sentence: Sentence, role: Role) -> Said:
        """What a cell says of the task of its row."""
        start, end = sentence.span
        return Said(sentence, Statement(self.whole.sub(start, min(end, start + LONGEST))), "informative", role.value)

    def _is_heading(self, text: str, block: Block) -> bool:
        """Whether the words have no stop, and blocks stand under them."""
        words = text.rstrip()
        return (
            block.label is not None
            and len(words) <= HEADING
            and words[-1] not in '.;!?,”")'
            and self._has_children(block)
        )

    def _frame(self, said: Statement, block: Block) -> frames.Frame | None:
        words = said.text.rstrip()
        if not words.endswith(":"):
            if words[-1:] in '.;!?…,”"' or not self._has_children(block):
                return None
            if len(words) > (HEADING if block.label is None else 2 * HEADING):
                return None
        frame = frames.read(said)
        if self.speaker.plans and (frame is None or frame.rule == "frame.label"):
            return frames.contents(said) or frame
        return frame

    def _has_children(self, block: Block) -> bool:
        blocks = self.outline.blocks
        return block.index + 1 < len(blocks) and blocks[block.index + 1].parent == block.index

    def _handed(self, frame: frames.Frame, state: _State, sentence: Sentence, carried: Span | None) -> _State:
        who = Span(*frame.who).shift(sentence.span.start) if frame.who else None
        setting = frame.setting or state.setting
        if who and frame.rule == "frame.tells":
            is_asked = self._tells(who, self.outline.blocks[sentence.block], state)
            return _State(Setting.ORDER, who, None) if is_asked else _State(setting, carried or state.who, None)
        if frame.rule == "frame.named" and state.setting is Setting.PLAIN and self._is_title(sentence):
            return state
        if who and frame.rule in ("frame.duty", "frame.list") and self.speaker.is_named(who):
            return _State(Setting.FACTS, None, None)
        if state.setting in _TOLD and frame.rule in ("frame.named", "frame.duty", "frame.list", "frame.label"):
            setting = state.setting
        return _State(
            setting, who or carried or state.who, frame.modality or (None if frame.setting else state.modality)
        )

    def _tells(self, who: Span, block: Block, state: _State) -> bool:
        """Whether "1. X chỉ đạo:" is an item of what the letter asks of X, no word of the issuer or its head."""
        if block.label is None or state.setting not in (Setting.ORDER, Setting.OPINION) or self.speaker.is_named(who):
            return False
        return state.setting is Setting.ORDER or "các" in self.whole.folded[who.start : who.end].split()

    def _framed(self, frame: frames.Frame, said: Said, block: Block) -> Said:
        if frame.is_duty and said.status == "compiled":
            return said._replace(status="frame", reason=frame.rule)
        return Said(said.sentence, said.words, "informative", frame.rule)

    def _sentence(
        self, sentence: Sentence, words: Statement, block: Block, state: _State, carried: Span | None
    ) -> tuple[Said, Span | None]:
        fixed = self._fixed(sentence, words, block, state)
        if fixed:
            return fixed, carried
        start = sentence.span.start
        setting = Setting.OPINION if state.setting is Setting.PLAIN and self._is_own(block) else state.setting
        if setting is Setting.MATTERS:
            setting = Setting.OPINION if things.is_dealt_with(words) else Setting.FACTS
        found = duty.read(words, setting)
        if found is None and setting is Setting.ORDER and state.who and block.label:
            found = duty.listed(words)
        if found is None:
            cue = unread.cue(words)
            if cue and state.setting not in _TOLD:
                return Said(sentence, words, "unsupported", f"“{cue}” without an act that could be told"), carried
            return Said(sentence, words, "informative", "no duty"), carried
        subject = Span(start + found.who[0], start + found.who[1]) if found.who else None
        if subject and state.setting is not Setting.ORDER and found.rule in _SUBJECT and self.speaker.is_named(subject):
            return Said(sentence, words, "informative", "issuer"), carried
        carried = (bare_name(self.whole, subject) if subject else None) or carried
        modality = found.modality
        if state.modality and modality is Modality.OBLIGATION and found.rule == "duty.bare":
            modality = state.modality
        above = state.who or self._beside(block, found.rule, modality)
        is_others = found.rule == "duty.then" or (found.rule == "duty.request" and self._passes_on(words, block, state))
        named = (above or carried) if is_others else (carried or above)
        action = Span(start + found.act, sentence.span.end)
        return Said(sentence, words, "compiled", found.rule, modality, named, action), carried

    def _passes_on(self, words: Statement, block: Block, state: _State) -> bool:
        """Whether an item under "X:" tells X to ask others: "- Yêu cầu nhà thầu lập biện pháp thi công"."""
        if state.setting is not Setting.ORDER or state.who is None or block.label is None:
            return False
        return wording(_PASSED_ON).match(words.folded) is not None

    def _beside(self, block: Block, rule: str, modality: Modality) -> Span | None:
        """Whom the item before named, where a bare item goes on for them; a numbered item, and one that forbids,
        stands by itself."""
        if block.kind is BlockKind.CLAUSE or modality is not Modality.OBLIGATION or rule in _ALONE:
            return None
        return self.subject.get(block.parent)

    def _fixed(self, sentence: Sentence, words: Statement, block: Block, state: _State) -> Said | None:
        """What is settled before anything is read for duties: quotations, closings, formulas, background."""
        folded = words.folded
        if sentence.is_quoted or formulas.quotes(folded):
            return Said(sentence, words, "informative", "quoted law")
        if folded.rstrip().endswith("?"):
            return Said(sentence, words, "informative", "question")
        if len(folded) <= TITLE and words.text.isupper() and block.label is None and words.text[-1].isalnum():
            return Said(sentence, words, "informative", "heading")
        closing = formulas.closing(words)
        if closing and (formulas.is_asked(words, closing) or self._is_task(words, block, state)):
            closing = None
        if closing and closing.binds:
            start = sentence.span.start
            who = bare_name(self.whole, Span(*closing.who).shift(start))
            action = Span(start + closing.act, sentence.span.end)
            return Said(sentence, words, "compiled", "closing", Modality.OBLIGATION, who, action)
        if closing and closing.start < CLOSING:
            return Said(sentence, words, "formula", "closing")
        kind = formulas.kind(words)
        if kind:
            return Said(sentence, words, "formula", kind)
        if block.kind is BlockKind.ARTICLE and formulas.enacts(words):
            return Said(sentence, words, "informative", "enacts")
        if state.setting is not Setting.FACTS and formulas.assesses(words):
            return Said(sentence, words, "informative", "assesses")
        if formulas.cites(words) and not modality.modals(words) and not cues(words):
            return Said(sentence, words, "informative", "cites")
        if state.setting is Setting.PLAIN and formulas.is_past(words):
            return Said(sentence, words, "informative", "background")
        return None

    def _is_task(self, words: Statement, block: Block, state: _State) -> bool:
        """Whether an item tells somebody what to do, and closes no letter: "- Báo cho các hộ biết lịch cắt điện"."""
        if state.setting is Setting.ORDER and block.label is not None and heads(words.folded):
            return True
        who = addressee.head_end(words.folded, 0) if state.setting is not Setting.PLAIN else None
        told = wording(_TELLS_OTHERS).match(words.folded, who) if who else None
        return told is not None and not self.speaker.is_named(
            Span(0, told.start("verb")).shift(words.view.span(0, 1).start)
        )

    def _is_title(self, sentence: Sentence) -> bool:
        """Whether a name stands alone above the recitals: "ỦY BAN NHÂN DÂN TỈNH"."""
        words = sentence.span.of(self.whole.text)
        return words.isupper() and not words.endswith(":")

    def _is_own(self, block: Block) -> bool:
        """Whether the block is an article, or stands in one: it needs no lead-in."""
        at: Block | None = block
        while at is not None:
            if at.kind is BlockKind.ARTICLE:
                return True
            at = self.outline.blocks[at.parent] if at.parent is not None else None
        return False


def _invites(said: Said) -> bool:
    return said.status == "compiled" and "vui lòng" in said.words.folded


def walk(outline: Outline, whole: View, header: Header, tables: Tables = NO_TABLES) -> list[Said]:
    """What every sentence says, in order."""
    return settle(_Walk(outline, whole, header, tables).run(), outline)
