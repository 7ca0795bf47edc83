"""What is to be done: the verb that heads an instruction, and the predicate behind the one who is to act.

>>> view = View.of("Các cơ quan quản lý nhà nước, đơn vị trực thuộc khẩn trương rà soát hồ sơ")
>>> found = predicate(view, 0)
>>> view.words(0, found.start), found.is_stated
('Các cơ quan quản lý nhà nước, đơn vị trực thuộc', False)
>>> heads("rà soát, bổ sung hồ sơ"), heads("việc rà soát hồ sơ")
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from congvan.lexicon import phrase, words
from congvan.rules.duties import addressee
from congvan.rules.duties.clauses import Forms, is_hidden
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View

REACH = 600
#: forms that stand behind a verb or in a name as often as before a verb
_POSTPOSED = frozenset(
    ("có", "không", "khi", "theo", "cùng", "mới", "lại", "sau khi", "trước khi", "chỉ", "đều", "cũng")
)
#: verbs that say no more than that what follows is done
_GENERAL = frozenset(("thực hiện", "tiến hành", "triển khai"))
#: modals that a relative clause in a name has as often
_MODALS = frozenset(("phải", "cần", "có thể"))


@dataclass(frozen=True, slots=True)
class Predicate:
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


@cache
def _headed() -> tuple[Forms, regex.Pattern[str]]:
    negated = r"(?:không|chưa)\s+" + phrase("actions.verbs", "modality.forbidden_acts")
    forms = ("actions.verbs", "actions.manner", *_MODAL)
    return Forms(head=forms), compiled(negated)


@cache
def _headless() -> regex.Pattern[str]:
    return compiled(r"căn cứ\s+(?:để|pháp lý|tính|xác định)|sẽ\s+(?:bị|được|không|có|là)|(?:xem|coi)\s+(?:như|là)")


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
def _behind() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Behind these a form is a noun for sure; behind those a verb, behind the last a modal may be part of a name."""
    return (
        wording(r"{clauses.noun_before}\s*$"),
        wording(r"(?:{clauses.name_before}|[,/-])\s*$"),
        wording(r"{clauses.link_before}\s*$"),
    )


def _is_past(folded: str, best: Predicate, at: int) -> bool:
    """Whether a clause ends between the predicate found and ``at``, and the next one opens with no name: only a list
    of names goes on behind ";"."""
    stop = folded.rfind(";", best.start, at)
    return stop >= 0 and not addressee.begins(folded, len(folded[: stop + 1]) + _blank(folded, stop + 1))


def _blank(folded: str, at: int) -> int:
    """How many spaces stand at ``at``."""
    return len(folded[at : at + 8]) - len(folded[at : at + 8].lstrip())


def _main_modal(folded: str, at: int, limit: int) -> int:
    """Where behind "được …" a modal of its own shows that "được …" belongs to the name ("công dân được gọi khám phải
    …"); -1 where none does."""
    end = compiled(r"[,;:.](?=\s|$)").search(folded, at, limit)
    stop = min(end.start() if end else limit, at + 90)
    return next(
        (hit.start() for hit in _main_modals().hits(folded, at, stop) if not is_hidden(folded, hit.start())), -1
    )


@cache
def _main_modals() -> Forms:
    return Forms(modal=("modality.main",))


@cache
def nominal() -> frozenset[str]:
    """Verbs that are as often part of a name."""
    return frozenset(words("actions.nominal"))


@lru_cache(maxsize=256)
def heads(folded: str, at: int = 0) -> bool:
    """Whether an instruction begins at ``at``: a verb, a word of manner, or a modal."""
    forms, negated = _headed()
    if not forms.match(folded, at) and not (folded.startswith(("không", "chưa"), at) and negated.match(folded, at)):
        return False
    return not _things().match(folded, at) and not _headless().match(folded, at)


@lru_cache(maxsize=64)
def predicate(view: View, start: int, end: int | None = None) -> Predicate | None:
    """The predicate behind a subject that begins at ``start``; a verb that belongs to the subject's name is passed
    over ("cơ quan quản lý …"), and taken only where no other follows."""
    folded, text = view.folded, view.text
    limit = min(len(folded) if end is None else end, start + REACH)
    first = addressee.head_end(folded, start) or start + 1
    hard, soft, linked = _behind()
    is_allowed = wording(r"\s+{modality.not_forbidden}")
    denied: int | None = None
    main = -1
    best: Predicate | None = None
    rank, done = 0, -1
    for hit in _predicates().hits(folded, first, limit):
        at, word, kind = hit.start(), hit[0], hit.lastgroup
        if at < main:
            continue
        before = folded[max(start, at - 24) : at]
        if text[at].isupper() or is_hidden(folded, at):
            continue
        if hard.search(before) and not before.endswith("không những "):
            continue
        if best and (_is_past(folded, best, at) or (best.word in _GENERAL and at - done <= 1)):
            return best
        if word == "không" and denied is None and not is_allowed.match(folded, hit.end()):
            denied = at
        if kind == "manner" and word in _POSTPOSED and kind != "modal":
            continue
        if denied is not None and kind == "manner" and at - denied <= 8:
            return Predicate(denied, "không", False)
        is_soft = bool(soft.search(before))
        if kind == "stated" or kind == "received":
            main = _main_modal(folded, hit.end(), limit) if best is None and word in ("đã", "chưa") else -1
            if main >= 0:
                continue
            if is_soft and word in ("đã", "chưa"):
                continue
            if rank == 1 and word in ("gồm", "bao gồm", "đã", "đang"):
                return Predicate(at, word, True)
            return best or Predicate(at, word, True)
        if best and kind == "manner" and at - done <= 1:
            return best
        level = 3 if kind == "modal" or kind == "manner" else 1 + (word not in nominal()) + (not is_soft)
        if kind == "modal" and is_soft and _is_relative(folded, word, hit.end(), bool(linked.search(before))):
            continue
        if word == "được":
            main = _main_modal(folded, hit.end(), limit)
            if main >= 0:
                continue
        if level == 3:
            return best if best and at - best.start > 60 else Predicate(at, word, False)
        if level > rank:
            at = at - 6 if before.endswith(" không ") else at
            best, rank, done = Predicate(at, word, False, True), level, hit.end()
    return best if best or denied is None else Predicate(denied, "không", False)


def _is_relative(folded: str, word: str, end: int, is_linked: bool) -> bool:
    """Whether a modal behind a noun belongs to its relative clause: "đơn vị được giao …"."""
    if word == "được":
        return is_linked or bool(wording(r"\s+{modality.passive}").match(folded, end))
    return word == "miễn" or (word in _MODALS and is_linked)
