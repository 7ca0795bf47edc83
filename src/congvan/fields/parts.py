"""What stands in the file behind the letter: annexes, enclosed plans and rules, copies' marks, further letters.

Each part begins with its heading and goes to the next one's. A form in an annex has a motto, too, so only a
letterhead with a number of its own begins another letter.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, pairwise

from congvan.model.document import Document
from congvan.model.letter import Part, PartKind
from congvan.model.structure import ZoneKind, Zones
from congvan.rules import attached
from congvan.rules.attached import Head
from congvan.spans import Span, trim
from congvan.text import SPACES, View, words

NEAR = 6  #: lines that a heading has
HEAD = 14  #: lines that a letterhead has
TITLE = 240  #: characters that a title has at most


@dataclass(slots=True)
class _Line:
    view: View
    span: Span
    head: Head | None


def find(document: Document, zones: Zones) -> tuple[Part, ...]:
    """The parts in the order of the text; none where nothing is attached."""
    annexes = zones.of(ZoneKind.ANNEX)
    if not annexes:
        return ()
    view = zones.view or View.of(document.text)
    return tuple(part for span in annexes for part in _parts(_lines(document, span, view)))


def _lines(document: Document, zone: Span, whole: View) -> list[_Line]:
    found = []
    first = bisect_right(document.lines, zone.start, key=lambda line: line.span.end)
    for line in islice(document.lines, first, None):
        if line.span.start >= zone.end:
            break
        start, end = max(line.span.start, zone.start), min(line.span.end, zone.end)
        span = trim(document.text, Span(start, end), SPACES)
        if span.length:
            view = whole.sub(*span)
            found.append(_Line(view, span, attached.head(view)))
    return found


def _parts(lines: list[_Line]) -> list[Part]:
    if not any(any(map(str.isalpha, line.view.text)) for line in lines):
        return []
    starts: dict[int, PartKind] = {}
    last = -NEAR - 1
    for index in range(len(lines)):
        kind = _kind(lines, index, last, starts)
        if kind:
            has_head = kind in ("letter", "copy") or lines[index].head == "motto"
            start = _top(lines, index, max(starts, default=0)) if has_head else index
            starts[start], last = kind, index
    first = min(starts, default=None)
    if first != 0:
        starts = {0: starts.pop(first) if first is not None and first <= NEAR else "annex", **starts}
    bounds = [*sorted(starts), len(lines)]
    return [
        Part(starts[at], _title(lines[at:end]), Span(lines[at].span.start, lines[end - 1].span.end))
        for at, end in pairwise(bounds)
    ]


def _kind(lines: list[_Line], index: int, last: int, starts: dict[int, PartKind]) -> PartKind | None:
    """The kind of the part that a line begins; None where it goes on with the one before."""
    head = lines[index].head
    before = starts[max(starts)] if starts else None
    if head is None:
        return None
    if head == "motto":
        has_number = any(attached.has_number(line.view) for line in lines[max(0, index - NEAR) : index + HEAD])
        if has_number and not (before == "letter" and index - last <= HEAD):
            return "letter"
        return "annex" if index - last > NEAR else None
    if head in ("annex", "copy"):
        return head if before != head or index - last > 1 else None
    is_tied = any(attached.is_bracket(line.view) for line in lines[index + 1 : index + 1 + NEAR])
    if index - last <= (HEAD if before == "letter" else NEAR) or not (is_tied or index == 0):
        return None
    return "plan" if head == "plan" else "annex"


def _top(lines: list[_Line], index: int, after: int) -> int:
    """Where the letterhead of a motto or a copy's mark begins: with the issuer and the number above it."""
    top = index
    while top > max(after, index - NEAR):
        above = lines[top - 1]
        if above.head in ("annex", "copy") or len(above.view.text) > 100:
            break
        if not (attached.is_loud(above.view.text) or attached.has_number(above.view)):
            break
        top -= 1
    return top


def _title(lines: list[_Line]) -> str:
    """The words of the heading: its line and the capitals below it; a copy's mark and a letter with their number."""
    first = _heading(lines)
    found = [lines[first].view.text]
    for line in lines[first + 1 : first + NEAR]:
        if attached.ends_heading(line.view) or line.head == "motto" or not attached.is_loud(line.view.text):
            break
        found.append(line.view.text)
    if lines[first].head not in ("annex", "plan", "enclosed"):
        number = next((line.view.text for line in lines[:HEAD] if attached.has_number(line.view)), "")
        if number and number not in found:
            found.append(number)
    return words(" ".join(found))[:TITLE].rstrip(" :.")


def _heading(lines: list[_Line]) -> int:
    """The line that says what a part is; where none does, the first in capitals below a motto, or the first at all."""
    said = [at for at, line in enumerate(lines[:HEAD]) if line.head and line.head != "motto"]
    below = [at for at, line in enumerate(lines[:HEAD]) if line.head == "motto"]
    if said or not below:
        return said[0] if said else 0
    loud = (at for at in range(below[0] + 1, min(below[0] + HEAD, len(lines))) if attached.is_loud(lines[at].view.text))
    return next(loud, 0)
