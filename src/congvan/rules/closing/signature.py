"""Lines of a signature block: authority ("TM. …", "KT. …"), title, the mark of signing, the signer's name.

Source: NĐ 30/2020/NĐ-CP Đ.13 and annex I, II.7: authority and title in capitals, the name in sentence case under
them; Party letters write "T/M", "K/T". A reading takes one line; which lines belong together the stages decide.

>>> [part.shape.value for part in parts(View.of("KT. CỤC TRƯỞNG PHÓ CỤC TRƯỞNG (Đã ký) Trần Thị Lan"))]
['authority', 'mark', 'name']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import regex

from congvan.lexicon import phrase, words
from congvan.rules.engine import Context, Match, NotThis, Rule, light
from congvan.text import View, fold

LINE = 120  #: no line of a signature block is longer
NAME_WORDS = 6

_PREFIX = phrase("capacities.prefixes")
_BEFORE = rf"(?:{phrase('capacities.before')}[.\s]\s*){{0,2}}"
HEAD = _BEFORE + phrase("capacities.heads")
_DEGREE = rf"(?:{phrase('capacities.degrees', 'capacities.ranks')}[.,;:\s]\s*){{1,5}}"
BRACKETED = r"[(\[]\s*(?:đã\s+)?(?:ký|kí|đóng\s+dấu|chữ\s+ký)(?!\w)[^()\[\]]{0,40}[)\]]"
_SPEAKER = rf"(?:{HEAD}|{phrase('capacities.collectives')})"
_MARKED = rf"{BRACKETED}|^{phrase('capacities.marks')}\s*:"
_TOKEN = regex.compile(r"\S+")
_NAME_WORD = regex.compile(r"\p{Lu}(?:\.|['’]|\p{Ll}*|['’]?\p{Lu}?\p{Ll}+)(?:[-'’]\p{Lu}?\p{Ll}+)?")


class Shape(StrEnum):
    """What a line is, as far as the line alone tells."""

    BLANK = "blank"  #: no word at all: rules, dots, stray marks
    AUTHORITY = "authority"
    TITLE = "title"
    MARK = "mark"
    NAME = "name"
    RANK = "rank"  #: a rank or degree on a line of its own, over the name
    CAPITALS = "capitals"  #: in capitals and none of these: more of an authority or title, or a heading
    OTHER = "other"


@dataclass(slots=True)
class Part:
    """A line, or the share of it that one reading takes."""

    shape: Shape
    view: View


def is_loud(text: str) -> bool:
    """Whether a line is set in capitals.

    >>> is_loud("KT. BỘ TRƯỞNG"), is_loud("Bộ trưởng"), is_loud("4/5")
    (True, False, False)
    """
    upper = sum(map(str.isupper, text))
    return upper >= 2 and (text.isupper() or sum(map(str.islower, text)) * 8 <= upper)


def _authority(match: Match, _: Context) -> str:
    text, rest = match.words(), match["for"]
    if is_loud(text):
        return text
    if len(text) > 70 or not light(r"\W*[./]").match(match["dot"]) or text[-1] in ".;:,":
        raise NotThis
    if not light(_SPEAKER).match(rest):
        raise NotThis
    return text


def _title(match: Match, _: Context) -> str:
    text = match.words()
    if not match.has("head") and not is_loud(text):
        raise NotThis
    if is_loud(text) or (len(text.split()) <= 9 and text[-1] not in ".;:," and not set(text) & set(";:/()0123456789")):
        return text
    raise NotThis


def _mark(match: Match, _: Context) -> str:
    return match.words()


AUTHORITY = Rule(
    "signature.authority",
    rf"{_PREFIX}(?P<dot>\s*[./:]?\s*)(?P<for>[^\W\d_].{{0,100}})?",
    _authority,
    (
        "TM. ỦY BAN NHÂN DÂN",
        "KT.GIÁM ĐỐC",
        "T/M BAN THƯỜNG VỤ",
        "TL TỔNG CỤC TRƯỞNG",
        "KT/ bộ trưởng bộ văn hóa",
        "KT.",
    ),
    ("Khu vực KT3", "người ký: TMA"),
)
TITLE = Rule(
    "signature.title",
    rf"(?:(?P<head>{HEAD})|(?:phó|trưởng)\s+[^\W\d_]+)(?:[\s,\-].{{0,90}})?",
    _title,
    ("PHÓ GIÁM ĐỐC", "Q. CỤC TRƯỞNG", "VỤ TRƯỞNG VỤ CHÍNH SÁCH", "Phó Chủ tịch"),
    ("Ban lãnh đạo", "GIÁM ĐỊNH VIÊN"),
)
MARK = Rule(
    "signature.mark",
    rf"{BRACKETED}|{phrase('capacities.marks')}(?:\s*:|(?=\s*$))",
    _mark,
    ("(Đã ký)", "Đã ký", "[đã ký]", "(Ký, ghi rõ họ tên)", "(Đã ký & đóng dấu)"),
    ("đã ký kết hợp đồng", "(hợp đồng đã ký)"),
)
RULES: tuple[Rule[str], ...] = (AUTHORITY, TITLE, MARK)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(name) for name in words("capacities.surnames"))


@cache
def _bodies() -> re.Pattern[str]:
    return light(phrase("capacities.bodies"))


@cache
def _openings(name: str) -> frozenset[str]:
    """The first three letters of what the rule of a name reads; of short forms, with what may follow them."""
    heads = (*words("capacities.heads"), *words("capacities.before"), "phó", "trưởng")
    marks = ("ký", "kí", "đã", "đóng", "chữ")
    bracketed = (mark + gap + form for mark in "([" for gap in ("", " ", "  ") for form in marks)
    forms = {
        AUTHORITY.name: words("capacities.prefixes"),
        TITLE.name: heads,
        MARK.name: (*words("capacities.marks"), *bracketed),
    }[name]
    letters = {head[0] for head in (" ", *heads)}
    behind = ("", *(end + letter for end in " .,:/-" for letter in letters))
    return frozenset(fold(form + more)[:3] for form in forms for more in behind)


@cache
def openings() -> frozenset[str]:
    """The first three letters of authorities and titles; most lines begin with others."""
    return _openings(AUTHORITY.name) | _openings(TITLE.name)


def _reads(rule: Rule[str], view: View) -> bool:
    hit = light(rule.pattern).fullmatch(view.folded) if view.folded[:3] in _openings(rule.name) else None
    if hit is None:
        return False
    try:
        rule.build(Match(hit, view), Context())
    except NotThis:
        return False
    return True


def has_surname(view: View) -> bool:
    """Whether a name begins with a family name, degrees and ranks before it left out."""
    degree = light(_DEGREE).match(view.folded)
    first = _TOKEN.search(view.folded, degree.end() if degree else 0)
    return bool(first and first[0] in _surnames())


def is_name(view: View, least: int = 2) -> bool:
    """Whether a line is a person's name: two to six words, each with a capital; all in capitals after a family name.

    >>> [is_name(View.of(line)) for line in ("PGS.TS. Trần Văn Ba", "TRẦN VĂN BA", "Y Thanh Niê", "Phó Chủ tịch")]
    [True, True, True, False]
    """
    tokens = view.text.split()
    if len(view.text) > 60 or not tokens or tokens[-1][0].islower():
        return False
    if degree := light(_DEGREE).match(view.folded):
        tokens = view.text[degree.end() :].split()
    if not least <= len(tokens) <= NAME_WORDS or _bodies().match(view.folded) or light(HEAD).match(view.folded):
        return False
    if all(_is_name_word(token) for token in tokens) and any(len(token) > 1 for token in tokens):
        return True
    loud = all(token.isupper() and token.isalpha() for token in tokens)
    return loud and len(tokens) <= 5 and has_surname(view) and not light(_PREFIX).match(view.folded)


def _is_name_word(token: str) -> bool:
    return (token.istitle() and token.isalpha()) or _NAME_WORD.fullmatch(token) is not None


def is_body(view: View) -> bool:
    """Whether a line begins with the name of a body: "CÔNG TY …", "HỌC VIỆN …"."""
    return bool(_bodies().match(view.folded))


def is_rank(view: View) -> bool:
    """Whether a line is a rank or degree and nothing else: "Đại tá", "PGS.TS."."""
    return bool(light(_DEGREE).fullmatch(view.folded + " "))


def whole(view: View) -> Shape:
    """What a line is that one reading takes all of."""
    if not any(map(str.isalpha, view.text)):
        return Shape.BLANK
    if len(view.text) > LINE:
        return Shape.OTHER
    if _reads(MARK, view):
        return Shape.MARK
    if _reads(AUTHORITY, view):
        return Shape.AUTHORITY
    if _reads(TITLE, view):
        return Shape.TITLE
    if is_name(view):
        return Shape.NAME
    if is_rank(view):
        return Shape.RANK
    return Shape.CAPITALS if is_loud(view.text) else Shape.OTHER


def strip(view: View) -> View:
    """A line without white space and marks of tables at its ends."""
    text = view.text
    start = len(text) - len(text.lstrip(" \t\n\u00a0*_|[:"))
    end = max(start, len(text.rstrip(" \t\n\u00a0*_|")))
    return view.sub(start, end) if end - start < len(text) else view


def _loud_end(view: View) -> int:
    """Where the capitals at a line's beginning end, when a name in sentence case follows; 0 where it does not."""
    end = 0
    for token in view.text.split():
        if any(map(str.islower, token)):
            break
        end = view.text.index(token, end) + len(token)
    if not end:
        return 0
    rest = strip(view.sub(end, len(view.text)))
    return end if rest.text and is_name(rest) else 0


