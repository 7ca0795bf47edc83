"""Deadlines that a stretch of time ends with: "đến hết năm 2030", "từ nay đến 15/6 phải xong", "năm 2022, phấn đấu …".

The same words bound a period where nothing is to be completed or reached by then.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.model.directive import Deadline
from congvan.rules.deadlines.days import BARE, day_of, due
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.time.moments import A_YEAR, MOMENT, SPAN_OF_TIME, TRACE, YEAR
from congvan.rules.time.surroundings import after, before, clause_before, is_to_be_completed, opens, says
from congvan.rules.told import forms

_RUN_UP = r"kế\s+hoạch\s+(?:vốn|giao|năm|được)"
#: till when papers are taken in: "Nhận hồ sơ đến 17 giờ ngày 15/3"
_TAKEN_IN = r"(?<!\w)(?<!được )(?:nhận|thu)\s+(?:hồ\s+sơ|bài|đơn|phiếu|đăng\s+ký|tác\s+phẩm)(?!\w)[^.;,]{0,40}$"
#: "Đến ngày 30/6/2024, toàn huyện đã cấp …"
_WAS = r"\s*,?\s*(?:[^\W\d]+\s+){0,6}?đã(?!\w)(?![^.;]{0,60}\sphải\s)"


def until_day(match: Match, context: Context) -> Deadline:
    """ "đến hết năm 2030" with something to be reached by then."""
    moment = day_of(match, context)
    if context.issued_on and moment.last <= context.issued_on:
        raise NotThis
    words = light(_RUN_UP).sub(" ", clause_before(match, 60))
    if says(words, "deadline.horizon", "deadline.happened", "period.from"):
        raise NotThis
    if says(after(match, 12), "deadline.happened") or light(_WAS).match(after(match, 60)):
        raise NotThis
    aimed = says(after(match, 40), "deadline.target_after") or after(match, 3).lstrip(" *_")[:1] == ":"
    asked = says(words, "deadline.done") or light(_TAKEN_IN).search(clause_before(match, 60))
    follows = light(r"\d\s?%[^.;:]{0,40},\s$").search(before(match, 60))
    if not (asked or (aimed and (opens(match) or follows or match.has("edge")))):
        raise NotThis
    return due(match, "<=", moment)


def from_now(match: Match, context: Context) -> Deadline:
    """ "Từ nay đến 15/6 phải xong …": what is to be completed till then; else it is a period."""
    if not is_to_be_completed(match):
        raise NotThis
    return due(match, "<=", day_of(match, context))


def target_year(match: Match, context: Context) -> Deadline:
    """ "Năm 2022, phấn đấu …": what a year is to reach."""
    if not light(r"(?:^|[.;:+*-])[\s*]*(?:trong\s+)?$").search(before(match, 12)):
        raise NotThis
    return due(match, "<=", day_of(match, context), "day")


def by_end(match: Match, context: Context) -> Deadline:
    """ "Hết quý II/2024 hoàn thành …", "Hết năm 2024 phải đạt …"."""
    if not opens(match) or not (is_to_be_completed(match) or says(after(match, 40), "deadline.target_after")):
        raise NotThis
    return due(match, "<=", day_of(match, context))


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.by_end",
        rf"(?<!\w)hết\s+(?P<day>{SPAN_OF_TIME})",
        by_end,
        examples=("hết quý ii/2024", "hết năm 2025"),
        counterexamples=("hết hạn",),
        needs=TRACE,
        starts=("hết",),
    ),
    Rule(
        "deadline.until",
        rf"\b(?:cho\s+)?(?:đến|tới)\s+(?P<day>(?P<edge>(?:hết|cuối)\s+)?(?:{MOMENT}|{YEAR}(?![-/.])|{BARE}))",
        until_day,
        examples=("đến hết năm 2030", "đến cuối năm 2005", "đến hết ngày 31/12/2025"),
        needs=TRACE,
        starts=("cho", "đến", "tới"),
    ),
    Rule(
        "deadline.from_now",
        rf"từ\s+(?:nay|bây\s+giờ|hôm\s+nay)\s*(?:\([^()]{{1,30}}\)\s*)?(?:cho\s+)?(?:đến|tới)\s+(?P<day>(?:hết\s+)?(?:{MOMENT}|{BARE}))",
        from_now,
        examples=("từ nay đến 15/6", "từ nay đến hết ngày 30/6/2024", "từ nay đến cuối năm"),
        counterexamples=("từ nay trở đi",),
        gates=("từ nay", "từ bây giờ", "từ hôm nay"),
        needs=TRACE,
        starts=("từ",),
    ),
    Rule(
        "deadline.target_year",
        rf"(?P<day>{A_YEAR})(?:\s*,\s*|\s+phải\s+|\s+(?=hoàn\s+thành))(?:{phrase('deadline.aims')})",
        target_year,
        examples=("năm 2022, phấn đấu",),
        needs=forms("deadline.aims"),
        starts=("năm",),
    ),
)
