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

from congvan.lexicon import backwards, entry, words
from congvan.rules.engine import compiled, light
from congvan.rules.time.dates import DAY
from congvan.text import View, fold

REACH = 120  #: how far left of an id its type name may stand
_NEAR = 80  #: how far left of a number its type or the thing stands that it is of
_NAMED = r"(?:(?<!\w)số(?:\s{1,2}hiệu)?[\s*]{0,3}[:.]?[\s*]{0,3})"
_GAP = r"[\s*_]{0,6}"
_DATED = rf"(?:\s+(?:(?:đề|ký)\s+)?ngày\s+(?P<day>{DAY})\s*,?)?"
_BRACKET = r"(?:\s*\([^()]{0,40}\))?"
_OF = r"\s+của\s+[^.;:,()\d]{1,80}?"


@dataclass(slots=True)
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
    return backwards(types())


@cache
def _ends() -> frozenset[str]:
    """The last words of type names, one, two and more of them."""
    return frozenset(" ".join(name.split()[-count:]) for name in types() for count in range(1, name.count(" ") + 2))


@cache
def _things() -> frozenset[str]:
    """The first word of each thing that is numbered and is no document."""
    forms = (*words("citations.things.papers"), *words("citations.things.others"))
    return frozenset(light(r"\w+").findall(fold(form))[0] for form in forms)


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    """Read backwards from an id: a type name with a day or bracket behind it, a thing that is no document, a type name
    and issuer."""
    papers, others = (backwards(words(f"citations.things.{table}")) for table in ("papers", "others"))
    typed = rf"(?r)(?P<type>{type_pattern()})"
    return (
        compiled(rf"{typed}{_BRACKET}{_DATED}{_GAP}:?{_GAP}(?P<number>{_NAMED})?"),
        compiled(rf"(?r)(?:{papers}(?:\s+[\w()]{{1,15}}){{0,3}}|{others})[\s*:]*(?:{_NAMED})?"),
        compiled(rf"{typed}{_OF}{_DATED}\s+(?P<number>{_NAMED})"),
    )


def lead(view: View, at: int) -> Lead | None:
    """What stands before the id at ``at``; None where it is the number of some thing."""
    low = max(0, at - REACH)
    before = view.folded[low:at]
    number = _number_word(before)
    head = (before if number is None else before[:number]).rstrip(" *_:")
    if named := _type_at_end(head):
        return Lead(named[0], number is not None, low + named[1])
    typed, thing, issued = _patterns()
    hit = None
    if head[-1:] == ")" or (head[-1:].isdigit() and "ngày" in head) or head[-1:] == ",":
        hit = typed.match(view.folded, low, at)
    is_near = hit is None and not _things().isdisjoint(light(r"\w+").findall(head[-_NEAR:]))
    if is_near and thing.match(view.folded, low, at):
        return None
    if hit is None and number is None:
        return Lead(None, False, at)
    if hit is None:
        hit = issued.match(view.folded, low, at) if "của" in head else None
    if hit is None:
        return Lead(None, True, low + (number or 0))
    return Lead(" ".join(hit["type"].split()), hit["number"] is not None, hit.start(), hit["day"])


def _number_word(before: str) -> int | None:
    """Where the word "số" or "số hiệu" stands that ends ``before``; None where none does."""
    bare = before.rstrip(" *")
    bare = bare[:-1].rstrip(" *") if bare[-1:] in (":", ".") else bare
    bare = bare[:-4].rstrip(" ") if bare.endswith(" hiệu") else bare
    if not bare.endswith("số") or bare[-3:-2].isalnum():
        return None
    return len(bare) - 2


def _type_at_end(head: str) -> tuple[str, int] | None:
    """The longest type name that ends ``head``, and where it begins."""
    found, name = None, ""
    ends, whole_names = _ends(), types()
    at = len(head)
    for word in reversed(head[-_NEAR:].split()):
        at = head.rindex(word, 0, at)
        first = word if word.isalnum() else _end_of(word)
        whole = f"{first} {name}" if name else first
        if whole not in ends:
            break
        if whole in whole_names:
            found = whole, at + len(word) - len(first)
        if first != word:
            break
        name = whole
    return found


def _end_of(word: str) -> str:
    """``word`` without what a mark sets apart before it: "thông" of "(thông"."""
    found = light(r"\w+$").search(word)
    return found[0] if found else ""
