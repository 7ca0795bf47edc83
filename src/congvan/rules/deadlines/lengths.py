"""Deadlines that are a length from an event: "trong thời hạn 08 ngày làm việc kể từ ngày nhận được hồ sơ".

Unit: as written ("ngày làm việc", "giờ"). How a length is counted is the matter of `congvan.calendar.due_on`.
How long a state lasts ("niêm yết trong 30 ngày", "cách ly 14 ngày") is no deadline.
"""

from __future__ import annotations

from typing import Literal

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.numbers import NUMBER, agree, number, read
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, says, sentence_before
from congvan.rules.told import FIGURE

UNIT = (
    r"(?P<unit>ngày\s+làm\s+việc|giờ\s+làm\s+việc|ngày|giờ|tiếng|phút|tuần|tháng|quý|năm)(?![\w/]|\s+\d|\s+học(?!\w))"
)
FIGURES = rf"(?<![\w.,/])(?P<n>\d{{1,3}})(?:\s{{0,2}}\((?P<n_gloss>[^()]{{1,30}})\))?\s*{UNIT}"
AMOUNT = rf"(?:\d{{1,3}}\s{{0,2}}-\s{{0,2}})?{number()}\s*{UNIT}"
_WORDS = r"[^,;.:()\[\]*]{1,160}"
EVENT = (
    rf"(?:\s*,)?\s*\(?(?:(?P<count>{phrase('deadline.counting')})\s+|(?=kết\s+thúc))"
    rf"(?P<event>(?:khi|ngày|thời\s+điểm|lúc|năm|tháng|buổi|ngay|nhận|có|kết\s+thúc|hết|nước)(?!\w)(?!\s+\d){_WORDS})"
)
WITHIN, AT_MOST = phrase("deadline.within"), phrase("deadline.at_most")
LEAD = rf"(?P<lead>(?:{WITHIN}(?:\s+{AT_MOST})?|{AT_MOST}(?:\s+{WITHIN})?)(?:\s+sau)?)"
_COUNTED_BEFORE = r"(?:thời\s+hạn|chậm\s+nhất|không\s+quá|vòng)[^;.]{1,40}(?:ngày|giờ)[^;.]{1,120}[;,]"
_WITHIN_TIME = r"trong\s"
_AHEAD = r"(?:khi|ngày|thời\s+hạn|thời\s+gian|thời\s+điểm|phiên|cuộc|buổi|kỳ|lúc|giờ)(?!\w)"


def _length(match: Match, op: Literal["<", "<="] = "<=") -> Deadline:
    if match["n_gloss"] and not agree(read(match["n"]), match["n_gloss"]):
        raise Unreadable(f"số và chữ không khớp: {match.words()!r}")
    named = "event" in match.hit.re.groupindex and match.words("event")
    event = named.strip(" *_") if named else None
    unit = match.words("unit")
    return Deadline(
        match.words().rstrip(" *_"), op, None, None, read(match["n"]), unit, event, None, None, match.span()
    )


def _guard(match: Match) -> None:
    """Drops lengths that are no deadline: how long a state lasts, a threshold, a time gone by."""
    latest = "lead" in match.hit.re.groupindex and says(match["lead"], "deadline.latest")
    if (says(before(match, 50), "deadline.lasting") and not latest) or ends_with(before(match, 12), "deadline.over"):
        raise NotThis
    if light(r"\s*[,(]\s*(?:từ|ngày)\s+(?:ngày\s+)?\d").match(after(match, 24)):
        raise NotThis
    if ends_with(before(match, 20), "period.effect") or _goes_on(match):
        raise NotThis
    if match["unit"] in ("tháng", "năm") and says(sentence_before(match, 200), "deadline.grace"):
        raise NotThis


def _goes_on(match: Match) -> bool:
    """Whether the length is one of the past or a threshold; "trong 5 ngày tới" is due."""
    behind = after(match, 14)
    if match["unit"] == "ngày" and light(r"\s+tới(?!\w)").match(behind):
        return False
    return says(behind, "deadline.not_after")


def counted(match: Match, _: Context) -> Deadline:
    _guard(match)
    return _length(match)


def bare(match: Match, _: Context) -> Deadline:
    """A length whose event is left unsaid: only of days and hours, or after "trong thời hạn"."""
    _guard(match)
    lead = match["lead"]
    if match["unit"] in ("tháng", "năm", "quý", "tuần", "phút") and "thời" not in lead and "vòng" not in lead:
        raise NotThis
    latest = says(lead, "deadline.latest")
    told = "trong" in lead or latest or says(sentence_before(match, 160), "deadline.term")
    if not told and not light(_COUNTED_BEFORE).search(before(match, 220)):
        raise NotThis
    if match["unit"] == "giờ" and not latest and "thời" not in lead and "vòng" not in lead and "trong" not in lead:
        raise NotThis
    return _length(match)


def length(match: Match, context: Context) -> Deadline:
    return counted(match, context) if match["event"] else bare(match, context)


def plain(match: Match, context: Context) -> Deadline:
    if says(before(match, 30), "deadline.after_length") or ends_with(before(match, 20), "limits.least_of"):
        raise NotThis
    return counted(match, context)


