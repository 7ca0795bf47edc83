"""Deadlines on a day, in it or at an hour of it: "vào ngày 19/12", "gửi ngày 30/5", "trước 16 giờ", "ngay trong ngày".

Where the day is said elsewhere, or is the next working day, the deadline has none.
"""

from __future__ import annotations

from typing import Literal

from congvan.lexicon import phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.days import day_of, due, is_past
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.dates import DAY, DAY_MONTH
from congvan.rules.time.duty import is_duty, takes_place
from congvan.rules.time.moments import A_DAY, A_MONTH, A_QUARTER, CLOCK, YEAR, read, read_clock
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says
from congvan.rules.told import FIGURE, OPENING, forms

_DUE_DAY = r"trước\s+(?:ngày\s+)?\d{1,2}(?:\s{0,2}[/.]\s{0,2}|\s+tháng\s+)\d{1,2}(?:(?:[/.]|\s+năm\s+)\d{4})?\s*,?\s*$"
_OF_A_YEAR = ("20", "19")  #: a day that is written with its year
_ROW = r"[\s|]*(?:\d{1,3}[\s|.]{1,4})?"


def on_day(match: Match, context: Context) -> Deadline:
    moment = day_of(match, context)
    words = clause_before(match, 200)
    if moment.time or says(words[-60:], "deadline.happened", "period.event") or takes_place(words):
        raise NotThis
    if not says(words, "deadline.done_on") and (
        not is_duty(match) or says(words, "period.gathering") or _is_part(match)
    ):
        raise NotThis
    return due(match, "==", moment)


def _is_part(match: Match) -> bool:
    """Whether the time is a morning or an evening: then something takes place."""
    return light(r"vào\s+(?:sáng|trưa|chiều|tối|đêm)").match(match.hit[0]) is not None


def on_days(match: Match, context: Context) -> Deadline:
    """ "cấp phát trong hai ngày 25 và 26/3": by the last of them; what takes place or rests on them is none."""
    words = clause_before(match, 200)
    if says(words, "period.gathering", "period.told", "period.stops", "period.in_span", "deadline.happened"):
        raise NotThis
    if takes_place(words):
        raise NotThis
    if not says(words, "deadline.done", "deadline.done_on", "deadline.done_in_day"):
        raise NotThis
    return due(match, "<=", day_of(match, context))


def on_occasion(match: Match, context: Context) -> Deadline:
    """ "khánh thành dịp 02/9", "xong trước dịp 30/4": a feast with its day, for what is to be completed."""
    if not says(clause_before(match, 100), "deadline.completed", "deadline.ends"):
        raise NotThis
    moment = read("ngày " + match["day"], context)
    if is_past(moment.last, context):
        raise NotThis
    return due(match, "<" if match.hit[0].startswith("trước") else "<=", moment)


def handed_on(match: Match, context: Context) -> Deadline:
    """ "gửi về Sở ngày 30/5": a day to come, right behind what is handed in, and no day of a document or an event."""
    words = clause_before(match, 70)
    moment = read(match.hit[0], context)
    if context.issued_on is None or moment.last <= context.issued_on:
        raise NotThis
    if says(words, "deadline.happened", "period.from"):
        raise NotThis
    if not ends_with(words, "deadline.staged") and (
        not says(words, "deadline.handed_on") or says(words, "deadline.not_handed")
    ):
        raise NotThis
    if light(r"(?:\d|số|theo|tại|của|đến|tới|từ|trước|sau|hết|tính|hạn|nhất|là|các|trong|vào)\s*$").search(words):
        raise NotThis
    return due(match, "==", moment)


def row_day(match: Match, context: Context) -> Deadline:
    """A row of a timetable: its day, then what is to be done. Only a day known to lie ahead is due."""
    if context.issued_on is None:
        raise NotThis
    if not light(r"[\s|]+(?!-|đến|tới|và|của|về|tại|quy|hướng|\d)\w").match(after(match, 20)):
        raise NotThis
    return due(match, "<=", day_of(match, context), "day")


def row_span(match: Match, context: Context) -> Deadline:
    """ "Quý II/2024: trình phê duyệt đồ án": a row of a plan, for what is handed in or completed in it."""
    if not opens(match) or not light(r"\s*" + phrase("deadline.in_row")).match(after(match, 30)):
        raise NotThis
    return due(match, "<=", day_of(match, context), "day")


def next_working_day(match: Match, _: Context) -> Deadline:
    op: Literal["<", "<="] = "<" if "trước" in match.hit[0] else "<="
    return Deadline(match.words(), op, None, read_clock(match.hit[0]), None, None, None, None, None, match.span())


def also(match: Match, context: Context) -> Deadline:
    """ "trước ngày 05/6 và ngày 05/12": the second of two days of which the first is due."""
    if not light(_DUE_DAY).search(before(match, 48)):
        raise NotThis
    return due(match, "<", day_of(match, context), "day")


