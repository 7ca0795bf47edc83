"""Deadlines that are a length before or behind an event, without a word of counting.

"ít nhất 04 ngày làm việc trước phiên họp", "trước lễ khai giảng 10 ngày", "gửi trước cho đại biểu ít nhất 3 ngày",
"Sau khi kết thúc đợt kiểm tra 5 ngày, …". How long something is shown or waited for is none of them.
"""

from __future__ import annotations

from congvan.lexicon import openers, phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.amounts import AMOUNT, EVENT, UNIT, length_of
from congvan.rules.deadlines.lengths import plain
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import NUMBER, SPELLED, spelled
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says

_AT_LEAST = rf"(?P<lead>{phrase('deadline.at_least')})"
_AHEAD = phrase("deadline.event")
_HELD = r"(?:ngày|kỳ\s+(?:họp|thi)|cuộc\s+\w+|hội\s+nghị|phiên\s+\w+|đợt|buổi|lễ)"
_COUNTED = tuple(
    f"{unit} {then}"
    for unit in ("ngày", "tuần", "tháng", "năm", "giờ", "quý", "việc")
    for then in ("sau", "kể", "từ", "tính", "kết")
)
_THEN_BEFORE = tuple(
    f"{unit} trước" for unit in ("ngày", "việc", "giờ", "tiếng", "phút", "tuần", "tháng", "quý", "năm")
)
#: "Sau phiên trực 24 giờ", "sau khi cách ly 14 ngày": how long that lasts; "…, được nghỉ bù": what it earns
_WHILE = r"(?<!\w)(?:trực|làm\s+việc|lái\s+xe|nghỉ|cách\s+ly|theo\s+dõi|điều\s+trị|kéo\s+dài|thử\s+việc|tập\s+sự)\s*$"
_GIVEN = r"\s*,\s*(?:[^\W\d]+\s+){0,6}?được\s+(?:nghỉ|hưởng|giảm|miễn|nâng)(?!\w)"
_WITHIN_TIME = r"trong\s"


def ahead(match: Match, _: Context) -> Deadline:
    """A length before an event; how long something is shown before it is none."""
    if match["event"].strip() == "ngày":
        raise NotThis
    if ends_with(before(match, 20), "deadline.rough") or _is_reported_on(match):
        raise NotThis
    if not match["lead"] and light(r"(?<!\w)thời\s+gian\s+$").search(before(match, 12)):
        raise NotThis  # "Thời gian |12 tháng trước khi sinh được tính …"
    if light(_WITHIN_TIME).match(match["lead"]) and says(clause_before(match, 120), "deadline.lasting"):
        raise NotThis
    return length_of(match)


def _is_reported_on(match: Match) -> bool:
    """ "sơ kết 6 tháng trước ngày 20/6": the months that a report is on, and then its day."""
    slow = match["unit"] in ("tháng", "quý", "năm") and not match["lead"]
    return slow and light(r"ngày\s+\d").match(match["event"]) is not None


def ahead_of_any(match: Match, _: Context) -> Deadline:
    """ "trước cho chi ủy ít nhất 3 ngày": before whatever is named, as long as a bound follows."""
    if light(r"(?:đây|đó|kia|nay|mắt|hết|tiên|sau|đến\s+nay)(?!\w)").match(match["what"]):
        raise NotThis
    return length_of(match)


def spelled_length(match: Match, context: Context) -> Deadline:
    """ "Một tháng sau ngày bầu cử, …": in words only at the head of what is to be done."""
    if not opens(match):
        raise NotThis
    return plain(match, context)


def notice(match: Match, _: Context) -> Deadline:
    return length_of(match)


def _is_no_hour(match: Match) -> bool:
    """Whether "trước 24 giờ" is a length: after "ít nhất", before "khi", or where no clock has that hour."""
    if match["lead"] or light(r"\s+(?:so|khi)(?!\w)").match(after(match, 8)):
        return True
    return match["n"].isdigit() and int(match["n"]) >= 24 and not light(r"\s*,?\s*ngày").match(after(match, 8))


def in_advance(match: Match, _: Context) -> Deadline:
    if match["unit"] in ("giờ", "phút") and not _is_no_hour(match):
        raise NotThis
    told = says(before(match, 160), "deadline.done", "deadline.told_to")
    if not told and not (opens(match) and says(after(match, 100), "deadline.done", "deadline.told_to")):
        raise NotThis
    return length_of(match)


