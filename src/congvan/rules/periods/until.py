"""Periods of which only the end is told: "có hiệu lực đến hết ngày 31/12/2025", "hết hiệu lực kể từ ngày 01/7/2025"."""

from __future__ import annotations

from datetime import timedelta

from congvan.lexicon import openers
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.periods.context import EFFECT, HEAD, IN_FORCE, is_gone, is_strong, is_told, narrates
from congvan.rules.periods.ranges import FROM, UNTIL
from congvan.rules.periods.spans import period
from congvan.rules.time.duty import bids
from congvan.rules.time.moments import A_DAY, MOMENT, TRACE, WEEKDAY, read
from congvan.rules.time.surroundings import before, clause_before, says, sentence_before
from congvan.rules.told import FIGURE

_BARE = r"\d{1,2}/(?:0?[1-9]|1[0-2])(?![/\d])"
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


RULES: tuple[Rule[Period], ...] = (
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
)
