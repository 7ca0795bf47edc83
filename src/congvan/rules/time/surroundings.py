"""What stands around a match: the words that decide whether a day is due, holds, or is only told of."""

from __future__ import annotations

from functools import cache

from congvan.lexicon import phrase
from congvan.rules.engine import Match, light
from congvan.rules.told import stands
from congvan.text import View

_MARKS = r"(?:^|[.;:\n]\s|[-+*•]\s|[(])[\s*_\-+•\"(]*(?:\w{1,4}[.)]\s*|\d+(?:\.\d+)*\.?\s*)?[\s*_\-]*$"

#: nouns that end like the verb "trình"
_NOUNS = r"(?<!\w)(?:chương|quy|công|tờ|quá|giáo|lộ|tiến|thuyết|hành|trường|lập)\s+trình(?!\w)"
_BASIS = r"[\s*_\-+•\"(]*(?:căn\s+cứ|xét|theo\s+đề\s+nghị)(?!\w)"


#: behind a time, right behind it or behind who is to do it
_COMPLETED_BEHIND = (
    r"\s*,?\s*(?:[^\W\d_]+\s+){0,8}?(?:(?:phải|phấn\s+đấu|cần|cơ\s+bản|tập\s+trung|quyết\s+tâm)\s+(?:[^\W\d_]+\s+){0,6}?)?"
    r"(?:hoàn\s+thành|xong|hoàn\s+tất|hoàn\s+thiện|dứt\s+điểm)(?!\w)"
)
_CITED = (
    r"[\s*_\-+•\"(]*(?:\w{1,3}[.)]\s*)?(?:tại|theo)\s+(?:điểm|tiết|khoản|điều|mục|chương)\s[^;]{3,300}?"
    r"\squy\s+định(?!\s+tại)"
)


def is_cited(view: View, start: int) -> bool:
    """Whether what begins at ``start`` is only what a law says: "Tại khoản 2 Điều 5 Nghị định … quy định …"."""
    told = light(r"[.;](?=\s)").split(view.folded[max(0, start - 400) : start])[-1]
    return bool(light(_CITED).match(told)) and not light(r"đề\s+nghị|yêu\s+cầu").search(told)


def is_basis(folded: str) -> bool:
    """Whether a sentence is a basis ("Căn cứ …;"): it names other documents and binds nobody."""
    return folded.rstrip(" *_")[-1:] in (";", ",") and bool(light(_BASIS).match(folded))


def before(match: Match, reach: int = 80) -> str:
    """The folded words in front of the match, at most ``reach`` characters."""
    start = match.hit.start()
    return match.view.folded[max(0, start - reach) : start]


def after(match: Match, reach: int = 60) -> str:
    """The folded words behind the match, at most ``reach`` characters."""
    end = match.hit.end()
    return match.view.folded[end : end + reach]


def clause_before(match: Match, reach: int = 80) -> str:
    """`before`, cut at the last full stop, semicolon or comma."""
    return light(r"[.;,](?=\s)").split(before(match, reach))[-1]


def sentence_before(match: Match, reach: int = 300) -> str:
    """`before`, cut at the last full stop or semicolon."""
    return light(r"[.;](?=\s)").split(before(match, reach))[-1]


def opens(match: Match) -> bool:
    """Whether the match opens a sentence, a list item or a bracket.

    >>> from congvan.rules.engine import Match, light
    >>> from congvan.text import View
    >>> view = View.of("*- Từ ngày 01/7/2025: từ ngày 02/7/2025")
    >>> [opens(Match(hit, view)) for hit in light("từ").finditer(view.folded)]
    [True, True]
    """
    return bool(light(_MARKS).search(before(match, 30)))


def is_to_be_completed(match: Match) -> bool:
    """Whether something is to be completed in the time matched: "Từ nay đến 15/6 phải xong …"."""
    behind = light(r"[.;](?=\s)").split(after(match, 90))[0]
    if light(_COMPLETED_BEHIND).match(behind):
        return True
    return ends_with(before(match, 16), "deadline.completed") or bool(
        light(
            r"(?<!\w)(?:phải|phấn\s+đấu|cần|cơ\s+bản)\s+(?:hoàn\s+thành|xong|hoàn\s+tất|dứt\s+điểm)[^.;]{0,80}$"
        ).search(clause_before(match, 110))
    )


def says(told: str, *paths: str) -> bool:
    """Whether any form of the lexicon at ``paths`` stands in ``told``."""
    if not stands(told, *paths):
        return False
    if "trình" in told:
        told = light(_NOUNS).sub(" ", told)
    return bool(light(phrase(*paths)).search(told))


def ends_with(told: str, *paths: str) -> bool:
    """Whether ``told`` ends with a form of the lexicon."""
    return stands(told, *paths) and bool(light(_ending(*paths)).search(told))


@cache
def _ending(*paths: str) -> str:
    return phrase(*paths) + r"[\s*_:,]*$"
