"""Where the end of a letter begins: the label of Nơi nhận, a signature's first line, or a name alone."""

from __future__ import annotations

from functools import cache

from congvan.lexicon import words
from congvan.rules.closing import parties, signature
from congvan.rules.closing.signature import Shape
from congvan.text import fold
from congvan.zones.lines import Piece

NEAR = 10  #: pieces between two lines of one signature, those of Nơi nhận left out
HEADS = frozenset({Shape.AUTHORITY, Shape.TITLE})
_MARKS = "*_|[:("  #: what may stand before the first letter of a signature, or of "(Kèm theo …)"
_MORE = HEADS | {Shape.CAPITALS}


def ends_with_name(pieces: tuple[Piece, ...]) -> bool:
    """Whether a text without recipients and title ends with the name of who wrote it, as letters of greeting do."""
    if len(pieces) < 4 or pieces[-2].text[-1] not in ".!" or pieces[-1].row - pieces[-2].row < 2:
        return False
    last = pieces[-1]
    return signature.is_name(last) and signature.has_surname(last)


@cache
def _openings() -> frozenset[str]:
    """The first three letters of what `edges` looks for."""
    paths = ("parties.cc", "parties.annex", "parties.copies", "capacities.digital", "capacities.digital_more")
    return signature.openings() | {fold(form)[:3] for path in paths for form in words(path)}


def edges(pieces: tuple[Piece, ...]) -> list[Piece]:
    """A cheap look: only these can be a label, begin a signature or an annex, or come of a digital signature."""
    openings = _openings()
    return [
        piece
        for piece in pieces
        if (folded := piece.folded)[:3] in openings
        or (not folded[0].isalnum() and (folded[0] in _MARKS or "nơi" in folded[:16]))
    ]


def is_label(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether "Nơi nhận" begins here."""
    if "nơi" not in pieces[index].folded[:16]:
        return False
    return parties.is_cc(pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None)


def _may_sign(piece: Piece) -> bool:
    """A cheap look: short, and in capitals or beginning like an authority or a title."""
    text = piece.text
    if len(text) > signature.LINE:
        return False
    if text[:9].isupper():
        return True
    if len(text) > 60:
        return False
    may_sign = piece.folded[:3] in signature.openings()
    return may_sign and bool(parties.starts(signature.AUTHORITY, piece) or parties.starts(signature.TITLE, piece))


def signs(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether a signature begins here: an authority or title, with a name or more of a signature soon after."""
    piece = pieces[index]
    if not _may_sign(piece):
        return False
    found = signature.parts(piece)
    if found[0].shape not in HEADS:
        return False
    loud = signature.is_loud(found[0].view.text)
    if len(found) > 1:
        return loud or found[0].shape is Shape.AUTHORITY
    sure = loud and found[0].shape is Shape.AUTHORITY
    for after in pieces[index + 1 : index + 1 + NEAR]:
        if parties.starts(parties.CC, after):
            return loud
        shapes = signature.shapes(after)
        if Shape.MARK in shapes:
            return True
        if Shape.NAME in shapes:
            return loud or _is_end(pieces, after.index)
        if sure and not _MORE.isdisjoint(shapes):
            continue
        if Shape.OTHER in shapes and not (sure and parties.bullet(after)):
            return False
    return sure


def _is_end(pieces: tuple[Piece, ...], name: int) -> bool:
    """Whether a letter ends with a name, but for Nơi nhận: titles in small letters stand in lists of members, too."""
    behind = [piece for piece in pieces[name + 1 : name + 5] if any(map(str.isalpha, piece.text))]
    return len(behind) < 2 or any(is_label(pieces, piece.index) for piece in behind)
