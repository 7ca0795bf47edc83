"""Who is to act, told from where the name stands: before its predicate, in a condition, behind an opening.

>>> view = View.of("Đối với hộ, cá nhân kinh doanh, cơ quan thuế xác định doanh thu.")
>>> found = bound(view, 32, 2, (0, 12, 32), strict=False)
>>> found and view.words(*found.who)
'cơ quan thuế'
"""

from __future__ import annotations

from functools import cache

from congvan.lexicon import words
from congvan.rules.duties import addressee, modality
from congvan.rules.duties.actions import Predicate, heads, nominal, predicate
from congvan.rules.duties.clauses import is_hidden
from congvan.rules.duties.openings import CONDITION, CONNECTOR, OPENER
from congvan.rules.duties.settings import Duty, Setting
from congvan.rules.duties.wording import wording
from congvan.rules.engine import compiled
from congvan.text import View, fold

#: behind these a name is no subject
_JOINED = r"(?:{clauses.object_before}|(?<!thời gian )(?<!nêu )(?<!\w)trên|[,/])\s*$"


def bound(view: View, at: int, number: int, places: tuple[int, ...], strict: bool) -> Duty | None:
    """ "X (phải) làm Z": a name, and behind it a predicate."""
    if not addressee.names(view, at):
        return None
    found = predicate(view, at)
    if found is None or found.is_stated or (found.is_weak and not _goes_on(view.folded, found)):
        return None
    if strict and not modality.is_strong(view.folded, found.start):
        return None
    then = view.folded.find(" thì ", at)
    main = then + 5
    if (
        then >= 0
        and not is_hidden(view.folded, then)
        and not addressee.begins(view.folded, main)
        and (heads(view.folded, main))
    ):
        who = addressee.trimmed(view, at, min(found.start, then))
        return Duty(modality.of(view.folded, main), who, main, "duty.bound")
    given = wording(r"{modality.transitive}\s+(?:việc\s+)?").match(view.folded, found.start)
    if given and addressee.names(view, given.end()):
        other = predicate(view, given.end())
        if other and not other.is_stated:
            who = addressee.trimmed(view, given.end(), other.start)
            return Duty(modality.of(view.folded, found.start), who, found.start, "duty.bound")
    start, is_condition = _list_start(view, at, number, places)
    if start < 0:
        if found.word != "sẽ" and not modality.is_strong(view.folded, found.start):
            return None
        start = at
    if is_condition:
        later = [place for place in places if at < place < found.start and addressee.begins(view.folded, place)]
        start = later[-1] if later else at
    who = addressee.trimmed(view, start, found.start)
    return Duty(modality.of(view.folded, found.start), who, found.start, "duty.bound") if who[1] > who[0] else None


def _goes_on(folded: str, found: Predicate) -> bool:
    """Whether a doubtful verb has an object: "Chi cục Hải quan quản lý" is but a name."""
    return bool(folded[found.start + len(found.word) :].strip(" .,;:"))


def _list_start(view: View, at: int, number: int, places: tuple[int, ...]) -> tuple[int, bool]:
    """Where the list of names begins that the name at ``at`` goes on ("A, B, C báo cáo"), and whether the list
    belongs to a condition before it ("đối với A, B"); -1 where the list is an object ("phối hợp với A, B")."""
    folded, found = view.folded, at
    for place in range(number, 0, -1):
        before = places[place - 1]
        if folded[: places[place]].rstrip()[-1:] not in (",", ";"):
            break
        opened = wording(CONNECTOR + r"(?P<opener>" + OPENER + r"\s+)?").match(folded, before)
        start = opened.end() if opened else before
        if not addressee.begins(folded, start):
            return (
                _inner_start(view, start, places[place], found) if folded[found - 2 : found] == ", " else found
            ), False
        verb = predicate(view, start, places[place])
        if verb and not verb.is_stated and verb.word not in nominal():
            break
        if opened and (opened["opener"] or "đối với" in opened[0]):
            return at, True
        found = start
    return found, False


def _inner_start(view: View, start: int, end: int, found: int) -> int:
    """Where in the clause before it a list of names begins that runs up to ``end``: ``found`` where none does, -1
    where it is an object."""
    folded = view.folded
    joined = wording(_JOINED)
    for at in addressee.spots(folded, start + 1, end):
        if is_hidden(folded, at) or view.text[at - 1] not in " \n" or not addressee.begins(folded, at):
            continue
        if _in_compound(folded, at) or predicate(view, at, end):
            continue
        if wording(r"{clauses.subject_before}\s*$").search(folded, start, at):
            return at
        return -1 if joined.search(folded, max(0, at - 14), at) else found
    return found


def _in_compound(folded: str, at: int) -> bool:
    """Whether the word at ``at`` is the second of a compound: "dịch |vụ"."""
    before = folded[max(0, at - 12) : at].split()
    word = compiled(r"\w+").match(folded, at)
    return bool(before and word) and word is not None and f"{before[-1]} {word[0]}" in _compounds()


@cache
def _compounds() -> frozenset[str]:
    return frozenset(map(fold, words("addressees.compounds")))


def with_condition(view: View, duty: Duty, labelled: int) -> Duty:
    """A duty that names nobody is for the one in the condition or label before it: "Trường hợp X …, thì được …"."""
    if duty.who or duty.rule == "duty.request":
        return duty
    folded = view.folded
    opened = wording(r"(?:" + CONDITION + r")?\s*").match(folded) if not labelled else None
    at = opened.end() if opened else 0
    if duty.act <= at or not addressee.begins(folded, at):
        return duty
    found = predicate(view, at, duty.act)
    end = found.start if found else labelled or duty.act
    return Duty(duty.modality, addressee.trimmed(view, at, min(end, duty.act)), duty.act, duty.rule)


def inside(view: View, setting: Setting, opens: bool, end: int) -> Duty | None:
    """ "Trong thời gian trên CBVC tránh …": the name stands behind an opening without a comma."""
    folded = view.folded
    if not opens or setting is Setting.FACTS:
        return None
    joined = wording(_JOINED)
    for at in addressee.spots(folded, 1, end):
        if is_hidden(folded, at) or joined.search(folded, max(0, at - 14), at) or view.text[at - 1] not in " \u00a0\n":
            continue
        if _in_compound(folded, at):
            continue
        stop = folded.find(" thì ", at)
        found = predicate(view, at, min(at + 120, stop if stop > 0 else end)) if addressee.begins(folded, at) else None
        if found and not found.is_stated and found.word not in nominal():
            who = addressee.trimmed(view, at, found.start)
            return Duty(modality.of(folded, found.start), who, found.start, "duty.inside")
    return None
