"""Which limits of a sentence stand in a clause that only tells facts, while another clause binds, and the other way round.

"Năm 2023 đã tuyển 45 người, năm nay tuyển không quá 20 người" tells, then binds; "Không quá 3% số dự án được chậm, năm
trước tỷ lệ này là 7%" binds, then tells.
"""

from __future__ import annotations

from collections.abc import Sequence

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
_END = r"[;:](?!\d)|[.](?=\s)"
_PART = r"[;:,](?=\s)|[.](?=\s)"
_TURN = r"(?:[,;]|[.](?=\s))\s+(?:và\s+|còn\s+|nhưng\s+)?(?:{narration.turns}|(?:(?:sang|đến|từ)\s+)?năm\s+20\d\d)"
_NOW = r"\W*{narration.currently}"


def binding(view: View, limits: Sequence[Limit], context: Context) -> list[Limit]:
    """``limits`` (in order) without those that a clause of the sentence only tells."""
    if not narration.tells(view, context):
        return [limit for limit in limits if not _told(view.folded, limit, _at(view, limit), context)]
    turns = [turn.start() for turn in wording(_TURN).finditer(view.folded)]
    turned = next((at for at in turns if not narration.tells(view.sub(at + 1, len(view.folded)), context)), None)
    return [
        limit
        for limit in limits
        if (turned is not None and _at(view, limit) > turned)
        or (limit.rule in FIRM and ";" in view.folded and _firm(view, limit, context))
    ]


def _firm(view: View, limit: Limit, context: Context) -> bool:
    """Whether a cap or a floor stands in a later clause, behind a semicolon, that tells nothing itself."""
    at = _at(view, limit)
    start = view.folded.rfind("; ", 0, at)
    if start < 0:
        return False
    end = view.folded.find("; ", at)
    return not narration.tells(view.sub(start + 1, end if end > 0 else len(view.folded)), context)


def _at(view: View, limit: Limit) -> int:
    return limit.span.start - view.offset


def _told(folded: str, limit: Limit, at: int, context: Context) -> bool:
    """Whether the limit's clause, or its part from a comma on, opens with what was and binds nothing before it."""
    clause = _back(folded, at, _END)
    if limit.rule in LOOSE and wording(_NOW).match(clause):
        return not _prescribes(clause)
    if narration.opens(clause, context) and not (_prescribes(clause) or wording(_TURN).search(clause)):
        return True
    part = _back(folded, at, _PART)
    return len(part) < len(clause) and narration.opens(part, context, dated=False) and not _prescribes(part)


def _back(folded: str, at: int, cut: str) -> str:
    """The words before ``at``, back to the last mark of ``cut``."""
    start = 0
    for mark in light(cut).finditer(folded, 0, at):
        start = mark.end()
    return folded[start:at]


def _prescribes(clause: str) -> bool:
    return narration.binds(clause) or wording("{narration.regulating}").search(clause) is not None
