"""Words that are no syllable, because OCR misread one accent: mended where only one word can have stood there.

A word is mended where one confusion that is known of the engine makes it a syllable that offices use, and no other; of
several, where one of them alone is a set word with its neighbours: a term of offices, a person's name, a unit's.
Otherwise it stays, and is doubtful.

>>> draft = Draft("thành phõ Hạ Long")
>>> mend_accents(draft)
>>> draft.text, draft.marks[0].was
('thành phố Hạ Long', 'phõ')
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from congvan import gazetteer
from congvan.lexicon import words
from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr.possible import is_possible, meant
from congvan.text import fold, plain

SURE, DOUBTFUL = 0.9, 0.6  #: the confidence of fields that hold a mended word; a word that is misread and stays
Word = regex.Match[str]
_WORD = regex.compile(r"(?<![^\s(\"“'])\p{L}{2,7}(?![^\s.,;:)\"”'?!…])")  #: no part of a symbol, an address or a figure
_OTHER_TONGUES = "kK"  #: no Vietnamese word ends so: "Đăk", "Ngọk"
_NAME = regex.compile(r"(?:\p{Lu}\p{L}*)(?: \p{Lu}\p{L}*){1,4}")
_LONGEST = 4  #: words of a unit's name that are looked at
_LEVELS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu"})  #: last words of kinds of units


def mend_accents(draft: Draft) -> None:
    """Mends the impossible words of one line, left to right; figures, symbols and foreign words stay."""
    line = list(_WORD.finditer(draft.text))
    for at, place in enumerate(line):
        word = place[0]
        if word.isascii() or is_possible(word.lower()) or not _is_cased(word) or word[-1] in _OTHER_TONGUES:
            continue
        forms = meant(word.lower())
        known = set(_told(forms, draft.text, line, at)) or ({*forms} & _usual() if len(forms) == 1 else set())
        if len(known) == 1:
            put(draft, place.start(), known.pop())
            line = list(_WORD.finditer(draft.text))  # the words behind have another neighbour, in the same place
        elif forms:
            draft.marks.append(Mark(*place.span(), DOUBTFUL))
    _doubt_surname(draft)


def put(draft: Draft, start: int, right: str) -> None:
    """Writes ``right`` over as many letters from ``start``, in their case, and marks it as mended."""
    end = start + len(right)
    was = draft.text[start:end]
    now = "".join(new.upper() if old.isupper() else new for old, new in zip(was, right, strict=True))
    draft.put(start, end, now)
    draft.marks.append(Mark(start, end, SURE, was))


def _doubt_surname(draft: Draft) -> None:
    """Marks the first word of a name that is no surname, but would be one with another accent: "Hổ Văn An"."""
    text = draft.text.strip()
    if _NAME.fullmatch(text) and not text.isupper():
        first = fold(text.split()[0])
        if first not in _surnames() and plain(first) in _bare_surnames():
            start = draft.text.index(text)
            draft.marks.append(Mark(start, start + len(first), DOUBTFUL))


def _is_cased(word: str) -> bool:
    """Whether ``word`` is small, capital or capitalised; others are short forms."""
    return word.islower() or word.isupper() or word.istitle()


def _told(forms: tuple[str, ...], text: str, line: list[Word], at: int) -> Iterator[str]:
    """The ``forms`` of a word that are a set word with its neighbours, or a name."""
    before = fold(line[at - 1][0]) if at and _touch(text, line[at - 1], line[at]) else ""
    behind = fold(line[at + 1][0]) if at + 1 < len(line) and _touch(text, line[at], line[at + 1]) else ""
    for form in forms:
        key = fold(form)
        if (before, key) in _pairs() or (key, behind) in _pairs():
            yield form
    if line[at][0][0].isupper():
        yield from _person(forms, text, line, at)
        yield from _unit(forms, text, line, at)


def _touch(text: str, one: Word, other: Word) -> bool:
    return text[one.end() : other.start()] == " "


def _person(forms: tuple[str, ...], text: str, line: list[Word], at: int) -> Iterator[str]:
    """The surnames among ``forms`` where the line is a name; the other parts of names behind a surname."""
    if not _NAME.fullmatch(text.strip()) or text.isupper():
        return
    if at == 0:
        yield from (form for form in forms if form in _surnames())
    elif fold(line[0][0]) in _surnames():
        yield from (form for form in forms if form in _given())


def _unit(forms: tuple[str, ...], text: str, line: list[Word], at: int) -> Iterator[str]:
    """The ``forms`` with which the name behind a kind of unit is one that there is."""
    first = next((n for n in range(at - 1, max(-1, at - _LONGEST - 1), -1) if fold(line[n][0]) in _LEVELS), None)
    if first is None:
        return
    for form in forms:
        for last in range(len(line) - 1, at - 1, -1):
            if last - first > _LONGEST or not _is_name(text, line[first : last + 1]):
                continue
            parts = [form if n == at else line[n][0] for n in range(first + 1, last + 1)]
            if len(parts) > 1 and gazetteer.find(" ".join(parts)):
                yield form
                break


def _is_name(text: str, line: list[Word]) -> bool:
    return all(_touch(text, one, other) and other[0][0].isupper() for one, other in pairwise(line))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Two words that stand together in the terms of offices, or in the name of a body."""
    rows = [fold(row).replace(",", "").split() for row in (*words("ocr_accents.together"), *gazetteer.body_names())]
    return frozenset(pair for row in rows for pair in pairwise(row))


@cache
def _usual() -> frozenset[str]:
    """The words of those terms and names."""
    return frozenset(word for pair in _pairs() for word in pair)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, words("capacities.surnames")))


@cache
def _bare_surnames() -> frozenset[str]:
    return frozenset(map(plain, words("capacities.surnames")))


@cache
def _given() -> frozenset[str]:
    return frozenset(map(fold, words("ocr_accents.given")))
