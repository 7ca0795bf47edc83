"""The later members of a list of lengths: "trong 20 ngày đối với thuốc, 30 ngày đối với vắc xin", "… chậm nhất 6 giờ, ở
miền núi sau 12 giờ", "cấp mới 15 ngày; cấp đổi 07 ngày".

Each has its own case and no word of time; what the first is, they are.
"""

from __future__ import annotations

from bisect import bisect_right

from congvan.lexicon import phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.amounts import FIGURES, length_of
from congvan.rules.deadlines.days import day_of, due
from congvan.rules.engine import Context, Family, Found, Match, NotThis, Rule, apply, light
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import A_MONTH, A_QUARTER
from congvan.rules.time.surroundings import after, says, sentence_before
from congvan.rules.told import FIGURE
from congvan.spans import Span
from congvan.text import View

#: what stands in front of a later member: its case, without figures but those of a level or a group
_CASE = (
    rf"(?:^|[,;:]\s|\svà\s)\s*(?:[-+*]\s*)?(?:riêng\s+|còn\s+)?{phrase('deadline.case')}(?!\w)"
    r"(?:[^\d.;]|(?:độ|nhóm|cấp|loại|hạng|bậc)\s+\d){0,70}?[\s:]*(?:là\s+|thì\s+)?$"
)
_BARE = r"(?:[,;]|\svà)\s*$"
_OF_CASE = r"\s+(?:đối\s+với|cho|ở|tại|với)(?!\w)"
#: another body, behind a semicolon or a comma: "; các huyện, thị xã "
_BODY = rf"[;,]\s(?:riêng\s+|còn\s+)?{phrase('deadline.actor')}(?!\w)(?:[^\W\d]|[\s,]){{0,50}}$"
#: another part: ", đợt 2 ", "; học kỳ II nộp "
_PART = (
    r"[;,]\s(?:và\s+)?(?:đợt|lần|kỳ|học\s+kỳ|giai\s+đoạn|phần|khóa)"
    r"\s+(?:\d|i{1,3}|hai|ba|cuối|sau|còn)(?:\s*[^\W\d]+){0,3}\s+$"
)
_FIRST = r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:ngày|giờ|phút|tháng|tuần|năm)(?!\w)"


def listed(match: Match, _: Context) -> Deadline:
    told = match.view.folded[max(0, match.hit.start() - 240) : match.hit.start()]
    told = light(r"\.(?=\s)").split(told)[-1]
    if not light(_FIRST).search(told):
        raise NotThis
    case = light(_CASE).search(told[-110:])
    if not case and not (light(_BARE).search(told) and light(_OF_CASE).match(after(match, 12))):
        raise NotThis
    if says((case[0] if case else "") + sentence_before(match, 30), "deadline.lasting"):
        raise NotThis
    return length_of(match)


def listed_day(match: Match, context: Context) -> Deadline:
    """ "… hạn chót 26/7; các xã, thị trấn ngày 02/8": its own day for another body."""
    body = light(_BODY).search(match.view.folded[max(0, match.hit.start() - 70) : match.hit.start()])
    if not body or says(body[0], "actions.verbs"):
        raise NotThis
    return due(match, "<=", day_of(match, context), "day")


def listed_span(match: Match, context: Context) -> Deadline:
    """ "… đợt 1 trước ngày 15/01, đợt 2 trong tháng 3": its own span for another part of it."""
    if not light(_PART).search(match.view.folded[max(0, match.hit.start() - 40) : match.hit.start()]):
        raise NotThis
    return due(match, "<=", day_of(match, context))


def following(view: View, context: Context, found: list[Found[Deadline]]) -> list[Found[Deadline]]:
    """What was found with the later members of its lists, in order; where no length is due, none is looked for."""
    lengths = [told for told in found if told.value.amount is not None]
    firsts = lengths or [told for told in found if told.value.date is not None]
    if not firsts:
        return found
    rules, start = RULES if lengths else DAYS, firsts[0].span.end - view.offset
    later, _ = apply(rules, view, context, [(start, len(view.folded))])
    starts = [told.span.start for told in found]
    later = [one for one in later if not _is_taken(one.span, found, bisect_right(starts, one.span.start))]
    return sorted([*found, *later], key=lambda told: told.span) if later else found


def _is_taken(span: Span, found: list[Found[Deadline]], place: int) -> bool:
    """Whether one of the two readings beside ``place``, in order and apart, overlaps the span."""
    return any(span.overlaps(told.span) for told in found[max(0, place - 1) : place + 1])


RULES: Family[Deadline] = Family(
    (
        Rule(
            "deadline.listed",
            rf"(?:(?:sau|là)\s+)?{FIGURES}(?=\s*(?:[.,;)*]|$|(?:đối|cho|ở|tại|với|và)(?!\w)))",
            listed,
            examples=("30 ngày", "sau 12 giờ"),
            counterexamples=("30 ngày nghỉ",),
            starts=(FIGURE, "sau", "là"),
        ),
    )
)

DAYS: Family[Deadline] = Family(
    (
        Rule(
            "deadline.listed_day",
            rf"(?P<day>ngày\s+{DAY_MONTH})(?![\d/])(?=\s*(?:[.,;)*]|$))",
            listed_day,
            examples=("ngày 02/8", "ngày 02/8/2024"),
            counterexamples=("ngày 02/8/2024/qđ",),
            gates=("ngày",),
            needs=(FIGURE,),
            starts=("ngày",),
        ),
        Rule(
            "deadline.listed_span",
            rf"trong\s+(?P<day>{A_QUARTER}|{A_MONTH})",
            listed_span,
            examples=("trong tháng 3 năm 2025", "trong quý ii/2024"),
            counterexamples=("trong 3 tháng",),
            gates=("trong tháng", "trong quý"),
            starts=("trong",),
        ),
    )
)
