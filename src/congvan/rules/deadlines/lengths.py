"""Deadlines that are a length from an event: "trong thời hạn 08 ngày làm việc kể từ ngày nhận được hồ sơ".

How long a state lasts ("niêm yết trong 30 ngày", "cách ly 14 ngày") is no deadline.
"""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.amounts import AMOUNT, AT_MOST, EVENT, FIGURES, LEAD, RATED, UNITS, length_of
from congvan.rules.deadlines.lasting import guard
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import number, read
from congvan.rules.time.recurrence import OF_DUTY
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before
from congvan.rules.told import FIGURE

_COUNTED_BEFORE = (
    r"(?:(?:thời\s+hạn|chậm\s+nhất|không\s+quá|vòng)[^;.]{1,40}(?:ngày|giờ)[^;.]{1,120}|"
    r"kéo\s+dài[^;.]{1,40}(?:ngày|giờ|tháng)[^;.]{0,120})[;,]"
)
_IF_NONE = r"[^.;]{0,12}(?<!\w)(?:nếu|mà|không)(?!\w)"  #: "Sau thời hạn 10 ngày, nếu không có ý kiến …"
_EACH = r"(?<!\w)(?:thời\s+(?:gian|lượng)|mỗi|lượt|ca|buổi|ngày|tuần)(?!\w)"
#: how long each of several lasts: "gia hạn mỗi lần không quá 30 ngày"
_AT_A_TIME = r"(?<!\w)(?:mỗi|một)\s+(?:lần|đợt|kỳ|lượt)\s+$"
_TOLD_BEHIND = r"\s*,?\s*[^,;.]{0,40}?(?<!\w)(?:đã|xảy\s+ra|ghi\s+nhận)(?!\w)"


def _is_coming(match: Match) -> bool:
    """ "Trong 3 tháng tới phải …"."""
    heads = opens(match) and match["unit"] in ("tuần", "tháng") and light(r"\s*,").match(after(match, 3))
    coming = heads or light(r"\s+tới(?!\w)").match(after(match, 6))
    return bool(coming) and says(after(match, 60), "deadline.duty")


def counted(match: Match, _: Context) -> Deadline:
    guard(match)
    return length_of(match)


def bare(match: Match, _: Context) -> Deadline:
    """A length whose event is left unsaid: only of days and hours, or after "trong thời hạn"."""
    guard(match)
    lead = match["lead"]
    if not lead.startswith("ngay") and light(r"\s+(?:giáp|tết|lễ|đầu|cuối|qua|vừa)(?!\w)").match(after(match, 8)):
        raise NotThis  # "trong 3 ngày |Tết", "trong 24 giờ |đầu"
    once = "trong" not in lead and light(_AT_A_TIME).search(before(match, 14))
    if once and says(sentence_before(match, 160), "limits.lasting_once"):
        raise NotThis
    if lead == "trong" and _is_rate_or_past(match):
        raise NotThis
    timed = "thời" in lead or "vòng" in lead
    slow = match["unit"] in ("tháng", "năm", "quý", "tuần", "phút")
    if slow and not timed and not _is_coming(match) and not _is_drawn_out(match):
        if match["unit"] != "phút" or not says(sentence_before(match, 60), "deadline.at_once"):
            raise NotThis
        return length_of(match)
    latest = says(lead, "deadline.latest")
    told = "trong" in lead or latest or _is_soon(match) or says(sentence_before(match, 160), "deadline.term")
    told = told or (match["unit"].endswith("việc") and opens(match)) or _is_after(match)
    if not told and not light(_COUNTED_BEFORE).search(before(match, 220)):
        raise NotThis
    if (
        match["unit"] == "giờ"
        and not latest
        and not timed
        and "trong" not in lead
        and not (_is_soon(match) or _is_after(match))
    ):
        raise NotThis
    return length_of(match)


def _is_soon(match: Match) -> bool:
    """ "khôi phục không quá 4 giờ": what is done within hours, not how long it lasts."""
    words = clause_before(match, 60)
    return match["unit"] == "giờ" and says(words, "deadline.done_in_day") and not light(_EACH).search(words)


def _is_after(match: Match) -> bool:
    """ "có báo cáo bằng văn bản sau không quá 48 giờ"."""
    return ends_with(before(match, 6), "deadline.behind") and says(clause_before(match, 80), "deadline.done")


def _is_rate_or_past(match: Match) -> bool:
    """ "50 người trong một giờ" is a rate; "Trong 9 ngày, đã xảy ra …" tells of the past."""
    if not match["unit"].endswith("việc") and read(match["n"]) == 1 and light(RATED).search(clause_before(match, 80)):
        return True
    led = opens(match) or light(r"(?:,|chỉ)\s*$").search(before(match, 6))
    return bool(led and light(_TOLD_BEHIND).match(after(match, 60)))


