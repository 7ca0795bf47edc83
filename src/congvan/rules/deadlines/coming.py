"""Deadlines that are told from the letter's own day, or by a name: "trước 17 giờ chiều mai", "trong tuần này", "ngay
trong ngày", "trước 26 tháng Chạp (tức ngày 28/01/2022)", "trước Tết Nguyên đán", "trước kỳ họp thứ ba".

"hôm nay", "ngày mai" and a weekday of this or the next week are days where the letter has one; what else is named has
a day only where brackets give it. Nothing is worked out from the lunar calendar.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from congvan.lexicon import entry, openers
from congvan.model.directive import Deadline
from congvan.rules.deadlines.amounts import RATED
from congvan.rules.deadlines.days import BEFORE, LATEST, is_past
from congvan.rules.deadlines.spans import SHARPER
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import in_words
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.duty import is_of_the_past
from congvan.rules.time.moments import A_MONTH, CLOCK, WEEKDAY, read, read_clock
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before

_PART = r"(?:sáng|trưa|chiều|tối|đêm)"
_TENS = {"thượng": 10, "trung": 20, "hạ": 20}  #: the tens of days of a month
_LEAD = rf"(?P<lead>{LATEST}|{BEFORE}|(?<!\w)(?:ngay\s+)?(?:trong|vào|đến)(?!\w))"
_LED = (*openers("deadline.latest", "deadline.before"), "ngay", "trong", "vào", "đến")
_TODAY = rf"(?:ngày\s+)?hôm\s+nay|ngày\s+mai|{_PART}\s+(?:ngày\s+|hôm\s+)?(?:nay|mai)"
_NEAR_DAY = rf"(?:{_TODAY}|{WEEKDAY}\s+tuần\s+(?:này|tới|sau))(?!\w)"
_GLOSS = rf"(?:\s*[,(]\s*(?:tức\s+(?:là\s+)?)?(?:ngày\s+)?(?P<gloss>{DAY_MONTH})(?![\d/])\s*\)?)"
_SAME = r"\(\s*(?P<sure>(?:tức|nhằm)(?:\s+(?:là|vào))?\s+)?(?:ngày\s+)?"
_NAMED_DAY = r"(?:tết|rằm|mùng|mồng|chạp|giêng|âm|lễ|mai|nay|tuần|thứ|hôm)(?!\w)"
_LUNAR = (
    r"(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?\d{1,2}\s+(?:tết|(?:tháng\s+)?(?:chạp|giêng)|tháng\s+(?:\d{1,2}|\w+)\s*\(?\s*âm\s+lịch\)?)|"
    r"rằm\s+tháng\s+\w+"
)
_EVENT = (
    r"(?:khi\s+|ngày\s+|dịp\s+|thềm\s+)?(?:tết(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền|trung\s+thu))?(?:\s+(?:năm\s+)?(?:19|20)\d\d)?|"
    r"(?:đại\s+hội|kỳ\s+họp|phiên\s+họp)\s+(?:thứ\s+\w+|lần\s+thứ\s+\w+|(?:cuối|giữa)\s+năm)|(?:khai\s+giảng|tựu\s+trường)(?:\s+năm\s+học)?|"
    r"(?:bắt\s+đầu\s+|bước\s+vào\s+)?(?:năm\s+học\s+mới|mùa\s+(?:mưa|lũ|bão|khô)(?:\s+(?:bão|lũ))?)|"
    r"(?:hết|kết\s+thúc)\s+(?:năm\s+học|học\s+kỳ)(?:\s+(?:i{1,2}|\d))?)(?!\w)"
)


def _undated(match: Match, op: Literal["<", "<=", "=="], day: date | None = None, time: str | None = None) -> Deadline:
    known = day.isoformat() if day else None
    return Deadline(match.words(), op, known, time, None, None, None, None, None, match.span())


def _op(match: Match) -> Literal["<", "<="]:
    return "<" if match["lead"].startswith("trước") else "<="


def near_day(match: Match, context: Context) -> Deadline:
    """ "trước 11 giờ ngày mai (20/7)", "chậm nhất thứ Sáu tuần này"."""
    firm = light(rf"{LATEST}|{BEFORE}").match(match["lead"])
    if not firm and not says(clause_before(match, 80), "deadline.done"):
        raise NotThis
    if says(clause_before(match, 40), "deadline.happened"):
        raise NotThis
    day = read("ngày " + match["gloss"], context).last if match["gloss"] else _counted(match["near"], context.issued_on)
    if day and is_past(day, context):
        raise NotThis
    return _undated(match, _op(match), day, read_clock(match.hit[0][: match.hit.end("near") - match.hit.start()]))


def _counted(words: str, issued_on: date | None) -> date | None:
    """The day that ``words`` name from the letter's; None where the letter has none."""
    if issued_on is None:
        return None
    weekday = light(WEEKDAY).match(words)
    if weekday:
        named = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(
            entry("recurrence.weekdays")[" ".join(weekday[0].split())]
        )
        monday = issued_on - timedelta(days=issued_on.weekday())
        return monday + timedelta(days=named + (0 if words.endswith("này") else 7))
    return issued_on + timedelta(days=1 if words.endswith("mai") else 0)


