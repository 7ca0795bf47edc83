"""Recipients: the items of "Kính gửi" and "Nơi nhận", and what stands behind "Lưu".

An item begins at a dash; where a block has no dashes, at a line's beginning or behind a ";". A line without a dash
goes on with the item above.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import zip_longest
from typing import Literal

from congvan.fields.strips import Strip
from congvan.lexicon import phrase
from congvan.model.letter import Recipient
from congvan.rules.closing import parties
from congvan.rules.engine import Rule, light
from congvan.spans import Span
from congvan.text import View, words

Item = list[View]
Chunk = tuple[View, bool]  #: a share of a line, and whether a dash stood before it
_Line = tuple[View, bool, list[Chunk]]


class Style(Enum):
    """What stands between the items of a block."""

    DASHES = auto()  #: each begins with a dash
    POINTS = auto()  #: each ends with ";" or "."
    COMMAS = auto()  #: each ends with ","
    LINES = auto()  #: nothing: each has a line


_OPEN_ENDS = re.compile(
    r"(?:,|[-–]|\b(?:thuộc|các|và|của|tỉnh|thành phố|về|với|cùng|hoặc|theo|tại|trực|để|ủy ban|bộ|sở|ban))$"
)
_HALF_NAMES = re.compile(r"\b(?:tỉnh|thành phố)$")  #: ends that a whole name may have as well
_DASHES = rf"[;.,:]\s*{parties.BULLET}\s*"
_ARCHIVE = rf"(?:^|[;,.]\s*){parties.ARCHIVE.pattern}"
_PLACE = rf"[.,;–-]\s*{parties.PLACE.pattern}"
_BODIES = phrase("capacities.bodies")
_SPACES = " \t\n\u00a0"
_MARKS = _SPACES + "\u200b\ufeff;,.:-–…_"
_BEFORE = _SPACES + ";,:–"
_BEHIND = _SPACES + ";,.:"
_UNDECODED = re.compile(r"[\u00a1-\u00aa\u00ac-\u00b4\u00b6\u00b8-\u00ba\u00bc-\u00bf]")
_RULES = {"to": parties.TO.name, "cc": parties.CC.name, "archive": parties.ARCHIVE.name}
LONG = 160  #: characters; few recipients have more


def to(strips: list[Strip]) -> tuple[Recipient, ...]:
    """The addressees in the strips of TO zones."""
    items: list[Item] = []
    is_place = False
    lines = _lines(parties.TO, strips)
    style = _style(lines)
    for view, labelled, chunks in lines:
        if parties.starts(parties.PLACE, view) and view.text[0] != "(":
            is_place = True
            continue
        for place, (chunk, dashed) in enumerate(chunks):
            begins = dashed or (labelled and not place) or not items or is_place
            begins = begins or _begins_plain(items[-1][-1], chunk, style, is_to=True)
            if not (begins and is_place and not dashed):
                is_place = False
                _add(items, chunk, begins)
    found = items if style is Style.DASHES else [piece for item in items for piece in _at_semicolons(item)]
    return tuple([_recipient("to", _without_place(item)) for item in found if _says(item)])


def cc(strips: list[Strip]) -> tuple[Recipient, ...]:
    """The recipients in the strips of RECIPIENTS zones, the archive line among them."""
    items: list[Item] = []
    lines = _lines(parties.CC, strips)
    style = _style(lines)
    for _, labelled, chunks in lines:
        for place, (chunk, dashed) in enumerate(chunks):
            begins = dashed or not items or (labelled and not place)
            _add(items, chunk, begins or _begins_plain(items[-1][-1], chunk, style))
    is_twice = [labelled for _, labelled, _ in lines].count(True) > 1
    is_inline = style is not Style.DASHES and len(lines) <= 2
    pieces = [piece for item in items for piece in _at_semicolons(item)] if is_inline else items
    found = [read for piece in pieces for read in _archived(piece)]
    if not is_twice:
        return tuple(found)
    first: dict[tuple[str, str], Recipient] = {}
    for read in found:
        first.setdefault((read.role, read.name), read)
    return tuple(first.values())


def _lines(label: Rule[str], strips: list[Strip]) -> list[_Line]:
    """What the strips say behind their labels, whether a label stood before it, and its chunks."""
    found: list[_Line] = []
    labelled = False
    half = 0  #: where the second half of a label ends that the line above begins
    for strip, after in zip_longest(strips, strips[1:]):
        view, end, second = strip.view, _label_end(label, strip.view), half
        half = parties.broken_label(view, after.view) if after else 0
        if half and not end:
            continue
        end = end or second
        labelled = labelled or end > 0
        if end:
            view = _sub(view, end, len(view.text))
        if view.text:
            found.append((view, labelled, _chunks(view)))
            labelled = False
    return found


def _label_end(label: Rule[str], view: View) -> int:
    """Where a label at a line's beginning ends; 0 for none."""
    return parties.starts(label, view) or (parties.starts(parties.DISPATCH, view) if label is parties.TO else 0)


def _sub(view: View, start: int, end: int) -> View:
    """A part of a view without white space at its ends."""
    said = view.text[start:end]
    bare = said.lstrip(_SPACES)
    start += len(said) - len(bare)
    length = len(bare.rstrip(_SPACES))
    return view if length == len(view.text) else view.sub(start, start + length)


