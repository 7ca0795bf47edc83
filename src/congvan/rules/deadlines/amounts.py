"""Lengths of time as deadlines are written in: "08 ngày làm việc kể từ ngày nhận được hồ sơ", and what leads them.

Unit: as written ("ngày làm việc", "giờ"). How a length is counted is the matter of `congvan.calendar.due_on`.
"""

from __future__ import annotations

from typing import Literal

from congvan.lexicon import phrase
from congvan.model.directive import Deadline
from congvan.rules.engine import Match, Unreadable, light
from congvan.rules.numbers import agree, number, read
from congvan.rules.time.surroundings import opens

UNIT = (
    r"(?P<unit>ngày\s+làm\s+việc|giờ\s+làm\s+việc|ngày|giờ|tiếng|phút|tuần|tháng|quý|năm)"
    r"(?![\w/]|\s+\d|\s+(?:học|nghỉ)(?!\w))"
)
UNITS = ("ngày", "giờ", "tiếng", "phút", "tuần", "tháng", "quý", "năm")  #: of which one stands in a `UNIT`
FIGURES = rf"(?<![\w.,/])(?P<n>\d{{1,3}})(?:\s{{0,2}}\((?P<n_gloss>[^()]{{1,30}})\))?\s*{UNIT}"
AMOUNT = rf"(?:(?:từ\s+)?\d{{1,3}}\s{{0,2}}(?:-|đến)\s{{0,2}})?{number()}\s*{UNIT}"
WORDS = r"[^,;.:()\[\]*]{1,160}"
EVENT = (
    rf"(?:\s*,)?\s*\(?(?:(?P<count>{phrase('deadline.counting')})\s+|(?=kết\s+thúc))"
    rf"(?P<event>(?:khi|ngày|thời\s+điểm|lúc|năm|tháng|buổi|ngay|nhận|có|kết\s+thúc|hết|nước)(?!\w)(?!\s+\d){WORDS})"
)
WITHIN, AT_MOST = phrase("deadline.within"), phrase("deadline.at_most")
LEAD = rf"(?P<lead>(?:{WITHIN}(?:\s+{AT_MOST})?|{AT_MOST}(?:\s+{WITHIN})?)(?:\s+sau)?)"
#: a length that others are counted in: "50 người trong một giờ", "không quá 50% số giờ … trong 01 ngày"
RATED = phrase("deadline.at_rate") + r"\s+[^,;.]{0,60}$"


#: what else is owed, and no part of the event: "kể từ ngày hết hạn và chịu phạt …"
OTHER_ACT = r"\s+và\s+(?:chịu|bị|phải|sẽ|không\s+được)(?!\w)"
#: in a sentence that opens with the length and has no comma, what is to be done: "Trong 24 giờ kể từ khi phát hiện
#: |phải báo cáo", "… kể từ ngày nhận thông báo |các đơn vị phải nộp"
MAIN = (
    rf"\s+(?:{phrase('deadline.actor')}(?:\s+[^\W\d]+){{0,4}}?\s+)?(?:thì\s+)?"
    r"(?:phải|đề\s+nghị|yêu\s+cầu|có\s+trách\s+nhiệm|có\s+nghĩa\s+vụ)\s"
)


def length_of(match: Match, op: Literal["<", "<="] = "<=", group: int | str = 0) -> Deadline:
    """A deadline of the length in a match, with the event that it counts from; a number said twice must agree."""
    if match["n_gloss"] and not agree(read(match["n"]), match["n_gloss"]):
        raise Unreadable(f"số và chữ không khớp: {match.words()!r}")
    (start, end), view, event = match.hit.span(group), match.view, None
    if "event" in match.hit.re.groupindex and match["event"]:
        first, last = match.hit.span("event")
        other = light(OTHER_ACT).search(view.folded, first, last)
        if not other and view.folded[last : last + 1] in ("", ".", ";") and opens(match):
            other = light(MAIN).search(view.folded, view.folded.find(" ", first), last)
        if other:
            end = last = other.start()
        event = view.words(first, last).strip(" *_") or None
    unit, text = match.words("unit"), view.words(start, end).rstrip(" *_")
    return Deadline(text, op, None, None, read(match["n"]), unit, event, None, None, view.span(start, end))
