"""Deadlines that are a length from an event: "trong thời hạn 08 ngày làm việc kể từ ngày nhận được hồ sơ".

Unit: as written ("ngày làm việc", "giờ"). How a length is counted is the matter of `congvan.calendar.due_on`.
How long a state lasts ("niêm yết trong 30 ngày", "cách ly 14 ngày") is no deadline.
"""

from __future__ import annotations

from typing import Literal

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.numbers import agree, number, read
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before
from congvan.rules.told import FIGURE

UNIT = (
    r"(?P<unit>ngày\s+làm\s+việc|giờ\s+làm\s+việc|ngày|giờ|tiếng|phút|tuần|tháng|quý|năm)"
    r"(?![\w/]|\s+\d|\s+(?:học|nghỉ)(?!\w))"
)
FIGURES = rf"(?<![\w.,/])(?P<n>\d{{1,3}})(?:\s{{0,2}}\((?P<n_gloss>[^()]{{1,30}})\))?\s*{UNIT}"
AMOUNT = rf"(?:(?:từ\s+)?\d{{1,3}}\s{{0,2}}(?:-|đến)\s{{0,2}})?{number()}\s*{UNIT}"
WORDS = r"[^,;.:()\[\]*]{1,160}"
EVENT = (
    rf"(?:\s*,)?\s*\(?(?:(?P<count>{phrase('deadline.counting')})\s+|(?=kết\s+thúc))"
    rf"(?P<event>(?:khi|ngày|thời\s+điểm|lúc|năm|tháng|buổi|ngay|nhận|có|kết\s+thúc|hết|nước)(?!\w)(?!\s+\d){WORDS})"
)
WITHIN, AT_MOST = phrase("deadline.within"), phrase("deadline.at_most")
LEAD = rf"(?P<lead>(?:{WITHIN}(?:\s+{AT_MOST})?|{AT_MOST}(?:\s+{WITHIN})?)(?:\s+sau)?)"
_COUNTED_BEFORE = (
    r"(?:(?:thời\s+hạn|chậm\s+nhất|không\s+quá|vòng)[^;.]{1,40}(?:ngày|giờ)[^;.]{1,120}|"
    r"kéo\s+dài[^;.]{1,40}(?:ngày|giờ|tháng)[^;.]{0,120})[;,]"
)
#: a body that something is handed to; its name may hold any word ("Phòng Công tác …")
_TO_BODY = r"(?<!\w)(?:tại|về|cho|đến|lên|với)\s+(?:phòng|sở|ban|khoa|trung\s+tâm|trường|viện|bộ|cục|chi\s+cục)\s.*$"
_BARRED = r"[\s*_\-+•\"(]*(?:\w{1,3}[.)]\s+)?(?:(?:tuyệt\s+đối\s+)?(?:không|chưa)\s+(?!để|quá)|(?:nghiêm\s+)?cấm\s)"
_IF_NONE = r"[^.;]{0,12}(?<!\w)(?:nếu|mà|không)(?!\w)"  #: "Sau thời hạn 10 ngày, nếu không có ý kiến …"
_TILL_HANDED = r"\s*,?\s*(?:tính\s+(?:đến|tới|từ)|trước\s+(?:ngày|khi|thời)|gần|trở\s+lại)"
_COMPARED = (
    r"\s*,?\s*\(?(?:sớm|nhanh|giảm|tăng|rút\s+ngắn|chậm|ít|cao|thấp)\s+(?!nhất)[^.;]{0,24}?(?:hơn|so\s+với|được)(?!\w)|"
    r"\s*,?\s*so\s+với(?!\w)"
)
_AVERAGE = r"(?<!\w)(?:bình\s+quân|trung\s+bình|thực\s+tế)(?!\w)"
_WAS_DONE = (
    r"[^:]{0,50}?(?<!\w)đã\s+(?:được\s+)?(?:giải\s+quyết|xử\s+lý|trả|khắc\s+phục|thông\s+quan)(?!\w)"
    r"(?!.*(?<!\w)(?:thì|phải)(?!\w))"
)
#: a length that others are counted in: "50 người trong một giờ", "không quá 50% số giờ … trong 01 ngày"
RATED = phrase("deadline.at_rate") + r"\s+[^,;.]{0,60}$"
_EACH = r"(?<!\w)(?:thời\s+(?:gian|lượng)|mỗi|lượt|ca|buổi|ngày|tuần)(?!\w)"
_TOLD_BEHIND = r"\s*,?\s*[^,;.]{0,40}?(?<!\w)(?:đã|xảy\s+ra|ghi\s+nhận)(?!\w)"


def length_of(match: Match, op: Literal["<", "<="] = "<=", group: int | str = 0) -> Deadline:
    """A deadline of the length in a match, with the event that it counts from; a number said twice must agree."""
    if match["n_gloss"] and not agree(read(match["n"]), match["n_gloss"]):
        raise Unreadable(f"số và chữ không khớp: {match.words()!r}")
    named = "event" in match.hit.re.groupindex and match.words("event")
    event = named.strip(" *_") if named else None
    unit = match.words("unit")
    return Deadline(
        match.words(group).rstrip(" *_"), op, None, None, read(match["n"]), unit, event, None, None, match.span(group)
    )


