"""Deadlines that name their day: "trước ngày 15/4/2021", "chậm nhất 16h30 ngày 09/4", "trong quý II/2021".

A month, quarter or year as a deadline is due on its last day. "trước" has the op "<" and the day as printed: by the
letter of it the day itself is too late, though many offices mean "by". Every other word includes the day to 24:00
(Civil Code 91/2015/QH13 art. 148). A day that lies before the letter's own is no deadline: the letter tells of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.duty import is_duty, is_of_the_past, takes_place
from congvan.rules.time.moments import (
    A_DAY,
    A_MONTH,
    A_QUARTER,
    A_YEAR,
    AN_EDGE,
    EDGE_OF_SPAN,
    MOMENT,
    SPAN_OF_TIME,
    TRACE,
    Moment,
    read,
)
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before
from congvan.rules.told import FIGURE, forms

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
#: "… phải được phổ biến đến toàn thể cán bộ, công chức trong tháng 9": the list between holds commas
_BIDDEN = (
    r"(?<!\w)phải\s+(?:được\s+)?(?:phổ\s+biến|quán\s+triệt|thực\s+hiện|hoàn\s+thành|triển\s+khai|gửi|báo\s+cáo)[^.;:]*$"
)
_END = r"\s*(?:[.;]|$)"
_ON_THEM = r"\s*,?\s*(?:không\s+phải|không\s+cần|được|thì|vẫn|tiếp\s+tục|mà|nhưng|chưa|nếu)(?!\w)"
#: a day named right behind a span of time is the one that counts
SHARPER = r"\s*,\s*(?:chậm|muộn)\s+nhất"
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


def before_end(match: Match, context: Context) -> Deadline:
    """ "trước khi hết quý II": its last day counts."""
    if says(clause_before(match, 40), "deadline.happened"):
        raise NotThis
    return due(match, "<=", day_of(match, context))


def before_span(match: Match, context: Context) -> Deadline:
    """ "trước tháng 6" leaves all of June out."""
    found = before_day(match, context)
    if not says(clause_before(match, 80), "deadline.done"):
        raise NotThis
    return replace(found, date=read(match["day"], context).first.isoformat())


def latest_day(match: Match, context: Context) -> Deadline:
    return due(match, "<" if "trước" in match["lead"] else "<=", day_of(match, context))


def within_span(match: Match, context: Context) -> Deadline:
    """ "trong tháng 5/2021" is a deadline where something is to be completed or handed in."""
    moment = day_of(match, context)
    words = clause_before(match, 120)
    if light(A_YEAR).fullmatch(match["day"]):
        asked = says(sentence_before(match, 160), "deadline.completed")
    else:
        in_day = not match.has("span") and match.hit[0].startswith(("trong", "ngay"))
        asked = says(words, "deadline.done") or (in_day and says(words, "deadline.done_in_day"))
    if not match.has("span") and takes_place(words):
        raise NotThis
    told = words[-60:].rsplit("(")[-1]
    if (is_of_the_past(told) if asked else says(told, "deadline.happened")) or says(
        told, "period.told", "period.stops"
    ):
        raise NotThis
    if light(SHARPER).match(after(match, 14)) or not (asked or _is_task(match) or _is_asked_behind(match)):
        raise NotThis
    return due(match, "<=", moment)


def _is_task(match: Match) -> bool:
    """ "Tiêm phòng cho đàn chó trong tháng 6", "các kho giao nhận trong ngày 14/6"; a meeting only takes place."""
    if not match.has("span") and match.hit[0].startswith("vào"):
        return False
    if match.has("span") and light(_BIDDEN).search(sentence_before(match, 160)) and light(_END).match(after(match, 3)):
        return True
    return is_duty(match) and (match.has("span") or not says(clause_before(match, 120), "period.gathering"))


def _is_asked_behind(match: Match) -> bool:
    """ "Trong 6 tháng cuối năm phải thu xong …": the time first, then what is to be done in it."""
    behind = after(match, 70)
    if not opens(match) or says(behind, "deadline.happened"):
        return False
    if light(r"[^.;]{0,50}?(?<!\w)(?:phải|phấn\s+đấu|yêu\s+cầu)(?!\w)").match(behind) or match.hit[0][:4] == "ngay":
        return True
    who = light(r"\s*(?:này\s*)?,\s*" + phrase("deadline.actor")).match(behind)
    return bool(who and says(behind[:50], "deadline.in_span") and not says(behind, "period.told"))


def at_edge(match: Match, context: Context) -> Deadline:
    """ "xong cuối tháng 12 năm 2025": right behind the word of completing, or right before that of handing in."""
    asked = opens(match) and light(r"[^,.;]{0,30}(?<!\w)phải(?!\w)").match(after(match, 40))
    if not (asked or says(clause_before(match, 14), "deadline.done") or says(after(match, 10), "deadline.handed")):
        raise NotThis
    return due(match, "<=", day_of(match, context))


def at_span(match: Match, context: Context) -> Deadline:
    """ "hoàn thành quý III năm 2024": right behind the word of completing."""
    if not ends_with(before(match, 16), "deadline.ends") or says(clause_before(match, 60), "deadline.happened"):
        raise NotThis
    return due(match, "<=", day_of(match, context))


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
        "deadline.before_end",
        rf"trước\s+(?:(?:khi|lúc)\s+)?(?:hết|kết\s+thúc)\s+(?P<day>{SPAN_OF_TIME})",
        before_end,
        examples=("trước khi hết quý ii/2024", "trước khi kết thúc năm 2024"),
        counterexamples=("trước khi kết thúc đợt kiểm tra",),
        gates=("hết", "kết thúc"),
        needs=TRACE,
        starts=("trước",),
    ),
    Rule(
        "deadline.before_span",
        rf"{BEFORE}\s+(?P<day>{SPAN_OF_TIME})",
        before_span,
        examples=("trước tháng 6/2021", "trước quý ii năm 2021"),
        needs=TRACE,
        starts=openers("deadline.before"),
    ),
    Rule(
        "deadline.before_bare",
        rf"(?:{BEFORE}|(?P<latest>{LATEST}))\s+(?P<day>\d{{1,2}}[/.\-](?:0?[1-9]|1[0-2]))(?![/\d\-]|[.,]\d|\s*(?:ngày|giờ|tuần|tháng|phút|người|m|mét|km|ha|kg|lít|%|thể|diện|chiều)(?!\w))",
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
        "deadline.within_span",
        rf"\b(?:(?:ngay\s+)?trong|vào)\s+(?P<day>(?P<span>{SPAN_OF_TIME}|{AN_EDGE})|{A_DAY})",
        within_span,
        examples=("trong tháng 5/2021", "trong quý ii năm 2004", "vào cuối năm 2025"),
        counterexamples=("trong 5 tháng",),
        needs=TRACE,
        starts=("ngay", "trong", "vào"),
    ),
    Rule(
        "deadline.at_span",
        rf"(?P<day>{A_QUARTER}|{A_MONTH}|{A_YEAR})(?!\s*-)",
        at_span,
        examples=("quý iii năm 2024", "tháng 8/2024", "năm 2025"),
        amid=forms("deadline.ends"),
        starts=("quý", "tháng", "năm"),
    ),
    Rule(
        "deadline.not_past",
        rf"không\s+(?:được\s+)?(?:để\s+)?(?:quá|sau|vượt\s+quá)\s+(?:hết\s+)?(?P<day>{MOMENT})",
        lambda match, context: due(match, "<=", day_of(match, context)),
        examples=("không quá ngày 30/6/2024",),
        gates=("quá ngày", "quá tháng", "quá năm", "quá quý", "quá hết", "sau ngày", "sau tháng", "quá cuối"),
        starts=("không",),
    ),
    Rule(
        "deadline.at_edge",
        rf"(?<!đến )(?<!từ )(?<!\w)(?P<day>{EDGE_OF_SPAN})",
        at_edge,
        examples=("cuối tháng 12 năm 2025",),
        starts=("đầu", "giữa", "cuối"),
    ),
)
