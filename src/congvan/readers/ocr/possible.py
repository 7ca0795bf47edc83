"""Whether a word can be Vietnamese at all, and what it may have been before an accent was misread."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from congvan.legacy.syllables import is_syllable
from congvan.lexicon import entry

_TILDE = "\u0303"
_ONSET = regex.compile(r"ngh|gi(?=[aăâeêioôơuưy])|qu|[ckgnpt]h|ng|tr|[bcdđghklmnprstvx]|")


@lru_cache(maxsize=20_000)
def is_possible(word: str) -> bool:
    """Whether ``word`` (small letters, composed) is a syllable, and one that bears a tilde where it has one.

    >>> [is_possible(word) for word in ("phố", "chõng", "giữa", "phõ", "trãn", "truởng", "kiễm")]
    [True, True, True, False, False, False, False]
    """
    return is_syllable(word) and (_TILDE not in unicodedata.normalize("NFD", word) or _bears_tilde(word))


def _bears_tilde(word: str) -> bool:
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(_TILDE, ""))
    onset = _ONSET.match(bare)
    cut = onset.end() if onset else 0
    cuts = {cut, 1} if bare.startswith("gi") else {cut}  # "gi" is an onset, or one with a rime of "i": "giữ", "gĩ"
    return any((bare[:at] or "-") in _tildes().get(bare[at:], ()) for at in cuts)


@cache
def _tildes() -> dict[str, tuple[str, ...]]:
    return {rime: tuple(onsets.split()) for rime, onsets in entry("ocr_accents.tilde").items()}


@cache
def _confused() -> dict[str, tuple[str, ...]]:
    return {read: tuple(meant) for read, meant in entry("ocr_accents.confused").items()}


def is_confused(read: str, meant: str) -> bool:
    """Whether ``read`` is ``meant`` but for one letter that is often misread so.

    >>> is_confused("tính", "tỉnh"), is_confused("tính", "tịnh"), is_confused("thũ", "thổ")
    (True, False, True)
    """
    if len(read) != len(meant):
        return False
    others = [(was, now) for was, now in zip(read, meant, strict=True) if was != now]
    return len(others) == 1 and others[0][1] in _confused().get(others[0][0], ())


@lru_cache(maxsize=4096)
def meant(word: str) -> tuple[str, ...]:
    """The syllables that ``word`` (small letters) may have been, one letter of it being misread.

    >>> meant("phõ"), meant("truởng"), meant("nhãt")
    (('phố', 'phồ', 'phổ'), ('trưởng',), ('nhất',))
    """
    return tuple(dict.fromkeys(form for form in _variants(word) if is_possible(form)))


def _variants(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for other in _confused().get(letter, ()):
            yield word[:at] + other + word[at + 1 :]
