"""Whether what stands before a span of time is something to be done in it, or only told of.

"Tiêm phòng dại cho đàn chó trong tháng 6/2024" is a task, "kết quả thực hiện nhiệm vụ trong năm 2023" is none.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules.engine import Match, light
from congvan.rules.time.surroundings import after, clause_before, says

_MARK = r"[\s*_\-+•\"(]*(?:\w{1,4}[.)]\s+|\d+(?:\.\d+)*\.?\s+)?"
#: a desk that is named by what it does
_DESK = r"tiếp\s+nhận\s+và\s+(?=trả|giải|hẹn|xử)"
_ENDED = r"\s*(?:[.;,)]|$|(?:để|và|theo|trên|đối|tại|ở)(?!\w))"


def is_of_the_past(words: str) -> bool:
    """Whether the words in front of a day tell of what had happened ("phát sinh trước …"), and bid nothing since."""
    if "tiếp nhận và" in words:
        words = light(_DESK).sub(" ", words)
    if not says(words, "deadline.happened"):
        return False
    last = list(light(phrase("deadline.happened")).finditer(words))[-1]
    return not says(words[last.end() :], "deadline.bids")


def is_duty(match: Match) -> bool:
    """Whether the clause in front, which the match ends, bids or tells somebody to do something."""
    return bool(light(_ENDED).match(after(match, 12))) and bids(clause_before(match, 200))


def bids(clause: str) -> bool:
    """Whether a clause bids or tells somebody to do something: a word of duty, or a verb at its head or behind a body.

    >>> bids("- các xã phun hóa chất"), bids("kết quả thực hiện nhiệm vụ"), bids("bệnh nhân được đưa vào viện")
    (True, False, False)
    """
    if says(clause, "deadline.happened", "period.told") or says(clause[-45:], "deadline.planned"):
        return False
    if says(clause, "deadline.duty"):
        return True
    if says(clause, "deadline.no_task"):
        return False
    head = light(_MARK).sub("", clause, count=1)
    verbs = phrase("actions.verbs")
    if light(verbs).match(head):
        return True
    actor = light(phrase("deadline.actor")).match(head)
    return actor is not None and bool(light(verbs).search(head, actor.end()))


def takes_place(words: str) -> bool:
    """Whether the words end in that something is held or goes on again: "Đại hội được tổ chức vào …"."""
    return bool(
        light(r"\w\s+(?:được\s+|sẽ\s+)?tổ\s+chức\s*$|(?:học|làm|việc|động|cửa)\s+(?:trở\s+)?lại\s*$").search(words)
    )
