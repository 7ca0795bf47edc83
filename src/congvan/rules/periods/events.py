"""Periods bound by events: "kể từ ngày ký", "cho đến khi có thông báo mới", "trong khi chờ …"."""

from __future__ import annotations

from datetime import date, timedelta

from congvan.lexicon import openers, phrase
from congvan.model.directive import Period
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.rules.numbers import number
from congvan.rules.numbers import read as read_number
from congvan.rules.periods.context import EFFECT, IN_FORCE, follows_length
from congvan.rules.periods.ranges import FROM, NOW, SINCE, UNTIL
from congvan.rules.time.moments import MOMENT, TRACE, read
from congvan.rules.time.surroundings import before, ends_with, opens

_DOC = phrase("period.document")
_SIGNED = (
    rf"(?:ngày|thời\s+điểm)\s+(?:{phrase('period.signing')}(?:\s+{_DOC})?(?:\s+này)?(?!\s+(?:hợp\s+đồng|kết|biên\s+bản))|"
    rf"{_DOC}(?:\s+này)?\s+(?:được\s+)?(?:ký\s+)?ban\s+hành)"
)
_UNTIL_EVENT = phrase("period.until_event")
_EVENT = r"(?P<event>(?!nay\b|ngày\s+\d|khi\s+nào|hết\s+(?:(?:ngày|tháng|quý|năm)\s+)?(?:\d|i))[^\d\s][^;.:()]{2,260})"

_RULING = (
    r"(?:hướng\s+dẫn|quy\s+định|văn\s+bản|thông\s+báo|quyết\s+định|chỉ\s+đạo|ý\s+kiến|chủ\s+trương|kết\s+luận)(?!\w)"
)
_BARE = r"\d{1,2}/(?:0?[1-9]|1[0-2])(?![/\d])"
#: a new notice, and right behind it who does what till then
_NEW_NOTICE = (
    r"có\s+(?:thông\s+báo|văn\s+bản|chỉ\s+đạo|hướng\s+dẫn|quy\s+định|quyết\s+định|lịch)\s+(?:mới|khác|thay\s+thế|tiếp\s+theo)"
    rf"(?=\s+(?:người|những|mọi|tất\s+cả|toàn|hai|{phrase('deadline.actor')})(?!\w))"
)

#: up to fourteen words of who brings something into force, and what others than the signer do for it
_WORDS = r"(?:(?!ngày|ký)[^\d\s,;.:()]+[\s,]+){0,14}?"
_APPROVED = r"thông\s+qua|phê\s+duyệt|chấp\s+thuận|công\s+bố"

#: rules whose start is the letter's own day
FROM_LETTER = frozenset({"period.signing", "period.signing_until", "period.after"})


def period(
    match: Match, start: date | None, end: date | None, until: str | None = None, stop: int | None = None
) -> Period:
    """A period; ``stop`` ends its words before the match does."""
    first = match.hit.start()
    last = match.hit.end() if stop is None else stop
    words = match.view.words(first, last).rstrip(" *_,")
    span = match.view.span(first, first + len(match.view.text[first:last].rstrip(" \n\t*_,")))
    return Period(
        words, start.isoformat() if start else None, end.isoformat() if end else None, until, span, match.rule
    )


def signing(match: Match, context: Context) -> Period:
    if follows_length(match):
        raise NotThis
    return period(match, context.issued_on, None)


def signing_until(match: Match, context: Context) -> Period:
    moment = read(match["end"], context)
    end = moment.first - timedelta(days=1) if "trước" in match["joint"] else moment.last
    return period(match, context.issued_on, end)


def after_days(match: Match, context: Context) -> Period:
    """ "có hiệu lực sau 10 ngày (kể từ ngày ký)"; from the gazette's day none is known."""
    event = match["from"]
    known = context.issued_on if not event or "ký" in event or "ban hành" in event else None
    start = known and known + timedelta(days=int(read_number(match["n"])))
    return period(match, start, None)


def in_force_with(match: Match, _: Context) -> Period:
    """ "có hiệu lực kể từ ngày Nghị định … có hiệu lực": a day that the letter does not name."""
    if match.hit[0].startswith(("kể", "từ", "bắt")) and not opens(match):
        raise NotThis
    if ends_with(before(match, 10), "period.over"):
        raise NotThis
    return period(match, None, None)