def by_hour(match: Match, _: Context) -> Deadline:
    """ "trước 16 giờ" alone: an hour of a day said elsewhere."""
    if light(r"trước\s+(?:2[4-9]|[3-9]\d)").match(match.hit[0]):
        raise NotThis
    next_day = match.hit[0].endswith("sau") and says(clause_before(match, 60), "deadline.done_in_day")
    if not next_day and not says(before(match, 100), "deadline.done", "deadline.told_to"):
        raise NotThis
    return Deadline(match.words(), "<", None, read_clock(match.hit[0]), None, None, None, None, None, match.span())


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.also",
        rf"và\s+(?:trước\s+)?(?P<day>ngày\s+{DAY_MONTH})(?![\d/])(?!\s+(?:hàng|hằng|mỗi)\s)",
        also,
        examples=("và ngày 05/12/2024",),
        gates=("và ngày", "và trước"),
        starts=("và",),
    ),
    Rule(
        "deadline.on_day",
        rf"vào\s+(?P<day>{A_DAY})",
        on_day,
        examples=("vào ngày 19 tháng 12 năm 2025",),
        starts=("vào",),
    ),
    Rule(
        "deadline.on_days",
        rf"(?:trong|vào)\s+(?:(?:\d{{1,2}}|hai|ba|bốn|năm)\s+ngày\s*[:,]?\s*\(?\s*(?:các\s+)?(?:ngày\s+)?|các\s+ngày\s+)"
        rf"(?:\d{{1,2}}(?:\s{{0,2}}[/.]\s{{0,2}}\d{{1,2}})?(?:/{YEAR})?\s*(?:,|và|-|&)\s*(?:ngày\s+)?){{1,5}}(?P<day>{DAY_MONTH})(?![\d/])\)?",
        on_days,
        examples=("trong hai ngày 25 và 26/7/2025", "trong 02 ngày (20/3 và 21/3/2024)", "vào các ngày 20, 21/3"),
        counterexamples=("trong hai ngày 26/7/2025", "trong 25 ngày"),
        needs=(FIGURE,),
        starts=("trong", "vào"),
    ),
    Rule(
        "deadline.on_occasion",
        rf"(?:(?:trước|đúng|vào|nhân|trong)\s+)?(?:dịp|(?:kỳ\s+)?nghỉ\s+lễ|(?:lễ\s+)?kỷ\s+niệm)\s+(?:(?:[^\W\d]+|-)\s+){{0,9}}?(?:ngày\s+)?(?P<day>{DAY_MONTH})(?![\d/])",
        on_occasion,
        examples=(
            "trước dịp 02/9",
            "dịp quốc khánh 02/9/2024",
            "trước kỳ nghỉ lễ 30/4",
            "trước kỷ niệm ngày giải phóng tỉnh 20/8/2024",
        ),
        counterexamples=("dịp tết trung thu", "dịp 70 năm"),
        gates=("dịp", "nghỉ lễ", "kỷ niệm"),
        needs=(FIGURE,),
        starts=("trước", "đúng", "vào", "nhân", "trong", "dịp", "kỳ", "nghỉ", "lễ", "kỷ"),
    ),
    Rule(
        "deadline.handed_on",
        rf"(?<!\w)ngày\s+{DAY_MONTH}(?![\d/])(?=\s*(?:[.,;)]|$|(?:để|và|cùng|kèm)(?!\w)))",
        handed_on,
        examples=("ngày 30/5/2024",),
        amid=forms("deadline.handed_on", "deadline.staged"),
        starts=("ngày",),
    ),
    Rule(
        "deadline.row_day",
        rf"^{_ROW}(?P<day>{DAY})(?=\s|$)",
        row_day,
        examples=("24/03/2014",),
        counterexamples=("24/03/2014/QĐ", "họp ngày 24/03/2014"),
        gates=(FIGURE,),
        needs=_OF_A_YEAR,
        starts=(OPENING,),
    ),
    Rule(
        "deadline.row_span",
        rf"(?:trong\s+)?(?P<day>{A_QUARTER}|{A_MONTH})\s*:",
        row_span,
        examples=("quý ii/2024:", "trong tháng 5/2024 :"),
        counterexamples=("quý ii/2024",),
        gates=(":",),
        needs=("quý", "tháng"),
        starts=("trong", "quý", "tháng"),
    ),
    Rule(
        "deadline.next_working_day",
        r"(?:(?:ngay\s+)?trong|trước(?:\s+\d{1,2}\s{0,2}(?:giờ|h)(?:\s{0,2}\d{2})?(?:\s+(?:sáng|chiều))?)?|(?:sang|vào)|chậm\s+nhất(?:\s+là)?(?:\s+(?:trong|vào|trước))?)"
        r"\s+ngày\s+làm\s+việc\s+(?:tiếp\s+theo|kế\s+tiếp|liền\s+kề|tiếp\s+sau|hôm\s+sau)(?:\s+(?:tiếp\s+theo|liền\s+kề))?",
        next_working_day,
        examples=("trước 9 giờ sáng ngày làm việc kế tiếp", "chậm nhất là trong ngày làm việc tiếp theo"),
        counterexamples=("trong ngày làm việc",),
        gates=("ngày làm việc",),
        starts=("ngay", "trong", "trước", "chậm", "sang", "vào"),
    ),
    Rule(
        "deadline.same_day",
        r"ngay\s+trong\s+ngày(?:\s+(?!làm\s+việc\s+tiếp|(?:về|cho|qua|tới|đến|để|gửi|theo|bằng|trên|tại|vào|và|đối)\s)[^\s,;.:()\d]+){0,12}",
        next_working_day,
        examples=("ngay trong ngày", "ngay trong ngày thực hiện chứng thực"),
        counterexamples=("trong ngày làm việc",),
        gates=("ngay trong ngày",),
        starts=("ngay",),
    ),
    Rule(
        "deadline.by_hour",
        rf"trước\s+{CLOCK}(?!\w)(?!\s*,?\s*(?:ngày(?!\s+hôm)|thứ|chủ))(?:\s+(?:(?:trong|cùng)\s+ngày(?!\s+\d)|(?:ngày\s+)?hôm\s+sau(?!\w)))?",
        by_hour,
        examples=("trước 16 giờ 00", "trước 16h30", "trước 22 giờ trong ngày", "trước 9 giờ sáng hôm sau"),
        counterexamples=("trước 16 giờ ngày 24/5/2021",),
        needs=(FIGURE,),
        starts=("trước",),
    ),
)
