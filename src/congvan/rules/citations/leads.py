"""What stands before a cited number: a type name ("Công văn số"), the word "số" alone, or a thing that is none.

Source: NĐ 30/2020/NĐ-CP Đ.7 (types), annex I, II.6 b (a citation gives type, number and symbol, day, issuer, title).

>>> view = View.of("theo Chỉ thị số 16/CT-TTg và mẫu số 06/GTGT")
>>> lead(view, 16)
Lead(named='chỉ thị', has_number_word=True, start=5, day=None)
>>> lead(view, 36) is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from congvan.lexicon import either, entry, words
from congvan.rules.engine import compiled
from congvan.rules.time.dates import DAY
from congvan.text import View, fold

REACH = 120  #: how far left of an id its type name may stand
_NAMED = r"(?:(?<!\w)số(?:\s{1,2}hiệu)?[\s*]{0,3}[:.]?[\s*]{0,3})"
_GAP = r"[\s*_]{0,6}"
_DATED = rf"(?:\s+(?:(?:đề|ký)\s+)?ngày\s+(?P<day>{DAY})\s*,?)?"
_BRACKET = r"(?:\s*\([^()]{0,40}\))?"
_OF = r"\s+của\s+[^.;:,()\d]{1,80}?"


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before an id."""

    named: str | None  #: the type name, folded
    has_number_word: bool  #: whether the word "số" stands there
    start: int  #: where the type name or the word "số" begins, else where the id does
    day: str | None = None  #: the day between type name and id: "văn bản đề ngày 29/10/2025 số …"


@cache
def types() -> dict[str, str]:
    """Folded type names and their codes; "" where the name does not say the type."""
    return {fold(name): code for table in _tables() for name, code in table.items()}


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    return entry("doc_types.codes"), entry("citations.types")


@cache
def type_pattern() -> str:
    """Any type name, on a folded view."""
    return either(list(types()))


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    """Read backwards from an id: its type name, a thing that is no document, type name and issuer, "số" alone."""
    papers, others = either(words("citations.things.papers")), either(words("citations.things.others"))
    typed = rf"(?r)(?P<type>{type_pattern()})"
    return (
        compiled(rf"{typed}{_BRACKET}{_DATED}{_GAP}:?{_GAP}(?P<number>{_NAMED})?"),
        compiled(rf"(?r)(?:{papers}(?:\s+[\w()]{{1,15}}){{0,3}}|{others})[\s*:]*(?:{_NAMED})?"),
        compiled(rf"{typed}{_OF}{_DATED}\s+(?P<number>{_NAMED})"),
        compiled(rf"(?r){_NAMED}"),
    )


def lead(view: View, at: int) -> Lead | None:
    """What stands before the id at ``at``; None where it is the number of some thing."""
    typed, thing, issued, numbered = _patterns()
    low = max(0, at - REACH)
    hit = typed.match(view.folded, low, at)
    if hit is None and thing.match(view.folded, low, at):
        return None
    if hit is None:
        number = numbered.match(view.folded, low, at)
        if number is None:
            return Lead(None, False, at)
        hit = issued.match(view.folded, low, at)
        if hit is None:
            return Lead(None, True, number.start())
    return Lead(" ".join(hit["type"].split()), hit["number"] is not None, hit.start(), hit["day"])
