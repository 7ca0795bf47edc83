"""Whether a stretch of time bounds a measure, or is only told of.

"Từ ngày … đến ngày …" is a period where something is to hold: after "có hiệu lực", "áp dụng", after a measure that
lasts ("tạm dừng", "nghỉ học"), under a head ("Thời gian thực hiện:"), or opening an item. It is none where the letter
tells what happened (a day before its own, "đã", "mưa lũ từ ngày …") or when another document came into force.
"""

from __future__ import annotations

from datetime import date, timedelta

from congvan.rules.engine import Context, Match, light
from congvan.rules.time.surroundings import after, before, clause_before, ends_with, opens, says, sentence_before

#: the words of effect that belong to a period's own text
EFFECT = (
    r"(?:(?<!\w)(?:được\s+)?(?:(?:có\s+)?hiệu\s+lực(?:\s+(?:thi\s+hành|pháp\s+luật|áp\s+dụng))?|áp\s+dụng|thực\s+hiện|thi\s+hành)"
    r"(?:\s+thi\s+hành)?(?:\s+(?:bắt\s+đầu|tính))?\s+)"
)
IN_FORCE = ("được", "có", "hiệu", "áp", "thực", "thi")  #: with what `EFFECT` begins
RECENT = timedelta(days=31)
_NO_PARTY = (
    r"(?<!\w)(?:(?:công|tỉnh|thành|quận|huyện|xã|liên|tập|chi|binh|sư)\s+đoàn|"
    r"đoàn\s+(?:thể|viên|thanh|xã|phường|trường))(?!\w)"
)
#: who does since then what another did: ", việc cấp phép do Ủy ban nhân dân cấp xã thực hiện"
_HANDED_OVER = (
    r"\s*,\s*(?:việc|thẩm\s+quyền|nhiệm\s+vụ|chức\s+năng|thủ\s+tục)\s[^.;]{3,120}\s(?:do|thuộc)\s(?![^.;]{0,80}\sđã\s)"
)
_OTHER = r"(?:luật|bộ\s+luật|pháp\s+lệnh|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định|văn\s+bản|công\s+văn)"


def narrates(match: Match) -> bool:
    """Whether the words of effect are said of another document: "Luật … có hiệu lực từ ngày …"."""
    words = sentence_before(match, 300)
    if light(r"(?<!\w)này(?!\w)").search(words) or not light(r"hiệu\s+lực").search(match.hit[0][:30]):
        return False
    named = light(rf"(?<!\w){_OTHER}\b").search(words)
    return bool(named and (light(r"(?<!\w)luật|số\s*:?\s*\d|\d/").search(words) or "(" in words))


def follows_length(match: Match) -> bool:
    """Whether the day only starts the count of a length: "05 ngày, kể từ ngày ký"."""
    return bool(
        light(r"\d\)?\s*(?:\([^()]{1,20}\)\s*)?(?:ngày|giờ|tuần|tháng|năm)(?:\s+làm\s+việc)?\s*,?\s*\(?$").search(
            before(match, 50)
        )
    )


def is_told(match: Match) -> bool:
    words = clause_before(match, 70)
    if _is_measure_held(words):
        return False
    words = words.rsplit(" nên ", 1)[-1]
    return says(words, "period.told") or says(light(r"[.;](?=\s)").split(after(match, 30))[0], "period.told_after")


def _is_measure_held(words: str) -> bool:
    """ "Chiến dịch diễn ra từ …", "diễn ra trong thời gian từ …": where what takes place is a measure."""
    words = light(r"\s+trong\s+(?:khoảng\s+)?thời\s+gian\s*$").sub("", words)
    return ends_with(words, "period.takes_place") and says(words, "period.offers")


def is_strong(match: Match) -> bool:
    """Whether the words say themselves that something is in force."""
    if light(EFFECT).match(match.hit[0]) or ends_with(before(match, 40), "period.effect"):
        return True
    return bool(light(r"này\s+(?:có\s+hiệu\s+lực|áp\s+dụng)").search(sentence_before(match, 200)))


def is_gone(first: date | None, last: date | None, context: Context) -> bool:
    """Whether all of the time lies before the letter; of one with no end, whether it began long before."""
    known = last or first
    if known is None:
        return False
    if context.issued_on is None:
        return context.year is not None and known.year < context.year
    if last:
        return last < context.issued_on
    return known < context.issued_on - RECENT


