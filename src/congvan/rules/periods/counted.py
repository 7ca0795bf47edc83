"""Periods that are a length from a day: "trong vòng 15 ngày kể từ 0 giờ ngày 01/4", "trong 3 tháng, kể từ ngày 01/9".

Source: Civil Code 91/2015/QH13 arts. 147, 148. A length of days leaves its first day out unless an hour starts it.
Weeks, months and years from a day on which a measure already holds are taken as whole ones, that day the first of
them: five years from 01/3/2022 end on 28/02/2027, as letters that name both ends have it.
"""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import number
from congvan.rules.numbers import read as read_number
from congvan.rules.periods.context import under_head
from congvan.rules.periods.ranges import FROM, SINCE
from congvan.rules.periods.spans import NO_END, period
from congvan.rules.time.dates import last_of_month
from congvan.rules.time.moments import A_DAY, A_MONTH, A_YEAR, CLOCK, read
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before
from congvan.rules.told import FIGURE

_LENGTH = rf"{number()}\s*(?P<unit>ngày|tuần|tháng|năm)(?!\w)"
_LED = r"(?:trong\s+(?:khoảng\s+)?)?(?:vòng|thời\s+gian|thời\s+hạn|trong)(?:\s+là)?\s*:?\s*"
#: what is barred for so long: "Trong thời gian 14 ngày kể từ ngày 20/3, người dân không ra khỏi …"
_BARRED_BEHIND = rf"\s*,?\s*(?:[^\W\d]+\s+){{0,5}}?{phrase('period.bars')}"
#: what stands before the day that a length counts from
_SINCE = ("kể từ", "tính từ", "bắt đầu", "từ ngày", "từ lúc", "từ tháng", "từ năm", *(f"từ {n}" for n in range(10)))


def counted(match: Match, context: Context) -> Period:
    """A length and the day that it counts from, of a measure that lasts; of a task it is how long there is to do it."""
    start = read(match["start"], context).first
    has_hour = bool(light(CLOCK).search(match["start"]))
    if (not has_hour and not _lasts(match)) or ends_with(before(match, 20), "limits.least_of"):
        raise NotThis
    return period(match, start, _last(start, int(read_number(match["n"])), match["unit"], has_hour))


def _lasts(match: Match) -> bool:
    words = clause_before(match, 120)
    if says(words, "deadline.completed", "deadline.handed"):
        return False
    if light(FROM).match(match.hit[0]) and opens(match):
        return says(after(match, 80), "period.lasts", "period.stops", "period.bars")
    if not match.hit[0][0].isdigit():
        barred = opens(match) and light(_BARRED_BEHIND).match(after(match, 80))
        return bool(barred) or says(sentence_before(match, 200), "period.lasts", "period.stops", "period.effect")
    if under_head(match):
        return before(match, 4).rstrip().endswith(":")
    return says(words, "period.stops", "period.lasts") and not ends_with(before(match, 24), "deadline.over")


def _last(start: date, length: int, unit: str, has_hour: bool) -> date:
    if unit == "ngày":
        return start + timedelta(days=length - has_hour)
    if unit == "tuần":
        return start + timedelta(days=7 * length - 1)
    months = start.month - 1 + (length if unit == "tháng" else 12 * length)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, last_of_month(year, month).day)) - timedelta(days=1)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.counted",
        rf"(?:{_LED}|(?=\d)){_LENGTH}\s*,?\s*\(?{FROM}\s+(?P<start>{A_DAY}|{A_MONTH}|{A_YEAR}){NO_END}",
        counted,
        examples=(
            "trong vòng 15 ngày kể từ 0 giờ ngày 01/4/2020",
            "thời gian 14 ngày, bắt đầu từ 0h ngày 31/5/2021",
            "trong 3 tháng, kể từ ngày 01/9/2023",
            "06 tháng kể từ ngày 01/9/2023",
            "trong 3 năm, kể từ năm 2024",
        ),
        counterexamples=("trong 3 tháng kể từ ngày ký",),
        gates=_SINCE,
        needs=(FIGURE,),
        starts=("trong", "vòng", "thời", FIGURE),
    ),
    Rule(
        "period.from_for",
        rf"{FROM}\s+(?P<start>{A_DAY})[\s,(]{{1,6}}(?:trong\s+)?(?:vòng|thời\s+gian|thời\s+hạn|trong)\s+{_LENGTH}",
        counted,
        examples=("từ 06h00 ngày 31/5/2021 trong thời gian 14 ngày", "kể từ ngày 01/4/2024, trong vòng 03 tháng"),
        gates=("từ", "kể"),
        needs=("trong", "vòng", "thời gian", "thời hạn"),
        starts=SINCE,
    ),
)
