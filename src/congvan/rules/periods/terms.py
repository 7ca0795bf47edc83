"""Periods of hours, of an end and of days of few figures: "từ 7 giờ đến 11 giờ ngày 26/5", "đến hết mùa mưa bão", "từ
01/7", "áp dụng từ ngày mai".
"""

from __future__ import annotations

from datetime import timedelta

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import EFFECT, IN_FORCE, binds, is_strong
from congvan.rules.periods.ranges import FROM, NOW, SINCE, UNTIL
from congvan.rules.periods.spans import period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import CLOCK, MOMENT, WEEKDAY, read
from congvan.rules.time.surroundings import after, clause_before, opens, says, sentence_before

_CUT = rf"\s*,?\s*(?:[^\W\d]+\s+){{0,5}}?{phrase('period.stops')}"
_ENDED = r"(?:bão|dịch|mùa|đợt|thời\s+gian|thời\s+hạn|năm\s+học|học\s+kỳ|kỳ\s+nghỉ|vụ|lễ|tết|rằm|nhiệm\s+kỳ)(?!\w)"


def hours(match: Match, context: Context) -> Period:
    """ "Ngừng cấp điện từ 7 giờ đến 11 giờ ngày 26/5": a measure; other things merely take place in these hours."""
    day = read("ngày " + match["day"], context).first
    start = read(f"ngày {match['first']}/{day.month}", context, day.year).first if match["first"] else day
    told = says(clause_before(match, 120), "period.lasts", "period.stops", "period.in_span")
    told = told or says(light(r",(?=\s)").split(sentence_before(match, 160))[0], "period.stops")
    told = told or (opens(match) and says(light(r"[.;](?=\s)").split(after(match, 80))[0], "period.stops"))
    if not told or not binds(match, start, day, context):
        raise NotThis
    return period(match, start, day)


def hours_of_day(match: Match, context: Context) -> Period:
    """ "Ngày 15/7/2022, từ 07h00 đến 11h30, mất điện …": the day stands before its hours."""
    if light(r"\s*,?\s*(?:(?:của|trong|vào|các)\s+)*(?:ngày|hàng|hằng|mỗi|thứ|hôm)(?!\w)").match(after(match, 20)):
        raise NotThis
    behind = light(r"[.;](?=\s)").split(after(match, 60))[0]
    if not (says(clause_before(match, 60), "period.stops") or light(_CUT).match(behind)):
        raise NotThis
    day = read("ngày " + match["day"], context).first
    if not binds(match, day, day, context):
        raise NotThis
    return period(match, day, day)


def until_end(match: Match, context: Context) -> Period:
    """ "cho đến hết mùa mưa bão": a measure that lasts until something ends."""
    lasts = says(clause_before(match, 120), "period.lasts", "period.stops") or says(
        sentence_before(match, 160), "period.stops"
    )
    if not (is_strong(match) or opens(match) or lasts):
        raise NotThis
    start = None
    if match["start"]:
        now = light(NOW).fullmatch(match["start"])
        start = context.issued_on if now else read(match["start"], context).first
    return period(match, start, None, match.words("event"))


def from_bare(match: Match, context: Context) -> Period:
    """ "Từ 01/7, …": a day of few figures, where no word says "ngày"."""
    day, month = (int(figure) for figure in light(r"\d+").findall(match["start"]))
    if day <= month and not light(r"\s*(?:[.,;:)]|$|trở\s+đi)").match(after(match, 12)):
        raise NotThis
    try:
        start = read("ngày " + match["start"], context).first
    except ValueError:
        raise NotThis from None
    if not binds(match, start, None, context):
        raise NotThis
    return period(match, start, None)


def from_near(match: Match, context: Context) -> Period:
    """ "áp dụng từ ngày mai": a day where the letter has one, or where brackets give it."""
    if not is_strong(match) and not says(clause_before(match, 80), "period.stops", "period.lasts"):
        raise NotThis
    day = context.issued_on
    if match["gloss"]:
        day = read("ngày " + match["gloss"], context).first
    elif day and match["near"].endswith("mai"):
        day += timedelta(days=1)
    return period(match, day, None)


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.hours",
        rf"{FROM}\s+{CLOCK}\s*(?:{UNTIL}|-)\s*{CLOCK}[\s,]*(?:(?:của|trong|vào)\s+)?(?:{WEEKDAY}[\s,(]{{1,6}})?(?:các\s+)?ngày\s+"
        rf"(?:(?P<first>\d{{1,2}})(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}}){{0,4}}\s*(?:,|và)\s*(?:ngày\s+)?)?(?P<day>{DAY_MONTH})(?![\d/])",
        hours,
        examples=(
            "từ 7 giờ đến 11 giờ ngày 26/5/2024",
            "từ 8h đến 11h các ngày 18, 19 và 20/6/2024",
            "từ 22h00 đến 23h30 chủ nhật, ngày 26/5",
        ),
        counterexamples=("từ 7 giờ đến 11 giờ hằng ngày",),
        gates=("giờ", "h", "g"),
        needs=("từ",),
        starts=SINCE,
    ),
    Rule(
        "period.hours_of_day",
        rf"(?:vào\s+)?ngày\s+(?P<day>{DAY_MONTH})(?![\d/])\s*[,:(]?\s*{FROM}\s+{CLOCK}\s*(?:{UNTIL}|-)\s*{CLOCK}",
        hours_of_day,
        examples=("ngày 15/7/2022, từ 07h00 đến 11h30", "ngày 15/7: từ 7 giờ đến 9 giờ 30"),
        counterexamples=("ngày 15/7/2022 đến 07h00", "ngày 15/7/2022, từ ngày"),
        gates=("giờ", "h", "g"),
        needs=("từ",),
        starts=("ngày", "vào"),
    ),
    Rule(
        "period.until_end",
        rf"(?:{FROM}\s+(?P<start>{NOW}|{MOMENT})\s*,?\s*)?(?:cho\s+)?(?:đến|tới)\s+(?P<event>hết\s+{_ENDED}[^,;.:()]{{0,60}})",
        until_end,
        examples=("từ nay đến hết bão", "cho đến hết mùa mưa lũ"),
        counterexamples=("đến hết ngày 31/12", "đến hết năm 2024"),
        gates=("đến hết", "tới hết"),
        starts=(*SINCE, "cho", "đến", "tới"),
    ),
    Rule(
        "period.from_bare",
        rf"(?:{EFFECT})?{FROM}\s+(?P<start>\d{{1,2}}/(?:0?[1-9]|1[0-2]))(?![/\d]|[.,]\d|\s*(?:-|đến|tới|cho\s+đến|\d))(?:\s+trở\s+đi)?",
        from_bare,
        examples=("bắt đầu từ 15/6", "từ 01/7 trở đi"),
        counterexamples=("từ 01/7 đến 15/7", "từ 01/7/2024", "từ 01/7 - 15/7"),
        gates=("từ",),
        needs=("/",),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.from_near",
        rf"(?:{EFFECT})?{FROM}\s+(?:{CLOCK}[\s,]*)?(?P<near>(?:ngày\s+)?hôm\s+nay|ngày\s+mai)(?:\s*\(\s*(?:ngày\s+)?(?P<gloss>{DAY_MONTH})\s*\))?"
        r"(?!\s*,?\s*(?:cho\s+)?(?:đến|tới))",
        from_near,
        examples=("có hiệu lực từ hôm nay", "áp dụng kể từ ngày mai (21/5/2024)"),
        counterexamples=("từ hôm nay đến hết ngày 30/6",),
        gates=("nay", "mai"),
        starts=(*IN_FORCE, *SINCE),
    ),
)
