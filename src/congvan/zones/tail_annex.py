"""What is attached behind a letter, and what a file's making leaves in its text.

Source: NĐ 30/2020/NĐ-CP annex I, III: "Phụ lục" with a Roman number on a line of its own, then "(Kèm theo Văn bản số …)";
Đ.26: copies (SAO Y, SAO LỤC, TRÍCH SAO) under the end of the original; annex I, II.8: what a digital signature shows.
"""

from __future__ import annotations

from congvan.lexicon import phrase
from congvan.rules import signature
from congvan.rules.engine import compiled
from congvan.text import View
from congvan.zones.lines import Piece

TITLE_LINES = 6  #: lines of an annex's heading above its "(Kèm theo …)"


def is_furniture(view: View) -> bool:
    """Whether a line was left by a digital signature ("Ký bởi: …", "Thời gian ký: …").

    >>> is_furniture(View.of("Thời gian ký: 24.05.2021 15:33:17 +07:00")), is_furniture(View.of("Ký bởi ai đó"))
    (True, False)
    """
    head = view.folded[:1]
    if head not in "knđtdsc" or len(view.text) > 200:
        return False
    return bool(compiled(rf"{phrase('capacities.digital')}\s*(?::|$)").match(view.folded))


def begins(pieces: tuple[Piece, ...], index: int, after: int) -> int:
    """The index of the piece where an annex begins that this piece shows, its heading or its "(Kèm theo …)"; 0 for none."""
    piece = pieces[index]
    view = piece.view
    if len(view.text) > 250 or index <= after or not _ends_text(pieces, index, after):
        return 0
    if compiled(rf"{phrase('parties.annex')}(?:\s+(?:số\s*)?[\divxlc]{{1,5}})?\s*[.:]?").fullmatch(view.folded):
        return index
    if compiled(rf"{phrase('parties.copies')}").match(view.folded) and signature.is_loud(view.text):
        return index
    if compiled(rf"\(\s*{phrase('parties.attached')}\s[^()]{{0,60}}\b(?:số|ngày)\b").match(view.folded):
        top = index
        while top > max(after + 1, index - TITLE_LINES) and _is_heading(pieces[top - 1].view):
            top -= 1
        return top if top < index else 0
    return 0


def _is_heading(view: View) -> bool:
    return (
        len(view.text) < 160
        and view.text[-1] not in ".;/"
        and (signature.is_loud(view.text) or view.folded.startswith(("về ", "v/v", "phụ lục", "quy ", "của ")))
    )


def _ends_text(pieces: tuple[Piece, ...], index: int, after: int) -> bool:
    """Whether prose stands somewhere above: else the heading is the letter's own."""
    return any(len(piece.text) > 60 and piece.text[-1] in ".;" for piece in pieces[max(after, index - 40) : index])
