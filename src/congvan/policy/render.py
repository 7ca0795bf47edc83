"""Verdicts as text for a terminal: the status in Vietnamese, the letter's own words, what was seen, what is missing.

>>> print(render([], color=False))
Không có quy tắc nào.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap

from congvan.model.policy import Status, Verdict
from congvan.policy.trace import STATUSES
from congvan.text import words

MARKS = {
    Status.VIOLATED: ("✗", "31"),
    Status.UNKNOWN: ("?", "33"),
    Status.PENDING: ("…", "36"),
    Status.COMPLIANT: ("✓", "32"),
    Status.EXEMPT: ("○", "32"),
    Status.NOT_APPLICABLE: ("–", "90"),
    Status.NOT_IN_FORCE: ("–", "90"),
    Status.ADVISORY: ("i", "34"),
}
NARROWEST, INDENT = 40, "    "


def render(verdicts: Iterable[Verdict], color: bool = False, width: int = 100) -> str:
    """The verdicts, one block each in their order, and a closing line that counts them by status.

    ``color`` adds ANSI colours; ``width`` is that of the terminal, at least 40.
    """
    given = list(verdicts)
    if not given:
        return "Không có quy tắc nào."
    blocks = ["\n".join(_block(verdict, color, max(width, NARROWEST))) for verdict in given]
    return "\n\n".join([*blocks, summary(given, color)])


def summary(verdicts: Iterable[Verdict], color: bool = False) -> str:
    """How many verdicts there are of each status, the gravest first: "1 vi phạm · 2 tuân thủ"."""
    counted = Counter(verdict.status for verdict in verdicts)
    told = (_painted(f"{counted[s]} {STATUSES[s]}", s, color) for s in MARKS if counted[s])
    return " · ".join(told)


def _block(verdict: Verdict, color: bool, width: int) -> Iterator[str]:
    mark, _ = MARKS[verdict.status]
    status = _painted(f"{mark} {STATUSES[verdict.status].upper()}", verdict.status, color)
    yield f"{status}  {verdict.rule}" + (f" (trang {verdict.page})" if verdict.page else "")
    yield from _wrapped(f"“{words(verdict.quote)}”", width)
    for sentence in verdict.trace[:-1]:
        yield from _wrapped(f"→ {sentence}", width, hang="  ")
    if verdict.missing:
        yield from _wrapped(f"? dữ kiện còn thiếu: {', '.join(verdict.missing)}", width, hang="  ")


def _wrapped(text: str, width: int, hang: str = "") -> list[str]:
    return wrap(
        text, width, initial_indent=INDENT, subsequent_indent=INDENT + hang,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _painted(text: str, status: Status, color: bool) -> str:
    return f"\x1b[{MARKS[status][1]}m{text}\x1b[0m" if color else text
