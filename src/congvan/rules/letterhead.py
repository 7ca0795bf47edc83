"""What stands where in a letterhead: mottos, numbers and days of a stretch of text, the same for zones and for fields.

>>> seen = sight(View.of("UBND XÃ AN\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: 5/TB-UBND\\tAn, ngày 02 tháng 3 năm 2026"))
>>> len(seen.mottos), seen.numbers[0].value.symbol, seen.days[0].value.place
(1, 'TB-UBND', 'An')
"""

from __future__ import annotations

from dataclasses import dataclass

from congvan.model.document import Problem
from congvan.model.letter import Number
from congvan.rules import marks, number, place_date
from congvan.rules.engine import Context, Found, apply
from congvan.rules.place_date import Dated
from congvan.text import View


@dataclass(frozen=True, slots=True)
class Sightings:
    """What was seen, each with its span in the document."""

    view: View  #: the stretch with the mottos blanked
    mottos: tuple[Found[str], ...]
    numbers: tuple[Found[Number], ...]
    days: tuple[Found[Dated], ...]
    problems: tuple[Problem, ...]


def sight(view: View) -> Sightings:
    """All mottos, numbers and days of a stretch; nothing is chosen yet."""
    mottos, _ = apply(marks.MOTTOS, view, Context())
    blank = _blanked(view, [(m.span.start - view.offset, m.span.end - view.offset) for m in mottos])
    numbers, _ = apply(number.RULES, blank, Context())
    days, problems = apply(place_date.RULES, blank, Context())
    return Sightings(blank, tuple(mottos), tuple(numbers), tuple(days), tuple(problems))


def _blanked(view: View, holes: list[tuple[int, int]]) -> View:
    text, folded = view.text, view.folded
    for start, end in holes:
        blank = "".join("\n" if char == "\n" else "\t" for char in text[start:end])
        text = text[:start] + blank + text[end:]
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return View(text, folded, view.offset)
