"""What stands where in a letterhead: its mottos, numbers and days. Zones are told by them and fields chosen among them.

>>> text = "UBND XÃ AN\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSố: 5/TB-UBND\\tAn, ngày 02 tháng 3 năm 2026"
>>> seen = sight(View.of(text))
>>> len(seen.mottos), seen.numbers[0].number.symbol, seen.days[0].place
(1, 'TB-UBND', 'An')
"""

from __future__ import annotations

from collections.abc import Iterable

from congvan.model.letterhead import Motto, Sightings
from congvan.rules.letterhead import foreign_date, marks, number, place_date
from congvan.spans import Span
from congvan.text import View


def sight(view: View) -> Sightings:
    """All mottos, numbers and days of a stretch; nothing is chosen yet."""
    mottos = [motto for motto in marks.mottos(view) if _is_alone(view, motto.span) and not _is_named(view, motto)]
    blank = blanked(view, [motto.span for motto in mottos])
    numbers = number.read(blank)
    rest = blanked(blank, [one.span for one in numbers])
    days, problems = place_date.read(rest)
    if not days and not problems:
        days = foreign_date.read(rest)
    return Sightings(blank, tuple(mottos), tuple(numbers), tuple(days), tuple(problems))


def blanked(view: View, holes: Iterable[Span]) -> View:
    """``view`` with tabs in the place of ``holes``, their line ends kept."""
    text, folded, floor = view.text, view.folded, view.offset
    for start, end in holes:
        start, end = max(0, start - floor), min(len(text), end - floor)
        if start < end:
            lines = ["\t" * len(line) for line in text[start:end].split("\n")]
            text = text[:start] + "\n".join(lines) + text[end:]
            folded = folded[:start] + " " * (end - start) + folded[end:]
    return View(text, folded, floor)


def _is_alone(view: View, span: Span) -> bool:
    """Whether a motto stands for itself, and is not named within a sentence ("nước Cộng hòa …, Chủ tịch nước …")."""
    start, end = span.start - view.offset, span.end - view.offset
    words = view.text[start:end]
    line = view.text[view.text.rfind("\n", 0, start) + 1 : end + 40].split("\n")[0]
    before, after = view.text[max(0, start - 2) : start], view.text[end : end + 2]
    if words.isupper() or line.islower() or words[:1] in "ĐđDI":
        return not after.startswith(",")
    return not (before[:1].islower() and before.endswith(" ")) and not (after[:1] in ",.;" or after[1:].islower())


def _is_named(view: View, motto: Motto) -> bool:
    """Whether a sentence names the Party, and no title does: "Điều lệ Đảng Cộng sản Việt Nam"."""
    start, end = motto.span.start - view.offset, motto.span.end - view.offset
    before = view.text[max(0, start - 12) : start].rsplit("\n", 1)[-1].rstrip(" ")
    return motto.system == "party" and not view.text[start:end].isupper() and before[-1:].islower()
