"""Reads the sentences of the body in order; what a heading or lead-in says goes down to the blocks under it."""

from __future__ import annotations

from congvan.directives.fixed import ASKED, START, State, fixed
from congvan.directives.said import LONGEST, TOO_LONG, Said, settle
from congvan.directives.speaker import Speaker, bare_name
from congvan.directives.tables import NO_TABLES, Role, Tables
from congvan.model.directive import OBLIGATION, Modality
from congvan.model.letter import Header
from congvan.model.structure import ARTICLE, CLAUSE, PARAGRAPH, Block, Outline, Sentence
from congvan.rules import measures
from congvan.rules.duties import addressee, duty, frames, things, unread
from congvan.rules.duties.settings import FACTS, MATTERS, OPINION, ORDER, PLAIN
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording
from congvan.spans import Span
from congvan.text import View

HEADING = 200
RECITAL = 16  #: so near behind a name its recitals begin
_SUBJECT = ("duty.bound", "duty.inside")  #: rules that read whom a sentence names as its subject
_ASKING = ("duty.request", "duty.bare")
#: duties that are nobody's whom the item before names
_ALONE = ("duty.modal", "duty.thing", "duty.troubles", "duty.ruled", "duty.listed")
_LOCAL = frozenset(("frame.cites", "frame.list", "frame.label"))  #: frames for what stands under them alone


#: a body's item "- Yêu cầu các hộ …", "- Cho học sinh …" tells it to ask them, to let them
_PASSED_ON = (
    r"(?:yêu cầu\s+(?:{addressees.set}\s+){0,2}{addressees.persons modality.asked_by_others}|{modality.passed_on}\s)"
)

_TOLD = (FACTS, MATTERS)


