"""Vietnamese text: views for matching that keep the length, so that a span in a view is a span in the text.

Source: Nghị định 30/2020/NĐ-CP itself mixes both tone placements ("CỘNG HÒA" in its text, "CỘNG HOÀ" in its
samples), so mandatory strings are compared on a folded form and printed as written.

>>> fold("UỶ BAN – Hoà  Bình"), fold("quý"), plain("Đường Nguyễn Huệ")
('ủy ban - hòa  bình', 'quý', 'duong nguyen hue')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from congvan.spans import Span

SPACES = (
    "\t\n\v\f\r \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
SLASHES = "/\u2044\u2215\uff0f"

#: what `fold` makes one, after lower case: a `str.replace` for each that stands in a text is many times faster than
#: `str.translate`, since few of them do
_SAME = tuple(
    (char, one)
    for chars, one in (
        (SPACES, " "),
        (DASHES, "-"),
        (QUOTES, '"'),
        (SLASHES, "/"),
        ("\u2018\u2019", "'"),
        ("\u00f0\u0256", "đ"),
    )
    for char in chars
    if char != one
)
_OTHERS = frozenset(char for char, _ in _SAME)
_SHORT = 80  #: characters; so few are looked through faster than for each of `_SAME`
_OPEN = {"oa": ("o", "a"), "oe": ("o", "e"), "uy": ("u", "y")}
_TONES = {
    unicodedata.normalize("NFC", head + tail + mark): unicodedata.normalize("NFC", head + mark + tail)
    for head, tail in _OPEN.values()
    for mark in "\u0300\u0301\u0303\u0309\u0323"
}
#: at a word's end, be there the mark of a footnote; the look back for "q" stands last, where few vowels are left
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!q..)(?![^\W¹²³⁰⁴-⁹])")


def nfc(text: str) -> str:
    """``text`` composed (NFC), with every kind of line end as ``\\n``."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=65536)
def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def lower(text: str) -> str:
    """``text.lower()`` that never changes the length ("İ" stays).

    >>> len(lower("İSTANBUL")) == len("İSTANBUL")
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lower, text))


def fold(text: str) -> str:
    """Lower case, new-style tone placement, one kind of space, dash, quote and slash; the same length as ``text``."""
    low = lower(text)
    if len(low) > _SHORT or not _OTHERS.isdisjoint(low):
        for char, one in _SAME:
            if char in low:
                low = low.replace(char, one)
    return low if low.isascii() else _TONE.sub(lambda m: _TONES[m[0]], low)


@lru_cache(maxsize=2)
def _fold_whole(text: str) -> str:
    """`fold` of a document's text, which several stages ask for one after another."""
    return fold(text)


@lru_cache(maxsize=65536)
def _bare(char: str) -> str:
    if char == "đ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0]
    return base.lower() if base.isascii() else char


_BARE = {ord(c): _bare(c) for c in "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"}


def plain(text: str) -> str:
    """`fold` without diacritics, đ as d; the same length as ``text``. The archive and the keys of facts use it."""
    bare = fold(text).translate(_BARE)
    return bare if bare.isascii() else "".join(c if c.isascii() else _bare(c) for c in bare)


def slug(text: str) -> str:
    """A key made of words: ``plain`` words joined by "_".

    >>> slug("người/phòng làm việc"), slug("lực lượng Quân đội")
    ('nguoi_phong_lam_viec', 'luc_luong_quan_doi')
    """
    return "_".join(regex.findall(r"\w+", plain(text)))


def words(text: str) -> str:
    """``text`` on one line: runs of white space become one space, none at the ends."""
    if "\n" in text:
        text = " ".join(map(str.strip, text.split("\n")))
    if text.isprintable() and "  " not in text:  # of white space only the plain space is printable
        return text.strip(" ")
    for char in "\u200b\ufeff":  # the white space that str.split does not know
        if char in text:
            text = text.replace(char, " ")
    return " ".join(text.split())


def _blanked(text: str, ranges: list[tuple[int, int]]) -> str:
    """``text`` with spaces in the ranges (in order), which may overlap and reach beyond it."""
    pieces, done = [], 0
    for start, end in ranges:
        start, end = max(done, start), min(len(text), end)
        if start < end:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


@dataclass(slots=True, unsafe_hash=True)
class View:
    """A stretch of a document made ready for matching: the characters, their `fold`, and where the stretch begins.

    It is never changed; it is not frozen, since one is made for every line and a frozen one takes three times as long.

    Both strings have the length of the stretch. White space is one kind of space, one code point for one, so a
    pattern that allows runs of spaces reads across line ends. ``holes`` (page furniture) are blanked to spaces.
    """

    text: str
    folded: str
    offset: int = 0

    @classmethod
    def of(cls, text: str, span: Span | None = None, holes: Iterable[Span] = ()) -> View:
        """The view of ``text`` at ``span`` (all of it by default).

        >>> View.of("Số: 12/UBND\\nVề", Span(4, 14)).folded
        '12/ubnd về'
        """
        span = span or Span(0, len(text))
        part = text[span.start : span.end]
        folded = _fold_whole(part) if len(part) == len(text) else fold(part)
        return cls(part, folded, span.start).without(holes)

    def without(self, holes: Iterable[Span]) -> View:
        """The view with spaces in the place of ``holes``, which are given as spans of the document."""
        ranges = [(hole.start - self.offset, hole.end - self.offset) for hole in sorted(holes)]
        return View(_blanked(self.text, ranges), _blanked(self.folded, ranges), self.offset) if ranges else self

    def sub(self, start: int, end: int) -> View:
        """The view of a part, given in the view's own coordinates; nothing is folded again."""
        return View(self.text[start:end], self.folded[start:end], self.offset + start)

    def span(self, start: int, end: int) -> Span:
        """A range of the view as a span of the document."""
        return Span(self.offset + start, self.offset + end)

    def words(self, start: int = 0, end: int | None = None) -> str:
        """The view's own characters in a range, on one line."""
        return words(self.text[start:end])