def glossed(match: Match, context: Context) -> Deadline:
    """A day named otherwise, with its date in brackets."""
    if not match["sure"] and not light(_NAMED_DAY).search(match["what"]):
        raise NotThis
    day = read("ngày " + match["day"], context).last
    if is_past(day, context):
        raise NotThis
    return _undated(match, _op(match), day, read_clock(match["what"]))


def lunar(match: Match, _: Context) -> Deadline:
    if says(clause_before(match, 40), "deadline.happened"):
        raise NotThis
    return _undated(match, _op(match))


def event(match: Match, _: Context) -> Deadline:
    """ "xong trước Tết Nguyên đán": what comes on a day that the letter does not tell."""
    words = clause_before(match, 120)
    asked = says(words, "deadline.done", "deadline.done_in_day") or (
        opens(match)
        and light(r"[^,.;]{0,12},").match(after(match, 14))
        and says(after(match, 60), "deadline.completed")
    )
    told_of = light(r"(?<!\w)(?:tuần|ngày|tháng|cuối|dịp)\s+$").search(before(match, 8))
    if not asked or told_of or is_of_the_past(sentence_before(match, 200)):
        raise NotThis
    return _undated(match, _op(match))


def within_day(match: Match, _: Context) -> Deadline:
    """ "trả kết quả trong ngày"; what occurs in the course of a day is told of."""
    words = clause_before(match, 60)
    firm = match.hit[0].startswith("cùng") or (
        match.hit[0].endswith("làm việc") and not match.hit[0].startswith("ngay")
    )
    if firm and not ends_with(words, "deadline.done_in_day"):
        raise NotThis
    if light(SHARPER).match(after(match, 14)):
        raise NotThis
    if ends_with(words, "deadline.of_day") or light(RATED).search(words) or says(words, "deadline.happened"):
        raise NotThis
    if not (says(words, "deadline.done_in_day") or (opens(match) and says(after(match, 80), "deadline.done_in_day"))):
        raise NotThis
    return _undated(match, "<=")


def within_week(match: Match, _: Context) -> Deadline:
    words = clause_before(match, 80)
    if says(words, "deadline.happened") or not (
        says(words, "deadline.done") or (opens(match) and says(after(match, 80), "deadline.done"))
    ):
        raise NotThis
    return _undated(match, "<=")


def this_month(match: Match, context: Context) -> Deadline:
    """ "trước ngày 15 tháng này"."""
    if light(r"(?:trong|vào|đến|ngay)").match(match["lead"]) and not says(clause_before(match, 80), "deadline.done"):
        raise NotThis
    day = None
    if context.issued_on:
        day = context.issued_on.replace(day=int(match["n"]))
    if day and is_past(day, context):
        raise NotThis
    return _undated(match, _op(match), day)


def spelled_month(match: Match, context: Context) -> Deadline:
    """ "xong trong tháng tám"."""
    words = clause_before(match, 80)
    if not says(words, "deadline.done") or says(words, "deadline.happened"):
        raise NotThis
    day = read(f"tháng {in_words(match['month']) or 4}", context).last
    if is_past(day, context):
        raise NotThis
    return _undated(match, "<=", day)


