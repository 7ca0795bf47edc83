"""Periods that only their surroundings tell: days and spans of time under a head or behind a rest.

"Thời gian thực hiện: quý III/2021", "Thời gian chuyển: ngày 17, 18/10/2022", "nghỉ học ngày 24/5".
"""

from __future__ import annotations

from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import EFFECT, is_gone, under_head
from congvan.rules.periods.spans import period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import SPAN_OF_TIME, TRACE, WEEKDAY, read
from congvan.rules.time.surroundings import before, clause_before, says
from congvan.rules.told import FIGURE, forms

_EFFECT_END = rf"{EFFECT}$"
_EFFECT_ENDS = ("hiệu lực", "luật", "dụng", "hiện", "hành", "đầu", "tính")
NEAR = forms("period.head", "period.stops")
_LIST = (
    r"(?:\d{1,2}(?:\s{0,2}[/.]\s{0,2}\d{1,2})?(?:\s{0,2}[/.]\s{0,2}(?:19|20)\d\d)?\s*(?:,|và|&)\s*(?:ngày\s+)?){1,5}"
)
_DAYS = (
    rf"(?<!\w)(?:(?:trong\s+)?(?:\d{{1,2}}|hai|ba|bốn|năm)\s+ngày\s*[(:]?\s*(?:các\s+)?(?:ngày\s+)?|"
    rf"(?:trong\s+)?(?:các\s+)?ngày\s+(?:{WEEKDAY}[\s,(]{{1,6}})?)"
)


def headed(match: Match, context: Context) -> Period:
    """A span of time alone under a head: "Thời gian thực hiện: quý III năm 2021"."""
    if not under_head(match):
        raise NotThis
    moment = read(match["span"], context)
    return period(match, moment.first, moment.last)


def _on_rest(match: Match) -> bool:
    """ "nghỉ học ngày 24/5": work stops on these very days."""
    words = clause_before(match, 60)
    return says(words, "period.stops") and not says(words, "period.told", "period.checks")


def _in_force(match: Match) -> bool:
    told = before(match, 30)
    return told.rstrip().endswith(_EFFECT_ENDS) and bool(light(_EFFECT_END).search(told))


def on_days(match: Match, context: Context) -> Period:
    """Days listed under a head ("Thời gian thực hiện: ngày 17, 18/10/2022") or after a lasting measure."""
    if not (under_head(match) or _on_rest(match) or _in_force(match)):
        raise NotThis
    end = read("ngày " + light(DAY_MONTH).findall(match.hit[0])[-1], context).first
    first = light(r"\d{1,2}(?:\s{0,2}[/.]\s{0,2}\d{1,2})?").search(match["first"])
    if first is None:
        start = end
    else:
        figures = first[0] if "/" in first[0] or "." in first[0] else f"{first[0]}/{end.month}"
        start = read("ngày " + figures, context, end.year).first
    if is_gone(start, end, context):
        raise NotThis
    return period(match, start, None if match["open"] else end)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.headed",
        rf"(?P<span>{SPAN_OF_TIME})",
        headed,
        examples=("6 tháng cuối năm 2008", "quý iii năm 2021"),
        needs=TRACE,
        amid=NEAR,
        starts=(FIGURE, "sáu", "các", "tháng", "quý", "năm"),
    ),
    Rule(
        "period.days",
        rf"{_DAYS}(?P<first>{_LIST})?{DAY_MONTH}(?P<open>\s+và\s+các\s+ngày\s+(?:kế\s+tiếp|tiếp\s+theo|sau))?\)?",
        on_days,
        examples=("ngày 17, 18/10/2022", "ngày 09/6/2022 và các ngày kế tiếp", "trong 02 ngày (11/3 và 12/3/2022)"),
        needs=(FIGURE,),
        amid=NEAR,
        starts=("trong", "các", "ngày", FIGURE, "hai", "ba", "bốn", "năm"),
    ),
)
