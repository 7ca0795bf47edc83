"""Periods that only their surroundings tell: days and spans of time under a head or behind a rest.

"Thời gian thực hiện: quý III/2021", "Thời gian chuyển: ngày 17, 18/10/2022", "nghỉ học ngày 24/5".
"""

from __future__ import annotations

from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import EFFECT, is_gone, under_head
from congvan.rules.periods.spans import period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import A_DAY, SPAN_OF_TIME, TRACE, WEEKDAY, read
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


#: before a day these make a bound of it
_BOUND = r"(?<!\w)(?:trước|sau|từ|kể|đến|tới|hết|quá|tính|nhất)\s+$"


def headed(match: Match, context: Context) -> Period:
    """A span of time alone under a head: "Thời gian thực hiện: quý III năm 2021"."""
    if not under_head(match):
        raise NotThis
    moment = read(match["span"], context)
    return period(match, moment.first, moment.last)


def _on_rest(match: Match) -> bool:
    """ "nghỉ học ngày 24/5": work stops on these very days."""
    words = clause_before(match, 60)
    if not says(words, "period.stops") or says(words, "period.told", "period.checks"):
        return False
    return not light(r"(?<!\w)(?:lại|đi\s+học|làm\s+bù)(?!\w)[^.;]{0,12}$").search(words)


def _in_force(match: Match) -> bool:
    told = before(match, 30)
    return told.rstrip().endswith(_EFFECT_ENDS) and bool(light(_EFFECT_END).search(told))


def on_days(match: Match, context: Context) -> Period:
    """Days listed under a head ("Thời gian thực hiện: ngày 17, 18/10/2022") or after a lasting measure."""
    if light(_BOUND).search(before(match, 12)) or not (under_head(match) or _on_rest(match) or _in_force(match)):
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


def starting(match: Match, context: Context) -> Period:
    """ "Thời điểm áp dụng: 01/4/2024": the first day of what has no end."""
    start = read(match["start"], context).first
    if is_gone(start, None, context):
        raise NotThis
    return period(match, start, None)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.starting",
        rf"(?:(?:thời\s+điểm|ngày)(?:\s+bắt\s+đầu)?|thời\s+gian\s+bắt\s+đầu)\s+(?:có\s+hiệu\s+lực|áp\s+dụng|thi\s+hành|thực\s+hiện|thu\s+phí)"
        rf"(?:\s+[^\W\d]+){{0,4}}\s*:\s*(?:(?:kể\s+)?từ\s+)?(?P<start>{A_DAY})(?!\s*(?:-|đến|tới|,?\s*và))",
        starting,
        examples=("thời điểm áp dụng: 01/4/2024", "ngày có hiệu lực thi hành: ngày 15/3/2024"),
        counterexamples=("thời gian áp dụng: ngày 15/3/2024", "ngày có hiệu lực: 01/4/2024 đến 30/4/2024"),
        gates=("thời điểm", "bắt đầu", "ngày có", "ngày áp", "ngày thi", "ngày thực", "ngày thu"),
        needs=(":",),
        starts=("thời", "ngày"),
    ),
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