def parts(view: View) -> list[Part]:
    """The parts of one line: most have one; "(đã ký) Lê Hồng Xuân" and "CHỦ TỊCH Lê Hồng Xuân" have two."""
    if len(view.text) > 2 * LINE:
        return [Part(Shape.OTHER, view)]
    return [Part(found, view.sub(start, end)) for found, start, end in _layout(view.text, view.folded)]


@lru_cache(maxsize=2048)  # both stages ask for the same lines, some several times
def _layout(text: str, folded: str) -> tuple[tuple[Shape, int, int], ...]:
    found = _apart(View(text, folded))
    return tuple((part.shape, part.view.offset, part.view.offset + len(part.view.text)) for part in found)


def _apart(view: View) -> list[Part]:
    view = strip(view)
    if len(view.text) > LINE:
        return [Part(Shape.OTHER, view)]
    may_be_marked = "(" in view.folded or "[" in view.folded or ":" in view.folded
    marked = light(_MARKED).search(view.folded) if may_be_marked else None
    if marked:
        sides = (view.sub(0, marked.start()), view.sub(*marked.span()), view.sub(marked.end(), len(view.text)))
        before, mark, after = map(strip, sides)
        found = [*(_apart(before) if before.text else ()), Part(Shape.MARK, mark)]
        found += _apart(after) if after.text else []
        return found if all(part.shape is not Shape.OTHER for part in found) else [Part(Shape.OTHER, view)]
    shape = whole(view)
    if shape in (Shape.OTHER, Shape.AUTHORITY, Shape.TITLE) and (cut := _loud_end(view)):
        head, name = strip(view.sub(0, cut)), strip(view.sub(cut, len(view.text)))
        return [Part(whole(head), head), Part(Shape.NAME, name)]
    return [Part(shape, view)]


def shapes(view: View) -> tuple[Shape, ...]:
    """The shapes of a line's parts, for who asks for no more."""
    if len(view.text) > 2 * LINE:
        return (Shape.OTHER,)
    return tuple([found for found, _, _ in _layout(view.text, view.folded)])


def shape(view: View) -> Shape:
    """What a line is, by its first part."""
    return shapes(view)[0]
