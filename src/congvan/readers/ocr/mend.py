"""Fixed formulas mended where OCR missed a tone or a hook, and only where nothing else can stand.

Figures are never touched. Each repair is marked, so that the reading stays known.

>>> draft = Draft("ngày 28 tháng 4 nãm 2026")
>>> mend(draft)
>>> draft.text, draft.marks[0].was
('ngày 28 tháng 4 năm 2026', 'nãm')
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from congvan.lexicon import entry, words
from congvan.readers.marks import Draft, Mark
from congvan.text import plain

_MOST_WRONG = 3  #: letters of a mandatory string
_TOKEN = regex.compile(r"\S+")
_JOINED = regex.compile(r"(?<!\w)\p{Lu}\p{Ll}{1,6}(?=\p{Lu}\p{Ll}{1,6}(?!\w))")  #: two capitalised words run together
_SPECKS = regex.compile(r"^[,.;:'`´‘’^~_|]{1,3}\s?(?=\p{Lu}\p{L})")  #: before the first letter of a line
_NATIVE = regex.compile(r"[^\W\d_a-zA-Z]")  #: a letter that only Vietnamese has


def mend(draft: Draft) -> None:
    """Mends the fixed formulas of one line, takes specks off its front and parts capitalised words that touch."""
    if specks := _SPECKS.match(draft.text):
        draft.put(0, specks.end(), "")
    for hit in reversed(list(_JOINED.finditer(draft.text))):
        token = _TOKEN.match(draft.text, hit.start())
        if token and _NATIVE.search(token[0]):
            _write(draft, hit.start(), token.end(), f"{hit[0]} {token[0][len(hit[0]) :]}")
    for pattern, right in _formulas():
        for hit in reversed(list(pattern.finditer(draft.text))):
            start, end = hit.span("bad")
            _write(draft, start, end, right)
    for start, end, right in reversed(list(_near_mandatory(draft.text))):
        _write(draft, start, end, right)


def _write(draft: Draft, start: int, end: int, right: str) -> None:
    was = draft.text[start:end]
    draft.put(start, end, right)
    draft.marks.append(Mark(start, start + len(right), 1.0, was))


@cache
def _formulas() -> list[tuple[regex.Pattern[str], str]]:
    """Each formula with its patterns; what surrounds it leaves no other reading."""
    bad = {right: _misread(right, forms) for right, forms in entry("ocr.words").items()}
    head, symbol = r"^\W{0,3}", r"\d{1,6}\w?\s?[/-]\s?(?:(?:19|20)\d\d\s?/\s?)?\p{Lu}"
    found = [
        (head + rf"{bad['Số']}(?=\s?[:.;].{{0,14}}[-/]\s?\p{{Lu}})", "Số"),
        (rf"(?<=\p{{L}} ){bad['số']}(?= {symbol})", "số"),
        (rf"(?<=\d ?){bad['tháng']}(?= ?\d{{1,2}} ?n\pL{{1,2}} ?(?:19|20)\d\d)", "tháng"),
        (rf"(?<=tháng ?\d{{1,2}} ?){bad['năm']}(?= ?(?:19|20)\d\d(?!\d))", "năm"),
        (rf"(?<!\w){bad['ngày']}(?= ?\d{{1,2}} ?(?:tháng|[/.-] ?\d))", "ngày"),
        (head + rf"{bad['Điều']}(?= \d{{1,3}}[.,:])", "Điều"),
        (head + rf"{bad['Kính gửi']}(?=\s?(?::|$))", "Kính gửi"),
        (head + rf"{bad['Nơi nhận']}(?=\s?(?::|$))", "Nơi nhận"),
        (rf"(?<=(?:UBND|NHÂN DÂN|HĐND) ){bad['TỈNH']}(?= \p{{Lu}}{{2}})", "TỈNH"),
        (head + rf"{bad['V/v']}(?= ?\p{{Ll}}{{2}})", "V/v"),
    ]
    return [(regex.compile(pattern), right) for pattern, right in found]


def _misread(right: str, forms: list[str]) -> str:
    """A pattern for ``right`` with any other marks on its letters, or one of ``forms``; never for ``right`` itself."""
    marked = "".join(
        _with_marks(plain(char))[char.isupper()] if plain(char) in "aeiouyd" else regex.escape(char) for char in right
    )
    either = "|".join([marked, *map(regex.escape, sorted(forms, key=len, reverse=True))])
    return rf"(?P<bad>(?!{regex.escape(right)}(?!\w))(?:{either})(?!\p{{L}}))"


@cache
def _with_marks(letter: str) -> dict[bool, str]:
    """A class of all Vietnamese letters that are ``letter`` with marks, small and capital."""
    small = [char for char in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if plain(char) == letter]
    small = [letter, *(char for char in small if char.islower())]
    return {False: f"[{''.join(small)}]", True: f"[{''.join(small).upper()}]"}


@cache
def _mandatory() -> list[list[str]]:
    return [form.split() for form in words("ocr.mandatory")]


def _near_mandatory(text: str) -> Iterator[tuple[int, int, str]]:
    """Words that differ from their place in a mandatory string, where the string as a whole is told."""
    tokens = list(_TOKEN.finditer(text))
    taken = 0
    for at in range(len(tokens)):
        if at < taken:
            continue
        right = _told([token[0] for token in tokens[at : at + 9]])
        if right is None:
            continue
        taken = at + len(right)
        for token, word in zip(tokens[at:], right, strict=False):
            if token[0] != word and len(token[0]) == len(word):
                yield token.start(), token.end(), word


def _told(run: list[str]) -> list[str] | None:
    """The mandatory string that ``run`` begins with but for a few letters; None where it is none, or is one already."""
    wrong, right = min(
        ((_wrong(run, right), right) for right in _mandatory() if len(run) >= len(right)), default=(0, [])
    )
    return right if 0 < wrong <= _MOST_WRONG else None


def _wrong(run: list[str], right: list[str]) -> int:
    """How many letters differ, the words being of one length each; `_MOST_WRONG` + 1 where they are not."""
    wrong = 0
    for word, other in zip(run, right, strict=False):
        if word != other:
            wrong += sum(a != b for a, b in zip(word, other, strict=True)) if len(word) == len(other) else 9
            if wrong > _MOST_WRONG:
                break
    return wrong
