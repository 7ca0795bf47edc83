"""Deadlines that name a span of time: "trong quý II/2021", "trước khi hết năm 2024", "hoàn thành cuối tháng 12".

A month, quarter or year as a deadline is due on its last day; "trước tháng 6" leaves all of June out.
"""

from __future__ import annotations

from dataclasses import replace

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.days import BEFORE, before_day, day_of, due, is_past
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.duty import bids, is_duty, is_of_the_past, takes_place
from congvan.rules.time.moments import (
    A_DAY,
    A_MONTH,
    A_QUARTER,
    A_YEAR,
    AN_EDGE,
    EDGE_OF_SPAN,
    SPAN_OF_TIME,
    TIME_AHEAD,
    TRACE,
    read,
)
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before
from congvan.rules.told import forms

#: "… phải được phổ biến đến toàn thể cán bộ, công chức trong tháng 9": the list between holds commas
_BIDDEN = (
    r"(?<!\w)phải\s+(?:được\s+)?(?:phổ\s+biến|quán\s+triệt|thực\s+hiện|hoàn\s+thành|triển\s+khai|gửi|báo\s+cáo)[^.;:]*$"
)
_END = r"\s*(?:[.;]|$)"
#: a day named right behind a span of time is the one that counts
SHARPER = r"\s*,\s*(?:chậm|muộn)\s+nhất"


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
    if not match.has("span") and (match.hit[0].startswith("vào") or match["day"].startswith(("đêm", "tối"))):
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
    glossed = match["gloss"] and bids(clause_before(match, 120))
    if not (
        asked or glossed or says(clause_before(match, 14), "deadline.done") or says(after(match, 10), "deadline.handed")
    ):
        raise NotThis
    moment = read("ngày " + match["gloss"], context) if match["gloss"] else day_of(match, context)
    if is_past(moment.last, context):
        raise NotThis
    return due(match, "<=", moment)


def at_span(match: Match, context: Context) -> Deadline:
    """ "hoàn thành quý III năm 2024": right behind the word of completing."""
    if not ends_with(before(match, 16), "deadline.ends") or says(clause_before(match, 60), "deadline.happened"):
        raise NotThis
    return due(match, "<=", day_of(match, context))


RULES: tuple[Rule[Deadline], ...] = (
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
        "deadline.within_span",
        rf"\b(?:(?:ngay\s+)?trong|vào)\s+{TIME_AHEAD}(?P<day>(?P<span>{SPAN_OF_TIME}|{AN_EDGE})|{A_DAY})",
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
        "deadline.at_edge",
        rf"(?<!đến )(?<!từ )(?<!\w)(?P<day>{EDGE_OF_SPAN})(?:\s*\(\s*(?:ngày\s+)?(?P<gloss>{DAY_MONTH})\s*\))?",
        at_edge,
        examples=("cuối tháng 12 năm 2025", "giữa tháng 8 (15/8)"),
        starts=("đầu", "giữa", "cuối"),
    ),
)
