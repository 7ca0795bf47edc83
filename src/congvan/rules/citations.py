"""Numbers and symbols by which documents are cited: "228-TB/TU", "30/2020/NĐ-CP", "16/CT-TTg", "số 558 ngày …".

Grammar: number, then "/" or "-", perhaps the year, then groups of capitals joined by "/", "-", "_". Spaces stray into
it, lines break in it, the word after it may be stuck to it. Old forms are "43-CP", "1836 QĐ/TWĐTN".

Source: NĐ 30/2020/NĐ-CP annex I, II.3 and II.6 (number, symbol, citing) and annex III; Party forms per Quy định 399-QĐ/TW.

These rules read one id and the type name before it. What is cited in the letter, and how, `fields.references` decides.

>>> from congvan.rules.engine import Context, apply
>>> found, _ = apply(RULES, "Thực hiện Chỉ thị số 16/CT- TTg ngày 31/3/2020; mẫu số 06/GTGT; ngày 30/3/2020", Context())
>>> [(f.value.symbol, f.value.doc_type) for f in found]
[('16/CT-TTg', 'CT')]
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from congvan.lexicon import either, entry, words
from congvan.rules.dates import DAY
from congvan.rules.engine import Context, Match, NotThis, Rule, compiled
from congvan.spans import Span
from congvan.text import View, fold

NUMBER = r"\d{1,6}(?:\.\d{1,3})?(?:[a-zđ]{1,3})?"
_ALONE = r"(?<![\w/])(?<!\d[.,\-])"
_YEAR = r"\s{0,2}/\s{0,2}(?:19|20)\d\d(?!\d)"
_SEP = r"(?P<sep>\s{0,5}[/_\-\xad\ufffe\x02]\s{0,3})"
_GROUP = r"(?P<group>\p{L}[\p{L}\d&.]{0,24}|(?:19|20)\d\d(?!\d))"
_SYMBOL = rf"{_SEP}(?P<group>\p{{L}}[\p{{L}}\d&.]{{0,24}})(?:{_SEP}{_GROUP}){{0,5}}"
_NAMED = r"(?:(?<!\w)số(?:\s{1,2}hiệu)?[\s*]{0,3}[:.]?[\s*]{0,3})"
_GAP = r"[\s*_]{0,6}"
REACH = 120  #: how far left of an id its type name may stand


@dataclass(frozen=True, slots=True)
class Cited:
    """One id, read where it stands."""

    symbol: str  #: whole number and symbol, stray spaces left out
    serial: str | None  #: the number alone; None where it is blank
    doc_type: str | None  #: code of the type, by its name or by the symbol
    named: str | None  #: the type name before the id, folded
    span: Span  #: the id's own words
    start: int  #: where the citation begins: at the type name, at "số", or at the id
    day: str | None  #: the day between type name and id, as written: "văn bản đề ngày 29/10/2025 số …"
    is_sure: bool  #: False: reads as an id only in a list of them


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before an id: the type name, if there is one, whether the word "số", and where that begins."""

    named: str | None
    has_number_word: bool
    start: int
    day: str | None = None


def types() -> dict[str, str]:
    """Folded type names and their codes; "" where the name does not say the type."""
    return _types()


@cache
def _types() -> dict[str, str]:
    return {fold(name): code for name, code in entry("citations.types").items()}


@cache
def _codes() -> dict[str, str]:
    """Folded codes of types as symbols show them: "nđ" is "NĐ"."""
    return {fold(code): code for code in entry("citations.types").values() if code}


@cache
def _known() -> frozenset[str]:
    return frozenset(map(fold, words("citations.symbols.types")))


@cache
def type_pattern() -> str:
    return either(list(types()))


