"""What stands where in a letterhead: mottos, numbers and days of a stretch of text, the same for zones and for fields.

>>> text = "UBND XÃ AN\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: 5/TB-UBND\\tAn, ngày 02 tháng 3 năm 2026"
>>> seen = sight(View.of(text))
>>> len(seen.mottos), seen.numbers[0].value.symbol, seen.days[0].value.place
(1, 'TB-UBND', 'An')
"""

from __future__ import annotations

from dataclasses import dataclass

from congvan.model.document import Problem
from congvan.model.letter import Number
from congvan.rules.engine import Context, Found, apply
from congvan.rules.letterhead import marks, number, place_date
from congvan.rules.letterhead.place_date import Dated
from congvan.spans import Span
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
    found, _ = apply(marks.MOTTOS, view, Context())
    mottos = [motto for motto in found if _is_alone(view, motto.span) and not _is_named(view, motto)]
    blank = _blanked(view, [motto.span for motto in mottos])
    numbers, _ = apply(number.RULES, blank, Context())
    said = [one for one in numbers if one.rule != "number.alone"]
    numbers = said or numbers
    days, problems = apply(place_date.RULES, _blanked(blank, [one.span for one in numbers]), Context())
    return Sightings(blank, tuple(mottos), tuple(numbers), tuple(days), tuple(problems))


def _is_alone(view: View, span: Span) -> bool:
    """Whether a motto stands for itself, and is not named within a sentence ("nước Cộng hòa …, Chủ tịch nước …")."""
    start, end = span.start - view.offset, span.end - view.offset
    words = view.text[start:end]
    line = view.text[view.text.rfind("\n", 0, start) + 1 : end + 40].split("\n")[0]
    before, after = view.text[max(0, start - 2) : start], view.text[end : end + 2]
    if words.isupper() or line.islower() or words[:1] in "ĐđDI":
        return not after.startswith(",")
    return not (before[:1].islower() and before.endswith(" ")) and not (after[:1] in ",.;" or after[1:].islower())


def _is_named(view: View, motto: Found[str]) -> bool:
    """Whether a sentence names the Party, and no title does: "Điều lệ Đảng Cộng sản Việt Nam"."""
    start, end = motto.span.start - view.offset, motto.span.end - view.offset
    before = view.text[max(0, start - 12) : start].rsplit("\n", 1)[-1].rstrip(" ")
    return motto.value == "party" and not view.text[start:end].isupper() and before[-1:].islower()


def _blanked(view: View, holes: list[Span]) -> View:
    text, folded = view.text, view.folded
    for start, end in (hole.shift(-view.offset) for hole in holes):
        blank = "".join("\n" if char == "\n" else "\t" for char in text[start:end])
        text = text[:start] + blank + text[end:]
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return View(text, folded, view.offset)
