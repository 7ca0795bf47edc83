"""The addressees above the body: "Kính gửi" and what follows it, or "… điện:" of a công điện.

Source: NĐ 30/2020/NĐ-CP annex I, II.9.a: one addressee on the label's line; several under each other, each behind a
dash, ";" between them and "." at the end. Crawled and older letters drop dashes, points and line ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from congvan.rules.closing import parties, signature
from congvan.text import View
from congvan.zones.lines import Piece

REACH = 60  #: a label stands among the first pieces of a letter
LONGEST = 60  #: pieces that one block of addressees takes at most
WRAPPED = 140  #: characters; where no line is longer, the lines are those of a page


def find(pieces: tuple[Piece, ...]) -> range:
    """The pieces of the block; an empty range where the letter has none."""
    for index, piece in enumerate(pieces[:REACH]):
        folded = piece.folded
        if "kính" in folded or "kinh" in folded or "điện" in folded:  # most lines hold no label
            label = _label(pieces, index)
            if label:
                return range(index, _end(pieces, index, label))
        if folded.startswith(("căn cứ", "điều 1")) or parties.starts(parties.CC, piece):
            break
    return range(0)


def _label(pieces: tuple[Piece, ...], index: int) -> int:
    """How many pieces the label takes, which may be broken over two lines; 0 where none begins."""
    piece = pieces[index]
    if parties.starts(parties.TO, piece):
        return 1
    if index + 1 < len(pieces) and parties.broken_label(piece, pieces[index + 1]):
        return 2
    if "điện" not in piece.folded or len(piece.text) >= 120 or not parties.starts(parties.DISPATCH, piece):
        return 0
    return int(any("công điện" in before.folded for before in pieces[:index]))


def _end(pieces: tuple[Piece, ...], start: int, label: int) -> int:
    """Where the block ends: the first piece that is neither an item nor goes on with one."""
    index = start + label
    first = pieces[index - 1]
    if label == 2:
        said = first.sub(parties.broken_label(pieces[start], first), len(first.text))
    else:
        said = first.sub(parties.starts(parties.TO, first) or parties.starts(parties.DISPATCH, first), len(first.text))
    before = said.text.strip(" :")
    block = _Block(
        is_alone=not before,
        pieces=pieces[start : start + LONGEST],
        is_dashed=bool(parties.bullet(said)) and bool(before),
        open_brackets=max(0, before.count("(") - before.count(")")),
    )
    while index < len(pieces) and index - start < LONGEST:
        view = pieces[index]
        if not block.goes_on(before, view, pieces[index + 1] if index + 1 < len(pieces) else None):
            break
        block.is_dashed = block.is_dashed or bool(parties.bullet(view))
        block.open_brackets = max(0, block.open_brackets + view.text.count("(") - view.text.count(")"))
        before = view.text
        index += 1
    return index


@dataclass(slots=True)
class _Block:
    """What is known of the block while its lines are read."""

    is_alone: bool  #: the label stands alone on its line
    pieces: tuple[Piece, ...]  #: those that it can take
    is_dashed: bool
    open_brackets: int = 0

    def goes_on(self, before: str, view: View, after: View | None) -> bool:
        """Whether a line belongs to the addressees, seen what stands before it and behind it."""
        if parties.starts(parties.TO, view) or parties.starts(parties.PLACE, view):
            return True
        if not any(map(str.isalnum, view.text)):
            return True
        if at := parties.bullet(view):
            return not before or before[-1] in ";,:" or (self.is_dashed and not _is_body(view.sub(at, len(view.text))))
        if self.open_brackets and len(view.text) < WRAPPED:
            return True
        if not before or before[-1] == ":":
            return not _is_body(view) or view.text[-1] == ";"
        if view.text[0] == "(":
            return len(view.text) < 200 and not parties.is_prose(view)
        if view.text[0].islower():
            return before[-1] not in "./"
        if _is_body(view) or before[-1] in ".:":
            return False
        if before[-1] in ";,":
            return before[-1] == "," or not self.is_dashed or (view.text[-1] in ";." and len(view.text) < 120)
        return self._is_more(view, after)

    def _is_more(self, view: View, after: View | None) -> bool:
        """Whether a line with a capital goes on where the line above has no point at its end."""
        if len(view.text) >= 100 or (after is not None and after.text[0].islower() and _is_body(after)):
            return False
        if not (self.is_alone or self.is_dashed or self._is_wrapped()):
            return False
        if self.is_alone and signature.is_body(view) and after is not None and not after.text[0].islower():
            return True
        return view.text[-1] in ";." or self.is_dashed or after is None or _is_body(after)

    def _is_wrapped(self) -> bool:
        """Whether the text's lines are short: paragraphs are broken."""
        return all(len(piece.text) < WRAPPED for piece in self.pieces)


def _is_body(view: View) -> bool:
    return len(view.text) > 220 or parties.is_prose(view)
