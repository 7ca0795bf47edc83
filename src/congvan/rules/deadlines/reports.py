"""When a report is due that its name says comes round: "báo cáo tuần gửi trước 14 giờ thứ Sáu", "báo cáo tháng: trước
ngày 25". A day that has its month or year is one day, and read elsewhere.
"""

from __future__ import annotations

from typing import Literal

from congvan.model.directive import Deadline
from congvan.rules.deadlines.days import BEFORE, LATEST
from congvan.rules.engine import Context, Match, Rule
from congvan.rules.time.moments import CLOCK, WEEKDAY, read_clock
from congvan.rules.time.rrules import rrule

_HANDED = r"(?:\s*:|(?:\s+(?:được\s+)?(?:gửi|nộp)(?:\s+(?:về|cho|đến)(?:\s+[^\W\d]+){1,6}?)?)?)"
_ONE_DAY = (
    r"(?!\d|\s*[/.\-]\s*\d|\s*,?\s*(?:ngày|tuần|tháng|quý|năm|hằng|hàng|mỗi|của|đầu|cuối|kế|tiếp|sau|trước|này|tới)"
    r"(?!\w))"
)


def of_report(match: Match, _: Context) -> Deadline:
    """ "báo cáo tháng gửi trước ngày 25": by the 25th of each month."""
    due = match["due"]
    op: Literal["<", "<="] = "<" if "trước" in due else "<="
    rule = rrule(f"{due} hằng {match['each']}")
    return Deadline(
        match.words("due"), op, None, read_clock(due), None, None, None, match.words("each"), rule, match.span("due")
    )


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.of_report",
        rf"báo\s+cáo\s+(?:(?P<each>tuần|tháng){_HANDED}\s+(?P<due>(?:{BEFORE}|{LATEST})\s+"
        rf"(?:{CLOCK}[\s,]*)?(?:{WEEKDAY}|ngày\s+\d{{1,2}}){_ONE_DAY}))",
        of_report,
        examples=("báo cáo tuần gửi trước 14h00 thứ sáu", "báo cáo tháng: trước ngày 25"),
        counterexamples=("báo cáo tháng gửi trước ngày 25/3", "báo cáo tuần: trước 16 giờ thứ năm hằng tuần"),
        gates=("báo cáo tuần", "báo cáo tháng"),
        starts=("báo",),
    ),
)
