"""Further recurrences: how often alone ("2 giờ một lần", "mỗi năm hai lần"), and times of each ("cuối mỗi quý").

How often something may or must at least be done is a limit ("ít nhất 02 lần/năm"), what is had or paid each time is
none of both.
"""

from __future__ import annotations

from dataclasses import replace

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.recurring import LEAD, LED, is_fact, recurring
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.duty import bids
from congvan.rules.time.moments import CLOCK, WEEKDAY
from congvan.rules.time.recurrence import (
    AGAIN,
    EDGE_OF,
    EDGE_ROUND,
    EVERY,
    MONTHS,
    OFTEN,
    ROUND,
    ROUND_MONTH,
    SMALL,
    UNIT_OF_TIME,
)
from congvan.rules.time.rrules import rrule
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says
from congvan.rules.told import FIGURE

_DUE = rf"(?:{LEAD}\s+)?(?:(?<![\w.,/]){CLOCK}[\s,]*(?:của\s+)?)?"
_DAY_OF = (*LED, *ROUND, "mùng", "mồng", "đầu", "giữa", "cuối", "buổi", "đêm", *openers("recurrence.weekdays"))

_HANDED = (
    r"\s*,?\s+(?:phải\s+|tiến\s+hành\s+|thực\s+hiện\s+|có\s+)?"
    r"(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|tổ\s+chức|gửi|họp|kiểm\s+điểm|tổng\s+hợp|rà\s+soát)(?!\w)"
)
_A_DAY_OFTEN = r"(?:mỗi|hàng|hằng)\s+ngày\s+\w+\s+lần$"
#: behind "mỗi tuần" these make a count of it
_COUNTED = r"[^.;]{0,60}?(?<!\w)(?:ít\s+nhất|tối\s+thiểu|không|tối\s+đa|(?:0?[2-9]|hai|ba|bốn)\s+\w+)(?!\w)"
_FEW = ("một", "hai", "ba", "bốn", "năm", "sáu")

#: what stands wherever `EDGE_ROUND` or `EDGE_OF` does
_EDGES = (
    *(f"{edge} {each}" for edge in ("đầu", "giữa", "cuối") for each in ("mỗi", "hàng", "hằng", "từng", "của")),
    *(f"{part} {each} ngày" for part in ("sáng", "trưa", "chiều", "tối", "đêm") for each in ("mỗi", "hàng", "hằng")),
    *("đầu tháng", "cuối tháng", "đầu quý", "cuối quý", "đầu tiên", "cuối cùng"),
)


def often(match: Match, _: Context) -> Deadline:
    """How often something is done, unless it is a bound, an allowance or a price."""
    if opens(match) and is_fact(match):
        raise NotThis
    words = clause_before(match, 60)
    if light(_A_DAY_OFTEN).match(match.hit[0]) and not opens(match) and not says(words, "recurrence.turned_in"):
        raise NotThis
    if says(words, "recurrence.not_often") or ends_with(before(match, 40), "recurrence.not_before"):
        raise NotThis
    return recurring(match)


def each_length(match: Match, _: Context) -> Deadline:
    """ "6 tháng, một năm báo cáo …": how often, with no word of it, right before what is handed in."""
    if not (opens(match) or light(r"[,;]\s*(?:và\s+)?$").search(before(match, 8))):
        raise NotThis
    if not light(_HANDED).match(after(match, 40)):
        raise NotThis
    return recurring(match)


def hourly(match: Match, _: Context) -> Deadline:
    """ "cập nhật từng giờ"; "hàng giờ" alone may mean for hours."""
    if not says(clause_before(match, 60), "recurrence.reported"):
        raise NotThis
    return recurring(match)


def ever(match: Match, _: Context) -> Deadline:
    """ "Cứ 3 tháng, …": a duty, no rate ("cứ 3 tháng tăng 5%"); or "lấy mẫu mỗi 6 tháng"."""
    behind = after(match, 30)
    if match.hit[0].startswith("mỗi") and light(r"\s*(?:[.;)]|$|và\s)").match(behind):
        words = clause_before(match, 100)
        if says(words, "recurrence.not_often") or ends_with(words, "recurrence.not_before") or not bids(words):
            raise NotThis
        return recurring(match)
    if not (opens(match) or light(r",\s*$").search(before(match, 4))) or not light(r"\s*,|\s+\w").match(behind):
        raise NotThis
    if light(r"\s*,?\s*" + phrase("recurrence.rate")).match(behind):
        raise NotThis
    return recurring(match)


