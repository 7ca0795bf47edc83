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
from congvan.rules.duties import addressee, closure, relatives
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement, word_at
from congvan.rules.duties.wording import wording

REACH = 600
LABEL = 36  #: a name before a colon, with a verb in it, is no longer
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


_COUNTED = r"\s+(?:hơn\s+|gần\s+|trên\s+)?\d"


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
_DENIED = r"không\s+(?!{modality.not_forbidden})\w|chưa\s+{actions.verbs modality.forbidden_acts}"
_HEADLESS = r"căn cứ\s+(?:để|pháp lý|tính|xác định)|sẽ\s+(?:bị|được|không|có|là)|(?:xem|coi)\s+(?:như|là)|có\s+\d"


@cache
def _headed() -> Forms:
    return Forms(head=("actions.verbs", "actions.manner", *_MODAL))


@cache
def _things() -> Forms:
    return Forms(thing=("actions.things", "actions.compounds"))


@cache
def _predicates() -> Forms:
    kinds = {
        "noun": ("actions.compounds",),
        "received": ("modality.received",),
        "modal": (*_MODAL, "modality.future"),
        "longer": ("actions.longer",),
        "manner": ("actions.manner",),
        "verb": ("actions.verbs", "actions.misdeeds"),
        "stated": ("modality.stated",),
    }
    return Forms(**kinds)


@cache
def _behind() -> tuple[Ending, Ending, Ending]:
    """Behind these a form is a noun for sure; behind those a verb, behind the last a modal may be part of a name."""
    signs = (",", "/", "-")
    return (
        Ending(
            "(?<!xổ )(?:{clauses.noun_before}|(?<!lượng )(?<!phòng )(?<!quan )(?<!ngành )(?<!vị )(?<!ban )chức năng)",
            "chức năng",
        ),
        Ending("{clauses.name_before}|[,/-]", *signs),
        Ending("{clauses.link_before}"),
    )


def _is_past(folded: str, best: Predicate, at: int) -> bool:
    """Whether a clause ends between the predicate found and ``at``: only a list of names goes on behind ";", and no
    verb but one that names have stands in it."""
    stop = folded.rfind(";", best.start, at)
    if stop < 0:
        return False
    if best.word not in nominal():
        return True
    behind = folded[stop + 1 : stop + 9]
    return not addressee.begins(folded, stop + 1 + len(behind) - len(behind.lstrip()))


@cache
def nominal() -> frozenset[str]:
    """Verbs that are as often part of a name."""
    return frozenset(words("actions.nominal"))


def heads(folded: str, at: int = 0) -> bool:
    """Whether an instruction begins at ``at``: a verb, a word of manner, or a modal."""
    word = word_at(folded, at)
    verb = _headed().match(folded, at, word)
    if not verb or verb[0] == "không":
        denied = _DENIED if at == 0 else _NEGATED
        return word in ("không", "chưa") and wording(denied).match(folded, at) is not None
    thing = _things().match(folded, at, word)
    if thing and thing.end() >= verb.end():
        return False
    if word != "là" and verb[0].count(" ") < 2 and folded.startswith(" của ", verb.end()):
        return False
    return word not in ("căn", "sẽ", "xem", "coi", "có") or not wording(_HEADLESS).match(folded, at)