def in_force_once(match: Match, context: Context) -> Period:
    """ "có hiệu lực từ ngày được … phê duyệt": a day that is not named, but for a resolution's own passing."""
    own = light(r"ngày\s+(?:được\s+)?(?:thông\s+qua|ban\s+hành)$").search(match.hit[0])
    return period(match, context.issued_on if own else None, None)


def until_event(match: Match, context: Context) -> Period:
    start, start_words = None, match["start"]
    if start_words:
        start = (
            context.issued_on
            if light(rf"(?:{_SIGNED}|{NOW})").search(start_words)
            else read(f"ngày {start_words}" if light(_BARE).fullmatch(start_words) else start_words, context).first
        )
    elif light(r"từ\s+(?:khi|lúc|thời\s+điểm|bước|khâu)(?!\w)").search(before(match, 120)):
        raise NotThis
    words, stop = _event(match)
    if light(r"(?<!\w)(?:phải|đều|cần)(?!\w)").search(words.lower()):
        raise NotThis
    return period(match, start, None, words, stop)


#: what those who wait do next themselves: "trong thời gian chờ tái xuất"
_OWN_STEP = (
    r"(?:được\s+)?(?:tái\s+xuất|xuất\s+(?:cảnh|khẩu|viện|kho)|nhập\s+(?:học|kho|viện)|làm\s+(?:việc|thủ\s+tục)|khám|lên\s+tàu|lên\s+máy"
    r"|chuyển\s+(?:tuyến|viện)|nghỉ\s+(?:hưu|việc)|tiêu\s+hủy|bốc|xếp\s+dỡ|thông\s+quan|nhận\s+việc|đến\s+lượt|vận\s+chuyển)(?!\w)"
)


def awaiting(match: Match, _: Context) -> Period:
    if light(_OWN_STEP).match(match["event"]):
        raise NotThis
    words, stop = _event(match, to_comma=True)
    return period(match, None, None, words, stop)


def _event(match: Match, to_comma: bool = False) -> tuple[str, int]:
    """The event's words and where they end: before the main clause, where one follows."""
    first, last = match.hit.span("event")
    told = match.view.folded[first:last]
    cut = light(
        r"\s+(?:thì|mới\s+(?:được|tiếp|cho|thực|tiến|tổ|giải|trở))(?!\w)|,\s*(?=(?:thì|trừ|riêng|đồng\s+thời|sau\s+đó|trong\s+đó|nhưng|trường\s+hợp|nếu)(?!\w))"
    ).search(told)
    if cut:
        last, told = first + cut.start(), told[: cut.start()]
    end = _end_of_event(told)
    comma = told.find(", ") if to_comma or opens(match) else end
    if 0 < end < (comma if comma > 0 else len(told)):
        comma = end
    if comma > 0:
        last = first + comma
    words = match.view.words(first, last).strip(" *_,")
    return words, last


def _end_of_event(told: str) -> int:
    """Where the event ends: a new notice at the first comma, others before a clause that bids something else."""
    notice = light(
        r"có\s+(?:thông\s+báo|văn\s+bản|chỉ\s+đạo|hướng\s+dẫn|quy\s+định|quyết\s+định|chủ\s+trương)[^,]{0,60}(?:mới|thay\s+thế|khác|tiếp\s+theo)?,"
    ).match(told)
    if notice:
        return notice.end() - 1
    clause = light(_NEW_NOTICE).match(told)
    if clause:
        return clause.end()
    onward = light(r",\s+" + phrase("period.onward")).search(told)
    return onward.start() if onward else -1


