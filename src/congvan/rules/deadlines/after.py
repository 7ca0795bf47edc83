"""Deadlines told by "sau": "trả kết quả sau 05 ngày kể từ ngày nhận hồ sơ", "Sau 10 ngày kể từ ngày họp, thư ký gửi …".

They say by when something is handed in or done. Where the length is a condition ("sau 15 ngày mà không có ý kiến"), a
bar ("chỉ được tháo sau 21 ngày") or the state of somebody ("cơ sở không hoạt động sau 12 tháng") nothing is due.
"""

from __future__ import annotations

from dataclasses import replace

from congvan.model.directive import Deadline
from congvan.rules.deadlines.amounts import AMOUNT, EVENT, UNITS, length_of
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.duty import bids
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says

_STATE = r"(?<!\w)(?:nếu|trường\s+hợp|quá|chỉ|mới|chưa|không|có\s+thể|được\s+phép|tối\s+thiểu|ít\s+nhất)(?!\w)"
_LEFT = r"(?<!\w)(?:mà|nếu|không|chưa)(?!\w)"
_BIDDEN_BEHIND = r"\s+phải\s+(?:[^\W\d]+\s+){1,4}"
_THEN = r"\s*,?\s*(?:mà|nếu|không|chưa|vẫn|mới|thì\s+(?:mới|được|coi|xem))(?!\w)"


def after_days(match: Match, _: Context) -> Deadline:
    if ends_with(before(match, 24), "period.effect", "deadline.rough"):
        raise NotThis
    behind = light(r"[.;](?=\s)").split(after(match, 130))[0]
    if light(_LEFT).search(match["event"]) or light(_THEN).match(behind):
        raise NotThis
    if not match["event"] and not _is_handed(match):
        raise NotThis
    bidden = light(_BIDDEN_BEHIND).search(match["event"]) if _is_led(match) else None
    if bidden:
        start, end = match.hit.start(), match.hit.start("event") + bidden.start()
        event = match.view.words(match.hit.start("event"), end)
        due = length_of(match)
        return replace(due, text=match.view.words(start, end), from_=event, span=match.view.span(start, end))
    if not (_is_done_behind(behind.lstrip(" ,")) if opens(match) else _is_done(clause_before(match, 160))):
        raise NotThis
    return length_of(match)


def _is_led(match: Match) -> bool:
    return opens(match) or light(r",\s*$").search(before(match, 4)) is not None


def _is_handed(match: Match) -> bool:
    """ "lập biên bản sau 5 ngày làm việc" is a procedure's, "có mặt sau 15 phút" an alarm's; else what is handed back:
    "trả kết quả sau 3 ngày làm việc.": no event, and what is handed back; "sau 16 giờ" is a clock's."""
    if match["unit"] == "ngày làm việc" and not opens(match):
        words = clause_before(match, 160)
        return says(words, "deadline.done", "deadline.done_on", "deadline.handed_back") or bids(words)
    if match["unit"] == "phút":
        return says(clause_before(match, 60), "deadline.at_once")
    if not match["unit"].startswith("ngày") and not (match["unit"] == "giờ" and match["n"] in ("24", "36", "48", "72")):
        return False
    words = after(match, 100) if opens(match) else clause_before(match, 60)
    return says(words, "deadline.handed_back")


def _is_done(words: str) -> bool:
    if light(_STATE).search(words):
        return False
    return says(words, "deadline.done", "deadline.done_in_day", "deadline.told_to", "deadline.at_once") or bids(words)


def _is_done_behind(words: str) -> bool:
    if light(_LEFT).search(words) or says(words, "deadline.happened"):
        return False
    return says(words, "deadline.handed", "deadline.done_in_day", "deadline.duty", "deadline.told_to") or bids(words)


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.after_days",
        rf"sau\s+{AMOUNT}(?:{EVENT}|(?=\s*(?:[.,;)]|$)))",
        after_days,
        examples=(
            "sau 02 ngày làm việc",
            "sau 05 ngày làm việc kể từ khi nhận hồ sơ",
            "sau 10 ngày, tính từ ngày kết thúc đợt đo",
        ),
        counterexamples=("sau 10 ngày mưa", "sau 3 năm thực hiện"),
        needs=UNITS,
        starts=("sau",),
    ),
)
