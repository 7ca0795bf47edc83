"""What is to be done: the verb that heads an instruction, and the predicate behind the one who is to act.

>>> said = Statement.of("Các cơ quan quản lý nhà nước, đơn vị trực thuộc khẩn trương rà soát hồ sơ")
>>> found = predicate(said, 0)
>>> said.view.words(0, found.start), found.is_stated
('Các cơ quan quản lý nhà nước, đơn vị trực thuộc', False)
>>> heads("rà soát, bổ sung hồ sơ"), heads("việc rà soát hồ sơ")
(True, False)
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from congvan.lexicon import words
from congvan.rules.duties import addressee
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import wording

REACH = 600
#: forms that stand behind a verb or in a name as often as before a verb
_POSTPOSED = frozenset(
    ("có", "không", "khi", "theo", "cùng", "mới", "lại", "sau khi", "trước khi", "chỉ", "đều", "cũng")
)
#: verbs that say no more than that what follows is done
_GENERAL = frozenset(("thực hiện", "tiến hành", "triển khai"))
#: modals that a relative clause in a name has as often
_MODALS = frozenset(("phải", "cần", "có thể"))
#: behind "không" these forbid nothing
_ALLOWED = r"\s+{modality.not_forbidden}"


class Predicate(NamedTuple):
    """Where what somebody is to do begins."""

    start: int
    word: str
    is_stated: bool  #: it says what has been or is: "đã", "là", "gồm"
    is_weak: bool = False  #: the form may as well be part of the name


_MODAL = (
    "modality.obligation",
    "modality.prohibition",
    "modality.waiver",
    "modality.permission",
    "modality.recommendation",
)


_NEGATED = r"(?:không|chưa)\s+{actions.verbs modality.forbidden_acts}"
_HEADLESS = r"căn cứ\s+(?:để|pháp lý|tính|xác định)|sẽ\s+(?:bị|được|không|có|là)|(?:xem|coi)\s+(?:như|là)"


@cache
def _headed() -> Forms:
    return Forms(head=("actions.verbs", "actions.manner", *_MODAL))


@cache
def _things() -> Forms:
    return Forms(thing=("actions.things",))


@cache
def _predicates() -> Forms:
    kinds = {
        "received": ("modality.received",),
        "modal": (*_MODAL, "modality.future"),
        "manner": ("actions.manner",),
        "verb": ("actions.verbs",),
        "stated": ("modality.stated",),
    }
    return Forms(**kinds)


@cache
def _behind() -> tuple[Ending, Ending, Ending]:
    """Behind these a form is a noun for sure; behind those a verb, behind the last a modal may be part of a name."""
    signs = (",", "/", "-")
    return (
        Ending("{clauses.noun_before}"),
        Ending("{clauses.name_before}|[,/-]", *signs),
        Ending("{clauses.link_before}"),
    )


def _is_past(folded: str, best: Predicate, at: int) -> bool:
    """Whether a clause ends between the predicate found and ``at``, and the next one opens with no name: only a list
    of names goes on behind ";"."""
    stop = folded.rfind(";", best.start, at)
    if stop < 0:
        return False
    behind = folded[stop + 1 : stop + 9]
    return not addressee.begins(folded, stop + 1 + len(behind) - len(behind.lstrip()))


def _main_modal(said: Statement, at: int, limit: int) -> int:
    """Where behind "được …" a modal of its own shows that "được …" belongs to the name ("công dân được gọi khám phải
    …"); -1 where none does."""
    end = wording(r"[,;:.](?=\s|$)").search(said.folded, at, limit)
    stop = min(end.start() if end else limit, at + 90)
    return next((hit.start() for hit in _main_modals().hits(said.folded, at, stop) if not said.hides(hit.start())), -1)


@cache
def _main_modals() -> Forms:
    return Forms(modal=("modality.main",))


@cache
def nominal() -> frozenset[str]:
    """Verbs that are as often part of a name."""
    return frozenset(words("actions.nominal"))


def heads(folded: str, at: int = 0) -> bool:
    """Whether an instruction begins at ``at``: a verb, a word of manner, or a modal."""
    word = word_at(folded, at)
    if not _headed().match(folded, at, word) and not (
        word in ("không", "chưa") and wording(_NEGATED).match(folded, at)
    ):
        return False
    return not _things().match(folded, at, word) and not (
        word in ("căn", "sẽ", "xem", "coi") and wording(_HEADLESS).match(folded, at)
    )


def predicate(said: Statement, start: int, end: int | None = None, head: int | None = None) -> Predicate | None:
    """The predicate behind a subject that begins at ``start``; a verb that belongs to the subject's name is passed
    over ("cơ quan quản lý …"), and taken only where no other follows. ``head``: where the subject's head ends, where
    the caller knows it."""
    folded, text = said.folded, said.text
    limit = min(len(folded) if end is None else end, start + REACH)
    first = head or addressee.head_end(folded, start) or start + 1
    hard, soft, linked = _behind()
    denied: int | None = None
    main = -1
    best: Predicate | None = None
    rank, done = 0, -1
    for hit in _predicates().hits(folded, first, limit):
        at, word, kind = hit.start(), hit[0], hit.lastgroup
        if at < main or text[at].isupper() or (said.brackets and said.hides(at)):
            continue
        since = max(start, at - 24)
        if hard.stands(folded, since, at) and not folded.endswith("không những ", since, at):
            continue
        if best and (_is_past(folded, best, at) or (best.word in _GENERAL and at - done <= 1)):
            return best
        if word == "không" and denied is None and not wording(_ALLOWED).match(folded, hit.end()):
            denied = at
        if kind == "manner":
            if word in _POSTPOSED:
                continue
            if denied is not None and at - denied <= 8:
                return Predicate(denied, "không", False)
            if best and at - done <= 1:
                return best
            return best if best and at - best.start > 60 else Predicate(at, word, False)
        is_soft = soft.stands(folded, since, at)
        if kind == "stated" or kind == "received":
            main = _main_modal(said, hit.end(), limit) if best is None and word in ("đã", "chưa") else -1
            if main >= 0 or (is_soft and word in ("đã", "chưa")):
                continue
            if rank == 1 and word in ("gồm", "bao gồm", "đã", "đang"):
                return Predicate(at, word, True)
            return best or Predicate(at, word, True)
        if kind == "modal" and is_soft and _is_relative(folded, word, hit.end(), linked.stands(folded, since, at)):
            continue
        if word == "được":
            main = _main_modal(said, hit.end(), limit)
            if main >= 0:
                continue
        level = 3 if kind == "modal" else 1 + (word not in nominal()) + (not is_soft)
        if level == 3:
            return best if best and at - best.start > 60 else Predicate(at, word, False)
        if level > rank:
            at = at - 6 if folded.endswith(" không ", since, at) else at
            best, rank, done = Predicate(at, word, False, True), level, hit.end()
    return best if best or denied is None else Predicate(denied, "không", False)


def _is_relative(folded: str, word: str, end: int, is_linked: bool) -> bool:
    """Whether a modal behind a noun belongs to its relative clause: "đơn vị được giao …"."""
    if word == "được":
        return is_linked or wording(r"\s+{modality.passive}").match(folded, end) is not None
    return word == "miễn" or (word in _MODALS and is_linked)
