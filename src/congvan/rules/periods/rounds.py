"""Periods of rounds and terms: "từ kỳ lương tháng 7", "từ kỳ hóa đơn tháng 6 đến kỳ hóa đơn tháng 9/2024", "áp dụng từ
năm học 2024-2025", "cho giai đoạn 2021-2025", "đợt 2: trong tháng 7/2024".

A round takes the month that it is named by. A school year or a term of office has no day that the letter tells.
"""

from __future__ import annotations

from datetime import date

from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.periods.context import EFFECT, IN_FORCE, is_gone, is_told, narrates, under_head
from congvan.rules.periods.ranges import FROM, SINCE, UNTIL
from congvan.rules.periods.spans import period
from congvan.rules.periods.within import holds_in_span
from congvan.rules.time.moments import A_DAY, A_FEW, A_MONTH, A_QUARTER, A_YEAR, YEAR, read
from congvan.rules.time.surroundings import before, clause_before, says
from congvan.rules.told import FIGURE

_TERM = r"(?:năm\s+học|học\s+kỳ|nhiệm\s+kỳ|niên\s+độ|vụ\s+(?:đông\s+xuân|hè\s+thu|thu\s+đông|mùa)|mùa\s+(?:mưa|khô|lũ))"
_SEASONS = ("vụ đông", "vụ hè", "vụ thu", "vụ mùa", "mùa mưa", "mùa khô", "mùa lũ")
_TERM_OF = (
    r"(?:\s*(?:ngân\s+sách|kế\s+toán))?\s+(?:i{1,2}\s*,?\s*)?(?:(?:của\s+)?năm\s+(?:học\s+)?)?"
    rf"{YEAR}(?:\s*(?:-|đến)\s*{YEAR})?"
)
_ROUND_OF = r"(?:kỳ|đợt)\s+(?:(?!họp|thi|trước|này)[^\s\d,;.:()]+\s+){0,4}?"
_NAMED = rf"{A_DAY}|{A_MONTH}|{A_QUARTER}|{A_YEAR}"


def from_round(match: Match, context: Context) -> Period:
    """ "từ kỳ lương tháng 7 năm 2024": from the first day of the month that is paid for, to the last of its end."""
    if not match["end"]:
        start = read(match["start"], context).first
        if narrates(match) or is_gone(start, None, context):
            raise NotThis
        return period(match, start, None)
    last = read(match["end"], context)
    first = read(match["start"], context, last.last.year)
    if first.first > last.last and not light(YEAR).search(match["start"]):
        first = read(match["start"], context, last.last.year - 1)
    if first.first > last.last:
        raise Unreadable(f"kết thúc trước khi bắt đầu: {match.words()}")
    if narrates(match) or is_gone(first.first, last.last, context):
        raise NotThis
    return period(match, first.first, last.last)


def in_round(match: Match, context: Context) -> Period:
    """ "giảm giá nước trong kỳ hóa đơn tháng 8, tháng 9"."""
    if not (holds_in_span(match) or says(clause_before(match, 110), "period.offers")):
        raise NotThis
    moment = read(match["span"], context)
    if is_gone(moment.first, moment.last, context):
        raise NotThis
    return period(match, moment.first, moment.last)


def in_term(match: Match, _: Context) -> Period:
    if not (light(EFFECT).match(match.hit[0]) or under_head(match) or holds_in_span(match)):
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


def stage(match: Match, context: Context) -> Period:
    """ "áp dụng cho giai đoạn 2021-2025", "được để lại 100% … trong cả thời kỳ 2025 - 2027"."""
    if match.hit[0].startswith("trong"):
        words = clause_before(match, 110)
        if is_told(match) or not (" được " in words or says(words, "period.in_span", "period.lasts")):
            raise NotThis
        if is_gone(None, date(int(match["end"]), 12, 31), context):
            raise NotThis
    return period(match, date(int(match["start"]), 1, 1), date(int(match["end"]), 12, 31))


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.from_round",
        rf"(?:{EFFECT})?{FROM}\s+{_ROUND_OF}(?P<start>{_NAMED})(?:\s*,?\s*{UNTIL}\s*(?:hết\s+)?(?:{_ROUND_OF})?(?P<end>{_NAMED}))?",
        from_round,
        examples=(
            "áp dụng từ kỳ lương tháng 7 năm 2024",
            "kể từ kỳ chi trả tháng 9/2024",
            "từ kỳ ghi chỉ số tháng 5 đến hết kỳ ghi chỉ số tháng 8 năm 2024",
            "từ kỳ lương tháng 7 đến tháng 9/2024",
        ),
        counterexamples=("từ kỳ họp tháng 7 năm 2024",),
        gates=("từ kỳ", "từ đợt"),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.in_round",
        rf"(?:trong|cho|của|vào)\s+(?:các\s+)?{_ROUND_OF}(?P<span>{A_FEW}|{A_MONTH}|{A_QUARTER})(?!\s*[-\d])",
        in_round,
        examples=("trong kỳ hóa đơn tháng 8, tháng 9 năm 2024", "của các kỳ thu tháng 4 và tháng 5/2024"),
        counterexamples=("trong kỳ họp tháng 7", "trong kỳ thi tháng 6/2024"),
        gates=tuple(f"{lead} {one}" for lead in ("trong", "cho", "của", "vào", "các") for one in ("kỳ", "đợt")),
        needs=("tháng", "quý"),
        starts=("trong", "cho", "của", "vào"),
    ),
    Rule(
        "period.term",
        rf"(?:{EFFECT})?(?:trong|cho|{FROM})\s+(?:(?:suốt|cả|đầu)\s+)?{_TERM}{_TERM_OF}"
        rf"(?:\s*,?\s*{UNTIL}\s*(?:hết\s+)?{_TERM}{_TERM_OF}|\s+trở\s+đi)?(?!\w)",
        in_term,
        examples=(
            "áp dụng từ năm học 2024-2025",
            "trong năm học 2024 - 2025",
            "áp dụng trong nhiệm kỳ 2026-2031",
            "áp dụng từ học kỳ ii năm học 2024-2025",
            "từ năm học 2024-2025 đến hết năm học 2026-2027",
        ),
        counterexamples=("trong năm học", "kế hoạch năm học 2024-2025"),
        gates=("năm học", "học kỳ", "nhiệm kỳ", "niên độ", *_SEASONS),
        needs=(FIGURE,),
        starts=(*IN_FORCE, *SINCE, "trong", "cho"),
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
        rf"(?:(?:áp\s+dụng|thực\s+hiện|có\s+hiệu\s+lực)\s+(?:cho|trong|từ)\s+(?:cả\s+)?|trong\s+(?:cả|suốt)\s+)(?:giai\s+đoạn|thời\s+kỳ(?:\s+ổn\s+định\s+ngân\s+sách)?)\s+"
        rf"(?:từ\s+năm\s+)?(?P<start>{YEAR})\s*(?:-|đến\s+năm|đến)\s*(?P<end>{YEAR})",
        stage,
        examples=(
            "áp dụng cho giai đoạn 2021-2025",
            "trong cả thời kỳ 2025 - 2027",
            "áp dụng cho thời kỳ ổn định ngân sách 2022 - 2025",
        ),
        counterexamples=("chương trình giai đoạn 2021-2025",),
        gates=("giai đoạn", "thời kỳ"),
        needs=(FIGURE,),
        starts=("áp", "thực", "có", "trong"),
    ),
)