@cache
def _lead_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Read backwards from an id: a type name before it, the word "số" alone, a thing that is no document."""
    dated = rf"(?:\s+(?:(?:đề|ký)\s+)?ngày\s+(?P<day>{DAY})\s*,?)?"
    bracket = r"(?:\s*\([^()]{0,40}\))?"
    named = rf"(?r)(?P<type>{type_pattern()}){bracket}{dated}{_GAP}:?{_GAP}(?P<number>{_NAMED})?"
    papers, others = either(words("citations.things.papers")), either(words("citations.things.others"))
    thing = rf"(?r)(?:{papers}(?:\s+[\w()]{{1,15}}){{0,3}}|{others})[\s*:]*(?:{_NAMED})?"
    return compiled(named), compiled(rf"(?r){_NAMED}"), compiled(thing)


def lead(view: View, at: int) -> Lead | None:
    """What stands before the id at ``at``; None where it is the number of some thing."""
    named, numbered, thing = _lead_patterns()
    low = max(0, at - REACH)
    if hit := named.match(view.folded, low, at):
        return Lead(" ".join(hit["type"].split()), hit["number"] is not None, hit.start(), hit["day"])
    if thing.match(view.folded, low, at):
        return None
    hit = numbered.match(view.folded, low, at)
    return Lead(None, hit is not None, hit.start() if hit else at)


def _stuck(group: str) -> str:
    """``group`` without the word stuck to its end: "CĐKTngày" is "CĐKT"."""
    for word in words("citations.stuck.forms"):
        cut = group.find(word)
        if cut > 0 and group[:cut][-1:].isupper() | group[:cut][-1:].isdigit():
            return group[:cut]
    return group


def _fits(sep: str, group: str, index: int, view_sep: str) -> bool:
    """Whether a group, as written, goes on with the symbol of which ``index`` groups are read."""
    capitals = sum(char.isupper() for char in group)
    if group.isdigit():
        return not sep.strip("/-_–—−‐‑") and index > 0
    is_short = capitals == len([c for c in group if c.isalpha()]) or capitals >= 2
    mark = view_sep.strip()
    before, after = sep[: view_sep.index(mark)], sep[view_sep.index(mark) + 1 :]
    if "\n" in before and mark != "/":
        return False
    if before and after and mark == "-" and index >= 2:
        return False
    if before or after or index == 0:
        return is_short and (len(group) > 1 or index > 0)
    if not capitals:
        return mark == "/" and index >= 2 and len(group) <= 3
    return group[0].isupper() and (is_short or len(group) <= 5)


def _groups(match: Match, view: View) -> tuple[list[str], int]:
    """The groups of the symbol as written, and where in the view it ends; a group that is a common word ends it."""
    read: list[str] = []
    end = match.hit.start("sep")
    for sep, span in zip(match.hit.spans("sep"), match.hit.spans("group"), strict=True):
        written = view.text[slice(*span)]
        group = _stuck(written).rstrip(".&")
        if not group or not _fits(view.text[slice(*sep)], group, len(read), view.folded[slice(*sep)]):
            break
        read.append(group)
        end = span[0] + len(group)
        if len(group) < len(written.rstrip(".&")):
            break
    return read, end


def _tidy(raw: str) -> str:
    """The id on one line, without the spaces that stray around its joints."""
    return regex.sub(r"\s*([/_\-–—−‐‑])\s*", r"\1", regex.sub("[\xad\ufffe\x02]", "-", " ".join(raw.split())))


def _type_of(lead: Lead, groups: list[str]) -> str | None:
    """The code of the type: as named, else as the symbol shows it."""
    if lead.named and (code := types()[lead.named]):
        return code
    for group in groups:
        part = fold(group).split(".")[0]
        if part in _codes():
            return _codes()[part]
        if regex.fullmatch(r"qh\d{1,2}", part):
            return "L"
    return "CV" if lead.named else None


def _is_known(groups: list[str]) -> bool:
    return any(
        regex.sub(r"\d+$", "", part) in _known() or part[:2] == "qh" for g in groups for part in fold(g).split(".")
    )


def _symbol(match: Match, _: Context) -> Cited:
    view, at = match.view, match.hit.start("id")
    before = lead(view, at)
    groups, end = _groups(match, view)
    if before is None or sum(char.isupper() for group in groups for char in group) < 2:
        raise NotThis
    has_year = match.has("year")
    is_sure = (
        before.named is not None
        or (before.has_number_word and (has_year or len(groups) > 1 or _is_known(groups)))
        or (
            _is_known(groups)
            and (has_year or len(groups) > 1)
            and not view.text[slice(*match.hit.span("sep"))].strip("/-_–")
        )
    )
    symbol = _tidy(view.text[at:end])
    serial = view.text[slice(*match.hit.span("number"))]
    return Cited(
        symbol,
        serial,
        _type_of(before, groups),
        before.named,
        view.span(at, end),
        view.offset + before.start,
        before.day,
        is_sure,
    )


def _spaced(match: Match, context: Context) -> Cited:
    cited = _symbol(match, context)
    if cited.named is None or "/" not in cited.symbol:
        raise NotThis
    return cited


def _blank(match: Match, _: Context) -> Cited:
    view = match.view
    before = lead(view, match.hit.start("dots"))
    groups, end = _groups(match, view)
    if before is None or not (before.named and before.has_number_word) or not groups:
        raise NotThis
    at = match.hit.start("sep") + len(match["sep"]) - len(match["sep"].lstrip())
    return Cited(
        _tidy(view.text[at:end]),
        None,
        _type_of(before, groups),
        before.named,
        view.span(at, end),
        view.offset + before.start,
        before.day,
        True,
    )


def _bare(match: Match, _: Context) -> Cited:
    view, at = match.view, match.hit.start("id")
    before = lead(view, at)
    if before is None or before.named is None:
        raise NotThis
    is_named = (
        before.named in _short() and view.text[before.start].isupper() and not match["id"].startswith(("19", "20"))
    )
    if not (is_named or (before.has_number_word and before.named in _short() | _short("numbered"))):
        raise NotThis
    raw = view.text[slice(*match.hit.span("id"))]
    return Cited(
        _tidy(raw),
        raw.split("/")[0].strip(),
        _type_of(before, []),
        before.named,
        match.span("id"),
        view.offset + before.start,
        before.day,
        True,
    )


@cache
def _short(key: str = "named") -> frozenset[str]:
    return frozenset(map(fold, words(f"citations.bare.{key}")))


RULES: tuple[Rule[Cited], ...] = (
    Rule(
        "citation.symbol",
        rf"{_ALONE}(?P<id>(?P<number>(?:\d{{1,3}}-(?=\d))?{NUMBER})(?P<year>{_YEAR})?{_SYMBOL})",
        _symbol,
        examples=(
            "228-TB/TU",
            "30/2020/NĐ-CP",
            "16/CT- TTg",
            "48/2017/TT-\nBYT",
            "656 – TB/HNDTW",
            "30c/NQ-CP",
            "66.22/2026/NQ-CP",
        ),
        counterexamples=("30/3/2020", "24/7", "từ 7-9 người", "2021-2025"),
        gates=("/", "-", "_"),
    ),
    Rule(
        "citation.spaced",
        rf"{_ALONE}(?P<id>(?P<number>\d{{1,5}})(?P<year>{_YEAR})?(?P<sep>\s{{1,3}})(?P<group>\p{{L}}[\p{{L}}\d&.]{{0,12}})(?:(?P<sep>[/\-])(?P<group>\p{{L}}[\p{{L}}\d&.]{{0,24}})){{1,4}})",
        _spaced,
        examples=("1836 QĐ/TWĐTN",),
        counterexamples=("1836 đồng", "60 km"),
        gates=("/",),
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
    ),
)
