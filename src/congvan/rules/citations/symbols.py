"""The groups of a symbol as they are written, and where it ends: "TT- BTC", "CT-TTg", "TTLT - BKHCN - BNV".

Spaces stray into a symbol, lines break in it, and the word after it may be stuck to it; a common word that stands
where a group could ends it. Case decides, so the letter's own characters are read, not their fold.

>>> view = View.of("12/QĐ- UBND - Phòng Nội vụ")
>>> pattern = regex.compile(FIRST + "(?:" + MORE + "){0,5}")
>>> groups, end = read(view, pattern.match(view.folded, 2), is_named=True)
>>> groups, view.text[:end]
(('QĐ', 'UBND'), '12/QĐ- UBND')
"""

from __future__ import annotations

import re
from functools import cache

import regex

from congvan.lexicon import words
from congvan.rules.citations.leads import types
from congvan.text import View, fold

_SEP = r"(?P<sep>\s{0,5}[/_\-\xad\ufffe\x02]\s{0,3})"  # the last three: how PDFs give a hyphen at a line's end
_WORD = r"\p{L}[\p{L}\d&.+]{0,24}"
FIRST = rf"{_SEP}(?P<group>{_WORD})"
MORE = rf"{_SEP}(?P<group>{_WORD}|(?:19|20)\d\d(?!\d))"
_JOINT = re.compile(r"\s*([/_\-–—−‐‑])\s*")
_LOST = re.compile("[\xad\ufffe\x02]")
_FIGURES = "0123456789"


@cache
def codes() -> dict[str, str]:
    """Codes of types in lower case, and as they are written."""
    return {code.lower(): code for code in types().values() if code}


@cache
def _known() -> frozenset[str]:
    return frozenset({*codes(), *(form.lower() for form in words("citations.symbols.issuers"))})


@cache
def _plain() -> frozenset[str]:
    return frozenset(form.lower() for form in words("citations.symbols.plain"))


def is_known(groups: tuple[str, ...]) -> bool:
    """Whether one of the groups is a type's code, or an issuer that every reader knows."""
    return any(part.rstrip(_FIGURES) in _known() for group in groups for part in group.lower().split("."))


def type_of(groups: tuple[str, ...]) -> str | None:
    """The code of the type that the symbol shows: its first group, or the National Assembly's "QH15"."""
    parts = [group.lower().split(".")[0] for group in groups]
    if parts and parts[0] in codes():
        return codes()[parts[0]]
    return "L" if any(part.startswith("qh") and part[2:].isdigit() for part in parts) else None


def tidy(raw: str) -> str:
    """An id on one line, without the spaces that stray around its joints.

    >>> tidy("48/2017/TT-\\n BYT"), tidy("656 – TB/HNDTW")
    ('48/2017/TT-BYT', '656–TB/HNDTW')
    """
    line = " ".join(raw.split())
    if " " in line or not line.isprintable():
        line = _JOINT.sub(r"\1", _LOST.sub("-", line))
    return line


def read(view: View, hit: regex.Match[str], is_named: bool) -> tuple[tuple[str, ...], int]:
    """The groups that belong to the symbol, and where it ends in the view; ``hit`` has groups "sep" and "group"."""
    found: list[str] = []
    end = hit.start("sep")
    was_wide = False
    for index, ((left, right), (start, stop)) in enumerate(zip(hit.spans("sep"), hit.spans("group"), strict=True)):
        written = view.text[start:stop].rstrip(".&+")
        group = _loose(written)
        mark = view.folded[left:right].strip(" ")
        at = view.folded.index(mark, left)
        before, after = view.text[left:at], view.text[at + 1 : right]
        is_wide = bool(before and after)
        if not _joins(mark, before, is_wide, index < 2 or was_wide):
            break
        if not _fits(group, mark, bool(before or after), index, is_named):
            break
        found.append(group)
        end = start + len(group)
        was_wide = is_wide
        if len(group) < len(written):
            break
    return tuple(found), end


def _joins(mark: str, before: str, is_wide: bool, may_be_wide: bool) -> bool:
    """Whether a mark joins two groups: a dash on a new line begins a list item, and a dash between spaces joins groups
    two to one another only in a symbol that is spaced out from its beginning."""
    return mark in "/_" or ("\n" not in before and (may_be_wide or not is_wide))


def _fits(group: str, mark: str, is_spaced: bool, index: int, is_named: bool) -> bool:
    """Whether ``group`` reads as a part of a symbol: capitals, or a known part in any case, or "/nb" at the end."""
    if group.isdigit():
        return index > 0 and not is_spaced
    capitals = sum(map(str.isupper, group))
    is_short = capitals >= 2 or capitals == sum(map(str.isalpha, group))
    if is_spaced or index == 0:
        return (is_short and (len(group) > 1 or index > 0)) or (is_named and is_known((group,)))
    if not capitals:
        return (mark == "/" and index >= 2 and len(group) <= 3) or (is_named and is_known((group,)))
    return group[0].isupper() and (is_short or len(group) <= 5)


def _loose(group: str) -> str:
    """``group`` without a word or the figure of a footnote stuck to it: "CĐKTngày" is "CĐKT", "CP1" is "CP"."""
    if group[-1] in _FIGURES and group[:-1].lower() in _plain():
        return group[:-1]
    if group[-1].islower():
        for word in words("citations.stuck.forms"):
            cut = group.find(word)
            if cut > 0 and (group[cut - 1].isupper() or group[cut - 1].isdigit() or fold(group[:cut]) in _plain()):
                return group[:cut]
    return group
