"""Names of bodies and units in which OCR misread one accent so that another word came out: "Sớ Nội vụ", "tính Hà Nam".

A word that can be Vietnamese is touched only here: in a name of three words or more of which all others agree, and
where the one that does not differs by a confusion that is known of the engine. Communes that are gone are not in the
gazetteer, so of their names, and of districts', only the kind of unit before them is mended.

>>> draft = Draft("Sớ Nội vụ tính Hà Nam")
>>> mend_names(draft)
>>> draft.text
'Sở Nội vụ tỉnh Hà Nam'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from congvan import gazetteer
from congvan.lexicon import words
from congvan.readers.marks import Draft
from congvan.readers.ocr.accents import put
from congvan.readers.ocr.possible import is_confused
from congvan.text import fold, plain

_WORD = regex.compile(r"\w+")
#: words of names behind
_PLACES = {"tỉnh": 4, "thành phố": 4, "thị trấn": 3, "huyện": 3, "quận": 3, "phường": 3, "xã": 3}
_FIRST = frozenset(plain(level).split()[0] for level in _PLACES)
_LEAST = 3  #: words of a name
_COUNTED = "tính"


def mend_names(draft: Draft) -> None:
    """Mends the one misread word of each name in a line."""
    found = list(_WORD.finditer(draft.text))
    folded, bare = fold(draft.text), plain(draft.text)
    line = [folded[word.start() : word.end()] for word in found]
    keys = [bare[word.start() : word.end()] for word in found]
    for at, key in enumerate(keys):
        for name in (*_bodies().get(key, ()), *_provinces().get(key, ()), *_with_level(line, keys, at)):
            odd = _odd(line[at : at + len(name)], name)
            if odd is None or not _is_apart(draft.text, found[at : at + len(name)]) or _is_counted(line, at, odd):
                continue
            put(draft, found[at + odd].start(), name[odd])
            line[at + odd] = name[odd]


def _odd(line: list[str], name: tuple[str, ...]) -> int | None:
    """The place of the one word of ``line`` that is a misreading of its word in ``name``; None where it is not one."""
    if len(line) != len(name):
        return None
    odd = [at for at, (read, right) in enumerate(zip(line, name, strict=True)) if read != right]
    return odd[0] if len(odd) == 1 and is_confused(line[odd[0]], name[odd[0]]) else None


def _is_apart(text: str, found: list[regex.Match[str]]) -> bool:
    """Whether only spaces, commas and dashes stand between the words, and capitals begin the name."""
    between = {text[one.end() : other.start()].strip(" ,-") for one, other in pairwise(found)}
    return between <= {""} and found[-1][0][0].isupper() | found[0][0][0].isupper()


def _is_counted(line: list[str], at: int, odd: int) -> bool:
    """Whether "tính" is a verb: "không tính Hà Nam"."""
    return line[at + odd] == _COUNTED and at + odd > 0 and line[at + odd - 1] in words("ocr_accents.counting")


def _with_level(line: list[str], keys: list[str], at: int) -> Iterator[tuple[str, ...]]:
    """The names of kinds of units that ``line`` has at ``at`` but for their marks, each with the unit's name behind."""
    if keys[at] not in _FIRST:
        return
    for level, longest in _PLACES.items():
        kind = tuple(level.split())
        if tuple(keys[at : at + len(kind)]) != _key(kind) or tuple(line[at : at + len(kind)]) == kind:
            continue
        start = at + len(kind)
        for end in range(min(len(line), start + longest), start + _LEAST - len(kind) - 1, -1):
            if any(unit.word == level for unit in gazetteer.find(" ".join(line[start:end]))):
                yield (*kind, *line[start:end])
                return


@cache
def _key(kind: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain, kind))


@cache
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    """The names of bodies, by their first word without marks."""
    return _by_first(gazetteer.body_names())


@cache
def _provinces() -> dict[str, list[tuple[str, ...]]]:
    """The names of provinces with their kind: all since 1997 are known."""
    days = ("1998-01-01", "2003-12-31", "2005-01-01", "2024-12-31", "2025-12-31")
    return _by_first(unit.full for day in days for unit in gazetteer.standing("province", day))


def _by_first(names: Iterator[str] | tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in dict.fromkeys(names):
        parts = tuple(_WORD.findall(fold(name)))
        if len(parts) >= _LEAST and parts not in (named := found.setdefault(plain(parts[0]), [])):
            named.append(parts)
    return found