def ahead(match: Match, _: Context) -> Deadline:
    """A length before an event; how long something is shown before it is none."""
    if ends_with(before(match, 20), "deadline.rough"):
        raise NotThis
    if light(_WITHIN_TIME).match(match["lead"]) and says(clause_before(match, 120), "deadline.lasting"):
        raise NotThis
    return _length(match)


def nth_day(match: Match, _: Context) -> Deadline:
    """ "chậm nhất là ngày thứ 45 kể từ …", or a day that comes round: "… ngày thứ 20 của tháng tiếp theo"."""
    if match["round"]:
        each = "ngày thứ " + match.words("n") + " của " + match.words("round")
        return Deadline(match.words(), "<=", None, None, None, None, None, each, None, match.span())
    unit = "ngày làm việc" if match["unit"] else "ngày"
    event = match.words("event").strip(" *_") or None
    return Deadline(
        match.words().strip(" *_"), "<=", None, None, read(match["n"]), unit, event, None, None, match.span()
    )


def notice(match: Match, _: Context) -> Deadline:
    return _length(match)


def in_advance(match: Match, _: Context) -> Deadline:
    if match["unit"] in ("giờ", "phút") or not says(before(match, 160), "deadline.done"):
        raise NotThis
    return _length(match)


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.length",
        rf"(?=[tnxklcm])\b{LEAD}[\s:]+{AMOUNT}(?:{EVENT})?",
        length,
        examples=(
            "trong thời hạn 08 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ",
            "chậm nhất là 30 ngày làm việc, kể từ ngày nhận được kiến nghị",
            "tối đa không quá chín (09) ngày làm việc kể từ ngày mở sổ",
            "trong 24-48 giờ sau khi nước rút",
            "trong 04 ngày làm việc",
            "trong vòng 5 ngày làm việc",
            "không quá 15 ngày làm việc",
        ),
        counterexamples=("tối đa 20 người", "không quá 09 tháng/năm học"),
        gates=("trong", "hạn", "gian", "quá", "đa", "nhất"),
        needs=("ngày", "giờ", "tiếng", "phút", "tuần", "tháng", "quý", "năm"),
        starts=openers("deadline.within", "deadline.at_most"),
    ),
    Rule(
        "deadline.length_plain",
        rf"{FIGURES}{EVENT}",
        plain,
        examples=("07 ngày kể từ ngày tiếp nhận", "60 ngày, tính từ ngày thông quan"),
        counterexamples=("15 ngày kể từ 0 giờ ngày 01/4/2020",),
        gates=("kể", "kê", "từ", "sau", "kết thúc"),
        needs=(FIGURE,),
        starts=(FIGURE,),
    ),
    Rule(
        "deadline.ahead",
        rf"(?:(?P<lead>{phrase('deadline.at_least')})\s+)?{AMOUNT}\s+(?:làm\s+việc\s+)?trước\s+(?P<event>{_AHEAD}{_WORDS})",
        ahead,
        examples=("ít nhất 04 ngày làm việc trước thời hạn đã hẹn", "chậm nhất 01 ngày trước ngày hết hạn"),
        gates=("trước",),
        starts=(*openers("deadline.at_least"), *NUMBER),
    ),
    Rule(
        "deadline.ahead_of",
        rf"trước\s+(?P<event>{_AHEAD}[^,;.:()\d]{{0,80}}?)\s+(?:(?P<lead>{phrase('deadline.at_least')})\s+)?{AMOUNT}",
        ahead,
        examples=("trước phiên họp ít nhất 03 ngày", "trước khi mở lớp học tối thiểu 06 ngày làm việc"),
        starts=("trước",),
    ),
    Rule(
        "deadline.nth_day",
        rf"{phrase('deadline.latest')}(?:\s+{phrase('deadline.latest_link')})?\s+ngày\s+(?P<unit>làm\s+việc\s+)?thứ\s+{number()}"
        rf"(?:{EVENT}|\s+của\s+(?P<round>(?:tháng|quý|năm)(?:\s+(?:đầu|cuối))?(?:\s+(?:tiếp\s+theo|sau|kế\s+tiếp|quý|của))?))?",
        nth_day,
        examples=(
            "chậm nhất là ngày thứ 45, kể từ ngày phát sinh nghĩa vụ thuế",
            "chậm nhất là ngày thứ 20 của tháng tiếp theo",
        ),
        counterexamples=("chậm nhất là thứ 6",),
        gates=("ngày thứ", "ngày làm việc thứ"),
        starts=openers("deadline.latest"),
    ),
    Rule(
        "deadline.notice",
        rf"báo\s+trước(?:\s+(?:cho|với)(?:\s+[^\W\d]+){{1,8}}?)?\s+(?:(?P<lead>{phrase('deadline.at_least')})\s+)?{AMOUNT}",
        notice,
        examples=("báo trước cho người lao động ít nhất 45 ngày", "báo trước 30 ngày"),
        counterexamples=("báo trước khi nghỉ",),
        gates=("báo trước",),
        starts=("báo",),
    ),
    Rule(
        "deadline.in_advance",
        rf"trước\s+(?:{phrase('deadline.at_least')}\s+)?{AMOUNT}(?!\s+(?:kể|đến|về))",
        in_advance,
        examples=("trước 10 ngày", "trước 03 ngày làm việc", "trước ít nhất 30 ngày"),
        starts=("trước",),
    ),
)
