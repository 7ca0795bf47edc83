"""Keys of facts, made of the letter's words: the same for the same words, short, and stable from run to run.

>>> proposition_key("trừ lực lượng Quân đội và Công an", "policy.exception")
'luc_luong_quan_doi_va_cong_an'
>>> bearer("Các phòng, ban, đơn vị; mỗi xã").members
('phong', 'ban', 'don_vi', 'xa')
"""

from __future__ import annotations

import regex

from congvan.lexicon import phrase
from congvan.model.policy import Bearer, Quantifier
from congvan.rules.engine import compiled
from congvan.text import fold, slug, words

MAX_WORDS = 10
_LIST = regex.compile(r"\s*(?:[,;/]|\bvà\b|\bhoặc\b)\s*")
_QUANTIFIERS: tuple[tuple[str, Quantifier], ...] = (
    ("policy.every", "every"),
    ("policy.each_one", "each"),
    ("policy.any_one", "any"),
)


def short(key: str, limit: int = MAX_WORDS) -> str:
    """The first ``limit`` words of a slug."""
    return "_".join(key.split("_")[:limit])


def without_lead(text: str, *paths: str) -> str:
    """``text`` without the words of ``paths`` that it opens with.

    >>> without_lead("Trừ trường hợp cấp cứu", "policy.exception")
    'cấp cứu'
    """
    clean = words(text).strip(' .,;:()[]*_"“”-–')
    hit = compiled(rf"(?:{phrase(*paths)}\s*)+").match(fold(clean))
    rest = clean[hit.end() :] if hit else clean
    return rest.strip(" ,:") or clean


def proposition_key(text: str, *paths: str) -> str:
    """The key of a proposition: its words without the cue that opens it."""
    return short(slug(without_lead(text, *paths))) or "truong_hop"


def quantifier_of(text: str) -> Quantifier | None:
    """Whether the words bind every one, each or any one of a kind; None where somebody is named."""
    folded = fold(words(text))
    for path, quantifier in _QUANTIFIERS:
        if compiled(phrase(path)).match(folded):
            return quantifier
    return None


def members(text: str) -> tuple[str, ...]:
    """The keys of the members of a list of persons or bodies, their quantifiers dropped."""
    parts = (without_lead(part, "policy.every", "policy.each_one", "policy.any_one") for part in split_list(text))
    return tuple(dict.fromkeys(key for key in map(slug, parts) if key))


def split_list(text: str) -> list[str]:
    """The members of an enumeration, as written."""
    return [part for part in _LIST.split(words(text)) if part.strip()]


def bearer(text: str) -> Bearer:
    """Who is bound, from the words of an addressee."""
    found = members(text)
    return Bearer(words(text), short("_".join(found)) or "ai", quantifier_of(text), found)