def every(match: Match, _: Context) -> Deadline:
    """ "Mỗi tuần báo cáo … một lần": at the head, with what is handed in right behind it or behind who does it."""
    if not (opens(match) or light(r",\s*$").search(before(match, 4))):
        raise NotThis
    behind = light(r"[.;](?=\s)").split(after(match, 90))[0]
    who = rf"(?:{phrase('deadline.actor')}\s+(?:[^\W\d]+\s+){{0,5}}?)?"
    handed = light(rf"\s*,?\s*{who}(?:phải\s+)?{phrase('recurrence.turned_in')}")
    if not handed.match(behind) or light(_COUNTED).match(behind):
        raise NotThis
    return recurring(match)


def at_each(match: Match, _: Context) -> Deadline:
    """A time of each month, quarter or year: at the head of what is to be done, behind it, or led by "trước", "vào"."""
    if says(clause_before(match, 60), "deadline.happened"):
        raise NotThis
    if opens(match) and is_fact(match):
        raise NotThis
    led = light(rf"(?:định\s+kỳ\s+)?{LEAD}").match(match.hit[0]) or match.hit[0].startswith("định")
    if not (led or opens(match) or says(clause_before(match, 100), "recurrence.done")):
        raise NotThis
    return recurring(match)


def times_a(match: Match, _: Context) -> Deadline:
    """ "báo cáo ngày 02 lần": when something is handed in; else it is how much ("cho ăn ngày 2 lần")."""
    words = clause_before(match, 60)
    if not says(words, "recurrence.turned_in") or says(words, "recurrence.not_often"):
        raise NotThis
    return recurring(match)


