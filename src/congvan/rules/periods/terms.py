"""Periods that are terms or hours of a day: "từ kỳ lương tháng 7", "trong năm học 2024-2025", "từ 7 giờ đến 11 giờ ngày
26/5", "đến hết mùa mưa bão", "từ 01/7". A school year or a term of office has no day that the letter tells.
"""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import number
from congvan.rules.numbers import read as read_number
from congvan.rules.periods.context import EFFECT, IN_FORCE, binds, is_gone, is_strong, narrates, under_head
from congvan.rules.periods.ranges import FROM, NOW, SINCE, UNTIL
from congvan.rules.periods.spans import holds_in_span, period
from congvan.rules.time.dates import DAY_MONTH
from congvan.rules.time.moments import A_DAY, A_FEW, A_MONTH, A_QUARTER, A_YEAR, CLOCK, MOMENT, WEEKDAY, YEAR, read
from congvan.rules.time.surroundings import after, before, clause_before, opens, says, sentence_before
from congvan.rules.told import FIGURE

_TERM = r"(?:năm\s+học|học\s+kỳ|nhiệm\s+kỳ|niên\s+độ|vụ\s+(?:đông\s+xuân|hè\s+thu|thu\s+đông|mùa)|mùa\s+(?:mưa|khô|lũ))"
_TERM_OF = rf"(?:\s*(?:ngân\s+sách|kế\s+toán))?\s+(?:(?:i{{1,2}}|năm\s+học)\s+)?{YEAR}(?:\s*(?:-|đến)\s*{YEAR})?"
_ENDED = r"(?:bão|dịch|mùa|đợt|thời\s+gian|thời\s+hạn|năm\s+học|học\s+kỳ|kỳ\s+nghỉ|vụ|lễ|tết|nhiệm\s+kỳ)(?!\w)"


def from_round(match: Match, context: Context) -> Period:
    """ "từ kỳ lương tháng 7 năm 2024": from the first day of the month that is paid for."""
    start = read(match["start"], context).first
    if narrates(match) or is_gone(start, None, context):
        raise NotThis
    return period(match, start, None)


def in_term(match: Match, _: Context) -> Period:
    if not (light(EFFECT).match(match.hit[0]) or under_head(match) or holds_in_span(match)):
        raise NotThis
    return period(match, None, None)


def hours(match: Match, context: Context) -> Period:
    """ "Ngừng cấp điện từ 7 giờ đến 11 giờ ngày 26/5": a measure; other things merely take place in these hours."""
    day = read("ngày " + match["day"], context).first
    told = says(clause_before(match, 120), "period.lasts", "period.stops", "period.in_span")
    if not told or not binds(match, day, day, context):
        raise NotThis
    return period(match, day, day)


def until_end(match: Match, context: Context) -> Period:
    """ "cho đến hết mùa mưa bão": a measure that lasts until something ends."""
    if not (is_strong(match) or opens(match) or says(clause_before(match, 120), "period.lasts", "period.stops")):
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


def during_named(match: Match, _: Context) -> Period:
    """ "Trong thời gian diễn ra lễ hội, cấm …"."""
    if not opens(match) or not light(r"\s*,?\s*" + phrase("period.bars")).match(after(match, 40)):
        raise NotThis
    return period(match, None, None)


def round_of(match: Match, context: Context) -> Period:
    """ "đợt 2: trong tháng 7/2024"."""
    if not light(r"đợt\s+(?:\d{1,2}|i{1,3})\s*(?::|-|\()\s*$").search(before(match, 16)):
        raise NotThis
    moment = read(match["span"], context)
    if is_gone(moment.first, moment.last, context):
        raise NotThis
    return period(match, moment.first, moment.last)


def stage(match: Match, _: Context) -> Period:
    return period(match, date(int(match["start"]), 1, 1), date(int(match["end"]), 12, 31))


