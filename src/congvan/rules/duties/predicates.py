"""What the one named is to do: the predicate behind a subject, told from the words that are met behind its name.

>>> said = Statement.of("Các cơ quan quản lý nhà nước, đơn vị trực thuộc khẩn trương rà soát hồ sơ")
>>> found = predicate(said, 0)
>>> said.view.words(0, found.start), found.is_stated
('Các cơ quan quản lý nhà nước, đơn vị trực thuộc', False)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from congvan.lexicon import words
from congvan.rules.duties import addressee, closure, relatives
from congvan.rules.duties.actions import MODAL, heads, nominal
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording

REACH = 600
LABEL = 36  #: a name before a colon, with a verb in it, is no longer
_BEFORE = 24  #: characters before a verb in which is looked for what it stands behind
_FAR = 60  #: characters behind a doubtful predicate from which on another is none of its own
_NEAR = 8  #: so near behind "không" a verb is what is denied
#: forms that stand behind a verb or in a name as often as before a verb
_POSTPOSED = frozenset(
    ("có", "không", "khi", "theo", "cùng", "mới", "lại", "sau khi", "trước khi", "chỉ", "đều", "cũng")
)
#: verbs that say no more than that what follows is done
_GENERAL = frozenset(("thực hiện", "tiến hành", "triển khai", "phối hợp", "nghiên cứu", "tham gia"))
#: verbs that no name has, be they written with a capital: "Văn phòng Sở |Chủ trì, phối hợp …"
_LEADING = frozenset(("chủ trì", "phối hợp"))
#: behind "không" these forbid nothing
_ALLOWED = r"\s+{modality.not_forbidden}"
_FORBIDDEN = r"\s+{modality.forbidden_acts}"
_COUNTED = r"\s+(?:hơn\s+|gần\s+|trên\s+)?\d"


class Predicate(NamedTuple):
    """Where what somebody is to do begins."""

    start: int
    word: str
    is_stated: bool  #: it says what has been or is: "đã", "là", "gồm"
    is_weak: bool = False  #: the form may as well be part of the name


_PREDICATES = Forms(
    noun=("actions.compounds",),
    received=("modality.received",),
    modal=(*MODAL, "modality.future"),
    longer=("actions.longer",),
    manner=("actions.manner",),
    verb=("actions.verbs", "actions.misdeeds"),
    stated=("modality.stated",),
)

#: behind these a form is a noun for sure
_NOUN = Ending(
    "(?<!xổ )(?:{clauses.noun_before}|(?<!lượng )(?<!phòng )(?<!quan )(?<!ngành )(?<!vị )(?<!ban )chức năng)",
    "chức năng",
)

#: behind these a verb may be part of a name
_SOFT = Ending("{clauses.name_before}|[,/-]", ",", "/", "-")

#: behind these a modal may be part of one
_LINKED = Ending("{clauses.link_before}")


def predicate(said: Statement, start: int, end: int | None = None, head: int | None = None) -> Predicate | None:
    """The predicate behind a subject that begins at ``start``; a verb that belongs to the subject's name is passed
    over ("cơ quan quản lý …"), and taken only where no other follows. ``head``: where the subject's head ends, where
    the caller knows it."""
    folded = said.folded
    limit = min(len(folded) if end is None else end, start + REACH)
    first = head or addressee.head_end(folded, start) or start + 1
    colon = closure.label(said, first, limit)
    if colon >= 0 and start == 0 and _is_named_by(folded, colon):
        return Predicate(closure.behind(folded, colon), "", False)
    met = _Met(said, start, first, limit)
    for hit in _PREDICATES.hits(folded, first, limit):
        at, kind = hit.start(), hit.lastgroup or ""
        if at < met.main or kind == "noun" or (said.brackets and said.hides(at)):
            continue
        if 0 <= colon < at:
            return met.best if met.rank > 1 else _labelled(folded, closure.behind(folded, colon), hit)
        if met.is_in_name(hit, at, kind):
            continue
        is_aim = folded.endswith((" để ", " nhằm "), start, at)
        if met.best and (is_aim or met.is_over(at)):
            return met.best
        found = None if is_aim else _MEETS[kind](met, hit, at, hit[0])
        if found:
            return found
    return met.best if met.best or met.denied < 0 else Predicate(met.denied, "không", False)


class _Met:
    """What was met behind a name. A word of each kind is met in its own way: the predicate where the word decides it,
    None where those behind it have to be looked at."""

    __slots__ = (
        "best",
        "denied",
        "done",
        "first",
        "folded",
        "is_clipped",
        "limit",
        "main",
        "rank",
        "said",
        "start",
        "wished",
    )

    def __init__(self, said: Statement, start: int, first: int, limit: int) -> None:
        self.said, self.folded = said, said.folded
        self.start, self.first, self.limit = start, first, limit
        self.best: Predicate | None = None  #: the likeliest predicate up to here
        self.rank = 0  #: how likely that is
        self.done = -1  #: where its word ends
        self.main = -1  #: before this modal all belongs to the name
        self.denied = -1  #: where "không" denies what follows
        self.wished = -1  #: where a verb ends that somebody only wishes for
        self.is_clipped = False  #: the head alone names nobody, and the verb behind it belongs to the name

    def is_in_name(self, hit: re.Match[str], at: int, kind: str) -> bool:
        """Whether the word at ``at`` is part of the name, or a noun."""
        folded, start, word, text = self.folded, self.start, hit[0], self.said.text
        if text[at].isupper() and not (word in _LEADING and text[at + 1 : hit.end()].islower() and at - self.first > 1):
            return True
        if kind == "verb" and (at - self.wished == 1 or folded.endswith(("nhu cầu ", "nguyện vọng "), start, at)):
            self.wished = -1 if at - self.wished == 1 else hit.end()  # "khách hàng có nhu cầu |hoãn |cắt điện"
            return True
        if relatives.is_named_so(folded, word, kind, start, self.first, at):
            self.is_clipped = True
            return True
        found = _NOUN.find(folded, max(start, at - _BEFORE), at)
        if found is None or (found.start() > start and text[found.start()].isupper()):  # "Phòng Kế hoạch |rà soát"
            return False
        return not folded.endswith("không những ", start, at)

    def is_over(self, at: int) -> bool:
        """Whether what was met is the predicate, and the word at ``at`` none of its name: a clause ends between them,
        where only a list of names goes on behind ";" and no verb but one that names have stands in it; or it says no
        more than that something is done."""
        best = self.best
        if best is None:
            return False
        if at - self.done <= 1 and (best.word in _GENERAL or (best.word == "tổ chức" and self.rank > 1)):
            return True
        stop = self.folded.rfind(";", best.start, at)
        if stop < 0:
            return False
        if best.word not in nominal():
            return True
        behind = self.folded[stop + 1 : stop + 9]
        return not addressee.begins(self.folded, stop + 1 + len(behind) - len(behind.lstrip()))

    def manner(self, hit: re.Match[str], at: int, word: str) -> Predicate | None:
        """ "khẩn trương", "có": behind the name the predicate begins, unless such a word stands in names as well."""
        if word in _POSTPOSED and not (self.is_clipped and word == "có"):
            if word == "không" and self.denied < 0 and not wording(_ALLOWED).match(self.folded, hit.end()):
                self.denied = at
                opens = self.best is None and (self.start == 0 or self.folded[self.start - 2] in ";.:")
                if opens and wording(_FORBIDDEN).match(self.folded, hit.end()) and self._governed(at, hit.end()) < 0:
                    return Predicate(at, word, False)
            return None
        if self._is_denied(at):
            return Predicate(self.denied, "không", False)
        if self.is_clipped and self._governed(at, hit.end()) >= 0:
            return None  # "Hộ bàn giao mặt bằng |sớm được thưởng …"
        if self.best and at - self.done <= 1:
            return self.best
        return self._unless_far(at) or Predicate(at, word, False)

    def stated(self, hit: re.Match[str], at: int, word: str) -> Predicate | None:
        """ "đã", "là", "nhận được": what has been or is, or which of them are meant."""
        if self.best is None:
            self.main = relatives.modal_of(self.said, self.start, word, hit.end(), self.limit)
            if self.main >= 0:
                return None
        since = max(self.start, at - _BEFORE)
        if relatives.says_which(self.folded, word, _LINKED, since, at) and self._is_soft(word, since, at):
            return None
        if self.rank == 1 and word in ("gồm", "bao gồm", "đã", "đang"):
            return Predicate(at, word, True)
        return self.best or Predicate(at, word, True)

    def modal(self, hit: re.Match[str], at: int, word: str) -> Predicate | None:
        """ "phải", "được", "có trách nhiệm": the predicate, unless it belongs to a relative clause in the name."""
        since, end = max(self.start, at - _BEFORE), hit.end()
        if self._is_soft(word, since, at):
            is_linked = _LINKED.stands(self.folded, since, at)
            if relatives.is_relative(self.folded, word, end, is_linked):
                return None
        if word == "được" and self.best and at - self.done <= 1 and wording(_COUNTED).match(self.folded, end):
            return Predicate(self.best.start, word, True)  # "Trường tuyển |được 1.146 học sinh"
        if word in ("được", "ưu tiên") or word.startswith("thuộc "):
            self.main = relatives.main_modal(self.said, end, self.limit)
            if self.main >= 0:
                return None
        return self._unless_far(at) or self._found(at, word, is_weak=False)

    def verb(self, hit: re.Match[str], at: int, word: str) -> Predicate | None:
        """ "rà soát", "quản lý": the predicate, or part of the name, in which some verbs stand as often."""
        if self._is_denied(at) and self._governed(at, hit.end()) < 0:
            return Predicate(self.denied, "không", False)
        return self.longer(hit, at, word)

    def longer(self, hit: re.Match[str], at: int, word: str) -> Predicate | None:
        """A verb, or words that only look like one that denies."""
        folded, end = self.folded, hit.end()
        is_soft = self._is_soft(word, max(self.start, at - _BEFORE), at)
        level = 1 + (word not in nominal()) + (not is_soft)
        if level == 2 and not is_soft and not (self.rank > 1 and at - self.done <= 1):
            if closure.acts(self.said, self.start, at, end):
                self.main = self._governed(at, end)
                if self.main < 0:
                    return self._unless_far(at) or self._found(at, word, is_weak=True)
        elif level == 3:
            if not self.best and closure.is_person(folded, self.start):
                self.main = self._governed(at, end)
                if self.main >= 0 and not closure.has_object(folded, end):
                    level = 1
            if level == 3:
                return self._unless_far(at) or self._found(at, word, is_weak=False)
        if level > self.rank:
            self.best, self.rank, self.done = self._found(at, word, is_weak=True), level, end
        return None

    def _is_denied(self, at: int) -> bool:
        """Whether "không" stands so near before the word at ``at`` that it denies it."""
        return self.denied >= 0 and at - self.denied <= _NEAR

    def _governed(self, at: int, end: int) -> int:
        return relatives.governed(self.said, self.start, at, end, self.limit)

    def _unless_far(self, at: int) -> Predicate | None:
        """What was met, where the word at ``at`` stands too far behind it to be the predicate."""
        return self.best if self.best and at - self.best.start > _FAR else None

    def _is_soft(self, word: str, since: int, at: int) -> bool:
        """Whether the name may go on with the word at ``at``."""
        named = _SOFT.find(self.folded, since, at)
        if named is None or closure.ends_name(self.said, self.start, at, named.start()):
            return False
        if word not in words("actions.deeds"):
            return True
        return _LINKED.stands(self.folded, since, at) or self.folded.endswith(("cơ quan ", "bộ phận "), since, at)

    def _found(self, at: int, word: str, *, is_weak: bool) -> Predicate:
        """The predicate whose verb stands at ``at``; it begins with what denies the verb: "không |cấp", "chỉ |cấp"."""
        for before in (" không ", " chỉ "):
            if self.folded.endswith(before, self.start, at):
                return Predicate(at - len(before) + 1, word, False, is_weak)
        return Predicate(at, word, False, is_weak)


#: how a word of each kind is met
_MEETS = {
    "received": _Met.stated,
    "stated": _Met.stated,
    "modal": _Met.modal,
    "manner": _Met.manner,
    "verb": _Met.verb,
    "longer": _Met.longer,
}


def _labelled(folded: str, behind: int, hit: re.Match[str]) -> Predicate | None:
    """What is to be done behind a label's colon, where no other name stands there before the verb."""
    return None if closure.begins_other(folded, behind, hit.start()) else Predicate(behind, hit[0], False)


def _is_named_by(folded: str, colon: int) -> bool:
    """Whether a short label at the head is a name, though it has a verb in it, and what is to be done stands behind
    it: "Tổ phục vụ: |dọn vệ sinh"."""
    if colon > LABEL or "," in folded[:colon] or not heads(folded, closure.behind(folded, colon)):
        return False
    return wording(r"[^:]*\s(?:{modality.main frames.orders actions.general})(?!\w)").match(folded, 0, colon) is None
