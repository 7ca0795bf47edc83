"""Deadlines that name their day: "trước ngày 15/4/2021", "chậm nhất 16h30 ngày 09/4", "trong quý II/2021".

A month, quarter or year as a deadline is due on its last day. "trước" has the op "<" and the day as printed: by the
letter of it the day itself is too late, though many offices mean "by". Every other word includes the day to 24:00
(Civil Code 91/2015/QH13 art. 148). A day that lies before the letter's own is no deadline: the letter tells of it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.duty import is_of_the_past
from congvan.rules.time.moments import (
    A_DAY,
    AN_EDGE,
    MOMENT,
    TRACE,
    Moment,
    read,
)
from congvan.rules.time.surroundings import after, before, clause_before, ends_with
from congvan.rules.told import FIGURE

LATEST = phrase("deadline.latest") + rf"(?:\s*:?\s*{phrase('deadline.latest_link')}){{0,2}}"
BEFORE = phrase("deadline.before") + r"(?:\s+(?:thời\s+điểm|mốc|hết))?"
_HEAD = (
    r"(?:(?:thời\s+)?hạn(?:\s+(?!trong|trước|chậm|từ)\w+){0,6}|"
    r"tiến\s+độ(?:\s+(?:thực\s+hiện|hoàn\s+thành))?|"
    r"thời\s+gian\s+(?:hoàn\s+thành|báo\s+cáo|gửi|nộp|(?:(?:tiếp\s+)?nhận|đăng\s+ký)(?=[^.;]{0,40}(?:đến|trước|hết)\s))(?:\s+\w+){0,5})"
)
#: a day of few figures, where no word says "ngày"
BARE = r"\d{1,2}/(?:0?[1-9]|1[0-2])(?![/\d]|\.\d)"
_BARE_ALONE = rf"(?:hết\s+)?{BARE}"
_BARE_END = r"\s*(?:[.,;:)(*]|$|(?:năm\s+nay|hàng|hằng|để|và|về|qua|theo|tại)(?!\w))"
_ON_THEM = r"\s*,?\s*(?:không\s+phải|không\s+cần|được|thì|vẫn|tiếp\s+tục|mà|nhưng|chưa|nếu)(?!\w)"
_LINK = r"\s*(?::|là|đến|tới)\s*(?:là\s+|vào\s+|đến\s+|tới\s+)?(?:hết\s+)?"


def due(match: Match, op: Literal["<", "<=", "=="], moment: Moment, group: str | int = 0) -> Deadline:
    """A deadline on the last day of ``moment``, its words those of a group."""
    day = moment.last.isoformat()
    return Deadline(match.words(group), op, day, moment.time, None, None, None, None, None, match.span(group))


def is_past(day: date, context: Context) -> bool:
    """Whether the day lies before the letter."""
    if context.issued_on:
        return day < context.issued_on
    return context.year is not None and day.year < context.year


def day_of(match: Match, context: Context) -> Moment:
    """The moment that a match names; `NotThis` for one that lies before the letter."""
    words = match["day"]
    bare = light(_BARE_ALONE).fullmatch(words)
    if bare and context.year is None and context.issued_on is None:
        raise NotThis
    moment = read("ngày " + words if bare else words, context)
    if is_past(moment.last, context):
        raise NotThis
    return moment


def before_day(match: Match, context: Context) -> Deadline:
    moment = day_of(match, context)
    if light(r"(?<!học )(?<!\w)sinh\s+$").search(before(match, 12)):
        raise NotThis
    if is_of_the_past(clause_before(match, 60)[-40:]) or ends_with(before(match, 20), "period.until"):
        raise NotThis
    if _tells_which(match):
        raise NotThis
    return due(match, "<", moment)


def _tells_which(match: Match) -> bool:
    """Whether the day says which are meant: "Hóa đơn lập trước ngày 01/6 không phải điều chỉnh"."""
    return bool(light(_ON_THEM).match(after(match, 20))) and ends_with(before(match, 20), "deadline.came_about")


def before_bare(match: Match, context: Context) -> Deadline:
    """ "trước 30/6", "chậm nhất 20/8": a day of few figures, with no "ngày"; "trước 2/3 số hộ" is a share."""
    if is_of_the_past(clause_before(match, 40)) or _tells_which(match):
        raise NotThis
    day, month = map(int, light(r"\d+").findall(match["day"]))
    if day <= month and not light(_BARE_END).match(after(match, 14)):
        raise NotThis
    try:
        moment = read("ngày " + match["day"], context)
    except ValueError:
        raise NotThis from None
    if is_past(moment.last, context):
        raise NotThis
    return due(match, "<=" if match["latest"] and "trước" not in match["latest"] else "<", moment)


def latest_day(match: Match, context: Context) -> Deadline:
    return due(match, "<" if "trước" in match["lead"] else "<=", day_of(match, context))


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.latest",
        rf"(?P<lead>{LATEST})[\s:]*(?P<day>{MOMENT})",
        latest_day,
        examples=(
            "chậm nhất là ngày 15/4/2021",
            "chậm nhất đến ngày 17 tháng 10 năm 2023",
            "chậm nhất trước ngày 31/12",
        ),
        counterexamples=("chậm nhất 05 ngày kể từ ngày ký",),
        gates=("nhất", "chậm", "muộn", "trễ"),
        needs=TRACE,
        starts=openers("deadline.latest"),
    ),
    Rule(
        "deadline.before",
        rf"{BEFORE}\s+(?P<day>{A_DAY}|{AN_EDGE})",
        before_day,
        examples=(
            "trước ngày 15/4/2021",
            "trước 16h00 ngày 09/4",
            "trước thời điểm 17 giờ 00 ngày 01 tháng 5 năm 2026",
        ),
        counterexamples=("trước khi ngày 15/4/2021", "trước 2/3 số đại biểu"),
        needs=TRACE,
        starts=openers("deadline.before"),
    ),
    Rule(
        "deadline.before_bare",
        rf"(?:{BEFORE}|(?P<latest>{LATEST}))\s+(?P<day>\d{{1,2}}(?:[/.\-]|\s+tháng\s+)(?:0?[1-9]|1[0-2]))(?![/\d\-]|[.,]\d|\s*(?:ngày|giờ|tuần|tháng|phút|người|m|mét|km|ha|kg|lít|%|thể|diện|chiều)(?!\w))",
        before_bare,
        examples=("trước 30/6", "chậm nhất 20/8", "không muộn hơn 31/12"),
        counterexamples=("trước 1.5 mét", "trước 3/2.5"),
        needs=(FIGURE,),
        starts=openers("deadline.before", "deadline.latest"),
    ),
    Rule(
        "deadline.last_day",
        rf"\b(?:(?P<lead>{phrase('deadline.last_day')})(?:{_LINK}|\s+)|{_HEAD}{_LINK})(?P<day>{MOMENT}|{BARE})",
        lambda match, context: due(match, "<=", day_of(match, context)),
        examples=(
            "hạn chót là ngày 15/4/2021",
            "thời hạn gửi báo cáo: đến hết ngày 20/5/2021",
            "hạn cuối ngày 20/5/2021",
        ),
        counterexamples=("thời hạn từ ngày 01/7/2023 đến ngày 31/12/2023",),
        needs=TRACE,
        starts=(*openers("deadline.last_day"), "hạn", "tiến", "thời"),
    ),
    Rule(
        "deadline.not_past",
        rf"không\s+(?:được\s+)?(?:để\s+)?(?:quá|sau|vượt\s+quá)\s+(?:hết\s+)?(?P<day>{MOMENT})",
        lambda match, context: due(match, "<=", day_of(match, context)),
        examples=("không quá ngày 30/6/2024",),
        gates=("quá ngày", "quá tháng", "quá năm", "quá quý", "quá hết", "sau ngày", "sau tháng", "quá cuối"),
        starts=("không",),
    ),
)
