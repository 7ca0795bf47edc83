"""Periods between named days: ranges, "từ ngày …", "đến hết ngày …", "kể từ ngày 01/7"."""

from __future__ import annotations

from datetime import date, timedelta

from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import (
    EFFECT,
    IN_FORCE,
    binds,
    follows_length,
    is_gone,
    is_strong,
    narrates,
    under_head,
)
from congvan.rules.periods.ranges import BARE_RANGE, FROM, NOW, RANGE, SINCE, read_range
from congvan.rules.time.moments import A_DAY, MOMENT, TRACE, YEAR, read
from congvan.rules.time.surroundings import (
    after,
    before,
    clause_before,
    is_to_be_completed,
    opens,
)
from congvan.rules.told import FIGURE

#: two days further apart are no plan of work but an anniversary
A_TERM = timedelta(days=5 * 366)
YEARLY = r"\s*,?\s*\(?(?:của\s+)?(?:hàng|hằng|mỗi)\s+năm(?!\w)"
_ON = r"(?:\s+trở\s+(?:đi|về\s+sau))?"
_ROUND_HEAD = r"(?<!\w)(?:đợt|giai\s+đoạn)\s+(?:\d{1,2}|i{1,3}|cuối|vét|bổ\s+sung)\s*(?:\([^()]{1,30}\)\s*)?:\s*$"
#: what is gone through again: "rà soát số liệu đã kê khai từ kỳ tính thuế năm 2021"
_LOOKED_AT = (
    r"(?<!\w)(?:rà\s+soát|kiểm\s+tra|đối\s+chiếu|(?:đã|tự)\s+(?:kê\s+)?khai|số\s+liệu|phát\s+sinh|thanh\s+tra)(?!\w)"
)
#: what makes of a first day the first of a range, or of a time gone by
NO_END = (
    r"(?![\d/])(?!\s*,?\s*(?:cho\s+)?(?:-|đến|tới)\s*(?:(?:hết|trước|cuối)\s+){0,2}(?:ngày|tháng|năm|quý|nay|\d))"
    r"(?!\s+trở\s+về\s+trước)"
)


def period(match: Match, start: date | None, end: date | None, until: str | None = None) -> Period:
    return Period(
        match.words().strip(" *_,"),
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        until,
        match.span(),
        match.rule,
    )


def ranged(match: Match, context: Context) -> Period:
    if match["end"].isdigit() and "năm" not in match["start"]:
        raise NotThis
    start, end = read_range(match["start"], match["joint"], match["end"], context, hour=match["clock"])
    yearly = light(YEARLY).match(after(match, 14)) and not light(YEAR).search(match.hit[0])
    if not binds(match, start, end, context):
        raise NotThis
    if yearly:
        return period(match, None, None)
    if light(rf"{FROM}\s+{NOW}(?!\w)").match(match.hit[0]) and is_to_be_completed(match):
        raise NotThis
    return period(match, start, end)


def bare_range(match: Match, context: Context) -> Period:
    start, end = read_range(match["start"], match["joint"], match["end"], context)
    if is_gone(start, end, context) or (start and end - start > A_TERM):
        raise NotThis
    headed = _is_of_round(match) or under_head(match)
    alone = not match["short"] and ((opens(match) and "(" not in before(match, 2)) or is_strong(match))
    if not (headed or alone):
        raise NotThis
    return period(match, start, end)


def _is_of_round(match: Match) -> bool:
    """ "đợt 2 (bổ sung): 15 - 19/7/2024"."""
    return light(_ROUND_HEAD).search(before(match, 60)) is not None


def from_day(match: Match, context: Context) -> Period:
    start = read(match["start"], context).first
    if follows_length(match) or not binds(match, start, None, context) or _tells_whom(match, start, context):
        raise NotThis
    return period(match, start, None)