RULES: tuple[Rule[Period], ...] = (
    Rule(
        "period.after",
        rf"{EFFECT}(?:thi\s+hành\s+)?sau\s+{number()}\s+ngày(?:,?\s+(?:kể\s+)?(?:từ|sau)\s+ngày\s+(?P<from>(?:{phrase('period.signing')}|đăng\s+công\s+báo|đăng\s+báo|công\s+bố|đăng)(?:\s+ban\s+hành)?))?",
        after_days,
        examples=("có hiệu lực thi hành sau 10 ngày", "có hiệu lực sau 20 ngày kể từ ngày đăng công báo"),
        gates=("hiệu lực",),
        starts=IN_FORCE,
    ),
    Rule(
        "period.signing_until",
        rf"(?=[đchátkb])\b{EFFECT}?{FROM}\s+{_SIGNED}\s*,?\s*(?P<joint>{UNTIL})\s*(?:hết\s+)?(?P<end>{MOMENT})",
        signing_until,
        examples=("kể từ ngày văn bản được ban hành đến hết ngày 19/9/2024", "từ ngày ký đến ngày 31/12/2026"),
        gates=("ký", "ban hành"),
        needs=TRACE,
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.signing",
        rf"(?=[đchátkb])\b{EFFECT}?{FROM}\s+{_SIGNED}(?=\s*(?:[.,;:)*_/]|$|(?:và|thì|thay|đối|cho|đến)(?!\w)))",
        signing,
        examples=(
            "kể từ ngày ký",
            "có hiệu lực kể từ ngày ký ban hành",
            "có hiệu lực thi hành kể từ ngày ký, ban hành",
        ),
        counterexamples=("ngày ký hợp đồng", "từ ngày ký hợp đồng", "trước ngày ký"),
        gates=("ký", "ban hành"),
        needs=("từ ngày", "từ thời"),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.in_force_with",
        rf"\b{EFFECT}?{FROM}\s+(?:ngày\s+)?(?:luật|nghị\s+định|thông\s+tư|nghị\s+quyết|quyết\s+định|bộ\s+luật|pháp\s+lệnh)\s[^;:]{{1,400}}?có\s+hiệu\s+lực(?:\s+thi\s+hành)?",
        in_force_with,
        examples=("có hiệu lực thi hành kể từ ngày thông tư số 911/2031/tt-bnv của bộ nội vụ có hiệu lực",),
        gates=("hiệu lực",),
        starts=(*IN_FORCE, *SINCE),
    ),
    Rule(
        "period.in_force_once",
        rf"\b{EFFECT}{FROM}\s+(?:khi|ngày)\s+(?:được\s+{_WORDS}{phrase('period.brings')}|{_WORDS}(?:{_APPROVED})(?!\w))",
        in_force_once,
        examples=(
            "có hiệu lực kể từ ngày được chủ tịch ủy ban nhân dân tỉnh phê duyệt",
            "có hiệu lực từ ngày thông qua",
        ),
        counterexamples=("từ ngày được phê duyệt",),
        gates=("ngày được", "khi được", "thông qua", "phê duyệt", "chấp thuận", "công bố"),
        starts=IN_FORCE,
    ),
    Rule(
        "period.until_event",
        rf"(?=[đchátkb])\b{EFFECT}?(?:{FROM}\s+(?P<start>{MOMENT}|{_SIGNED}|{NOW}|{_BARE})\s*(?:\([^()]{{1,30}}\)\s*)?,?\s*)?(?:{_UNTIL_EVENT})\s+{_EVENT}",
        until_event,
        examples=("từ ngày 14/6/2023 cho đến khi có lịch trực mới", "đến khi khắc phục xong"),
        counterexamples=("đến ngày 15/4/2021", "cho đến nay"),
        gates=("đến khi", "đến lúc", "tới khi", "tới lúc", "cho đến", "cho tới"),
        starts=(*IN_FORCE, *SINCE, *openers("period.until_event")),
    ),
    Rule(
        "period.awaiting",
        rf"(?:{phrase('period.awaiting')}\s+|trong\s+(?:khi|lúc|thời\s+gian)\s+chưa\s+(?=có\s+{_RULING}|được\s+(?:sửa\s+đổi|thay\s+thế)))"
        rf"{_EVENT}",
        awaiting,
        examples=("trong khi chờ kết quả kiểm đếm của tổ công tác", "trong thời gian chưa có hướng dẫn mới"),
        counterexamples=("trong thời gian chưa có thẻ bảo hiểm",),
        gates=("chờ", "chưa"),
        starts=(*openers("period.awaiting"), "trong"),
    ),
)
