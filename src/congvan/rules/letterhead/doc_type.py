"""The type of a letter: by its title line, else by the abbreviation in its symbol, else công văn.

Source: NĐ 30/2020/NĐ-CP Đ.7 and annex III, I; a letter with no type name is a công văn. In Party symbols the type comes
first ("25-CT/TU"); in a công văn of the state the issuer's initials do ("2270/TCT-CS"), so that "CT-TTHT" of a Cục Thuế
is no chỉ thị.

>>> title("CHỈ THỊ CỦA ỦY BAN NHÂN DÂN TỈNH X").code, title("Chỉ thị này có hiệu lực").code
('CT', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from congvan.lexicon import either, entry, words
from congvan.rules.engine import light
from congvan.rules.letterhead.lines import first_letter
from congvan.rules.letterhead.lines import folded as folded_line
from congvan.text import fold, plain

_NO_TITLE = re.compile(r"\s*(?:và|-|,|–|&|;|/|đến(?!\s+năm))")
_HEADING = re.compile(r"\s*(?:số\s*:?\s*\d|của\s|ngày\s+\d|về\s+việc|v\s*/\s*v|\()")
_ABOUT = re.compile(r"\s*(?:về\s+việc|v\s*/\s*v)")
_DETAILS = re.compile(r"số\s*:?\s*\d|về việc|v/v")
_WORDS = re.compile(r"\w+")
_GROUPS = re.compile(r"\s*[-/_–]\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TYPE_FIRST = re.compile(r"[^-/]{1,8}\s*/")
_NAMED = re.compile(r"\s*của\s")


@dataclass(slots=True)
class Title:
    """A line that names the type: the code, the name as folded, and where in the line the name ends."""

    code: str | None  #: None: the line is no title
    name: str = ""
    start: int = 0
    end: int = 0
    is_heading: bool = False  #: in small letters with number, day or subject behind it, as portals print


_NONE = Title(None)


@cache
def codes() -> dict[str, str]:
    """Folded type name to abbreviation."""
    return {folded_line(name): code for name, code in entry("doc_types.codes").items()}


@cache
def names() -> dict[str, str]:
    """Abbreviation in upper case to type name; the plainest name where several have the same."""
    found: dict[str, str] = {}
    for name, code in entry("doc_types.codes").items():
        found.setdefault(code.upper(), name)
    return found | {code.upper(): name for code, name in entry("doc_types.names").items()}


@cache
def letters() -> frozenset[str]:
    """The letters that a title line may begin with, those of a misread one among them."""
    return frozenset(name[0] for name in (*codes(), *_plain_names()))


@cache
def _line() -> str:
    return r"[\s*\"_(-]{0,8}" + r"(?P<name>" + either(words("doc_types.codes")) + r")(?P<colon>\s*:)?"


def title(line: str) -> Title:
    """What type a line names, where it is a title line: in capitals, or the name alone, or a portal's heading.

    >>> title("THÔNG BÁO TUYỂN SINH").code, title("Thông tư").code, title("KẾ HOẠCH VÀ ĐẦU TƯ").code
    ('TB', 'TT', None)
    >>> title("Thông báo về việc nghỉ lễ").is_heading
    True
    """
    folded = folded_line(line)
    if first_letter(folded) not in letters():
        return _NONE
    hit = light(_line()).match(folded)
    if not hit:
        return _misread(line)
    rest, (start, end) = folded[hit.end() :], hit.span("name")
    found = Title(codes()[" ".join(hit["name"].split())], hit["name"], start, end)
    if not rest.strip(' *_.:-"()[]'):
        return found if not (hit["colon"] and line[start:end].islower()) else _NONE
    if _NO_TITLE.match(rest) or (hit["colon"] and not (line[start:end].isupper() and _ABOUT.match(rest))):
        return _NONE
    if line[start:end].isupper() and _is_mostly_upper(line[end:]):
        return found
    if line[start:end].isupper() and _HEADING.match(rest):
        return found
    if (
        _HEADING.match(rest)
        and (line[start : start + 1].isupper() or "về việc" in rest)
        and len(line) < 400
        and not folded.rstrip().endswith(":")
    ):
        is_named = _NAMED.match(rest) and not _DETAILS.search(rest)
        return _NONE if is_named else Title(found.code, found.name, start, end, is_heading=True)
    if line == line.lower() and _NAMED.match(rest) and len(line) < 80:
        return found
    return _NONE


def _misread(line: str) -> Title:
    """A whole line in capitals that is a type's name but for its diacritics, as scans give it ("GIẨY MỜI")."""
    bare = line.strip(" *_.:-|")
    if not 8 <= len(bare) <= 20 or not bare.isupper():
        return _NONE
    name = _plain_names().get(" ".join(plain(bare).split()))
    start = line.find(bare)
    return Title(codes()[name], name, start, start + len(bare)) if name else _NONE


