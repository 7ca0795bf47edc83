"""Marks of a letterhead that are the same in every letter: mottos, urgency, secrecy, and what is no part of it.

Source: NĐ 30/2020/NĐ-CP annex I (boxes 1, 10, 11); the title of the Party and of the Youth Union stands where the
state's motto stands.

>>> [found] = mottos(View.of("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
>>> found.system
'state'
>>> mark("HỎA TỐC"), mark("khẩn trương"), is_furniture("-------")
('urgency', None, True)
"""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter
from typing import Literal

from congvan.lexicon import words
from congvan.model.letterhead import Motto
from congvan.rules.engine import Rule, light
from congvan.rules.letterhead.lines import bare
from congvan.rules.letterhead.lines import folded as folded_line
from congvan.text import View

System = Literal["state", "party"]
Mark = Literal["urgency", "secrecy"]

#: behind a pattern's first letter: none stands before it; what begins with a letter is found faster than a look behind
FREE = r"(?<!\w.)"
G = r"[\s|*_]{1,12}"
D = r"[\s|*_]{0,6}[-.,~=]{0,2}[\s|*_]{0,6}"
MOTTOS: tuple[Rule[System], ...] = (
    Rule(
        "motto.state",
        rf"c{FREE}\wng{G}h\wa{G}x\w{G}h\wi{G}ch\w{G}ngh\wa{G}[vy]i\wt{G}nam(?!\w)",
        lambda *_: "state",
        examples=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CÔNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"),
        counterexamples=("CỘNG HÒA DÂN CHỦ", "XÃ HỘI CHỦ NGHĨA"),
        gates=("ngh",),
    ),
    Rule(
        "motto.freedom",
        rf"[đd]{FREE}\wc\s{{0,4}}l\wp{D}t\w\s{{0,4}}do{D}h\wnh\s{{0,4}}ph\wc(?!\w)",
        lambda *_: "state",
        examples=("Độc lập - Tự do - Hạnh phúc", "Độc Lập – Tự Do – Hạnh Phúc", "Độc lập-Tự do-Hạnh phúc"),
        counterexamples=("độc lập, tự chủ", "tự do"),
        gates=("ph",),
    ),
    Rule(
        "motto.democracy",
        rf"v{FREE}iệt{G}nam{G}dân{G}chủ{G}cộng{G}hòa(?!\w)",
        lambda *_: "state",
        examples=("VIỆT NAM DÂN CHỦ CỘNG HÒA",),
        counterexamples=("CỘNG HÒA",),
        gates=("dân",),
    ),
    Rule(
        "motto.party",
        rf"đ{FREE}ảng{G}cộng{G}sản{G}việt{G}nam(?!\w)",
        lambda *_: "party",
        examples=("ĐẢNG CỘNG SẢN VIỆT NAM",),
        counterexamples=("ĐẢNG BỘ TỈNH",),
        gates=("đảng",),
    ),
    Rule(
        "motto.english",
        rf"(?:s{FREE}ocialist{G}republic{G}of{G}viet\s?nam|i{FREE}ndependence{D}freedom{D}happiness)(?!\w)",
        lambda *_: "state",
        examples=("SOCIALIST REPUBLIC OF VIETNAM", "Independence - Freedom - Happiness"),
        counterexamples=("REPUBLIC OF KOREA",),
        gates=("socialist", "independence"),
    ),
)
_RULE_LINE = re.compile(r"[^\w]*(?:o0o|0o0|ooo|oo0oo|o|0|x|d)?[^\w]*(?:_{2,}\w?\W*)?|[\W_]{3,}\w{0,2}[\W_]*")
_STAMP = re.compile(r"\W*(?:số\s*(?:đến)?\s*:\s*\d{0,6}|ngày\s*(?:đến)?\s*:\s*[\d/. -]{0,12}|chuyển\s*:.{0,40})\W*")
#: a page's number; "Thứ ba, 10/01/2024 08:30 GMT+7"; the head of a gazette
_WITH_FIGURES = re.compile(
    r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*"
    r"|(?:(?:thứ\s\w{2,4}|chủ nhật)\W{1,4})?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\W{1,4}\d{1,2}\s?[:h]\s?\d{2}.{0,12})?"
    r"|công\s+báo\s*/.{0,80}|\d{0,3}\s*công\s+báo.{0,80}"
)
_WORDS_OF_THESE = frozenset({"tr", "th", "ch", "cô"})  #: how they begin where they begin with a word


def mottos(view: View) -> list[Motto]:
    """Every motto of a stretch, in the order of the text."""
    folded = view.folded
    found: list[Motto] = []
    for rule in MOTTOS:
        for gate in rule.gates:
            if gate in folded:
                break
        else:
            continue
        for hit in light(rule.pattern).finditer(folded):
            found.append(Motto("party" if rule.name == "motto.party" else "state", view.span(*hit.span())))
    found.sort(key=attrgetter("span"))
    return found


def mark(line: str) -> Mark | None:
    """What a whole line or cell marks: urgency, or secrecy, whose words stand in capitals."""
    found = _marks().get(bare(line))
    return None if found == "secrecy" and line.upper() != line else found


def is_stamp(line: str) -> bool:
    """Whether a line is one of the box that a register stamps on what comes in: "Số: 2214", "Ngày: 20/7/2021".

    >>> is_stamp("Số: 2214"), is_stamp("Chuyển: P. CNTT"), is_stamp("Số: 12/UBND-VP")
    (True, True, False)
    """
    return bool(_STAMP.fullmatch(folded_line(line)))


def is_rule_line(line: str) -> bool:
    """Whether a line only separates: "-----", "*", "-o0o-", "|".

    >>> is_rule_line("* * *"), is_rule_line("-0-"), is_rule_line("- Như trên")
    (True, True, False)
    """
    if len(line) >= 200 or (line[:1].isalpha() and line[0] not in "oOxXdD"):
        return False
    return bool(_RULE_LINE.fullmatch(folded_line(line)))


def is_furniture(line: str) -> bool:
    """Whether a line is no part of the letter: rules, page numbers, gazette headings, stamps, leftovers of a portal.

    >>> is_furniture("CÔNG BÁO/Số 302/Ngày 02-06-2026"), is_furniture("Quay lại"), is_furniture("BỘ TÀI CHÍNH")
    (True, True, False)
    """
    if is_rule_line(line):
        return True
    folded = bare(line)
    if len(folded) > 120:
        return False
    start = folded[:2]
    may_count = start in _WORDS_OF_THESE or not start[:1].isalpha()
    if may_count and _WITH_FIGURES.fullmatch(folded):
        return True
    if folded in _set("letterhead.furniture"):
        return True
    return start in _starts() and folded.startswith(words("letterhead.furniture_leads"))


@cache
def _set(path: str) -> frozenset[str]:
    return frozenset(words(path))


@cache
def _marks() -> dict[str, Mark]:
    kinds: tuple[Mark, ...] = ("secrecy", "urgency")
    return {form: kind for kind in kinds for form in words(f"letterhead.{kind}")}


@cache
def _starts() -> frozenset[str]:
    """The first two letters of what leads a line of furniture."""
    return frozenset(form[:2] for form in words("letterhead.furniture_leads"))
