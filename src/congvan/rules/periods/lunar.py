"""Periods between days of the lunar calendar: "từ chiều 29 Tết (14/02/2018) đến hết mùng 5 Tết (20/02/2018)".

Brackets give the days; without them the period has none, since nothing is worked out from the lunar calendar.
"""

from __future__ import annotations

from datetime import date

from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.periods.context import EFFECT, IN_FORCE, binds, is_strong
from congvan.rules.periods.ranges import FROM, SINCE, UNTIL
from congvan.rules.periods.spans import period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import A_DAY, CLOCK, WEEKDAY, read
from congvan.rules.time.surroundings import before, clause_before, opens, says

_PART = r"(?:(?:sáng|trưa|chiều|tối|đêm|hết)\s+)?"
_IN = r"(?:tết|(?:tháng\s+)?(?:chạp|giêng)|tháng\s+(?:\d{1,2}|\w+)\s+âm\s+lịch|âm\s+lịch)"
_YEAR = r"(?:\s+(?:năm\s+)?[^\W\d_]+\s+(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))?"
_FIRST_TEN = r"(?:mùng|mồng)"
#: the first day may leave its month to the last
_FROM_DAY = (
    rf"(?:{CLOCK}[\s,]*)?{_PART}(?:ngày\s+)?"
    rf"(?:{_FIRST_TEN}\s+(?:\d{{1,2}}|một)(?:\s+{_IN})?|(?:\d{{1,2}}|rằm)\s+{_IN}){_YEAR}(?!\w)"
)
_TO_DAY = (
    rf"(?:{CLOCK}[\s,]*)?{_PART}(?:ngày\s+)?"
    rf"(?:{_FIRST_TEN}\s+(?:\d{{1,2}}|một)(?:\s+{_IN})?|(?:\d{{1,2}}|rằm)\s+{_IN}){_YEAR}(?!\w)"
)
_SAME = rf"(?:tức\s+|nhằm\s+)?(?:là\s+)?(?:{WEEKDAY}[\s,]*)?(?:ngày\s+)?"
_FIGURES = r"\d{1,2}(?:\s{0,2}[/.]\s{0,2}\d{1,2})?"


def _day(words: str, context: Context) -> date | None:
    return read("ngày " + words, context).first if words else None


def lunar(match: Match, context: Context) -> Period:
    if light(r"\(\s*(?:tức\s+|nhằm\s+)?(?:là\s+)?$").search(before(match, 14)):
        raise NotThis  # the days before the bracket are the same
    start, end = _day(match["first"], context), _day(match["last"], context)
    if match["plain"]:
        start = read(match["plain"], context).first
    if match["both"]:
        end = read("ngày " + match["end"], context).first
        figures = light(r"\d{1,2}").findall(match["start"])
        first = f"{figures[0]}/{figures[1] if len(figures) > 1 else end.month}"
        start = read("ngày " + first, context, end.year).first
    if start and end and end < start:
        raise Unreadable(f"kết thúc trước khi bắt đầu: {match.words()}")
    holds = is_strong(match) or opens(match) or says(clause_before(match, 120), "period.measure", "period.stops")
    if not (holds or (start and end)) or not binds(match, start, end, context):
        raise NotThis
    return period(match, start, end)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.lunar",
        rf"(?:{EFFECT})?{FROM}\s+(?:{_FROM_DAY}|(?P<plain>{A_DAY}))(?:\s*\(\s*{_SAME}(?P<first>{DAY_MONTH})\s*\))?[\s,]*{UNTIL}\s+{_TO_DAY}"
        rf"(?:\s*\(\s*(?:(?P<both>(?:tức\s+)?(?:từ\s+)?(?:ngày\s+)?(?P<start>{_FIGURES})\s*(?:-|{UNTIL})\s*(?:ngày\s+)?(?P<end>{DAY_MONTH}))|"
        rf"{_SAME}(?P<last>{DAY_MONTH}))\s*\))?",
        lunar,
        examples=(
            "từ chiều 29 tết (14/02/2018) đến hết mùng 5 tết (20/02/2018)",
            "từ mùng 4 đến mùng 8 tết (08 - 12/02/2019)",
            "từ 18/01/2017 đến hết mồng 9 tết (05/02/2017)",
            "từ ngày 27 tháng chạp đến hết mùng 6 tháng giêng",
        ),
        counterexamples=("từ 29 đến 30 người",),
        gates=("tết", "chạp", "giêng", "âm lịch", "mùng", "mồng"),
        needs=("từ",),
        starts=(*IN_FORCE, *SINCE),
    ),
)