@cache
def _plain_names() -> dict[str, str]:
    return {plain(name): name for name in codes()}


def opening(line: str) -> Title:
    """The type that a title in small letters begins with, as copied notices have it ("Thông báo nghỉ lễ").

    >>> opening("Thông báo nghỉ lễ năm 2023").code, opening("Thời gian mở cửa").code
    ('TB', None)
    """
    hit = light(_line()).match(folded_line(line))
    if not hit or hit["colon"]:
        return _NONE
    start, end = hit.span("name")
    return Title(codes()[" ".join(hit["name"].split())], hit["name"], start, end)


def _is_mostly_upper(text: str) -> bool:
    return sum(map(str.isupper, text)) >= 0.8 * sum(map(str.isalpha, text))


def initials(name: str) -> str:
    """The first letters of a body's words, connectives left out, unit nouns kept.

    >>> initials("SỞ GIÁO DỤC VÀ ĐÀO TẠO"), initials("UBND TỈNH X")
    ('SGDĐT', 'UBNDTX')
    """
    out = []
    for word in _WORDS.findall(name):
        if fold(word) not in ("và", "các", "của", "về"):
            out.append(word if _is_abbreviation(word) else word[0].upper())
    return "".join(out)


def _is_abbreviation(word: str) -> bool:
    has_vowel = any(char in "aeiouy" for char in plain(word))
    return (len(word) > 1 and word.isupper() and not has_vowel) or word in words("issuers.short_forms")


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(code.upper() for code in words("issuers.known_codes"))


def by_symbol(symbol: str | None, issuer: str | None) -> str | None:
    """The type code that a symbol shows, where it shows one beyond doubt.

    >>> by_symbol("HD-CĐGD", "CÔNG ĐOÀN GIÁO DỤC"), by_symbol("CT-TTHT", "CỤC THUẾ TỈNH X"), by_symbol("CT/TU", None)
    ('HD', None, 'CT')
    """
    groups = _GROUPS.split(symbol or "")
    if groups and _YEAR.fullmatch(groups[0]):
        groups = groups[1:]
    if not groups or not groups[0]:
        return None
    kind = groups[0].upper()
    code = codes().get(fold(names().get(kind, "")))
    if code is None or (len(groups) == 1 and kind != "CV"):
        return None
    rest = groups[1].upper() if len(groups) > 1 else ""
    if _TYPE_FIRST.match(symbol or "") or kind == "CV":
        return code
    if rest in _known_codes():
        return code
    if issuer and _abbreviates(rest, initials(issuer)) and not initials(issuer).startswith(kind):
        return code
    return None if kind in words("doc_types.doubtful.codes") or issuer else code


@cache
def _by_capitals() -> dict[str, list[str]]:
    """Abbreviation in upper case to the codes that it is of."""
    found: dict[str, list[str]] = {}
    for code in codes().values():
        found.setdefault(code.upper(), []).append(code)
    return found


def by_abbreviation(short: str) -> frozenset[str]:
    """The codes of the types that an abbreviation stands for; none where it stands for no type.

    >>> sorted(by_abbreviation("QĐ")), sorted(by_abbreviation("TTR")), sorted(by_abbreviation("XYZ"))
    (['QyĐ', 'QĐ'], ['TTr'], [])
    """
    found = set(_by_capitals().get(short.upper(), ()))
    if name := names().get(short.upper()):
        found.add(codes().get(fold(name), short))
    return frozenset(found | ({"QyĐ"} if "QĐ" in found else set()) | ({"TM"} if "GM" in found else set()))


def is_short_for(short: str, name: str) -> bool:
    """Whether an abbreviation is one of a body's name: "SYT" of "SỞ Y TẾ"."""
    return _abbreviates(short.upper(), initials(name))


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in order, and are most of it."""
    rest = iter(long)
    return len(short) >= 2 and all(char in rest for char in short) and 2 * len(short) >= min(len(long), 6)