def _tells_whom(match: Match, start: date, context: Context) -> bool:
    """Whether the day only says whom a rule covers: "Người lao động nghỉ việc từ ngày … được hỗ trợ …"."""
    if context.issued_on is None or start >= context.issued_on or is_strong(match):
        return False
    return bool(light(r"\s*,?\s*(?:thì|được|phải)(?!\w)").match(after(match, 20)))


def from_term(match: Match, context: Context) -> Period:
    """A tax or budget year, which a letter may rule on while it runs."""
    words = match["start"]
    start = read(words if "năm" in words or not words.isdigit() else f"năm {words}", context).first
    if narrates(match) or light(_LOOKED_AT).search(clause_before(match, 90)):
        raise NotThis
    return period(match, start, None)


def from_to_now(match: Match, context: Context) -> Period:
    """ "Từ ngày … đến nay" tells of the past, but for a rule that is said to hold since."""
    start = read(match["start"], context).first
    if not opens(match) or not light(r"(?<!\w)thì(?!\w)|thuộc\s+đối\s+tượng").search(
        match.view.folded, match.hit.end()
    ):
        raise NotThis
    return period(match, start, None)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.range",
        rf"(?=[đchátkbi])\b{EFFECT}?{RANGE}",
        ranged,
        examples=(
            "từ ngày 01/7/2023 đến hết ngày 31/12/2023",
            "có hiệu lực kể từ ngày 12 tháng 4 năm 2022 đến hết ngày 19 tháng 9 năm 2023",
            "từ ngày 13 đến ngày 16 tháng 10 năm 2023",
            "từ tháng 3 đến tháng 10 năm 2026",
            "từ nay đến tháng 6/2027",
            "từ 08h15, thứ ba, ngày 11/10/2022 đến 16h30, thứ sáu, ngày 14/10/2022",
            "từ 01-15/4/2020",
        ),
        counterexamples=("từ ngày 01/7 đến nay", "từ 10 đến 20 người"),
        gates=("từ",),
        needs=("đến", "tới", "kết thúc", "-"),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.bare_range",
        BARE_RANGE,
        bare_range,
        examples=("31/03/2014 - 04/04/2014", "ngày 31/03/2014 đến ngày 04/04/2014", "15 - 19/7/2024"),
        gates=("-", "đến", "tới"),
        needs=("20", "19"),
        starts=(FIGURE, "ngày"),
    ),
    Rule(
        "period.to_now",
        rf"{FROM}\s+(?P<start>{A_DAY})\s+đến\s+{NOW}",
        from_to_now,
        examples=("từ ngày 01/10/2025 đến nay",),
        gates=("đến nay", "đến bây giờ", "đến hôm nay", "đến thời điểm này"),
        needs=(FIGURE,),
        starts=SINCE,
    ),
    Rule(
        "period.from",
        rf"(?=[đchátkb])\b{EFFECT}?{FROM}\s*:?\s*(?P<start>{MOMENT}){_ON}{NO_END}",
        from_day,
        examples=(
            "kể từ ngày 01 tháng 7 năm 2023",
            "có hiệu lực thi hành từ ngày 10/12/2025",
            "từ 0giờ ngày 01/4/2020",
        ),
        counterexamples=("từ ngày ký",),
        gates=("từ",),
        needs=TRACE,
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.from_term",
        rf"(?=[đtkb])\b{FROM}\s+(?:kỳ\s+(?:tính\s+)?thuế|năm\s+(?:ngân\s+sách|tài\s+chính|tính\s+thuế))\s+(?P<start>(?:năm\s+)?(?:19|20)\d\d(?!\d)|{MOMENT}){NO_END}",
        from_term,
        examples=("từ kỳ tính thuế năm 2014", "từ năm ngân sách 2026"),
        gates=(
            "kỳ tính",
            "kỳ thuế",
            "năm ngân",
            "năm tài",
            "năm tính",
        ),
        needs=TRACE,
        starts=SINCE,
    ),
)
