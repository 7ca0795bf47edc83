"""What the cell of a table says in a column of times ("Thời hạn", "Thời gian hoàn thành"): by when its row is due.

Such a cell needs no word before its day, since the column's title has said it: "30/4", "Tháng 5/2024", "Hằng quý".

>>> from congvan.text import View
>>> show = lambda words: [(due.op, due.date, due.recurring) for due in find(View.of(words), Context(year=2024))[0]]
>>> show("Quý II/2024"), show("30/4"), show("Hằng tháng"), show("Quý II là cao điểm")
([('<=', '2024-06-30', None)], [('<=', '2024-04-30', None)], [('==', None, 'Hằng tháng')], [])
"""

from __future__ import annotations

from congvan.model.directive import Deadline
from congvan.model.document import Problem
from congvan.rules.deadlines.days import due, is_past
from congvan.rules.engine import Context, Match, NotThis, Rule, apply
from congvan.rules.time.moments import A_DAY, A_FEW, A_HALF, A_MONTH, A_QUARTER, A_YEAR, AN_EDGE, read
from congvan.rules.time.recurrence import RECURRENCE
from congvan.rules.time.rrules import rrule
from congvan.text import View

_LEAD = r"\s*(?:(?:xong|hoàn\s+thành|dự\s+kiến|thực\s+hiện|trong|vào|đến|hết)\s+){0,3}"
_SEP = r"\s{0,2}[/.-]\s{0,2}"
_BARE_MONTH = rf"\d{{1,2}}{_SEP}(?:19|20)\d\d"
_BARE_DAY = r"\d{1,2}\s{0,2}/\s{0,2}\d{1,2}"  #: "2-3" and "1.5" may be lengths
_END = r"\s*[.;]?\s*$"


def _day(match: Match, context: Context) -> Deadline:
    noun = "tháng " if match.has("month") else "ngày " if match["day"][0].isdigit() else ""
    moment = read(noun + match["day"], context)
    if is_past(moment.last, context):
        raise NotThis
    return due(match, "<=", moment, "day")


def _round(match: Match, _: Context) -> Deadline:
    words = match.words("each")
    return Deadline(words, "==", None, None, None, None, None, words, rrule(match["each"]), match.span("each"))


RULES: tuple[Rule[Deadline], ...] = (
    Rule(
        "deadline.cell",
        rf"^{_LEAD}(?P<day>{A_DAY}|{AN_EDGE}|{A_HALF}|{A_FEW}|{A_QUARTER}|{A_MONTH}|{A_YEAR}|(?P<month>{_BARE_MONTH})|{_BARE_DAY}){_END}",
        _day,
        examples=("tháng 5/2024", "hoàn thành trong quý iii", "30/4", "12/2024", "cuối năm 2024."),
        counterexamples=("tháng 5 và các tháng sau", "30/4 đồng", "trước mắt", "2-3", "1.5"),
    ),
    Rule(
        "deadline.cell_round",
        rf"^{_LEAD}(?P<each>{RECURRENCE}){_END}",
        _round,
        examples=("hằng quý", "định kỳ 6 tháng"),
        counterexamples=("hằng quý có đánh giá", "thường xuyên"),
    ),
)


def find(view: View, context: Context) -> tuple[list[Deadline], list[Problem]]:
    """The deadline of a cell that holds nothing else, and what could not be read."""
    found, problems = apply(RULES, view, context)
    return [one.value for one in found], problems