def _is_own(match: Match) -> bool:
    """Whether what is applied is said here: "Nội dung nêu tại điểm 2.1 được áp dụng từ …", be it since last year."""
    words = sentence_before(match, 160)
    return bool(
        light(
            r"(?:nội\s+dung|quy\s+định|mức|hướng\s+dẫn|nguyên\s+tắc|cách)(?:\s+\w+){0,3}\s+(?:nêu|trên|này|tại\s+(?:điểm|mục))(?!\w)"
        ).search(words)
    ) and not light(rf"(?<!\w){_OTHER}\s+(?:số|này)").search(words)


def binds(match: Match, first: date | None, last: date | None, context: Context) -> bool:
    """Whether the time from ``first`` to ``last`` bounds a measure."""
    if narrates(match):
        return False
    strong = is_strong(match)
    if is_gone(first, last, context) and not (strong and last is None and _is_own(match)):
        return False
    if strong:
        return True
    if is_told(match) or is_meeting(match):
        return False
    if _is_stage(match):
        return False
    if opens(match) or under_head(match) or _is_measure_held(clause_before(match, 70)):
        return True
    if last is None and first and context.issued_on and first < context.issued_on:
        return (
            says(sentence_before(match, 120), "period.stops")
            or light(_HANDED_OVER).match(after(match, 200)) is not None
        )
    if first and last and context.issued_on and not gathers(sentence_before(match, 200)):
        return True
    return says(sentence_before(match, 200), "period.measure") or says(after(match, 80), "period.measure")


def gathers(words: str) -> bool:
    """Whether the words tell of people who meet or travel; a union ("Công đoàn") is no party of travellers."""
    words = words.rsplit(" nên ", 1)[-1]
    if "đoàn" in words:
        words = light(_NO_PARTY).sub(" ", words)
    return says(words, "period.gathering")


def _is_stage(match: Match) -> bool:
    """Whether the time is that of a plan ("giai đoạn 2021-2025"); a stage between named days is a measure's."""
    told = before(match, 25)
    if not says(told, "period.stage") or light(r"cao\s+điểm\s*$").search(told):
        return False
    return not light(r"\d{1,2}[/.]\d|tháng").search(match.hit[0])


def under_head(match: Match) -> bool:
    """Whether the match stands under "Thời gian thực hiện:" or a head like it (a bare "Thời gian:" is a meeting's)."""
    told = before(match, 90).rstrip(" \n*_")
    return told.endswith((":", "là", "được tính")) and bool(light(_HEAD_END).search(told)) and not is_meeting(match)


def is_meeting(match: Match) -> bool:
    """Whether the head is that of a contest or a meeting ("Thời gian thi đấu: …"), or the time names its hall."""
    told = before(match, 90)
    if "thời" not in told:
        return False
    head = light(_MEETING).search(told)
    return bool(head and (head["of"] or light(_HALL).match(after(match, 30))))


HEAD = (
    r"(?<!\w)(?:thời\s+gian|thời\s+hạn|hiệu\s+lực)(?:\s+(?!cuối|họp|thi(?!\s+(?:hành|công|đua))|dự\s+kiến|hội\s+nghị|tập\s+huấn|khai\s+mạc|diễn\s+ra|lớp|báo\s+cáo|gửi|nộp|"
    r"hoàn\s+thành|cuộc|làm\s+việc)[^\s:.;,]+){1,10}"
    r"\s*(?:\([^()]{1,20}\)\s*)?(?::|là|được\s+tính)"
)
_HEAD_END = HEAD + "$"
_MEETING = (
    r"thời\s+gian(?:\s*(?:,|và)\s*địa\s+điểm)?\s+(?:(?P<of>(?:tổ\s+chức\s+(?:giải|hội|lớp|cuộc|kỳ|lễ\s+khai)|"
    r"thi\s+đấu|khai\s+mạc|bế\s+mạc|sát\s+hạch|tập\s+huấn)(?!\w))|tổ\s+chức)[^.;:]{0,40}:[\s*_]*$"
)
_HALL = r"\s*,?\s*(?:tại|ở)\s+(?:hội\s+trường|nhà|sân|khách\s+sạn|phòng\s+họp|trung\s+tâm\s+hội|cung|bể\s+bơi)(?!\w)"
