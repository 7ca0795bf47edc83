"""Number and day of a letter, which are often written by hand: read again and again, and taken where readings agree.

The line is read in many slightly changed forms, and then the blank alone. Print gives the same words each time;
handwriting does not. Figures are taken from the readings that are figures only, where both ways of reading have one
of them often and no other comes near it. Nothing is mended: what is not agreed on stays as first read, doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex
from PIL.Image import Image

from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr.engine import Engine, OcrLine
from congvan.readers.ocr.strips import Box, between, changed, changed_alone, figures

_SLOTS = {
    "month": regex.compile(
        r"[Nn]g[àaáờo]+[yv].{0,8}?t?h[aáảàâ]ng\s{0,3}(?P<slot>.{0,6}?)\s{0,3}[nh]?[ăãáaâàạắảũ]m\s{0,3}(?:19|20)\d\d\W{0,3}$"
    ),
    "day": regex.compile(
        r"[Nn]g[àaáờo]+[yv]\s{0,3}(?P<slot>.{0,6}?)\s{0,3}t?h[aáảàâ]ng.{0,8}?[nh]?[ăãáaâàạắảũ]m\s{0,3}(?:19|20)\d\d\W{0,3}$"
    ),
    "serial": regex.compile(
        r"^\W{0,3}[Ss]\S{0,2}?\s{0,3}[:.;]{1,2}\s{0,3}(?P<slot>.{0,12}?)\s{0,3}[-/]\s{0,3}"
        r"(?=(?:(?:19|20)\d\d\s?/\s?)?\p{Lu}\w*[-/.]?\s?\p{L})"
    ),
}  # from right to left: what is written into one moves none of those left
_FIGURES = {
    "serial": regex.compile(r"\d{1,6}"),
    "day": regex.compile(r"0?[1-9]|[12]\d|3[01]"),
    "month": regex.compile(r"0?[1-9]|1[0-2]"),
}
_PLACE = 40  #: letters of a place before the day of a letter; more of them are running text
_FIRST = 5  #: readings that settle it where all agree
_BOTH = 2  #: readings of either way that must have it
_SHARE, _LEAD, _SAME = 1 / 4, 3, 0.9  #: of all readings; over the next reading; of readings of print
_BLANK = 2 / 3  #: of readings that find nothing where nothing is written
_LEADERS = " .,:_-–—…"


def settle(draft: Draft, line: OcrLine, image: Image, engine: Engine) -> None:
    """Reads the number and day of ``line`` again, where it has them, and writes the agreed figures into ``draft``."""
    hits = {name: pattern.search(draft.text) for name, pattern in _SLOTS.items()}
    names = [name for name, hit in hits.items() if hit and hit.start() <= _PLACE]
    if not names:
        return
    strips = changed(image, line.box)
    texts = [draft.text, *engine.reread([next(strips) for _ in range(_FIRST)])]
    if any(not _is_settled(name, texts) for name in names):
        texts += engine.reread(list(strips))
    letters = engine.letters(image.crop(line.box))
    for name in names:
        within = [_figures(name, text) for text in texts]
        box = _place(name, letters, line, image)
        count = figures(image, box) if box else None
        alone = within if _is_settled(name, texts) else []
        if box and count and not alone:
            alone = [text.strip(_LEADERS) for text in engine.reread(list(changed_alone(image, box)))]
        _vote(draft, name, within, alone, count)


def _place(name: str, letters: list[tuple[str, float]], line: OcrLine, image: Image) -> Box | None:
    """Where the slot ``name`` stands: between what is printed on its left and right."""
    text = "".join(letter for letter, _ in letters)
    hit = _SLOTS[name].search(text)
    if hit is None:
        return None
    before = len(text[: hit.start("slot")].rstrip()) - 1
    after = hit.end("slot") + len(text[hit.end("slot") :]) - len(text[hit.end("slot") :].lstrip())
    return between(image, line.box, letters[before][1], letters[after][1])


def _figures(name: str, text: str) -> str | None:
    """What stands in the slot ``name`` of a line, dots of a leader left out; None where the line has no such slot."""
    hit = _SLOTS[name].search(text)
    return hit["slot"].strip(_LEADERS) if hit else None


def _is_settled(name: str, texts: list[str]) -> bool:
    found = {_figures(name, text) for text in texts}
    return len(found) == 1 and _FIGURES[name].fullmatch(found.pop() or "") is not None


def _vote(draft: Draft, name: str, within: list[str | None], alone: Sequence[str | None], count: int | None) -> None:
    """Takes what both the readings of the whole line and those of the blank alone have, and far above any other.

    ``count`` strokes stand in the blank: where a day or month has more of them than figures, one was missed.
    """
    hit = _SLOTS[name].search(draft.text)
    if hit is None:
        return
    start, end = hit.span("slot")
    readings = [*within, *alone]
    votes = Counter(reading for reading in readings if reading and _FIGURES[name].fullmatch(reading))
    best, agreed = votes.most_common(1)[0] if votes else ("", 0)
    rival = max((number for reading, number in votes.items() if not _is_part(reading, best)), default=0)
    share = agreed / len(readings)
    has_both = min(within.count(best), alone.count(best)) >= _BOTH
    is_whole = name == "serial" or count is None or count <= len(best)
    if has_both and is_whole and share >= _SHARE and agreed >= _LEAD * rival:
        if share < _SAME or best != hit["slot"].strip(_LEADERS):
            draft.put(start, end, best)
            draft.marks.append(Mark(start, start + len(best), round(share, 2)))
    elif readings.count("") < _BLANK * len(readings):
        if start == end:  # read as blank at first, and not again: the word before it bears the doubt
            start = max(0, len(draft.text[:start].rstrip()) - 1)
            end = start + 1
        draft.marks.append(Mark(start, end, 0.0))


def _is_part(reading: str, whole: str) -> bool:
    """Whether ``reading`` is ``whole`` with figures missed: no rival of it.

    >>> _is_part("25", "275"), _is_part("24", "22")
    (True, False)
    """
    rest = iter(whole)
    return all(figure in rest for figure in reading)
