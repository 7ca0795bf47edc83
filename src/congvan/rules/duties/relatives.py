"""Words behind a name that say which of them are meant, and are not yet what they are to do: "người |vay vốn| phải …",
"các đơn vị |được giao …| báo cáo", "Sinh viên |đang ở nội trú| được …".

>>> said = Statement.of("Công dân đã trúng tuyển phải có mặt đúng giờ")
>>> said.view.text[main_modal(said, 11, 60) :]
'phải có mặt đúng giờ'
>>> is_named_so("người vay vốn", "vay", "verb", 0, 5, 6), is_named_so("các hộ vay vốn", "vay", "verb", 0, 6, 7)
(True, False)
"""

from __future__ import annotations

from congvan.rules.duties import closure
from congvan.rules.duties.forms import Ending, Forms
from congvan.rules.duties.statement import Statement
from congvan.rules.duties.wording import wording

#: modals that a relative clause in a name has as often
_MODALS = frozenset(("phải", "cần", "có thể"))


def main_modal(said: Statement, at: int, limit: int) -> int:
    """Where behind "được …" a modal of its own shows that "được …" belongs to the name ("công dân được gọi khám phải
    …"); -1 where none does."""
    return _first(said, _MAIN_MODALS, at, min(_clause_end(said, at, limit), at + 90))


def governed(said: Statement, start: int, verb: int, at: int, limit: int) -> int:
    """Where behind the verb from ``verb`` to ``at`` a modal shows that the verb belongs to the name; of persons and
    firms ("người vay vốn, hộ nghèo … được gia hạn") more is said so than of bodies. -1 where none does."""
    if not closure.is_person(said.folded, start):
        return -1 if closure.is_closed(said, start, verb) else main_modal(said, at, limit)
    limit = min(limit, at + 70)
    aim = wording(r"\s(?:để|nhằm|trước khi|sau khi)\s").search(said.folded, at, limit)
    return _first(said, _ANY_MODALS, at, aim.start() if aim else limit)


def _first(said: Statement, modals: Forms, start: int, end: int) -> int:
    """Where the first of the modals stands in the range, in no bracket; -1 where none does."""
    return next((hit.start() for hit in modals.hits(said.folded, start, end) if not said.hides(hit.start())), -1)


def _clause_end(said: Statement, at: int, limit: int) -> int:
    end = wording(r"[,;:.](?=\s|$)|\s(?:nhưng|song|đồng thời)\s").search(said.folded, at, limit)
    return end.start() if end else limit


_ANY_MODALS = Forms(modal=("modality.main", "modality.allowed"))

_MAIN_MODALS = Forms(modal=("modality.main",))


def is_named_so(folded: str, word: str, kind: str | None, start: int, head: int, at: int) -> bool:
    """Whether the word at ``at`` says which persons are meant: "người |vay tiền …, người |mượn …", "người |không có
    nhiệm vụ …", "hộ |nuôi tôm …"."""
    if kind == "verb" and folded.endswith(" người ", start, at):
        return not folded.endswith("mọi người ", start, at)
    if folded[start:head] not in ("người", "hộ"):
        return False
    return (at - head <= 1 and (kind == "verb" or word == "không")) or folded.endswith("người không ", 0, at)


def modal_of(said: Statement, start: int, word: str, at: int, limit: int) -> int:
    """Where a modal behind "đã", "chưa", of persons "đang", shows that these say which are meant: "Sinh viên đang ở nội
    trú |được …"; -1 where none does."""
    if word in ("đã", "chưa"):
        return -1 if said.folded.startswith(" phải ", at) else main_modal(said, at, limit)
    if word != "đang" or not closure.is_person(said.folded, start):
        return -1
    end = wording(r"[;:.](?=\s|$)|,(?!\s+(?:có|đủ|không|chưa|đã|là|và)\s)").search(said.folded, at, limit)
    return _first(said, _ANY_MODALS, at, min(end.start() if end else limit, at + 90))


def says_which(folded: str, word: str, linked: Ending, since: int, at: int) -> bool:
    """Whether "đã" or "chưa" at ``at`` says which are meant: "người |đã nộp đơn", no "Các lực lượng |đã đến"."""
    if word == "chưa":
        return True
    return word == "đã" and (folded.endswith("người ", since, at) or linked.stands(folded, since, at))


def is_relative(folded: str, word: str, end: int, is_linked: bool) -> bool:
    """Whether a modal behind a noun belongs to its relative clause: "đơn vị được giao …"."""
    if word == "được":
        return is_linked or wording(r"\s+{modality.passive}").match(folded, end) is not None
    return word == "miễn" or (word in _MODALS and is_linked)
