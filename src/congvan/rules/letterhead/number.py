"""Số, ký hiệu of the letter itself: serial, year and symbol at the head of a line of the letterhead.

Grammar: ["Số" [":"]] serial sep symbol; serial = digits, a decimal part or letters after them; sep = "/" (state),
"-" (Party, old forms), or a space; symbol = [year "/"] group { "-" | "/" group }. A serial left blank (spaces, dots)
is None.

Source: NĐ 30/2020/NĐ-CP annex I, II.3; Hướng dẫn 36-HD/VPTW and 05-HD/VPTW (Party); legal documents carry the year.
A number that stands behind other words of its line ("Căn cứ Công văn số …") is a citation and not read here.

>>> [found] = read(View.of("Số: 30/2020/NĐ-CP"))
>>> found.number.serial, found.number.year, found.number.symbol, found.rule
('30', '2020', '2020/NĐ-CP', 'number.slash')
"""

from __future__ import annotations

import regex

from congvan.model.letter import Number
from congvan.model.letterhead import Numbered
from congvan.rules.engine import Context, Found, Match, NotThis, Rule, apply, light
from congvan.spans import Span, trim
from congvan.text import View

_NUMBER = r"(?:s[ốôoồổóộ]|s6(?=\s?:)|n°)"
WORD = rf"(?<!\w){_NUMBER}"
PREFIX = rf"{WORD}[\s*]{{0,4}}[:;.]?[\s*]{{0,12}}"
SERIAL = r"(?P<serial>\d{1,6}(?:\.\d{1,3})?(?:bis|[a-zđ](?!\w))?)"
GROUP = r"[^\W_][\w.&+]{0,24}"
SYMBOL = rf"(?P<symbol>(?:(?:19|20)\d\d\s{{0,3}}/\s{{0,3}})?{GROUP}(?:\s{{0,3}}[-/_]\s{{0,3}}{GROUP}){{0,6}})"
BLANK = r"(?:[\s._…*]{0,60}+)"
UNFILLED = rf"(?:{BLANK}[-/]|(?:[._…]| {{3}}){BLANK})"
END = r"(?=\s*(?:$|\||,|;|ngày))"
VOWEL = regex.compile(r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_COUNT = regex.compile(r"(?!(?:19|20)\d\d\s*/)\d+(?:\s*[-/]|$)")
_YEAR = regex.compile(r"(?:19|20)\d\d(?=\s*/)")
_GROUPS = regex.compile(r"\p{Lu}\p{L}*\s?[-/]\s?\p{Lu}")
_SPLIT = regex.compile(r"\s*[-/_–—‑−⁄]\s*")
_PLAIN = regex.compile(r"[^\W\d_]?\p{Ll}+")
_GLUED = regex.compile(r"(?<=\p{Lu})(?=ngày|tháng|năm)")
_HEAD = regex.compile(
    r"(?:^|[\n\t|]|[ \u00a0]{3})[ \u00a0*(]*(?:(?:Bộ |BỘ )?(?i:luật|pháp lệnh|nghị quyết|lệnh|văn bản)\s+)?$"
)
_KIND_ENDS = frozenset("tThHnN")  #: the last letters of the kinds in `_HEAD`


def read(view: View) -> list[Numbered]:
    """The letter numbers of a stretch, in the order of the text; those without "Số" only where no other is found.

    >>> [(one.number.symbol, one.rule) for one in read(View.of("Số 25-CT/TU\\n58/KH-THPTX"))]
    [('CT/TU', 'number.hyphen')]
    """
    found: list[Found[Number]] = []
    done = 0
    for word in light(_NUMBER).finditer(view.folded):  # `leads` tells those within a word
        if word.start() >= done and leads(view, word.start()) and (one := _read_at(view, word.start())):
            found.append(one)
            done = one.span.end - view.offset
    return [Numbered(one.value, one.span, one.rule) for one in found or apply(ALONE, view, Context())[0]]


def _read_at(view: View, start: int) -> Found[Number] | None:
    """The number whose word "Số" stands at ``start``, by the first rule that reads one."""
    for rule in WITH_WORD:
        if hit := light(rule.pattern).match(view.folded, start):
            match = Match(hit, view)
            try:
                return Found(rule.build(match, Context()), rule.name, match.span())
            except NotThis:
                continue
    return None


def leads(view: View, start: int) -> bool:
    """Whether what stands at ``start`` begins its line or column, or follows a type's name that does."""
    if start and view.text[start] == "s" and ":" not in view.folded[start : start + 8]:
        return False  # within a sentence: "Công văn" / "số 12/X-Y"
    before = view.text[max(0, start - 40) : start]
    bare = before.rstrip(" \u00a0*(")
    if not bare or bare[-1] in "\n\t|":
        return True
    return (len(before) - len(bare) > 2 or bare[-1] in _KIND_ENDS) and bool(_HEAD.search(before))


def is_plain_word(group: str) -> bool:
    """Whether a group is a word of the language, not an abbreviation: a vowel among its small letters.

    >>> is_plain_word("Hà"), is_plain_word("ngày"), is_plain_word("QyĐ"), is_plain_word("TTr"), is_plain_word("nb")
    (True, True, False, False, False)
    """
    return bool(_PLAIN.fullmatch(group) and VOWEL.search(group[1:] if group[:1].isupper() else group))


def symbol_end(words: str) -> int:
    """How much of ``words`` is a symbol: up to the first group that is a plain word, not an abbreviation.

    >>> symbol_end("UBND-VP - Hà"), symbol_end("KH-THPTngày")
    (7, 7)
    """
    glued = _GLUED.search(words)
    words = words[: glued.start()] if glued else words
    start = end = 0
    for mark in (*_SPLIT.finditer(words), None):
        group = words[start : mark.start() if mark else len(words)]
        if is_plain_word(group):
            break
        end = start + len(group)
        start = mark.end() if mark else end
    return len(words[:end].rstrip(". &+"))


def numbered(match: Match, _: Context) -> Number:
    """A number with its symbol; a plain word or a bare year behind the serial is none."""
    if not leads(match.view, match.hit.start()):
        raise NotThis
    start, _stop = match.hit.span("symbol")
    words = match.view.text[start : match.hit.end("symbol")]
    length = len(words) if words.islower() else symbol_end(words)  # without capitals nothing tells words apart
    symbol = match.view.words(start, start + length)
    if not any(map(str.isalpha, symbol)) or _COUNT.match(symbol):
        raise NotThis
    serial = match.words("serial") or None
    year = _YEAR.match(symbol)
    first = match.hit.start("serial") if serial else match.hit.start("raw")
    span = trim(match.view.text, Span(first, start + length))
    raw = match.view.words(span.start, span.end)
    return Number(serial, year[0] if year else None, symbol, raw, match.view.span(span.start, span.end))


def unclear(match: Match, context: Context) -> Number:
    """A symbol whose serial cannot be read: handwriting that a scan made into something else."""
    if match.words().startswith("s"):
        raise NotThis
    return numbered(match, context)


def alone(match: Match, context: Context) -> Number:
    """A number without "Số" that is all of its line, as scans and cut tables leave it."""
    text, (start, end) = match.view.text, match.hit.span()
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    if rest.strip(" *.\t|") or not _GROUPS.search(match.words("symbol")):
        raise NotThis
    return numbered(match, context)


def bare(match: Match, _: Context) -> Number:
    """A number without a symbol."""
    if not leads(match.view, match.hit.start()):
        raise NotThis
    return Number(match.words("serial"), None, None, match.words("serial"), match.span("serial"))


WITH_WORD: tuple[Rule[Number], ...] = (
    Rule(
        "number.slash",
        rf"(?:{PREFIX}){SERIAL}[\s*]{{0,6}}/[\s*]{{0,4}}{SYMBOL}",
        numbered,
        examples=(
            "Số: 30/2020/NĐ-CP",
            "Số : 09 /2002/CT-UB",
            "Số 12/CV-UB",
            "Số:144/2002/QĐ/BTC",
            "số: 7/2005/qđ-ubnd",
        ),
        counterexamples=("ngày 30/3/2020", "Số: 12", "50/60 km", "Số: /UBND-VP"),
    ),
    Rule(
        "number.hyphen",
        rf"(?:{PREFIX}){SERIAL}[\s*]{{0,4}}-[\s*]{{0,4}}{SYMBOL}",
        numbered,
        examples=("Số 25-CT/TU", "Số 664 - CV/HNDTW", "Số: 43-CP", "Số: 1141-TC/QĐ/CĐKT", "Số 5053-CV/VPTW/nb"),
        counterexamples=("Số: 12", "7-9 người", "COVID-19"),
    ),
    Rule(
        "number.space",
        rf"(?:{PREFIX}){SERIAL}[\s*]{{1,4}}(?P<symbol>{GROUP}\s?[-/]\s?{GROUP}(?:\s?[-/]\s?{GROUP}){{0,4}})",
        numbered,
        examples=("Số: 1836 QĐ/TWĐTN", "Số 14 CV-ĐTN"),
        counterexamples=("Số: 12", "Số: 12/UBND-VP"),
    ),
    Rule(
        "number.blank",
        rf"{PREFIX}(?P<raw>){UNFILLED}[\s*]{{0,4}}(?P<symbol>[^\W\d_][\w.&]{{0,24}}(?:\s{{0,3}}[-/]\s{{0,3}}{GROUP}){{1,6}})(?P<serial>)",
        numbered,
        examples=("Số:       /UBND-VP", "Số: ……/KH-UBND", "Số:    -CV/TU", "Số /QĐ-SYT"),
        counterexamples=("Số: 12/UBND-VP", "Số: /2026", "số lượng"),
    ),
    Rule(
        "number.blank_year",
        rf"{PREFIX}(?P<raw>){BLANK}/\s{{0,3}}(?P<symbol>(?:19|20)\d\d\s{{0,3}}/\s{{0,3}}{GROUP}(?:\s{{0,3}}[-/]\s{{0,3}}{GROUP}){{0,5}})(?P<serial>)",
        numbered,
        examples=("Số:      /2026/QĐ-UBND",),
        counterexamples=("Số: 5/2026/QĐ-UBND", "Số: /UBND-VP"),
    ),
    Rule(
        "number.unclear",
        rf"{PREFIX}(?P<raw>)(?P<serial>)[^\s:]{{1,8}}\s{{0,3}}/\s{{0,3}}(?P<symbol>[^\W\d_][\w.&]{{1,24}}(?:\s{{0,3}}[-/]\s{{0,3}}{GROUP}){{0,6}})",
        unclear,
        examples=("Số:A55 /TM-SYT", "S6:3/62 /QĐ-SYT", "Số: l2/UBND-VP"),
        counterexamples=("Số: /UBND-VP", "Số: 12"),
    ),
    Rule(
        "number.bare",
        rf"{PREFIX}{SERIAL}{END}",
        bare,
        examples=("Số: 558", "Số 12"),
        counterexamples=("Số: 12/UBND-VP", "số 16 đường Trần Phú"),
    ),
)

ALONE: tuple[Rule[Number], ...] = (
    Rule(
        "number.alone",
        rf"(?<![\w/.-]){SERIAL}\s{{0,3}}[/-]\s{{0,3}}{SYMBOL}",
        alone,
        examples=("58/KH-THPTX", "12/2024/QĐ-UBND", "25-CT/TU"),
        counterexamples=("ngày 30", "24 giờ"),
    ),
)