def _chunks(view: View) -> list[Chunk]:
    """A line cut at its dashes."""
    found: list[Chunk] = []
    start = parties.bullet(view)
    dashed = start > 0
    for hit in (*light(_DASHES).finditer(view.folded, start), None):
        chunk = _sub(view, start, hit.start() + 1 if hit else len(view.text))
        if chunk.text or dashed:
            found.append((chunk, dashed))
        if hit:
            start, dashed = hit.end(), True
    return found


def _add(items: list[Item], chunk: View, begins: bool) -> None:
    if begins:
        items.append([chunk])
    else:
        items[-1].append(chunk)


def _style(lines: list[_Line]) -> Style:
    """How a block sets its items apart, told from all of its lines."""
    if True in [dashed for _, _, chunks in lines for _, dashed in chunks]:
        return Style.DASHES
    ends = [view.text[-1] for view, _, _ in lines[:-1] if view.text]
    if not ends or sum(end in ";." for end in ends) * 3 >= len(ends):
        return Style.POINTS
    return Style.COMMAS if ends.count(",") * 3 >= len(ends) > 1 else Style.LINES


def _begins_plain(before: View, view: View, style: Style, *, is_to: bool = False) -> bool:
    """Whether a line without a dash begins an item of its own."""
    said = before.text.rstrip()
    if not said or view.text[0] == "(" or view.text[0].islower():
        return False
    if parties.starts(parties.ARCHIVE, view):
        return True
    if parties.archive_tail(view) and parties.starts(parties.ARCHIVE, before):
        return False
    if said[-1] in ";." or (said[-1] == "," and style is Style.COMMAS):
        return True
    is_named = bool(light(_BODIES).match(view.folded))
    is_whole = style is Style.LINES and is_named and bool(_HALF_NAMES.search(before.folded.rstrip()))
    if style in (Style.DASHES, Style.COMMAS) or (_OPEN_ENDS.search(before.folded.rstrip()) and not is_whole):
        return False
    return is_named if is_to or style is Style.POINTS else True


def _at_semicolons(item: Item) -> list[Item]:
    """An item of a block without dashes, cut at each ";" outside brackets."""
    found: list[Item] = [[]]
    depth = 0
    for view in item:
        start = 0
        for hit in light(r"[();]").finditer(view.folded):
            depth += {"(": 1, ")": -1}.get(hit[0], 0)
            ends = hit[0] == ";" and depth <= 0 and not light(r";\s*\(").match(view.folded, hit.start())
            if ends and not parties.starts(parties.ARCHIVE, (found[-1] or [_sub(view, start, hit.start())])[0]):
                found[-1].append(_sub(view, start, hit.start()))
                found.append([])
                start = hit.end()
        found[-1].append(_sub(view, start, len(view.text)))
    return [piece for piece in found if _says(piece)]


def _archived(item: Item) -> list[Recipient]:
    """An item of Nơi nhận; an archive line inside it ("Như trên; Lưu VT.") is one of its own."""
    found: list[Recipient] = []
    rest: Item = []
    for number, view in enumerate(item):
        hit = light(_ARCHIVE).search(view.folded) if "lưu" in view.folded else None
        if hit and (hit.start() > 0 or not _says(rest)):
            head = [*rest, _sub(view, 0, hit.start())]
            if _says(head):
                found.append(_recipient("cc", head))
            tail = [_sub(view, hit.end(), len(view.text)), *item[number + 1 :]]
            return [*found, _recipient("archive", tail)] if _says(tail) else found
        rest.append(view)
    return [_recipient("cc", rest)] if _says(rest) else []


def _without_place(item: Item) -> Item:
    """An addressee without the address that follows it unbracketed on its line."""
    depth = 0
    for number, view in enumerate(item):
        for hit in light(_PLACE).finditer(view.folded):
            before = view.text[: hit.start() + 1]
            if depth + before.count("(") <= before.count(")") and "(" not in hit[0]:
                return [*item[:number], _sub(view, 0, hit.start())]
        depth += view.text.count("(") - view.text.count(")")
    return item


def _says(item: Item) -> bool:
    """Whether an item holds more than marks."""
    for view in item:  # noqa: SIM110 - a plain loop: this runs for every item
        if view.text.strip(_MARKS):
            return True
    return False


def _recipient(role: Literal["to", "cc", "archive"], item: Item) -> Recipient:
    views = [view for view in item if view.text.strip(" ;,.")]
    first, last = views[0], views[-1]
    start = first.offset + len(first.text) - len(first.text.lstrip(_BEFORE))
    span = Span(start, last.offset + len(last.text.rstrip(_BEHIND)))
    name = " ".join([words(view.text) for view in views]).lstrip(_BEFORE).rstrip(_BEHIND)
    note = None if role == "archive" or "(" not in name else parties.note(View.of(name))
    return Recipient(role, name, note, span, _sureness(role, name), _RULES[role])


def _sureness(role: Literal["to", "cc", "archive"], name: str) -> float:
    """A short line is surely one recipient; one as long as a sentence, or with signs of another encoding, is not."""
    if _UNDECODED.search(name):
        return 0.5
    return 0.97 if len(name) < LONG or role == "archive" else 0.85