def predicate(said: Statement, start: int, end: int | None = None, head: int | None = None) -> Predicate | None:
    """The predicate behind a subject that begins at ``start``; a verb that belongs to the subject's name is passed
    over ("cơ quan quản lý …"), and taken only where no other follows. ``head``: where the subject's head ends, where
    the caller knows it."""
    folded, text = said.folded, said.text
    limit = min(len(folded) if end is None else end, start + REACH)
    first = head or addressee.head_end(folded, start) or start + 1
    _, soft, linked = _behind()
    denied: int | None = None
    main = -1
    colon = closure.label(said, first, limit)
    if colon >= 0 and start == 0 and _is_named_by(said, start, colon):
        return Predicate(closure.behind(folded, colon), "", False)
    best: Predicate | None = None
    rank, done, wished = 0, -1, -1
    is_clipped = False  #: the head alone names nobody, and the verb behind it belongs to the name
    for hit in _predicates().hits(folded, first, limit):
        at, word, kind = hit.start(), hit[0], hit.lastgroup
        if at < main or kind == "noun" or (said.brackets and said.hides(at)):
            continue
        if colon < at and colon >= 0:
            if rank > 1:
                return best
            behind = closure.behind(folded, colon)
            return None if closure.begins_other(folded, behind, at) else Predicate(behind, word, False)
        if text[at].isupper() and not (word in _LEADING and text[at + 1 : hit.end()].islower() and at - first > 1):
            continue
        since = max(start, at - 24)
        if kind == "verb" and (at - wished == 1 or folded.endswith(("nhu cầu ", "nguyện vọng "), since, at)):
            wished = -1 if at - wished == 1 else hit.end()  # "khách hàng có nhu cầu |hoãn |cắt điện"
            continue
        if relatives.is_named_so(folded, word, kind, start, first, at):
            is_clipped = True
            continue
        if _is_noun(said, start, at) and not folded.endswith("không những ", since, at):
            continue
        if folded.endswith((" để ", " nhằm "), since, at):
            if best:
                return best
            continue
        if best and (_is_past(folded, best, at) or (best.word in _GENERAL and at - done <= 1)):
            return best
        if word == "không" and denied is None and not wording(_ALLOWED).match(folded, hit.end()):
            denied = at
        if kind == "manner":
            if word in _POSTPOSED and not (is_clipped and word == "có"):
                continue
            if denied is not None and at - denied <= 8:
                return Predicate(denied, "không", False)
            if best and at - done <= 1:
                return best
            return best if best and at - best.start > 60 else Predicate(at, word, False)
        if (
            kind == "verb"
            and denied is not None
            and at - denied <= 8
            and relatives.governed(said, start, at, hit.end(), limit) < 0
        ):
            return Predicate(denied, "không", False)
        named = soft.find(folded, since, at)
        is_soft = named is not None and not closure.ends_name(said, start, at, named.start())
        if is_soft and word in words("actions.deeds"):
            is_soft = linked.stands(folded, since, at) or folded.endswith(("cơ quan ", "bộ phận "), since, at)
        if kind == "stated" or kind == "received":
            main = relatives.modal_of(said, start, word, hit.end(), limit) if best is None else -1
            if main >= 0 or (is_soft and relatives.says_which(folded, word, linked, since, at)):
                continue
            if rank == 1 and word in ("gồm", "bao gồm", "đã", "đang"):
                return Predicate(at, word, True)
            return best or Predicate(at, word, True)
        is_linked = kind == "modal" and is_soft and linked.stands(folded, since, at)
        if kind == "modal" and is_soft and relatives.is_relative(folded, word, hit.end(), is_linked):
            continue
        if word == "được" and best and at - done <= 1 and wording(_COUNTED).match(folded, hit.end()):
            return Predicate(best.start, word, True)  # "Trường tuyển |được 1.146 học sinh"
        if word == "được" or word == "ưu tiên":
            main = relatives.main_modal(said, hit.end(), limit)
            if main >= 0:
                continue
        level = 3 if kind == "modal" else 1 + (word not in nominal()) + (not is_soft)
        if (
            level == 2
            and not is_soft
            and not (rank > 1 and at - done <= 1)
            and closure.acts(said, start, at, hit.end())
        ):
            main = relatives.governed(said, start, at, hit.end(), limit)
            if main < 0:
                is_late = best is not None and at - best.start > 60
                return best if is_late else Predicate(_denied(folded, since, at), word, False, True)
        if level == 3 and kind != "modal" and closure.is_person(folded, start) and not best:
            main = relatives.governed(said, start, at, hit.end(), limit)
            if main >= 0 and not closure.has_object(folded, hit.end()):
                best, rank, done = Predicate(_denied(folded, since, at), word, False, True), 1, hit.end()
                continue
        if level == 3:
            return best if best and at - best.start > 60 else Predicate(_denied(folded, since, at), word, False)
        if level > rank:
            best, rank, done = Predicate(_denied(folded, since, at), word, False, True), level, hit.end()
    return best if best or denied is None else Predicate(denied, "không", False)


def _is_named_by(said: Statement, start: int, colon: int) -> bool:
    """Whether a short label is a name, though it has a verb in it, and what is to be done stands behind it: "Tổ phục
    vụ: |dọn vệ sinh"."""
    folded = said.folded
    if colon - start > LABEL or "," in folded[start:colon] or not heads(folded, closure.behind(folded, colon)):
        return False
    return (
        wording(r"[^:]*\s(?:{modality.main frames.orders actions.general})(?!\w)").match(folded, start, colon) is None
    )


def _is_noun(said: Statement, start: int, at: int) -> bool:
    """Whether the word before ``at`` makes a noun of the verb there: "việc |rà soát", not "Phòng Kế hoạch |rà soát"."""
    found = _behind()[0].find(said.folded, max(start, at - 24), at)
    return found is not None and not (found.start() > start and said.text[found.start()].isupper())


def _denied(folded: str, since: int, at: int) -> int:
    """Where the predicate begins whose verb stands at ``at``: "không |cấp", "chỉ |cấp"."""
    for word in (" không ", " chỉ "):
        if folded.endswith(word, since, at):
            return at - len(word) + 1
    return at
