"""The end of a letter: recipients and signature in any order, side by side or mixed; what is left is annex.

Source: NĐ 30/2020/NĐ-CP annex I, II.7 and II.9.b: Nơi nhận at the left, the signature at the right of the same rows,
so a plain text has one before the other, or a line of each in turn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from congvan.model.structure import ZoneKind
from congvan.rules.closing import parties, signature
from congvan.rules.closing.fused import fused_tail
from congvan.rules.closing.signature import Shape
from congvan.text import View
from congvan.zones import tail_annex
from congvan.zones.lines import Piece
from congvan.zones.tail_starts import HEADS, NEAR, edges, ends_with_name, is_label, signs

MANY = 12  #: lines of authority and title that one signature has at most


def find(pieces: tuple[Piece, ...], after: int) -> dict[int, ZoneKind]:
    """The kinds of all pieces from the first line of recipients or signature on; digital signatures anywhere."""
    ends = edges(pieces)
    kinds = dict.fromkeys(tail_annex.digital(ends), ZoneKind.FURNITURE)
    start, end = len(pieces), len(pieces)
    for piece in ends:
        index = piece.index
        if index < after or index in kinds:
            continue
        if is_label(pieces, index) or signs(pieces, index):
            closing = _Closing(pieces, index, passed=frozenset(kinds))
            end = closing.read()
            kinds |= closing.kinds
            start = index
            break
        if heading := tail_annex.begins(pieces, index, after):
            start = end = heading
            break
    if start == len(pieces) and ends_with_name(pieces):
        start = pieces[-1].index
        kinds[start] = ZoneKind.SIGNATURE
    for index in range(tail_annex.behind_notes(pieces, end), len(pieces)):
        kinds.setdefault(index, ZoneKind.ANNEX)
    return {index: kind for index, kind in kinds.items() if index >= start or kind is ZoneKind.FURNITURE}


@dataclass(slots=True)
class _Closing:
    """One pass over the lines of the closing; what it has seen decides how the next line is read."""

    pieces: tuple[Piece, ...]
    start: int
    kinds: dict[int, ZoneKind] = field(default_factory=dict)
    labels: int = 0
    is_listing: bool = False  #: inside Nơi nhận
    is_dashed: bool = False
    has_archive: bool = False
    heads: int = 0
    names: int = 0
    before: str = ""  #: the last line of Nơi nhận
    passed: frozenset[int] = frozenset()  #: lines of digital signatures

    def read(self) -> int:
        """Marks the pieces of the closing; the index of the first piece behind it."""
        index = end = self.start
        while index < len(self.pieces):
            kind = self._kind(index)
            if kind is None:
                index = self._resume(index)
                if not index:
                    break
                continue
            self.kinds[index] = kind
            index += 1
            if kind is not ZoneKind.FURNITURE:
                end = index
        self.kinds = {i: k for i, k in self.kinds.items() if i < end or k is ZoneKind.FURNITURE}
        return end

    def _kind(self, index: int) -> ZoneKind | None:
        piece = self.pieces[index]
        has_bullet = parties.bullet(piece) > 0
        if index in self.passed or (not has_bullet and not any(map(str.isalpha, piece.text))):
            return ZoneKind.FURNITURE
        if is_label(self.pieces, index):
            return self._label(piece)
        if self.is_listing and not self.before and parties.broken_label(self.pieces[index - 1], piece):
            return ZoneKind.RECIPIENTS
        if self.has_archive and self.kinds.get(index - 1) is ZoneKind.RECIPIENTS and parties.archive_tail(piece):
            return ZoneKind.RECIPIENTS
        if tail_annex.is_title(piece):
            return None
        if not has_bullet and self._signature(index):
            return ZoneKind.SIGNATURE
        is_over = self.has_archive and self.names > 0
        if self.is_listing and not is_over and self._item(piece, has_bullet):
            self.before = piece.text
            return ZoneKind.RECIPIENTS
        return None

    def _label(self, piece: Piece) -> ZoneKind | None:
        """Nơi nhận begins; again only where a text box was read twice before the name came."""
        if self.labels and self.names:
            return None
        self.labels += 1
        self.is_listing, self.has_archive = True, False
        rest = piece.sub(parties.starts(parties.CC, piece), len(piece.text))
        self.before = rest.text.strip()
        self.is_dashed = bool(parties.bullet(rest)) and bool(self.before)
        self._note_archive(rest)
        self.heads += not HEADS.isdisjoint(signature.shapes(rest))
        return ZoneKind.RECIPIENTS

    def _signature(self, index: int) -> bool:
        view = self.pieces[index]
        if len(view.text) > signature.LINE:
            return False
        shapes = signature.shapes(view)
        first = shapes[0]
        is_open = self.heads > 0 and self.names == 0
        if Shape.OTHER in shapes:
            if self.names and self._ends_name(index):
                return True
            return is_open and not self._is_item_open() and self._half_name(index)
        if Shape.MARK in shapes:
            self.names += shapes.count(Shape.NAME)
            return True
        if first in HEADS:
            if self.heads - self.names > MANY or not self._takes_head(index):
                return False
            self.heads += 1
            self.names += shapes.count(Shape.NAME)
            return True
        if first is Shape.RANK:
            return is_open
        if first is Shape.CAPITALS:
            if self.is_listing and not self.has_archive and view.text[-1] in ";,":
                return False
            goes_on = is_open or (self._is_under_head(index) and self._leads_to_name(index))
            return goes_on or (self.names == 0 and self._leads_to_name(index))
        if first is Shape.NAME:
            if view.text.isupper() and self._name_follows(index):
                return True
            side = index > 0 and view.row == self.pieces[index - 1].row
            fits = is_open or self.names < self.heads or (side and self.names > 0)
            fits = fits or (not self.heads and self._is_last_name(index))
            fits = fits and not (self._is_item_open() and not signature.has_surname(view))
            self.names += fits
            return fits
        return True

    def _takes_head(self, index: int) -> bool:
        """In capitals anywhere; in small letters where no item of Nơi nhận goes on."""
        text = signature.parts(self.pieces[index])[0].view.text
        if self.names and not signature.is_loud(text):
            return False
        if self.names and self.kinds.get(index - 1) is ZoneKind.FURNITURE and not self._leads_to_name(index):
            return False
        if signature.is_loud(text):
            return not self.names or self._leads_to_name(index)
        return self.heads > 0 or not self._is_item_open()

    def _is_under_head(self, index: int) -> bool:
        """Whether the line right above is a title or an authority."""
        above = self.pieces[index - 1]
        return self.kinds.get(above.index) is ZoneKind.SIGNATURE and signature.shape(above) in HEADS

    def _leads_to_name(self, index: int) -> bool:
        """Whether nothing but lines of a signature stands between here and a name or the mark of signing."""
        for piece in self.pieces[index + 1 : index + NEAR]:
            shapes = signature.shapes(piece)
            if Shape.NAME in shapes or Shape.MARK in shapes:
                return True
            if Shape.OTHER in shapes and not (self.is_listing and parties.bullet(piece)):
                return False
        return False

    def _is_last_name(self, index: int) -> bool:
        """A name without a title: only with a family name, after Nơi nhận, and nothing of the list behind it."""
        return self.has_archive and signature.has_surname(self.pieces[index])

    def _half_name(self, index: int) -> bool:
        """A name broken over two lines: one of them holds a single word."""
        views = self.pieces[index : index + 2]
        if len(views[0].text.split()) == 1 and len(views) == 2 and signature.is_name(views[0], 1):
            return len(views[1].text.split()) <= 4 and signature.is_name(views[1], 1)
        return False

    def _name_follows(self, index: int) -> bool:
        """Whether a name in sentence case or a rank comes soon: what stands here in capitals is then no name."""
        for piece in self.pieces[index + 1 : index + 4]:
            for part in signature.parts(piece):
                if part.shape is Shape.RANK or (part.shape is Shape.NAME and not part.view.text.isupper()):
                    return True
        return False

    def _ends_name(self, index: int) -> bool:
        """The last word of a name that was broken: alone on the line under two or three words of it."""
        above, here = self.pieces[index - 1], self.pieces[index]
        if self.kinds.get(index - 1) is not ZoneKind.SIGNATURE or here.row != above.row + 1 or " " in here.text:
            return False
        return signature.is_name(above) and len(above.text.split()) <= 3 and signature.is_name(here, 1)

    def _is_item_open(self) -> bool:
        return self.is_listing and bool(self.before) and self.before[-1] not in ";." and not self.has_archive

    def _note_archive(self, view: View) -> None:
        self.has_archive = self.has_archive or parties.has_archive(view)

    def _item(self, view: View, has_bullet: bool) -> bool:
        """Whether a line is an item of Nơi nhận or goes on with one."""
        if len(view.text) > 300:
            return False
        if has_bullet or parties.starts(parties.ARCHIVE, view):
            self.is_dashed = self.is_dashed or has_bullet
            self._note_archive(view)
            self.heads += bool(fused_tail(view))
            return True
        if self.has_archive:
            return self.before[-1:] in ",-–" and len(view.text) < 60
        if parties.starts(parties.OPENER, view) and view.text[0].isupper() and len(view.text) > 100:
            return False
        if not self.is_dashed or not self.before or self.before[-1] not in ";.":
            self._note_archive(view)
            return len(view.text) < 200
        return view.text[0].islower() or (view.text[-1] in ";." and len(view.text) < 120) or view.text[0] == "("

    def _resume(self, index: int) -> int:
        """Where the closing goes on behind lines that are none of it (a drafter's mark); 0 for nowhere."""
        if (self.names and self.labels) or self.heads - self.names > MANY:
            return 0
        for ahead in range(index, min(index + 6, len(self.pieces))):
            view = self.pieces[ahead]
            if len(view.text) > 80 or tail_annex.begins(self.pieces, ahead, 0):
                return 0
            if (not self.labels and parties.starts(parties.CC, view)) or (
                not self.names and ahead > index and signs(self.pieces, ahead)
            ):
                for passed in range(index, ahead):
                    self.kinds[passed] = ZoneKind.FURNITURE
                return ahead
        return 0