def _is_drawn_out(match: Match) -> bool:
    """ "Thời gian thụ lý không kéo dài quá 04 tháng; vụ phức tạp không quá 06 tháng": months of a procedure."""
    if match["unit"] != "tháng":
        return False
    led = "kéo dài" in match["lead"] and says(sentence_before(match, 160), "deadline.term")
    return led or bool(
        light(r"thời\s+(?:gian|hạn)[^;.]{1,80}kéo\s+dài[^;.]{1,40}tháng[^;.]{0,120};").search(before(match, 220))
    )


def term(match: Match, _: Context) -> Deadline:
    """ "Thời hạn giải quyết: 05 ngày làm việc"."""
    return length_of(match, group="length")


def length(match: Match, context: Context) -> Deadline:
    if light(r"(?<!\w)sau\s+$").search(before(match, 8)) and light(_IF_NONE).match(after(match, 30)):
        raise NotThis
    return counted(match, context) if match["event"] else bare(match, context)


def plain(match: Match, context: Context) -> Deadline:
    waited = ends_with(before(match, 24), "deadline.after_length") or says(before(match, 30), "period.effect")
    if waited or ends_with(before(match, 20), "limits.least_of"):
        raise NotThis
    return counted(match, context)


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


def first_days(match: Match, _: Context) -> Deadline:
    """ "trong 05 ngày đầu của quý tiếp theo", for what is done or handed in then; "6 tháng đầu năm" is what a report is
    of."""
    if not match["unit"].startswith("ngày"):
        raise NotThis
    words = clause_before(match, 100)
    asked = says(words, "deadline.done", "deadline.done_in_day", "recurrence.done")
    if says(words, "deadline.happened") or not (asked or opens(match)):
        raise NotThis
    return length_of(match)


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.first_days",
        rf"(?:(?:ngay\s+)?trong\s+(?:vòng\s+)?)?{FIGURES}\s+(?P<event>(?:đầu|cuối)(?:\s+(?:tiên|cùng))?\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?"
        rf"(?:tuần|tháng|quý|năm)(?:\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề))?{OF_DUTY})(?!\w)(?!\s*(?:\d|i|này|học))",
        first_days,
        examples=("trong vòng 05 ngày đầu của quý tiếp theo", "3 ngày làm việc đầu tiên của tháng"),
        counterexamples=("trong 3 tháng", "trong 3 ngày đầu tháng 5"),
        gates=("đầu", "cuối"),
        needs=("tuần", "tháng", "quý", "năm"),
        starts=("ngay", "trong", FIGURE),
    ),
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
        gates=("trong", "hạn", "gian", "quá", "đa", "nhất", "hơn"),
        needs=UNITS,
        starts=openers("deadline.within", "deadline.at_most"),
    ),
    Rule(
        "deadline.term",
        rf"(?:thời\s+hạn|thời\s+gian|hạn)\s+{phrase('deadline.termed')}(?:\s+[^\W\d]+){{0,6}}?\s*(?::\s*(?:{phrase('deadline.case')}\s[^\d.;:]{{0,60}}?[:\s]\s*)?|là\s+)(?P<length>(?P<lead>{AT_MOST}\s+)?{AMOUNT}(?:{EVENT})?)",
        term,
        examples=("thời hạn xử lý đơn là 10 ngày làm việc", "thời gian khắc phục: 30 ngày", "hạn trả sách là 14 ngày"),
        counterexamples=("thời hạn của giấy phép là 10 năm", "thời gian tập huấn: 02 ngày"),
        gates=("hạn", "thời gian"),
        needs=UNITS,
        starts=("thời", "hạn"),
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
        "deadline.nth_day",
        rf"{phrase('deadline.latest')}(?:\s+{phrase('deadline.latest_link')})?\s+ngày\s+(?P<unit>làm\s+việc\s+)?thứ\s+{number()}"
        rf"(?:{EVENT}|\s+của\s+(?P<round>(?:tháng|quý|năm)(?:\s+(?:đầu|cuối))?(?:\s+(?:tiếp\s+theo|sau|kế\s+tiếp|quý|của))?){OF_DUTY})?",
        nth_day,
        examples=(
            "chậm nhất là ngày thứ 45, kể từ ngày phát sinh nghĩa vụ thuế",
            "chậm nhất là ngày thứ 20 của tháng tiếp theo",
        ),
        counterexamples=("chậm nhất là thứ 6",),
        gates=("ngày thứ", "ngày làm việc thứ"),
        starts=openers("deadline.latest"),
    ),
)
