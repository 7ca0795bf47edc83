"""What is attached behind a letter, and what a file's making leaves in its text.

Source: NĐ 30/2020/NĐ-CP annex I, III: "Phụ lục" with a Roman number on a line of its own, then "(Kèm theo Văn bản số
…)"; Đ.26: copies (SAO Y, SAO LỤC, TRÍCH SAO) under the end of the original; annex I, II.8: digital signatures.
"""

from __future__ import annotations

import regex

from congvan.lexicon import phrase
from congvan.rules.closing import signature
from congvan.rules.engine import light
from congvan.text import View
from congvan.zones.lines import Piece

_DIGITAL = rf"{phrase('capacities.digital')}\s*(?::|$)"
_DIGITAL_MORE = rf"{phrase('capacities.digital_more')}\s*:"
_TITLE = rf"{phrase('parties.annex')}(?:\s+(?:số\s*)?[\divxlc]{{1,5}})?\s*[.:]?"
_COPY = phrase("parties.copies")
_ATTACHED = rf"\(\s*{phrase('parties.attached')}\s[^()]{{0,60}}\b(?:số|ngày)\b"
_NOTE = regex.compile(r"\[(?:\d{1,2}|[ivx]{1,4})\]\s*\w")
LONGEST = 200  #: characters; no line of a digital signature has more
TITLE_LINES = 6  #: lines of an annex's heading above its "(Kèm theo …)"


def digital(pieces: list[Piece]) -> list[int]:
    """The indexes of lines that a digital signature left: "Ký bởi: …", and "Email: …", "Thời gian ký: …" near it."""
    found: list[int] = []
    for piece in pieces:
        if len(piece.folded) > LONGEST:
            continue
        is_more = found and piece.index - found[-1] <= 2 and light(_DIGITAL_MORE).match(piece.folded)
        if is_more or (("ký" in piece.folded or "sign" in piece.folded) and light(_DIGITAL).match(piece.folded)):
            found.append(piece.index)
    return found


def behind_notes(pieces: tuple[Piece, ...], end: int) -> int:
    """Where the footnotes behind a letter's end stop ("[1] …", under a rule): they are the letter's words, no annex."""
    index = end
    while index < len(pieces) and not any(map(str.isalnum, pieces[index].text)):
        index += 1
    if index == len(pieces) or not _NOTE.match(pieces[index].folded):
        return end
    while index < len(pieces) and not signature.is_loud(pieces[index].text):
        index += 1
    return index


def begins(pieces: tuple[Piece, ...], index: int, after: int) -> int:
    """Where an annex begins that this piece shows by being its heading or its "(Kèm theo …)"; 0 for none."""
    view = pieces[index]
    if view.folded[0] not in "pbm(st" or len(view.text) > 250 or index <= after:
        return 0
    found = _heading(pieces, index, after)
    return found if found and _ends_text(pieces, index, after) else 0


def _heading(pieces: tuple[Piece, ...], index: int, after: int) -> int:
    view = pieces[index]
    if light(_TITLE).fullmatch(view.folded):
        return index
    if light(_COPY).match(view.folded) and signature.is_loud(view.text):
        return index
    if light(_ATTACHED).match(view.folded):
        top = index
        while top > max(after + 1, index - TITLE_LINES) and _is_heading(pieces[top - 1]):
            top -= 1
        return top if top < index else 0
    return 0


def is_title(view: View) -> bool:
    """Whether a line is the heading of an annex or a copy's mark, by the line alone."""
    folded = view.folded
    if folded[0] not in "pbmst":
        return False
    return bool(light(_TITLE).fullmatch(folded) or (light(_COPY).match(folded) and signature.is_loud(view.text)))


def _is_heading(view: View) -> bool:
    return (
        len(view.text) < 160
        and view.text[-1] not in ".;/"
        and (signature.is_loud(view.text) or view.folded.startswith(("về ", "v/v", "phụ lục", "quy ", "của ")))
    )


def _ends_text(pieces: tuple[Piece, ...], index: int, after: int) -> bool:
    """Whether prose stands somewhere above: else the heading is the letter's own."""
    return any(len(piece.text) > 60 and piece.text[-1] in ".;" for piece in pieces[max(after, index - 40) : index])
