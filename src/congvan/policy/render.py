"""Verdicts as text for a terminal: what is broken first, then what is not known, then what is kept.

A verdict's head says what was seen; under it stand the rule's id, the letter's own words, the rule said again, what
else was seen, and the facts that are missing. Acts of which nothing is known but that they were asked for are listed
together, in few words.

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
SEEN_FIRST = (Status.VIOLATED, Status.EXEMPT, Status.NOT_APPLICABLE, Status.NOT_IN_FORCE)
NARROWEST, INDENT, FEW = 40, "    ", 16


def render(verdicts: Iterable[Verdict], color: bool = False, width: int = 100) -> str:
    """The verdicts, the gravest first (those of one status in their order), and a closing line that counts them.

    ``color`` adds ANSI colours; ``width`` is that of the terminal, at least 40.
    """
    given = list(verdicts)
    if not given:
        return "Không có quy tắc nào."
    columns = max(width, NARROWEST)
    blocks: list[str] = []
    for status in MARKS:
        found = [verdict for verdict in given if verdict.status is status]
        bare = [verdict for verdict in found if _is_bare(verdict)]
        blocks += ("\n".join(_block(verdict, color, columns)) for verdict in found if not _is_bare(verdict))
        if bare:
            blocks.append("\n".join(_listed(bare, color, columns)))
    return "\n\n".join([*blocks, summary(given, color)])


def summary(verdicts: Iterable[Verdict], color: bool = False) -> str:
    """How many verdicts there are of each status, the gravest first: "1 vi phạm · 2 tuân thủ"."""
    counted = Counter(verdict.status for verdict in verdicts)
    told = (_painted(f"{counted[s]} {STATUSES[s]}", s, color) for s in MARKS if counted[s])
    return " · ".join(told)


def _is_bare(verdict: Verdict) -> bool:
    """Whether nothing is known of an act: it is unknown, and what is missing is whether it was done."""
    acts = (f"done.{verdict.rule}", f"occurred.{verdict.rule}")
    return verdict.status is Status.UNKNOWN and any(name in acts for name in verdict.missing)


def _block(verdict: Verdict, color: bool, width: int) -> Iterator[str]:
    mark, _ = MARKS[verdict.status]
    told, *seen = verdict.trace[:-1]
    status = f"{mark} {STATUSES[verdict.status].upper()}"
    head, *more = wrap(f"{status}: {_head(verdict)}", width, subsequent_indent=INDENT, break_on_hyphens=False)
    yield _painted(status, verdict.status, color) + head.removeprefix(status)
    yield from more
    page = f" (trang {verdict.page})" if verdict.page else ""
    yield from _wrapped(f"{verdict.rule}{page}: “{words(verdict.quote)}”", width)
    yield from (line for said in (told, *seen) if said != _head(verdict) for line in _wrapped(f"→ {said}", width, "  "))
    if verdict.missing:
        yield from _wrapped(f"? dữ kiện còn thiếu: {', '.join(verdict.missing)}", width, hang="  ")


def _head(verdict: Verdict) -> str:
    """The sentence of the trace that says most: what was measured, what breaks or lifts the rule, else the rule."""
    told, *seen = verdict.trace[:-1]
    is_number = verdict.measured is not None or any(name.startswith("measures.") for name in verdict.missing)
    return seen[-1] if seen and (is_number or verdict.status in SEEN_FIRST) else told


def _listed(verdicts: list[Verdict], color: bool, width: int) -> Iterator[str]:
    """Acts that may or may not have been done, a line or two each."""
    mark, _ = MARKS[Status.UNKNOWN]
    status = _painted(f"{mark} {STATUSES[Status.UNKNOWN].upper()}", Status.UNKNOWN, color)
    yield f"{status}: {len(verdicts)} việc chưa rõ đã diễn ra hay chưa"
    for verdict in verdicts:
        yield from _wrapped(f"{verdict.rule}: “{_short(verdict.quote)}”", width, hang="  ")
        yield from _wrapped(f"  ? dữ kiện còn thiếu: {', '.join(verdict.missing)}", width, hang="    ")


def _short(quote: str) -> str:
    said = words(quote).split()
    return " ".join(said) if len(said) <= FEW else f"{' '.join(said[:FEW])} …"


def _wrapped(text: str, width: int, hang: str = "") -> list[str]:
    return wrap(
        text, width, initial_indent=INDENT, subsequent_indent=INDENT + hang,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _painted(text: str, status: Status, color: bool) -> str:
    return f"\x1b[{MARKS[status][1]}m{text}\x1b[0m" if color else text