def counted(match: Match, context: Context) -> Period:
    """ "trong vòng 15 ngày kể từ 0 giờ ngày 01/4/2020": the first day counts where an hour starts it."""
    start = read(match["start"], context).first
    has_hour = bool(light(CLOCK).search(match["start"]))
    if not has_hour and not says(sentence_before(match, 200), "period.lasts", "period.stops", "period.effect"):
        raise NotThis
    return period(match, start, start + timedelta(days=int(read_number(match["n"])) - has_hour))


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.from_round",
        rf"(?:{EFFECT})?{FROM}\s+(?:kỳ|đợt)\s+(?:(?!họp|thi|trước|này)[^\s\d,;.:()]+\s+){{0,4}}?(?P<start>{A_DAY}|{A_MONTH}|{A_QUARTER}|{A_YEAR})",
        from_round,
        examples=("áp dụng từ kỳ lương tháng 7 năm 2024", "kể từ kỳ chi trả tháng 9/2024"),
        counterexamples=("từ kỳ họp tháng 7 năm 2024",),
        gates=("từ kỳ", "từ đợt"),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.term",
        rf"(?:{EFFECT})?(?:trong|cho|{FROM})\s+(?:(?:suốt|cả|đầu)\s+)?{_TERM}{_TERM_OF}(?:\s+trở\s+đi)?(?!\w)",
        in_term,
        examples=("áp dụng từ năm học 2024-2025", "trong năm học 2024 - 2025", "áp dụng trong nhiệm kỳ 2026-2031"),
        counterexamples=("trong năm học", "kế hoạch năm học 2024-2025"),
        gates=("năm học", "học kỳ", "nhiệm kỳ", "niên độ", "vụ", "mùa"),
        needs=(FIGURE,),
        starts=(*IN_FORCE, *SINCE, "trong", "cho"),
    ),
    Rule(
        "period.hours",
        rf"{FROM}\s+{CLOCK}\s*(?:{UNTIL}|-)\s*{CLOCK}[\s,]*(?:(?:của|trong|vào)\s+)?(?:{WEEKDAY}[\s,(]{{1,6}})?ngày\s+(?P<day>{DAY_MONTH})(?![\d/])",
        hours,
        examples=("từ 7 giờ đến 11 giờ ngày 26/5/2024", "từ 22h00 đến 23h30 chủ nhật, ngày 26/5"),
        counterexamples=("từ 7 giờ đến 11 giờ hằng ngày",),
        gates=("giờ", "h", "g"),
        needs=("từ",),
        starts=SINCE,
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
    Rule(
        "period.during_named",
        r"trong\s+(?:suốt\s+)?thời\s+gian\s+(?:diễn\s+ra|tổ\s+chức|cao\s+điểm|nghỉ\s+lễ|nghỉ\s+tết|giãn\s+cách)(?:\s+(?!không|cấm|nghiêm|tạm|dừng|ngừng)[^\s,;.:()]+){0,14}",
        during_named,
        examples=("trong thời gian diễn ra lễ hội", "trong suốt thời gian cao điểm"),
        gates=tuple(f"thời gian {what}" for what in ("diễn", "tổ", "cao", "nghỉ", "giãn")),
        starts=("trong",),
    ),
    Rule(
        "period.round_of",
        rf"(?:(?:trong|vào)\s+)?(?P<span>{A_FEW}|{A_MONTH}|{A_QUARTER})(?!\s*[-\d])",
        round_of,
        examples=("trong tháng 7/2024", "quý iii năm 2024", "trong tháng 7 và tháng 8 năm 2024"),
        amid=("đợt",),
        starts=("trong", "vào", "các", "tháng", "quý"),
    ),
    Rule(
        "period.stage",
        rf"(?:áp\s+dụng|thực\s+hiện|có\s+hiệu\s+lực)\s+(?:cho|trong|từ)\s+(?:cả\s+)?(?:giai\s+đoạn|thời\s+kỳ(?:\s+ổn\s+định\s+ngân\s+sách)?)\s+"
        rf"(?:từ\s+năm\s+)?(?P<start>{YEAR})\s*(?:-|đến\s+năm|đến)\s*(?P<end>{YEAR})",
        stage,
        examples=("áp dụng cho giai đoạn 2021-2025", "áp dụng cho thời kỳ ổn định ngân sách 2022 - 2025"),
        counterexamples=("chương trình giai đoạn 2021-2025",),
        gates=("giai đoạn", "thời kỳ"),
        needs=(FIGURE,),
        starts=("áp", "thực", "có"),
    ),
    Rule(
        "period.counted",
        rf"(?:trong\s+)?(?:vòng|thời\s+gian|thời\s+hạn|trong)(?:\s+là)?\s*:?\s*{number()}\s+ngày\s*,?\s*\(?{FROM}\s+(?P<start>{A_DAY})",
        counted,
        examples=("trong vòng 15 ngày kể từ 0 giờ ngày 01/4/2020", "thời gian 14 ngày, bắt đầu từ 0h ngày 31/5/2021"),
        gates=("từ", "kể"),
        needs=("trong", "vòng", "thời gian", "thời hạn"),
        starts=("trong", "vòng", "thời"),
    ),
    Rule(
        "period.from_for",
        rf"{FROM}\s+(?P<start>{A_DAY})[\s,(]{{1,6}}(?:trong\s+)?(?:vòng|thời\s+gian|thời\s+hạn|trong)\s+{number()}\s+ngày(?!\w)",
        counted,
        examples=("từ 06h00 ngày 31/5/2021 trong thời gian 14 ngày",),
        gates=("từ", "kể"),
        needs=("trong", "vòng", "thời gian", "thời hạn"),
        starts=SINCE,
    ),
)