class _Walk:
    def __init__(self, outline: Outline, whole: View, header: Header, tables: Tables) -> None:
        self.outline, self.whole, self.tables = outline, whole, tables
        self.speaker = Speaker(header, whole)
        self.below: dict[int, State] = {}  # by block: what it hands down
        self.beside: dict[int | None, State] = {}  # by parent: what a heading without a mark hands to its like
        self.flow = START  # what the last lead-in at the top hands on
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
        state = self.below.get(block.parent, START) if block.parent is not None else self.flow
        if block.label is None:
            state = self.beside.get(block.parent, state)
        else:
            self.beside.pop(block.parent, None)
        if role := self.tables.roles.get(block.index):
            self.said += [self._in_cell(sentence, role) for sentence in sentences]
            return
        if task := self.tables.tasks.get(block.index):
            state = State(ORDER, task.who, None)
        elif block.index in self.tables.facts:
            state = State(FACTS, None, None)
        is_at_top = block.parent is None and block.kind is PARAGRAPH
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
            if is_at_top and (said.reason == "duty.request" or _invites(said)):
                self.flow = ASKED if self.flow is START else self.flow
                state = ASKED if state is START else state
            opens = is_last or words.text.endswith(":")
            frame = self._frame(words, block) if opens and not sentence.is_quoted else None
            if frame is None:
                is_heading = is_last and said.status == "compiled" and self._is_heading(words.text, block)
                if is_heading and said.reason == "duty.request" and said.who:
                    state = State(ORDER, Span(said.who.start, sentence.span.end), None)
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
            if is_at_top and lasts:
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

    def _handed(self, frame: frames.Frame, state: State, sentence: Sentence, carried: Span | None) -> State:
        who = Span(*frame.who).shift(sentence.span.start) if frame.who else None
        setting = frame.setting or state.setting
        if who and frame.rule == "frame.tells":
            is_asked = self._tells(who, self.outline.blocks[sentence.block], state)
            return State(ORDER, who, None) if is_asked else State(setting, carried or state.who, None)
        if frame.rule == "frame.named" and state.setting is PLAIN and self._is_title(sentence):
            return state
        if who and frame.rule in ("frame.duty", "frame.list") and self.speaker.is_named(who):
            return State(FACTS, None, None)
        if state.setting in _TOLD and frame.rule in ("frame.named", "frame.duty", "frame.list", "frame.label"):
            setting = FACTS if frame.setting is FACTS else state.setting
        return State(
            setting, who or carried or state.who, frame.modality or (None if frame.setting else state.modality)
        )

    def _tells(self, who: Span, block: Block, state: State) -> bool:
        """Whether "1. X chỉ đạo:" is an item of what the letter asks of X, no word of the issuer or its head."""
        if block.label is None or state.setting not in (ORDER, OPINION) or self.speaker.is_named(who):
            return False
        return state.setting is ORDER or "các" in self.whole.folded[who.start : who.end].split()

    def _framed(self, frame: frames.Frame, said: Said, block: Block) -> Said:
        if frame.is_duty and said.status == "compiled":
            return said._replace(reason=frame.rule, is_lead=True)
        return Said(said.sentence, said.words, "informative", frame.rule)

    def _sentence(
        self, sentence: Sentence, words: Statement, block: Block, state: State, carried: Span | None
    ) -> tuple[Said, Span | None]:
        known = fixed(sentence, words, block, state, self.speaker, self.whole)
        if known:
            return known, carried
        start = sentence.span.start
        setting = OPINION if state.setting is PLAIN and self._is_own(block) else state.setting
        if self.speaker.rules and setting in _TOLD and addressee.name_end(words, 0) is not None:
            setting = OPINION
        if setting is MATTERS:
            setting = OPINION if things.is_dealt_with(words) else FACTS
        found = duty.read(words, setting)
        if found is None and setting is ORDER and state.who and block.label:
            found = duty.listed(words)
        if found is None:
            cue = unread.cue(words)
            if cue and state.setting not in _TOLD:
                return Said(sentence, words, "unsupported", f"“{cue}” without an act that could be told"), carried
            return Said(sentence, words, "informative", "no duty"), carried
        found = self._as_told(found, words, block, state)
        subject = Span(start + found.who[0], start + found.who[1]) if found.who else None
        if subject and state.setting is not ORDER and found.rule in _SUBJECT and self._is_issuer(subject):
            return Said(sentence, words, "informative", "issuer"), carried
        carried = (bare_name(self.whole, subject) if subject else None) or carried
        modality = found.modality
        if state.modality and modality is OBLIGATION and found.rule == "duty.bare":
            modality = state.modality
        above = state.who or self._beside(block, found.rule, modality)
        is_others = found.rule == "duty.then" or (found.rule in _ASKING and self._passes_on(found, words, block, state))
        named = (above or carried) if is_others else (carried or above)
        return Said(sentence, words, "compiled", found.rule, modality, named, start + found.act), carried

    def _is_issuer(self, who: Span) -> bool:
        """Whether the letter speaks of its issuer, by name or by what it is."""
        return self.speaker.is_named(who) or self.speaker.is_kind(who)

    def _as_told(self, found: duty.Duty, words: Statement, block: Block, state: State) -> duty.Duty:
        """A duty to ask others, where an item names who is to ask them: "2. Sở Y tế yêu cầu các bệnh viện …"."""
        if found.by is None or block.label is None or state.setting not in (ORDER, OPINION):
            return found
        start, end = addressee.trimmed(words.folded, *found.by)
        if not self.speaker.is_below(words.view.span(start, end)):
            return found
        return duty.Duty(OBLIGATION, (start, end), found.by[1], "duty.bound")

    def _passes_on(self, found: duty.Duty, words: Statement, block: Block, state: State) -> bool:
        """Whether an item under "X:" tells X to ask others: "- Yêu cầu nhà thầu lập biện pháp thi công"."""
        if state.setting is not ORDER or state.who is None or block.label is None or found.who is None:
            return False
        return wording(_PASSED_ON).match(words.folded) is not None

    def _beside(self, block: Block, rule: str, modality: Modality) -> Span | None:
        """Whom the item before named, where a bare item goes on for them; a numbered item, and one that forbids,
        stands by itself."""
        if rule in _ALONE or block.kind is CLAUSE or modality is not OBLIGATION:
            return None
        return self.subject.get(block.parent)

    def _is_title(self, sentence: Sentence) -> bool:
        """Whether a name stands alone above the recitals: "ỦY BAN NHÂN DÂN TỈNH"."""
        words = sentence.span.of(self.whole.text)
        if words.endswith(":"):
            return False
        end = sentence.span.end
        return words.isupper() or self.whole.folded[end : end + RECITAL].lstrip(" -+.").startswith(("căn cứ ", "xét "))

    def _is_own(self, block: Block) -> bool:
        """Whether the block is an article, or stands in one: it needs no lead-in."""
        at: Block | None = block
        while at is not None:
            if at.kind is ARTICLE:
                return True
            at = self.outline.blocks[at.parent] if at.parent is not None else None
        return False


def _invites(said: Said) -> bool:
    return said.status == "compiled" and "vui lòng" in said.words.folded


def walk(outline: Outline, whole: View, header: Header, tables: Tables = NO_TABLES) -> list[Said]:
    """What every sentence says, in order."""
    return settle(_Walk(outline, whole, header, tables).run(), outline)