def at_edge_of_each(match: Match, _: Context) -> Deadline:
    """ "Định kỳ cuối tháng", "mỗi đầu quý": at that edge of each."""
    if says(clause_before(match, 60), "deadline.happened") or ends_with(before(match, 30), "recurrence.not_before"):
        raise NotThis
    return replace(recurring(match), rrule=rrule(f"{match['edge']} mỗi {' '.join(match['unit'].split())}"))


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.times_a",
        rf"(?<!(?:hàng|hằng)\s)(?<!(?:mỗi|một)\s)(?P<each>(?:ngày|tuần|tháng|quý|năm)\s+{SMALL}\s+lần)(?!\s+lượt|\w)",
        times_a,
        examples=("ngày 02 lần", "tuần hai lần"),
        gates=("lần",),
        starts=("ngày", "tuần", "tháng", "quý", "năm"),
    ),
    Rule(
        "deadline.at_edge_of_each",
        r"(?P<each>(?:(?:theo\s+)?định\s+kỳ\s+(?:vào\s+)?(?:mỗi\s+)?|(?:vào\s+)?mỗi\s+(?:dịp\s+)?)(?P<edge>đầu|giữa|cuối)\s+"
        r"(?P<unit>tuần|tháng|quý|năm(?:\s+học)?|học\s+kỳ|kỳ|vụ|mùa(?:\s+(?:mưa|khô|lũ|bão|vụ))?|khóa|ca)(?!\w))(?!\s+(?:\d|này|nay))",
        at_edge_of_each,
        examples=("định kỳ cuối tháng", "định kỳ vào đầu quý", "mỗi cuối tuần"),
        counterexamples=("định kỳ cuối tháng 6", "cuối tháng"),
        gates=("định kỳ", "mỗi đầu", "mỗi giữa", "mỗi cuối", "mỗi dịp"),
        needs=("đầu", "giữa", "cuối"),
        starts=("theo", "định", "mỗi", "vào"),
    ),
    Rule(
        "deadline.often",
        rf"(?P<each>(?:cứ\s+)?{EVERY}|(?:cứ\s+)?{OFTEN})",
        often,
        examples=("2 giờ một lần", "15 ngày/lần", "mỗi năm hai lần", "cứ 10 ngày một lần"),
        counterexamples=("60 ngày/lần khám", "hỗ trợ một lần", "mỗi năm ít nhất một lần"),
        gates=("lần",),
        starts=(*AGAIN, "cứ"),
    ),
    Rule(
        "deadline.every",
        r"(?P<each>mỗi\s+(?:ngày|tuần|tháng|quý))(?!\w)(?!\s+(?:\d|một|hai|ba)\s)",
        every,
        examples=("mỗi tuần",),
        counterexamples=("mỗi tuần hai buổi",),
        gates=("mỗi ngày", "mỗi tuần", "mỗi tháng", "mỗi quý"),
        starts=("mỗi",),
    ),
    Rule(
        "deadline.each_length",
        r"(?<![\w.,/])(?P<each>(?:(?:hàng|hằng|mỗi)?\s*(?:tháng|quý)\s*,\s*)?(?:0?[369]|sáu|ba|chín)\s+tháng(?:\s{0,2}(?:,|;|và|hoặc)\s{0,2}(?:(?:0?[1369]|một|sáu|chín|hàng|hằng|cả)\s+)?(?:tháng|năm)(?!\w)){1,3})"
        r"(?:\s+(?:một|1|01)\s+lần)?",
        each_length,
        examples=("6 tháng, một năm", "03 tháng, 06 tháng, năm"),
        counterexamples=("6 tháng, 12 tháng tuổi",),
        gates=("3 tháng", "6 tháng", "9 tháng", "sáu tháng", "ba tháng", "chín tháng"),
        starts=(FIGURE, "sáu", "ba", "chín", "hàng", "hằng", "mỗi", "tháng", "quý"),
    ),
    Rule(
        "deadline.hourly",
        r"(?P<each>(?:từng|hàng|hằng|mỗi)\s+giờ(?!\s+(?:đồng|làm|học|dạy|\w+\s+\d)))",
        hourly,
        examples=("từng giờ",),
        gates=("giờ",),
        starts=("từng", "hàng", "hằng", "mỗi"),
    ),
    Rule(
        "deadline.ever",
        rf"(?P<each>cứ\s+(?:sau\s+)?{SMALL}\s+{UNIT_OF_TIME}|mỗi\s+{SMALL}\s+{UNIT_OF_TIME}(?=\s*(?:[.,;)]|$|và\s)))",
        ever,
        examples=("cứ 3 tháng", "cứ sau 2 giờ", "mỗi 6 tháng"),
        gates=tuple(f"{each} {n}" for each in ("cứ", "mỗi") for n in (*"0123456789", "sau", *_FEW)),
        starts=("cứ", "mỗi"),
    ),
    Rule(
        "deadline.at_each",
        rf"{_DUE}(?P<each>{EDGE_ROUND}|{EDGE_OF})",
        at_each,
        examples=(
            "vào cuối mỗi tháng",
            "ngày mùng 5 đầu mỗi quý",
            "sáng thứ hai đầu tháng",
            "chậm nhất vào ngày cuối cùng của tháng",
        ),
        counterexamples=("ngày cuối cùng của tháng 6", "cuối tháng này", "đầu năm học"),
        gates=_EDGES,
        starts=_DAY_OF,
    ),
    Rule(
        "deadline.day_of_months",
        rf"(?:định\s+kỳ\s+)?(?:{LEAD}\s+)?ngày\s+\d{{1,2}}\s+(?:của\s+)?(?P<each>{MONTHS}(?:\s+(?:hàng|hằng)\s+năm)?)",
        at_each,
        examples=("trước ngày 25 các tháng 3, 6, 9, 12",),
        counterexamples=("ngày 25 tháng 3",),
        gates=("các tháng",),
        starts=("định", *LED, "ngày"),
    ),
    Rule(
        "deadline.each_weekday",
        rf"(?P<each>mỗi\s+(?:(?:sáng|trưa|chiều|tối)\s+)?{WEEKDAY})",
        at_each,
        examples=("mỗi sáng thứ hai",),
        gates=("mỗi thứ", "mỗi sáng", "mỗi trưa", "mỗi chiều", "mỗi tối", "mỗi chủ"),
        starts=("mỗi",),
    ),
    Rule(
        "deadline.month_of_each",
        rf"(?:định\s+kỳ\s+)?(?:{LEAD}\s+)?(?:(?:đầu|giữa|cuối)\s+)?{ROUND_MONTH}[\s,]+(?:của\s+)?(?P<each>(?:mỗi|hàng|hằng)\s+năm(?!\w))",
        at_each,
        examples=("trong tháng 01 hằng năm", "định kỳ vào tháng 6 và tháng 12 hằng năm", "quý iv hằng năm"),
        gates=("mỗi năm", "hàng năm", "hằng năm"),
        needs=("tháng", "quý"),
        starts=("định", *LED, "đầu", "giữa", "cuối", "tháng", "quý"),
    ),
)