def days_of_month(match: Match, context: Context) -> Deadline:
    """ "trong 10 ngày đầu tháng 6": by the 10th; "trong nửa đầu tháng 4": by the 15th."""
    if not says(clause_before(match, 80), "deadline.done") or says(clause_before(match, 40), "deadline.happened"):
        raise NotThis
    if light(SHARPER).match(after(match, 14)):
        raise NotThis
    month, n = read(match["month"], context), int(match["n"] or _TENS.get(match["ten"], 15))
    first = match["edge"] == "đầu" or match["ten"] or match["week"]
    if match["week"]:
        n = 7
    day = month.first + timedelta(days=n - 1) if first and match["ten"] != "hạ" else month.last
    if is_past(day, context) or n > 20:
        raise NotThis
    return _undated(match, "<=", day)


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.near_day",
        rf"{_LEAD}\s+(?:{CLOCK}[\s,]*)?(?P<near>{_NEAR_DAY}){_GLOSS}?",
        near_day,
        examples=("trước 11 giờ 30 phút ngày mai (20/7)", "trước 17 giờ chiều nay", "chậm nhất là thứ sáu tuần này"),
        counterexamples=("trước tháng này", "trong thời gian hôm qua"),
        gates=("nay", "mai", "tuần này", "tuần tới", "tuần sau"),
        starts=_LED,
    ),
    Rule(
        "deadline.glossed",
        rf"(?P<lead>{LATEST}|{BEFORE})\s+(?P<what>[^,;.()]{{2,50}}?)\s*{_SAME}(?P<day>{DAY_MONTH})(?:\s+dương\s+lịch)?\s*\)",
        glossed,
        examples=("trước 26 tháng chạp (tức ngày 28/01/2022)", "trước rằm tháng bảy (18/8/2024)"),
        counterexamples=("trước 26 tháng chạp",),
        gates=(
            "tức",
            "nhằm",
            "tết",
            "rằm",
            "mùng",
            "mồng",
            "chạp",
            "giêng",
            "âm",
            "lễ",
            "mai",
            "nay",
            "tuần",
            "thứ",
            "hôm",
        ),
        needs=("(",),
        starts=openers("deadline.latest", "deadline.before"),
    ),
    Rule(
        "deadline.lunar",
        rf"(?P<lead>{LATEST}|{BEFORE})\s+(?:{_LUNAR})(?!\w)",
        lunar,
        examples=("trước ngày 23 tháng chạp", "trước rằm tháng bảy", "trước ngày 15 tháng 7 âm lịch"),
        counterexamples=("trước ngày 15 tháng 7",),
        gates=("chạp", "giêng", "âm lịch", "rằm", "tết"),
        starts=openers("deadline.latest", "deadline.before"),
    ),
    Rule(
        "deadline.event",
        rf"(?P<lead>{LATEST}|{BEFORE})\s+{_EVENT}",
        event,
        examples=("trước tết nguyên đán", "trước kỳ họp thứ ba", "trước khi kết thúc năm học", "trước mùa mưa bão"),
        counterexamples=("trước khi họp", "trước tình hình mưa bão"),
        gates=("tết", "kỳ họp", "phiên họp", "đại hội", "khai giảng", "tựu trường", "năm học", "học kỳ", "mùa"),
        starts=openers("deadline.latest", "deadline.before"),
    ),
    Rule(
        "deadline.within_day",
        r"(?:cùng\s+ngày|(?:ngay\s+)?trong(?:\s+cùng)?(?:\s+(?:01|1|một))?\s+(?:buổi\s+làm\s+việc|ngày(?:\s+làm\s+việc|\s+(?:nhận|tiếp\s+nhận|phát\s+hiện)(?:\s+[^\s,;.:()\d]+){0,12})?))"
        r"(?=\s*(?:[.,;:)]|$|(?:đối|và|kể|cho|về|tới|đến)(?!\w)))",
        within_day,
        examples=("trong ngày", "trong cùng ngày", "ngay trong ngày tiếp nhận hồ sơ"),
        counterexamples=("trong ngày 22/5", "trong ngày làm việc tiếp theo", "trong ngày mưa lũ"),
        gates=("trong ngày", "cùng ngày", "trong buổi", "một ngày", "01 ngày", "1 ngày", "01 buổi", "một buổi"),
        starts=("trong", "ngay", "cùng"),
    ),
    Rule(
        "deadline.within_week",
        r"(?:ngay\s+)?(?:trong|vào|đầu|giữa|cuối)\s+(?:(?:đầu|giữa|cuối)\s+)?tuần\s+(?:này|tới|sau)(?!\w)",
        within_week,
        examples=("trong tuần này", "vào đầu tuần tới"),
        counterexamples=("trong tuần qua",),
        gates=("tuần này", "tuần tới", "tuần sau"),
        starts=("ngay", "trong", "vào", "đầu", "giữa", "cuối"),
    ),
    Rule(
        "deadline.this_month",
        rf"{_LEAD}\s+ngày\s+(?P<n>\d{{1,2}})\s+(?:của\s+)?tháng\s+này(?!\w)",
        this_month,
        examples=("trước ngày 15 tháng này",),
        gates=("tháng này",),
        starts=_LED,
    ),
    Rule(
        "deadline.spelled_month",
        r"(?:ngay\s+)?trong\s+tháng\s+(?P<month>ba|tư|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?)(?=\s*(?:[.,;)]|$|năm\s+\d|(?:để|và|này)(?!\w)))",
        spelled_month,
        examples=("trong tháng tám", "ngay trong tháng mười một"),
        counterexamples=("trong tháng ba lần",),
        gates=tuple(f"trong tháng {n}" for n in ("ba", "tư", "sáu", "bảy", "tám", "chín", "mười")),
        starts=("ngay", "trong"),
    ),
    Rule(
        "deadline.days_of_month",
        r"(?:trong|vào)\s+(?:(?:(?P<n>\d{1,2})\s+ngày|nửa)\s+(?P<edge>đầu|cuối)|(?P<ten>thượng|trung|hạ)\s+tuần"
        rf"|(?P<week>tuần)\s+(?:lễ\s+)?(?:đầu|thứ\s+nhất))\s+(?:tiên\s+)?(?:của\s+)?(?P<month>{A_MONTH}|tháng(?:\s+này)?)(?!\w)",
        days_of_month,
        examples=(
            "trong 10 ngày đầu tháng 6/2024",
            "trong nửa đầu tháng 4",
            "vào trung tuần tháng 8",
            "trong tuần đầu tháng 5",
        ),
        gates=(
            "ngày đầu",
            "ngày cuối",
            "nửa đầu",
            "nửa cuối",
            "thượng tuần",
            "trung tuần",
            "hạ tuần",
            "tuần đầu",
            "tuần lễ",
            "tuần thứ",
        ),
        starts=("trong", "vào"),
    ),
)
