"""Numbers and symbols by which documents are cited: "228-TB/TU", "30/2020/NĐ-CP", "16/CT-TTg", "số 558 ngày …".

Grammar: number, then "/" or "-", perhaps the year, then groups of capitals joined by "/", "-", "_". Old forms are
"43-CP", "1836 QĐ/TWĐTN". A blank number leaves the symbol, a bare number has none.

Source: NĐ 30/2020/NĐ-CP annex I, II.3 and II.6 (number, symbol, citing), annex III; Quy định 399-QĐ/TW (Party forms).

These rules read one id and the type name before it. What is cited in a letter, and how, `fields.references` decides.

>>> from congvan.rules.engine import apply
>>> found, _ = apply(RULES, "Theo Chỉ thị số 47/CT- TTg ngày 12/8/2022; mẫu số 06/GTGT; ngày 11/8/2022", Context())
>>> [(f.value.symbol, f.value.doc_type) for f in found]
[('47/CT-TTg', 'CT')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter

import regex

from congvan.lexicon import words
from congvan.rules.citations import symbols
from congvan.rules.citations.leads import Lead, lead, types
from congvan.rules.engine import Context, Match, NotThis, Rule, compiled
from congvan.spans import Span
from congvan.text import View, fold

_ALONE = r"(?<![\w/])(?<!\d[.,:\-])"
_NUMBER = r"(?:\d{1,3}-(?=\d))?\d{1,6}(?:\.\d{1,3})?(?:[a-zđ]{1,3})?"
_YEAR = r"\s{0,2}/\s{0,2}(?:19|20)\d\d(?!\d)"
_SYMBOL = rf"{symbols.FIRST}(?:{symbols.MORE}){{0,5}}"
_LEGAL_NAMES = ("thông tư", "nghị định", "chỉ thị", "nghị quyết")
_LEGAL = rf"(?<!\w)(?:{'|'.join(_LEGAL_NAMES)})\s(?:số\s)?"
_TOLD = r"(?<!\w)(?:số:?|văn|thị|quyết|định|tư|báo|lệnh)\s"
_TIGHT = r"(?P<sep>[/\-])(?P<group>\p{L}[\p{L}\d&.]{0,24})"
_SPACED = r"(?P<sep>\s{1,3})(?P<group>\p{L}[\p{L}\d&.]{0,12})"
_APART = regex.compile(r"[0-9]\s{1,3}\p{L}[\p{L}\d&.]{0,12}[/\-]\p{L}")
_UNFILLED = regex.compile(r"số[\s:.…_]{0,44}[/_\-\xad\ufffe\x02]")
_DATED = regex.compile(r"[0-9][a-zđ]?[\s,]{0,7}(?:ngày|của|ký|ban)")
_JOINED = regex.compile(r"[0-9][a-zđ]{0,3}\s{0,5}[/_\-\xad\ufffe\x02]\s{0,3}\p{L}")
_NUMBERED = 32  #: characters that "số", a number and its year take at most
_GROUPS = 200  #: characters that the groups of a symbol take at most
_DAY = 16  #: those behind "ban" in "ban hành ngày 1"


@dataclass(slots=True)
class Cited:
    """One id, read where it stands."""

    symbol: str  #: whole number and symbol, stray spaces left out
    serial: str | None  #: the number alone; None where it is blank
    doc_type: str | None  #: code of the type, by its name or by the symbol
    named: str | None  #: the type name before the id, folded
    span: Span  #: the id's own words
    start: int  #: where the citation begins: at the type name, at "số", or at the id
    day: str | None  #: the day between type name and id, as written
    is_sure: bool  #: False: reads as an id only in a list of them


def _cited(match: Match, before: Lead, at: int, end: int, serial: str | None, groups: tuple[str, ...]) -> Cited:
    view = match.view
    named = types()[before.named] if before.named else ""
    code = named or symbols.type_of(groups) or ("CV" if before.named else None)
    is_sure = bool(before.named)
    if not is_sure:
        is_long = len(groups) > 1 or ("year" in match.hit.re.groupindex and match.has("year"))
        is_known = symbols.is_known(groups)
        is_sure = is_long or is_known if before.has_number_word else is_long and is_known
    symbol = symbols.tidy(view.text[at:end])
    return Cited(
        symbol, serial, code, before.named, view.span(at, end), before.start + view.offset, before.day, is_sure
    )


def _symbol(match: Match, _: Context) -> Cited:
    view, at = match.view, match.hit.start("id")
    before = lead(view, at)
    if before is None or (not before.has_number_word and _counts_items(match)):
        raise NotThis
    groups, end = symbols.read(view, match.hit, before.named is not None)
    letters = "".join(groups)
    if sum(map(str.isupper, letters)) < 2 and not (before.named and symbols.is_known(groups)):
        raise NotThis
    return _cited(match, before, at, end, match.words("number"), groups)


def _counts_items(match: Match) -> bool:
    """Whether the figure opens a line and a name follows: "1/ UBND các huyện:" counts items."""
    text, (at, end) = match.view.text, match.hit.span("number")
    if end - at > 2 or text[end : end + 2] != "/ " or text[text.rfind("\n", 0, at) + 1 : at].strip():
        return False
    return symbols.type_of(tuple(match.hit.captures("group"))) is None


def _spaced(match: Match, context: Context) -> Cited:
    cited = _symbol(match, context)
    if cited.named is None or not ("/" in cited.symbol or "-" in cited.symbol):
        raise NotThis
    return cited


def _blank(match: Match, _: Context) -> Cited:
    view = match.view
    before = lead(view, match.hit.start("dots"))
    if before is None or not (before.named and before.has_number_word):
        raise NotThis
    groups, end = symbols.read(view, match.hit, True)
    if not groups:
        raise NotThis
    left, right = match.hit.spans("sep")[0]
    at = right - len(view.folded[left:right].lstrip())
    return _cited(match, before, at, end, None, groups)


@cache
def _forms(key: str) -> frozenset[str]:
    return frozenset(map(fold, words(f"citations.bare.{key}")))


def _bare(match: Match, _: Context) -> Cited:
    view, (at, end) = match.view, match.hit.span("id")
    before = lead(view, at)
    if before is None or before.named is None:
        raise NotThis
    is_year = end - at == 4 and match["id"].startswith(("19", "20"))
    is_name = before.named in _forms("named") and view.text[before.start].isupper() and not is_year
    is_numbered = before.has_number_word and before.named in _forms("named") | _forms("numbered")
    if not (is_name or is_numbered):
        raise NotThis
    return _cited(match, before, at, end, match.words("id").partition("/")[0].strip(), ())


def _short(match: Match, context: Context) -> Cited:
    cited = _bare(match, context)
    if cited.named not in _forms("legal"):
        raise NotThis
    return cited


RULES: tuple[Rule[Cited], ...] = (
    Rule(
        "citation.symbol",
        rf"{_ALONE}(?P<id>(?P<number>{_NUMBER})(?P<year>{_YEAR})?{_SYMBOL})",
        _symbol,
        examples=(
            "228-TB/TU",
            "30/2020/NĐ-CP",
            "16/CT- TTg",
            "48/2017/TT-\nBYT",
            "59    /QĐ-SCT",
            "656 – TB/HNDTW",
            "30c/NQ-CP",
            "66.22/2026/NQ-CP",
            "18/2014/CV/VMEC",
        ),
        counterexamples=("30/3/2020", "24/7", "từ 7-9 người", "2021-2025", "QCVN 01:2021/BYT"),
        gates=("/", "-", "_"),
    ),
    Rule(
        "citation.spaced",
        rf"{_TOLD}(?P<id>(?P<number>\d{{1,5}})(?P<year>{_YEAR})?{_SPACED}(?:{_TIGHT}){{1,4}})",
        _spaced,
        examples=("số 1836 QĐ/TWĐTN",),
        counterexamples=("số 1836 đồng", "số 60 km"),
        gates=("/", "-"),
    ),
    Rule(
        "citation.blank",
        rf"(?<!\w)số\s{{0,3}}:?(?P<dots>[\s.…_]{{0,40}}){_SYMBOL}",
        _blank,
        examples=("số …/KH-UBND", "số:     /UBND-VP"),
        counterexamples=("số 12/KH-UBND", "số liệu"),
        gates=("/",),
    ),
    Rule(
        "citation.bare",
        rf"{_ALONE}(?P<id>\d{{1,5}}[a-zđ]?(?:{_YEAR})?)\s{{0,3}},?\s{{0,3}}(?:(?:ký\s+|ban hành\s+)?ngày\s+\d|của\s)",
        _bare,
        examples=("558 ngày 3", "16 của ", "30/2020 của "),
        counterexamples=("30/3/2020 của", "15 ngày làm việc"),
        gates=("ngày", "của"),
    ),
    Rule(
        "citation.short",
        rf"{_LEGAL}(?P<id>\d{{1,4}}[a-zđ]?(?:{_YEAR})?)(?:[,;.)](?!\d)|\s+(?:và|về|trên|này)\s)",
        _short,
        examples=("Chỉ thị 16,", "Thông tư số 22 và "),
        counterexamples=("Chỉ thị 16/CT-TTg,", "Nghị quyết 4.5"),
    ),
)


def find(view: View, is_searched: Callable[[int], bool] = lambda _: True) -> list[tuple[Cited, str]]:
    """Every id of a letter that begins where ``is_searched``, in order, none overlapping, and the name of its rule.

    A rule is tried only where a short look finds what it needs.

    >>> [(cited.symbol, rule) for cited, rule in find(View.of("theo Chỉ thị 16, số 5/QĐ-SYT"))]
    [('16', 'citation.short'), ('5/QĐ-SYT', 'citation.symbol')]
    """
    found: list[tuple[Cited, str]] = []
    hits = [
        (hit.start(), -hit.end(), order, hit)
        for order, rule in enumerate(RULES)
        for hit in _LOOKS[rule.name](compiled(rule.pattern), view.folded)
    ]
    done = -1
    hits.sort(key=itemgetter(0, 1, 2))
    context = Context()
    for start, end, order, hit in hits:
        if start < done or not is_searched(view.offset + hit.start(1)):
            continue
        rule = RULES[order]
        try:
            found.append((rule.build(Match(hit, view), context), rule.name))
        except NotThis:
            continue
        done = -end
    return found


Hits = Iterator[regex.Match[str]]


def _around(pattern: regex.Pattern[str], folded: str, cue: regex.Pattern[str], behind: int) -> Hits:
    """Around the places where a short look finds a cue: a figure, and what makes its number one of a document."""
    done = 0
    for place in cue.finditer(folded):
        if hit := pattern.search(folded, max(done, place.start() - _NUMBERED), place.end() + behind):
            yield hit
            done = hit.end()


def _short_names(pattern: regex.Pattern[str], folded: str) -> Hits:
    """Behind the name of a legal type."""
    for name in _LEGAL_NAMES:
        for at in _places(name, folded):
            behind = folded[at + len(name) + 1 : at + len(name) + 5].removeprefix("số ")
            if behind[:1].isdigit() and (hit := pattern.match(folded, at)):
                yield hit


def _places(word: str, folded: str) -> list[int]:
    found = []
    at = folded.find(word)
    while at >= 0:
        found.append(at)
        at = folded.find(word, at + 1)
    return found


_LOOKS: dict[str, Callable[[regex.Pattern[str], str], Hits]] = {
    "citation.symbol": partial(_around, cue=_JOINED, behind=_GROUPS),
    "citation.spaced": partial(_around, cue=_APART, behind=_GROUPS),
    "citation.blank": partial(_around, cue=_UNFILLED, behind=_GROUPS),
    "citation.bare": partial(_around, cue=_DATED, behind=_DAY),
    "citation.short": _short_names,
}