def guard(match: Match) -> None:
    """Drops lengths that are no deadline: how long a state lasts, a threshold, a time gone by."""
    told = "" if _counts_from_notice(match) else _right_before(match)
    latest = "lead" in match.hit.re.groupindex and says(match["lead"], "deadline.latest")
    if (says(told, "deadline.lasting") and not latest) or ends_with(before(match, 12), "deadline.over"):
        raise NotThis
    if not latest and light(r"(?<!nơi )" + phrase("deadline.lasting_verb") + r"\s+$").search(told):
        raise NotThis
    if light(r"(?<!\w)có\s+thời\s+hạn").search(before(match, 16) + match.hit[0][:10]):
        raise NotThis
    if light(r"\s*[,(]\s*(?:từ|ngày)\s+(?:ngày\s+)?\d").match(after(match, 24)):
        raise NotThis
    if (
        ends_with(before(match, 20), "period.effect")
        or _goes_on(match)
        or _is_age(match)
        or _is_bar(match)
        or _is_statistic(match)
    ):
        raise NotThis
    if match["unit"] in ("tháng", "năm") and (
        says(_since_bidden(sentence_before(match, 200)), "deadline.grace")
        or light(r"\s*,?\s*(?:thì\s+)?được\s+(?:giảm|miễn|hưởng|hỗ)").match(after(match, 20))
    ):
        raise NotThis


def _is_age(match: Match) -> bool:
    """Whether the length is how old a paper may be: "giấy khám sức khỏe cấp trong vòng 06 tháng"."""
    if match["unit"].endswith("việc") or not ends_with(before(match, 24), "deadline.issued"):
        return False
    if not (match["unit"] in ("tháng", "năm") or light(_TILL_HANDED).match(after(match, 24)) or _is_of_test(match)):
        return False
    event = match["event"] if "event" in match.hit.re.groupindex else ""
    return not event and says(clause_before(match, 140), "deadline.papers")


def _is_bar(match: Match) -> bool:
    """Whether it is how long something must not be done: "Không thả giống trong 15 ngày kể từ …"."""
    if "trong" not in before(match, 7) + match.hit[0][:6]:
        return False
    return light(_BARRED).match(clause_before(match, 120)) is not None


def _is_of_test(match: Match) -> bool:
    return (
        match["unit"] in ("giờ", "ngày")
        and light(r"(?:âm\s+tính|xét\s+nghiệm)\s+$").search(before(match, 14)) is not None
    )


def _is_statistic(match: Match) -> bool:
    """Whether it is told how long things took: "bình quân … giải quyết trong 1,6 ngày, sớm hơn quy định"."""
    if match["unit"] in ("tháng", "quý", "năm"):
        return False
    if light(_COMPARED).match(after(match, 50)):
        return True
    words = sentence_before(match, 160)
    told = light(_AVERAGE).search(words) or light(_WAS_DONE).match(clause_before(match, 160))
    return bool(told) and not says(words, "deadline.bids_length")


def _right_before(match: Match) -> str:
    """What the length may belong to: the words in front of it, from the last that tells what is to be done in it."""
    return _since_bidden(light(r"[,:;.](?=\s)").split(before(match, 50))[-1])


def _since_bidden(told: str) -> str:
    """The words behind the last that tells what is to be done."""
    asked = list(light(phrase("deadline.acts")).finditer(told))
    return light(_TO_BODY).sub("", told[asked[-1].end() :]) if asked else told


def _counts_from_notice(match: Match) -> bool:
    """Whether a length counts from what somebody hears of or finds: then something is to be done in it."""
    event = match["event"] if "event" in match.hit.re.groupindex else ""
    return bool(light(r"(?:khi|ngày|lúc)\s+(?:\w+\s+){0,1}(?:nhận|phát\s+hiện|xảy\s+ra|thụ\s+lý)(?!\w)").match(event))


def _goes_on(match: Match) -> bool:
    """Whether the length is one of the past or a threshold; "trong 5 ngày tới" is due."""
    behind = after(match, 14)
    if match["unit"] in ("ngày", "tuần", "tháng") and light(r"\s+tới(?!\w)").match(behind):
        return False
    return says(behind, "deadline.not_after")


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
    told = told or (match["unit"].endswith("việc") and opens(match))
    if not told and not light(_COUNTED_BEFORE).search(before(match, 220)):
        raise NotThis
    if match["unit"] == "giờ" and not latest and not timed and "trong" not in lead and not _is_soon(match):
        raise NotThis
    return length_of(match)


def _is_soon(match: Match) -> bool:
    """ "khôi phục không quá 4 giờ": what is done within hours, not how long it lasts."""
    words = clause_before(match, 60)
    return match["unit"] == "giờ" and says(words, "deadline.done_in_day") and not light(_EACH).search(words)


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
        gates=("trong", "hạn", "gian", "quá", "đa", "nhất", "hơn"),
        needs=("ngày", "giờ", "tiếng", "phút", "tuần", "tháng", "quý", "năm"),
        starts=openers("deadline.within", "deadline.at_most"),
    ),
    Rule(
        "deadline.term",
        rf"(?:thời\s+hạn|thời\s+gian|hạn)\s+{phrase('deadline.termed')}(?:\s+[^\W\d]+){{0,6}}?\s*(?::\s*(?:{phrase('deadline.case')}\s[^\d.;:]{{0,60}}?[:\s]\s*)?|là\s+)(?P<length>(?P<lead>{AT_MOST}\s+)?{AMOUNT}(?:{EVENT})?)",
        term,
        examples=("thời hạn xử lý đơn là 10 ngày làm việc", "thời gian khắc phục: 30 ngày", "hạn trả sách là 14 ngày"),
        counterexamples=("thời hạn của giấy phép là 10 năm", "thời gian tập huấn: 02 ngày"),
        gates=("hạn", "thời gian"),
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
)
