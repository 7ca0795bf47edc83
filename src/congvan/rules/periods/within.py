"""Periods that are a span of time: "áp dụng trong năm 2026", "giữ nguyên mức thu trong quý III"."""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.periods.context import is_gone, is_told, under_head
from congvan.rules.periods.spans import YEARLY, period
from congvan.rules.time.moments import SPAN_OF_TIME, TRACE, YEARS, read
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says


def holds_in_span(match: Match) -> bool:
    """Whether a measure that lasts stands before a span of time, or right behind one at the head."""
    words = clause_before(match, 110)
    if says(words, "deadline.completed"):
        return False
    if says(words, "period.in_span") or (
        opens(match) and light(r"\s*,?\s*" + phrase("period.bars")).match(after(match, 30))
    ):
        return True
    return bool(light(r"(?<!\w)(?:miễn|giảm)\s(?:[^.;]{0,40}\s)?(?:giá|phí|vé|thuế|tiền|cước|lãi)(?!\w)").search(words))


def _is_offer(match: Match) -> bool:
    """ "Chương trình giảm 30% giá vé diễn ra trong quý III": a measure, where other things only take place."""
    return says(clause_before(match, 110), "period.offers")


def during(match: Match, context: Context) -> Period:
    """ "trong năm 2026" holds a measure after words of effect or of a lasting measure."""
    if match["takes"] and not _is_offer(match):
        raise NotThis
    strong = (
        match["takes"]
        or match["effect"]
        or under_head(match)
        or (match.hit[0].startswith("đợt") and "thời gian" in before(match, 120))
    )
    strong = strong or (light(YEARS).fullmatch(match["span"]) and ends_with(before(match, 20), "period.carried_out"))
    stops = says(clause_before(match, 60), "period.stops") or (opens(match) and says(after(match, 40), "period.stops"))
    stops = stops or holds_in_span(match)
    if is_told(match) or not (strong or stops):
        raise NotThis
    if light(YEARLY).match(after(match, 14)):
        return period(match, None, None)
    try:
        moment = read(match["span"], context)
    except Unreadable:
        return period(match, None, None)
    if is_gone(moment.first, moment.last, context):
        raise NotThis
    return period(match, moment.first, moment.last)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.during",
        rf"(?=[đcátd])\b(?:(?P<effect>(?:được\s+)?(?:có\s+hiệu\s+lực(?:\s+thi\s+hành)?|áp\s+dụng|thi\s+hành)\s+)|(?P<takes>diễn\s+ra\s+))?(?:trong|cho|đợt\s+\d\s+vào)\s+(?:cả\s+)?(?P<span>{SPAN_OF_TIME})(?!\s*[-\d])",
        during,
        examples=(
            "áp dụng trong năm 2026",
            "trong tháng 10",
            "diễn ra trong quý iii năm 2022",
            "đợt 1 vào tháng 08/2025",
        ),
        counterexamples=("trong 5 tháng",),
        gates=("trong", "cho", "đợt"),
        needs=TRACE,
        starts=("được", "có", "áp", "thi", "trong", "cho", "đợt", "diễn"),
    ),
)
