"""Where a title or subject of several lines ends and the body begins.

A title goes on over small first letters and unfinished ends; it ends at a rule, an authority's line, a body's opener,
or prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from congvan.model.structure import ZoneKind
from congvan.rules.letterhead import doc_type, issuer, subject
from congvan.rules.letterhead.place_date import level_words
from congvan.zones.head_signs import Sign

LONGEST = 600  #: characters of one title line at most
PARAGRAPH = 150  #: a later line longer than this is a paragraph
NAME = 50  #: characters; the name of a unit behind its noun is shorter
FULL_WIDTH = 75  #: characters; as long as a line of prose
#: what may stand between two lines of a title or subject
BETWEEN = frozenset({ZoneKind.FURNITURE, ZoneKind.PLACE_DATE, ZoneKind.MOTTO, ZoneKind.URGENCY})
_ACTS = regex.compile(
    r"(?<!\w)(?:thông báo|báo cáo|đề nghị|yêu cầu|xây dựng kế hoạch|ban hành|hướng dẫn|kính trình|đã)(?!\w)"
)
_NUMBERED = regex.compile(r"\d[/-][\p{L}\d/-]+\s*$")
_PROSE = regex.compile(r"(?:như sau|sau đây|nội dung sau)\s*:?\s*$|:\s*$")


def addressed_soon(signs: Sequence[Sign], at: int) -> bool:
    """Whether "Kính gửi" follows within a few pieces."""
    return ZoneKind.TO in [sign.kind for sign in signs[at : at + 12]]


def is_over(signs: Sequence[Sign], at: int) -> bool:
    """Whether the subject in small letters before piece ``at`` is whole, so that capitals are none of it."""
    before = _before(signs, at)
    return before is not None and not issuer.is_capitals(before.text) and not subject.is_unfinished(before.text)


def goes_on(signs: Sequence[Sign], at: int) -> bool:
    """Whether piece ``at`` goes on with the title or subject that stands before it."""
    sign, before = signs[at], _before(signs, at)
    text = sign.text
    if before is None or subject.surely_opens_body(text) or _is_authority(signs, at):
        return False
    is_first = before.kind is ZoneKind.TITLE and _is_type_alone(before.text)
    if is_first:
        return len(text) <= LONGEST and not (_PROSE.search(text.lower()) and subject.opens_body(text))
    has_gap = sign.piece.row - before.piece.row > 1 and not _is_spaced(signs)
    if _NUMBERED.search(before.text) and text.startswith("ngày"):
        return True
    was_loud, is_small = issuer.is_capitals(before.text), subject.is_small_start(text)
    if was_loud and len(text) > PARAGRAPH and not is_small and not issuer.is_capitals(text):
        return False
    if _last_word(before) in level_words() and len(text) > (NAME if has_gap else FULL_WIDTH) and not is_small:
        return False  # "trên địa bàn tỉnh": a name that goes on with it is short
    if subject.is_unfinished(before.text) and not (subject.opens_body(text) and (has_gap or len(text) > PARAGRAPH)):
        return len(text) <= LONGEST
    if text.rstrip(" *").endswith(":"):
        return False
    if before.text.rstrip(" *").endswith((".", ":")):
        return False
    if before.text.rstrip(" *").endswith(";"):
        return is_small and not has_gap and len(text) <= PARAGRAPH
    if was_loud and is_small and subject.lead(text):
        return True
    if was_loud and (len(before.text) > 12 or issuer.is_capitals(text)):
        return issuer.is_capitals(text)
    if is_small:
        return len(text) <= LONGEST and not has_gap
    if subject.opens_body(text) or len(text) > PARAGRAPH:
        return False
    if _are_grounds_ahead(signs, at):
        return True
    if has_gap or _is_sentence(before.text, text):
        return False
    return not _is_prose_ahead(signs, at)


def _last_word(sign: Sign) -> str:
    return sign.piece.folded.rstrip(" *.").rsplit(" ", 1)[-1]


def _are_grounds_ahead(signs: Sequence[Sign], at: int) -> bool:
    """Whether nothing but a few lines stands before the grounds ("Căn cứ …"), so that they all belong to the title."""
    for sign in signs[at + 1 : at + 5]:
        if sign.piece.folded.lstrip("- *").startswith("căn cứ "):
            return True
        if sign.kind is not None or subject.opens_body(sign.text) or _PROSE.search(sign.text.lower()):
            return False
    return False


def _is_sentence(before: str, text: str) -> bool:
    """Whether a line that begins with a capital is prose: a body that acts, or a line as wide as the page."""
    if issuer.begins_name(text) and _ACTS.search(text.lower()):
        return True
    return len(text) >= FULL_WIDTH and len(text) > 1.15 * len(before)


def bare(signs: Sequence[Sign]) -> dict[int, ZoneKind]:
    """A letter without letterhead whose first line is a title: short, no sentence, and a body follows."""
    solid = [sign for sign in signs[:6] if sign.kind is not ZoneKind.FURNITURE]
    if len(solid) < 2 or solid[0].kind is not None:
        return {}
    lines = solid[:1]
    for sign in solid[1:3]:
        runs_on = subject.is_small_start(sign.text) or subject.is_unfinished(lines[-1].text)
        if sign.kind is not None or sign.piece.row - lines[-1].piece.row > 1 or not runs_on:
            break
        lines.append(sign)
    text, following = " ".join(line.text for line in lines), solid[len(lines) : len(lines) + 1]
    if not 12 <= len(text) <= 180 or text.rstrip(" *").endswith((".", ":", ";", ",")) or not following:
        return {}
    if subject.surely_opens_body(text) or subject.is_small_start(text) or subject.is_unfinished(text):
        return {}
    if following[0].kind is ZoneKind.TO or not (
        subject.opens_body(following[0].text) or len(following[0].text) > PARAGRAPH
    ):
        return {}
    return {line.piece.index: ZoneKind.TITLE for line in lines}


def _before(signs: Sequence[Sign], at: int) -> Sign | None:
    for sign in reversed(signs[:at]):
        if sign.kind not in BETWEEN:
            return sign
    return None


def _is_spaced(signs: Sequence[Sign]) -> bool:
    """Whether blank lines stand between nearly all lines, so that they part nothing."""
    steps = [
        after.piece.row - before.piece.row for before, after in pairwise(signs) if after.piece.row != before.piece.row
    ]
    return len(steps) > 3 and len(steps) - steps.count(1) >= 0.8 * len(steps)


def _is_type_alone(text: str) -> bool:
    found = doc_type.title(text)
    rest = text[found.end :].strip(" *_:.")
    return found.code is not None and (not rest or rest.lower().startswith("của "))


def _is_authority(signs: Sequence[Sign], at: int) -> bool:
    """Whether piece ``at`` begins the line that names who decides, with the grounds right under it."""
    if not issuer.is_authority(signs[at].text):
        return False
    for sign in signs[at + 1 : at + 4]:
        if subject.opens_body(sign.text):
            return True
        if len(sign.text) > 60 or not issuer.is_capitals(sign.text):
            return False
    return False


def _is_prose_ahead(signs: Sequence[Sign], at: int) -> bool:
    """Whether the lines from ``at`` on end in "như sau:" before any line that begins a new matter."""
    for sign in signs[at : at + 5]:
        if _PROSE.search(sign.text.lower()):
            return True
        opens = subject.opens_body(sign.text) and not subject.is_small_start(sign.text)
        if sign is not signs[at] and (opens or sign.kind is not None):
            return False
    return False
