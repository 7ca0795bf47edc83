"""Periods between named days: ranges, "từ ngày …", "đến hết ngày …", "trong năm 2026"."""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import openers, phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, Unreadable, light
from congvan.rules.periods.context import (
    EFFECT,
    HEAD,
    IN_FORCE,
    binds,
    follows_length,
    is_gone,
    is_strong,
    is_told,
    narrates,
    under_head,
)
from congvan.rules.periods.ranges import BARE_RANGE, FROM, NOW, RANGE, SINCE, UNTIL, read_range
from congvan.rules.time.duty import bids
from congvan.rules.time.moments import A_DAY, MOMENT, SPAN_OF_TIME, TRACE, WEEKDAY, YEAR, YEARS, read
from congvan.rules.time.surroundings import (
    after,
    before,
    clause_before,
    ends_with,
    is_to_be_completed,
    opens,
    says,
    sentence_before,
)
from congvan.rules.told import FIGURE

#: two days further apart are no plan of work but an anniversary
A_TERM = timedelta(days=5 * 366)
_YEARLY = r"\s*,?\s*\(?(?:của\s+)?(?:hàng|hằng|mỗi)\s+năm(?!\w)"
_BARE = r"\d{1,2}/(?:0?[1-9]|1[0-2])(?![/\d])"
_ON = r"(?:\s+trở\s+(?:đi|về\s+sau))?"
#: what is done again and again lasts: "ít nhất 04 lớp/tháng … đến hết tháng 6"
_AT_A_RATE = r"\d\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\s{0,2}(?:/|(?:mỗi|một|hàng|hằng)\s+)(?:ngày|tuần|tháng|quý|buổi)(?!\w)"
_AGAIN = (
    r"(?<!\w)(?:(?:hàng|hằng|mỗi)\s+(?:ngày|tuần|đêm|tháng|buổi)|"
    rf"các\s+(?:ngày\s+)?{WEEKDAY}|liên\s+tục|thường\s+xuyên|24/24)(?!\w)"
)
#: "gia hạn thời gian nộp bài đến ngày …" is a deadline put off
_TIME_TO = r"thời\s+(?:gian|hạn)\s+(?:nộp|gửi|báo\s+cáo|đăng\s+ký|hoàn\s+thành|trả|thanh\s+toán|bàn\s+giao)(?!\w)"
#: a head and the event that a time begins with: "Thời gian nhận bài: từ ngày phát động …"
_SINCE_EVENT = rf"{HEAD}\s*{FROM}\s+(?:ngày|khi|lúc|thời\s+điểm)\s+(?:[^\W\d]+\s+){{1,10}}$"
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
    )


def ranged(match: Match, context: Context) -> Period:
    if match["end"].isdigit() and "năm" not in match["start"]:
        raise NotThis
    start, end = read_range(match["start"], match["joint"], match["end"], context)
    yearly = light(_YEARLY).match(after(match, 14)) and not light(YEAR).search(match.hit[0])
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
    if not ((opens(match) and "(" not in before(match, 2)) or under_head(match) or is_strong(match)):
        raise NotThis
    return period(match, start, end)


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
    if narrates(match):
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


def _goes_on(match: Match) -> bool:
    """ "phun hằng tuần cho đến hết tháng 6", "trực vào các ngày thứ Bảy đến hết …": what is done again till then."""
    words = sentence_before(match, 200)
    again = light(_AGAIN).search(words)
    return again is not None and any(bids(clause) for clause in light(r",\s").split(words[: again.start()]))


def until_day(match: Match, context: Context) -> Period:
    words = match["end"]
    moment = read(f"ngày {words}" if light(_BARE).fullmatch(words) else words, context)
    end = moment.first - timedelta(days=1) if "trước" in match["joint"] else moment.last
    if is_gone(None, end, context) or narrates(match) or is_told(match):
        raise NotThis
    words = clause_before(match, 120)
    if not words.strip(" *_"):
        words = sentence_before(match, 120)
    if light(_TIME_TO).search(words):
        raise NotThis
    lasting = says(words, "period.lasts") or light(_AT_A_RATE).search(words) or _goes_on(match)
    if not (is_strong(match) or lasting or light(_SINCE_EVENT).search(before(match, 140))):
        raise NotThis
    return period(match, None, end)


def expiry(match: Match, context: Context) -> Period:
    return period(match, None, read(match["end"], context).first - timedelta(days=1))


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
    if light(_YEARLY).match(after(match, 14)):
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
        examples=("31/03/2014 - 04/04/2014", "ngày 31/03/2014 đến ngày 04/04/2014"),
        gates=("-", "đến", "tới"),
        needs=("20", "19"),
        starts=(FIGURE, "ngày"),
    ),
    Rule(
        "period.to_now",
        rf"{FROM}\s+(?P<start>{A_DAY})\s+đến\s+{NOW}",
        from_to_now,
        examples=("từ ngày 01/10/2025 đến nay",),
        gates=("đến nay", "đến bây giờ", "đến hôm nay"),
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
        rf"(?=[đtkb])\b{FROM}\s+(?:kỳ\s+(?:tính\s+)?thuế|năm\s+(?:ngân\s+sách|tài\s+chính|tính\s+thuế))\s+(?P<start>(?:năm\s+)?(?:19|20)\d\d(?!\d)|{MOMENT})",
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
    Rule(
        "period.until",
        rf"(?=[đchát])\b{EFFECT}?(?P<joint>{UNTIL}|(?<!\w)hết)\s*(?:hết\s+)?(?P<end>{MOMENT}|{_BARE})",
        until_day,
        examples=("đến hết ngày 31/12/2025", "có giá trị đến ngày 31/12/2025"[11:], "cho đến hết năm 2026"),
        gates=("đến", "tới", "hết"),
        needs=TRACE,
        starts=(*IN_FORCE, *openers("period.until"), "hết"),
    ),
    Rule(
        "period.expiry",
        rf"(?:hết|ngưng|ngừng|chấm\s+dứt)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:{FROM}|vào)\s+(?P<end>{A_DAY})",
        expiry,
        examples=("hết hiệu lực thi hành kể từ ngày 01/7/2025",),
        gates=("hiệu lực",),
        needs=(FIGURE,),
        starts=("hết", "ngưng", "ngừng", "chấm"),
    ),
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
