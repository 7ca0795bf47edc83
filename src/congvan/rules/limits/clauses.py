"""Which limits of a sentence stand in a clause that only tells facts, while another clause binds.

"Năm 2023 đã tuyển 45 người, năm nay tuyển không quá 20 người" tells, then binds; "Không quá 3% số dự án được chậm, năm
trước tỷ lệ này là 7%" binds, then tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from congvan.model.directive import Limit
from congvan.rules import narration
from congvan.rules.duties.wording import wording
from congvan.rules.engine import Context, light
from congvan.text import View

#: with these a number may be a fact of today; others prescribe it outright
LOOSE = (
    "limit.above",
    "limit.below",
    "limit.between",
    "limit.between_open",
    "limit.or_more",
    "limit.or_less",
)
FIRM = ("limit.at_most", "limit.at_least", "limit.not_over", "limit.not_let", "limit.not_under")
NEGATED = ("limit.not_over", "limit.not_let", "limit.not_under")  #: no fact is told so
OUTRIGHT = (*FIRM, "limit.changed", "limit.only", "limit.restricted")  #: these are set, though an aside tells of others
MOST_TURNS = 4
REACH = 1000  #: no later clause reaches further
FURTHEST = 300  #: no opening is looked for further before a number
_END = r"[;:](?!\d)|[.](?=\s)"
_PART = r"[;:,](?=\s)|[.](?=\s)"
_COMING = r"(?:{narration.turns}|(?:(?:sang|đến|từ|trong)\s+)?năm\s+20\d\d|(?:kể\s+)?từ\s+(?:ngày\s+)?\d{1,2}/\d{1,2})"
_TURN = rf"(?:[,;]|[.](?=\s)|\snên)\s+(?:và\s+|còn\s+|nhưng\s+)?{_COMING}"
_ASIDE = r"[,;]\s+(?:và\s+|còn\s+|nhưng\s+)?{narration.asides}"
_IN_ASIDE = r"\W*(?:và\s+|còn\s+|nhưng\s+)?{narration.asides}"
_LOOKED = r"\W*(?:{narration.looked}\s(?!{narration.kinds})|có\s+\d[\d.,]*\s?%\s)"
_NOW = r"\W*{narration.currently}"


def binding(view: View, limits: Sequence[Limit], context: Context) -> list[Limit]:
    """``limits`` (in order) without those that a clause of the sentence only tells."""
    folded = view.folded
    placed = [(limit, limit.span.start - view.offset) for limit in limits]
    if narration.tells(view, context):
        low, high = _untold(view, context)
        opened, untold = narration.opens(folded, context), dict[int, bool]()
        placed = [
            (limit, at)
            for limit, at in placed
            if (low < at < high and (low >= 0 or limit.rule in OUTRIGHT))
            or (limit.rule in NEGATED and not opened)
            or (";" in folded and _binds_later(view, at, limit.rule, context, untold))
        ]
    return [limit for limit, at in placed if not _told(folded, limit, at, context)]


def _untold(view: View, context: Context) -> tuple[int, int]:
    """Where in a sentence that tells what binds begins and ends: behind a turn, or before an aside."""
    folded = view.folded
    for turn in islice(wording(_TURN).finditer(folded), MOST_TURNS):
        if not narration.tells(view.sub(turn.start() + 1, len(folded)), context):
            return turn.start(), len(folded)
    aside = wording(_ASIDE).search(folded)
    if aside and not narration.tells(view.sub(0, aside.start()), context):
        return -1, aside.start()
    return 0, 0


def _binds_later(view: View, at: int, rule: str, context: Context, untold: dict[int, bool]) -> bool:
    """Whether a limit stands in a later clause, behind a semicolon, that tells nothing itself: a cap or a floor,
    another bound beside words that grant, or any where the clause opens with what is to be. ``untold`` keeps what was
    found of each clause."""
    start = view.folded.rfind("; ", max(0, at - REACH), at)
    if start < 0:
        return False
    end = view.folded.find("; ", at, at + REACH)
    clause = view.sub(start + 1, end if end > 0 else min(len(view.folded), at + REACH))
    if start not in untold:
        untold[start] = not narration.tells(clause, context)
    if not untold[start]:
        return False
    if rule in FIRM or (rule in LOOSE and _grants(clause.folded)):
        return True
    return wording(rf"\W*{_COMING}").match(clause.folded) is not None


def _grants(clause: str) -> bool:
    return wording("{narration.granted}").search(clause) is not None


def _told(folded: str, limit: Limit, at: int, context: Context) -> bool:
    """Whether the limit's clause, or its part from a comma on, opens with what was and binds nothing before it."""
    clause = _back(folded, at, _END)
    if limit.rule in LOOSE and wording(_NOW).match(clause):
        return not _prescribes(clause)
    past = narration.opens(clause, context) or (
        limit.rule in LOOSE and wording(_LOOKED).match(clause) and not _grants(clause)
    )
    if past and not (narration.binds(clause) or narration.bounds(clause) or wording(_TURN).search(clause)):
        return True
    part = _back(folded, at, _PART)
    if len(part) == len(clause) or narration.binds(part):
        return False
    return narration.opens(part, context, dated=False) or (
        limit.rule not in FIRM and wording(_IN_ASIDE).match(part) is not None
    )


def _back(folded: str, at: int, cut: str) -> str:
    """The words before ``at``, back to the last mark of ``cut``; none where the clause began too long before."""
    low = max(0, at - FURTHEST)
    start = -1 if low else 0
    for mark in light(cut).finditer(folded, low, at):
        start = mark.end()
    return folded[start:at] if start >= 0 else ""


def _prescribes(clause: str) -> bool:
    return narration.binds(clause) or wording("{narration.regulating}").search(clause) is not None
