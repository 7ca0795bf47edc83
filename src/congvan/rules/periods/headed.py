"""Periods that only their surroundings tell: days and spans of time under a head or behind a rest.

"Thời gian thực hiện: quý III/2021", "Thời gian chuyển: ngày 17, 18/10/2022", "nghỉ học ngày 24/5".
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import EFFECT, gathers, is_gone, is_told, under_head
from congvan.rules.periods.ranges import read_range
from congvan.rules.periods.spans import period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.duty import bids, takes_place
from congvan.rules.time.moments import A_DAY, SPAN_OF_TIME, TRACE, WEEKDAY, read
from congvan.rules.time.surroundings import after, before, clause_before, opens, says, sentence_before
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


_SPANS = ("dịp", "tuần", "đợt", "kỳ", "mùa", "thời gian", "những ngày", "các ngày")
_NAMED_SPAN = rf"(?:{'|'.join(_SPANS)})".replace(" ", r"\s+")
_GLOSSED = tuple(f"{lead} {span.split()[0]}" for lead in ("trong", "suốt", "cả") for span in _SPANS)
_BARRED = r"(?<!\w)(?:không|cấm|chưa|dừng|ngừng)(?:\s+được)?\s+\w"

_STOPS = rf"\s*,?\s*(?:[^\W\d]+\s+){{0,5}}?{phrase('period.bars', 'period.stops')}"
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
    return _between(match, context, goes_on=bool(match["open"]))


def _between(match: Match, context: Context, *, goes_on: bool = False) -> Period:
    days = light(DAY_MONTH).findall(match.hit[0])
    end = read("ngày " + days[-1], context).first
    first = light(r"\d{1,2}(?:\s{0,2}[/.]\s{0,2}\d{1,2})?").search(match["first"])
    if first is None:
        start = end
    else:
        month = read("ngày " + days[0], context, end.year).first.month
        figures = first[0] if "/" in first[0] or "." in first[0] else f"{first[0]}/{month}"
        start = read("ngày " + figures, context, end.year).first
    if end < start or is_gone(start, end, context):
        raise NotThis
    return period(match, start, None if goes_on else end)


def listed(match: Match, context: Context) -> Period:
    """ "Không cắt điện trong hai ngày 20 và 21/7", "tiêm bổ sung các ngày 8, 9 và 10/7": what is bidden on them."""
    words = clause_before(match, 120)
    lasting = (
        _on_rest(match) or light(_BARRED).search(words) or (opens(match) and light(_STOPS).match(after(match, 80)))
    )
    if light(_BOUND).search(words):
        raise NotThis
    if not lasting and (is_told(match) or gathers(words) or says(words, "period.held")):
        raise NotThis
    due = says(words, "deadline.done", "deadline.done_on", "deadline.done_in_day")
    if takes_place(words) or not (lasting or (bids(words) and not due)):
        raise NotThis
    return _between(match, context)


def glossed(match: Match, context: Context) -> Period:
    """ "trong dịp nghỉ hè (05/7 - 31/8/2024)": a span with its days in brackets, of what is bidden in it."""
    start, end = read_range(match["start"], match["joint"] or "", match["end"], context)
    words = sentence_before(match, 160)
    if is_gone(start, end, context) or is_told(match) or gathers(words) or says(words, "period.held"):
        raise NotThis
    return period(match, start, end)


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
        "period.listed",
        rf"(?<![\w.,/])(?:trong\s+)?(?:(?:0?[2-9]|hai|ba|bốn|năm)\s+ngày\s*[:(]?\s*(?:các\s+)?(?:ngày\s+)?|các\s+ngày\s+)(?P<first>{_LIST}){DAY_MONTH}(?![\d/])\)?",
        listed,
        examples=("các ngày 12, 13, 14/7", "hai ngày 20 và 21/7", "trong 02 ngày (11 và 12/3/2022)"),
        counterexamples=("các ngày trong tuần", "hai ngày 20/7"),
        gates=("các ngày", *(f"{n} ngày" for n in (*"23456789", "hai", "ba", "bốn", "năm"))),
        needs=("và", ",", "&"),
        starts=("trong", "các", FIGURE, "hai", "ba", "bốn", "năm"),
    ),
    Rule(
        "period.glossed",
        rf"(?:trong|suốt)\s+(?:suốt\s+|cả\s+)?{_NAMED_SPAN}\s+[^,;.:()\d]{{0,60}}?\(\s*(?P<start>(?:ngày\s+)?(?:{DAY_MONTH}|\d{{1,2}}(?![\d/])))"
        rf"\s*(?:-|(?P<joint>đến|tới))\s*(?P<end>(?:ngày\s+)?{DAY_MONTH})(?![\d/])\s*\)",
        glossed,
        examples=("suốt dịp nghỉ hè (05/7 - 31/8/2024)", "trong tuần cuối trước tết (20 - 27/01/2025)"),
        counterexamples=("trong dịp tết (20/01/2025)",),
        gates=_GLOSSED,
        needs=("(",),
        starts=("trong", "suốt"),
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