def behind(match: Match, _: Context) -> Deadline:
    """ "Sau khi kết thúc đợt kiểm tra 5 ngày, …": then something is to be done, unless only a state ends."""
    led = opens(match) or light(r"(?:[,;]|phải|và|xong|chậm\s+nhất|không\s+quá)\s*$").search(before(match, 14))
    if not led and not says(clause_before(match, 80), "deadline.handed", "deadline.done_on", "deadline.told_to"):
        raise NotThis
    if light(_WHILE).search(match["event"]) or light(_GIVEN).match(after(match, 60)):
        raise NotThis
    if light(r"\s*,?\s*(?:mà|nếu|không|chưa|vẫn|thì\s+(?:mới|được))(?!\w)").match(after(match, 14)):
        raise NotThis
    return length_of(match)


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.ahead",
        rf"(?:{_AT_LEAST}\s+)?{AMOUNT}\s+(?:làm\s+việc\s+)?trước\s+(?P<event>{_AHEAD}(?:(?!\s(?:phải|thì|cần)\s)[^,;.:()\[\]*]){{0,160}})",
        ahead,
        examples=("ít nhất 04 ngày làm việc trước thời hạn đã hẹn", "chậm nhất 01 ngày trước ngày hết hạn"),
        gates=_THEN_BEFORE,
        starts=(*openers("deadline.at_least"), *NUMBER, "từ"),
    ),
    Rule(
        "deadline.ahead_of",
        rf"trước\s+(?P<event>{_AHEAD}[^,;.:()\d]{{0,80}}?(?:thứ\s+\d{{1,2}}(?:\s+[^,;.:()\d]{{1,40}}?)?)?)\s+(?:{_AT_LEAST}\s+)?{AMOUNT}",
        ahead,
        examples=("trước phiên họp ít nhất 03 ngày", "trước khi mở lớp học tối thiểu 06 ngày làm việc"),
        starts=("trước",),
    ),
    Rule(
        "deadline.ahead_of_any",
        rf"trước\s+(?:(?:cho|với|đến)\s+[^,;.:()\d]{{1,60}}?|(?P<event>(?P<what>[^,;.:()\d\s][^,;.:()\d]{{1,60}}?)))\s+"
        rf"(?P<lead>{phrase('deadline.floor')})\s+{AMOUNT}",
        ahead_of_any,
        examples=("trước cho đại biểu ít nhất 03 ngày", "trước mùa mưa tối thiểu 20 ngày"),
        counterexamples=("trước hết, ít nhất 03 ngày",),
        gates=("ít nhất", "tối thiểu", "không ít", "không dưới"),
        starts=("trước",),
    ),
    Rule(
        "deadline.length_spelled",
        rf"{spelled()}\s*{UNIT}(?=\s+(?:sau|kể|từ|tính|kết)\s){EVENT}",
        spelled_length,
        examples=("một tháng sau ngày bầu cử", "mười ngày kể từ ngày thụ lý"),
        counterexamples=("một tháng sau",),
        gates=_COUNTED,
        starts=SPELLED,
    ),
    Rule(
        "deadline.behind",
        rf"sau\s+(?:khi\s+|(?={_HELD}\s))(?P<event>(?!nhận\s+được\s+\d)[^,;.:()\d]{{3,80}}?)\s+{AMOUNT}(?=\s*,|\s+(?:phải|thì\s+phải)(?!\w)|\s*[.;]|$)",
        behind,
        examples=("sau khi được cấp giấy phép 60 ngày", "sau ngày nghiệm thu mười ngày"),
        counterexamples=("sau khi có 03 ngày nghỉ bù",),
        gates=("sau khi", "sau ngày", "sau kỳ", "sau cuộc", "sau hội", "sau phiên", "sau đợt", "sau buổi", "sau lễ"),
        starts=("sau",),
    ),
    Rule(
        "deadline.notice",
        rf"báo\s+trước(?:\s+(?:cho|với)(?:\s+[^\W\d]+){{1,8}}?)?\s+(?:{_AT_LEAST}\s+)?{AMOUNT}",
        notice,
        examples=("báo trước cho người lao động ít nhất 45 ngày", "báo trước 30 ngày"),
        counterexamples=("báo trước khi nghỉ",),
        gates=("báo trước",),
        starts=("báo",),
    ),
    Rule(
        "deadline.in_advance",
        rf"trước\s+(?:{_AT_LEAST}\s+)?{AMOUNT}(?!\s+(?:kể|đến|về|này))",
        in_advance,
        examples=("trước 10 ngày", "trước 03 ngày làm việc", "trước ít nhất 30 ngày"),
        starts=("trước",),
    ),
)
