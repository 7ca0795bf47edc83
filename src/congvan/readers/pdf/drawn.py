"""The straight lines drawn on a page of a PDF: strokes, thin rectangles, the sides of boxes.

Most pages have none but the rules of a letterhead, so objects are first looked at here and there: the lines of a
table stand many together among the words, or all in one path.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise, repeat
from operator import itemgetter
from struct import Struct
from typing import NamedTuple

import pypdfium2.raw as pdfium

_STEP, _RUN = 7, 4  #: every so many objects one is looked at; so many drawn ones in a row may be a table's
_THIN = 4.0  #: points; what is drawn no thicker is a line
_GAP, _APART = 4.0, 2.0  #: pieces of one line lie no farther apart, along it and across it
_SHORT = 8.0  #: points; a shorter line rules nothing
_MOST_OBJECTS, _MOST_PIECES, _MOST_LINES = 20_000, 8_000, 240
_DOTS, _FAR = 8, 64.0  #: pictures; points that so many of them fill at most
_DEPTH = 2  #: forms within forms


class Stroke(NamedTuple):
    """A straight line: where it lies, and from where to where it runs, in points from the top left corner."""

    at: float
    start: float
    end: float


Piece = tuple[float, float, float]  #: as a `Stroke`
Strokes = tuple[list[Stroke], list[Stroke]]  # across the page, and down


def _plain(function: object, result: type, *arguments: type) -> ctypes._FuncPointer:
    """A function of pdfium that takes plain numbers for pointers, which halves the time of a call."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)  # type: ignore[arg-type]


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_object_at = _plain(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_type_of = _plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
_bounds_of = _plain(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
_segment_at = _plain(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_kind_of = _plain(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
_closes = _plain(pdfium.FPDFPathSegment_GetClose, _INT, _POINTER)
_point_of = _plain(pdfium.FPDFPathSegment_GetPoint, _INT, *[_POINTER] * 3)
_mode_of = _plain(pdfium.FPDFPath_GetDrawMode, _INT, *[_POINTER] * 3)
_matrix_of = _plain(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_floats, _two_floats, _six_floats, _two_ints = (Struct(f).unpack_from for f in ("4f", "2f", "6f", "2i"))
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def strokes_on(page: pdfium.FPDF_PAGE, height: float) -> Strokes:
    """The lines across and down an open page, put together of their pieces; none where they are too few or too many."""
    count = pdfium.FPDFPage_CountObjects(page)
    address = ctypes.cast(page, _POINTER).value
    if not 0 < count <= _MOST_OBJECTS or not _may_rule(address, count):
        return [], []
    pieces = _Pieces(height)
    objects = list(map(_object_at, repeat(address), range(count)))
    kinds = list(map(_type_of, objects))
    pieces.add([one for one, kind in zip(objects, kinds, strict=True) if kind not in (_TEXT, _IMAGE)], _SAME, 0)
    if kinds.count(_IMAGE) > _DOTS:
        pieces.add_dots([one for one, kind in zip(objects, kinds, strict=True) if kind == _IMAGE])
    if pieces.left < 0:
        return [], []
    across, down = _joined(pieces.across), _joined(pieces.down)
    return ([], []) if len(across) + len(down) > _MOST_LINES else (across, down)


def _may_rule(page: int | None, count: int) -> bool:
    """Whether some objects of a page are drawn in a row, or one of them may be a box or a whole grid."""
    places = [*range(0, count, _STEP), *range(max(0, count - _RUN), count)]
    kinds = list(map(_type_of, map(_object_at, repeat(page), places)))
    if kinds.count(_TEXT) == len(kinds):
        return False
    done = 0
    for index, kind in zip(places, kinds, strict=True):
        if index < done or kind == _TEXT:
            continue
        first = last = index
        while first > done and last - first < _RUN and _type_of(_object_at(page, first - 1)) != _TEXT:
            first -= 1
        while last + 1 < count and last - first < _RUN and _type_of(_object_at(page, last + 1)) != _TEXT:
            last += 1
        if last - first + 1 >= _RUN or any(_is_large(_object_at(page, at)) for at in range(first, last + 1)):
            return True
        done = last + 1
    return False


def _is_large(one: int) -> bool:
    """Whether an object is a form, or a path that may be several lines."""
    kind = _type_of(one)
    if kind != _PATH:
        return bool(kind == _FORM)
    pieces = _Pieces(0.0)
    pieces.add([one], _SAME, 0)
    return len(pieces.across) + len(pieces.down) > 1


class _Pieces:
    """The straight pieces of what is drawn on a page, added one object after the other."""

    def __init__(self, height: float) -> None:
        self.across: list[Piece] = []
        self.down: list[Piece] = []
        self.left = _MOST_PIECES  #: how many more are looked at
        self._height = height
        self._buffer = (ctypes.c_float * 6)()
        self._at = ctypes.addressof(self._buffer)

    def add(self, drawn: list[int], outer: Matrix, depth: int) -> None:
        """Takes the lines of objects; ``outer`` carries their points to the page, ``depth`` counts the forms around."""
        self.left -= len(drawn)
        if self.left < 0:
            return
        buffer, bounds_of, floats, bar, thin = self._buffer, _bounds_of, _floats, self._bar, _THIN
        one, two, three, four = range(self._at, self._at + 16, 4)
        for thing in drawn:
            if not bounds_of(thing, one, two, three, four):
                continue
            left, bottom, right, top = floats(buffer)
            if outer is not _SAME:
                (left, bottom), (right, top) = _moved(left, bottom, outer), _moved(right, top, outer)
            if -thin <= right - left <= thin or -thin <= top - bottom <= thin:
                bar(left, bottom, right, top)
            elif (kind := _type_of(thing)) == _PATH:
                self._path(thing, _times(self._matrix(thing), outer))
            elif kind == _FORM and depth < _DEPTH:
                self.add(_within(thing), _times(self._matrix(thing), outer), depth + 1)

    def add_dots(self, images: list[int]) -> None:
        """Takes the dotted lines that Word draws as hundreds of small pictures in a row: one picture in so many is
        looked at, and what lies level with the one before is taken for one line with it."""
        before: tuple[float, float, float] | None = None
        for image in images[:_MOST_PIECES:_DOTS]:
            if not _bounds_of(image, *range(self._at, self._at + 16, 4)):
                continue
            left, bottom, right, top = _floats(self._buffer)
            if before and abs(bottom - before[1]) < 1 > abs(top - before[2]) and 0 < right - before[0] < _FAR:
                self._bar(before[0], bottom, right, top)
            before = (left, bottom, top) if top - bottom < _THIN else None

    def _bar(self, left: float, bottom: float, right: float, top: float) -> None:
        """A bar no thicker than a line; a dot is a piece of both kinds."""
        if right < left:
            left, right = right, left
        if top < bottom:
            bottom, top = top, bottom
        wide, high, height = right - left, top - bottom, self._height
        if high <= 2 * wide:
            self.across.append((height - (top + bottom) / 2, left, right))
        if wide <= 2 * high:
            self.down.append(((left + right) / 2, height - top, height - bottom))

    def _path(self, path: int, matrix: Matrix) -> None:
        """The lines of a path: each side of what is stroked, each thin part of what is filled."""
        count = pdfium.FPDFPath_CountSegments(ctypes.cast(path, pdfium.FPDF_PAGEOBJECT))
        if not _mode_of(path, self._at, self._at + 4):
            return
        filled, stroked = _two_ints(self._buffer)
        if not stroked and (not filled or count <= 5):
            return
        self.left -= count
        for part in self._parts(path, min(count, self.left), matrix):
            if stroked:
                for (left, bottom), (right, top) in pairwise(part):
                    if abs(right - left) < 1 or abs(top - bottom) < 1:
                        self._bar(left, bottom, right, top)
            else:
                wide, high = [x for x, _ in part], [y for _, y in part]
                box = min(wide), min(high), max(wide), max(high)
                if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
                    self._bar(*box)

    def _parts(self, path: int, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corners of each part of a path; a curve ends a part."""
        part: list[tuple[float, float]] = []
        for index in range(count):
            segment = _segment_at(path, index)
            kind = _kind_of(segment)
            _point_of(segment, self._at, self._at + 4)
            x, y = _two_floats(self._buffer)
            point = _moved(x, y, matrix)
            if kind != pdfium.FPDF_SEGMENT_LINETO:
                if len(part) > 1:
                    yield part
                part = []
            part.append(point)
            if _closes(segment):
                part.append(part[0])
        if len(part) > 1:
            yield part

    def _matrix(self, one: int) -> Matrix:
        return _six_floats(self._buffer) if _matrix_of(one, self._at) else _SAME


def _within(form: int) -> list[int]:
    """What is drawn in a form, its words left out."""
    holder = ctypes.cast(form, pdfium.FPDF_PAGEOBJECT)
    count = min(pdfium.FPDFFormObj_CountObjects(holder), _MOST_OBJECTS)
    objects = (pdfium.FPDFFormObj_GetObject(holder, index) for index in range(count))
    found = (ctypes.cast(one, _POINTER).value or 0 for one in objects)
    return [one for one in found if _type_of(one) != _TEXT]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    u, v, w, x, y, z = outer
    return a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    if by is _SAME:
        return x, y
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def _joined(pieces: list[Piece]) -> list[Stroke]:
    """The lines that ``pieces`` are parts of, those that are too short left out."""
    found: list[Stroke] = []
    pieces.sort()
    first = 0
    while first < len(pieces):
        end = first
        while end < len(pieces) and pieces[end][0] - pieces[first][0] <= _APART:
            end += 1
        run = sorted(pieces[first:end], key=itemgetter(1))
        at, start, stop = run[0]
        for place, begin, until in run:
            if begin > stop + _GAP:
                found.append(Stroke(at, start, stop))
                at, start, stop = place, begin, until
            elif until > stop:
                stop = until
        found.append(Stroke(at, start, stop))
        first = end
    return [line for line in found if line.end - line.start >= _SHORT]
