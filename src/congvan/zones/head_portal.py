"""What a portal, a register or a viewer printed above a letter: headings, details, adverts.

A letter that has its motto has its letterhead around it. A heading, a sentence or a table of details above the motto is
none of the letter's, and neither is what stands above that, so long as the issuer's name still follows.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from congvan.lexicon import words
from congvan.rules.engine import light
from congvan.rules.letterhead import doc_type, issuer, marks, subject
from congvan.zones.lines import Piece

REACH = 60  #: pieces among which the motto is looked for
MOST = 4000  #: characters that stand above a letter at most
SENTENCE = 110  #: characters; no line of a letterhead but a subject has more
_MOTTO = r"c\wng h\wa x\w h\wi ch\w ngh\wa vi\wt nam|đảng cộng sản việt nam"
_ENDS = ("kính gửi", "kính trình", "nơi nhận", "điều 1", "căn cứ ", "- căn cứ ")
_HEADING = regex.compile(r"(?<!\w)số\s*:?\s*\d.{0,60}(?<!\w)ngày\s*\d")
_OWN = regex.compile(r"\W*số\s*[:.]")


def end(pieces: Sequence[Piece]) -> int:
    """How many pieces stand above the letter; 0 where it begins with the first, or where nothing tells.

    >>> from congvan.readers import read
    >>> from congvan.zones.lines import cut
    >>> motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    >>> end(cut(read(f"Quyết định số 5/QĐ-X năm 2020\\nSỞ Y TẾ\\n{motto}\\nSố: 5/QĐ-SYT".encode())))
    1
    >>> end(cut(read(f"SỞ Y TẾ\\n{motto}\\nSố: 5/QĐ-SYT".encode())))
    0
    """
    at = _motto(pieces)
    first = max((number + 1 for number, piece in enumerate(pieces[:at]) if _is_foreign(piece)), default=0)
    if not first:
        return 0
    named = any(issuer.is_capitals(piece.text) and issuer.begins_name(piece.text) for piece in pieces[first : at + 1])
    return first if named else 0


def _motto(pieces: Sequence[Piece]) -> int:
    """The piece that holds the first motto; 0 where none does before addressees, grounds or the first article."""
    length = 0
    for number, piece in enumerate(pieces[:REACH]):
        length += len(piece.text)
        if length > MOST or piece.folded.startswith(_ENDS):
            return 0
        hit = light(_MOTTO).search(piece.folded) if "ngh" in piece.folded or "đảng" in piece.folded else None
        if hit and piece.text[hit.start() : hit.end()].isupper():
            return number
    return 0


def _is_foreign(piece: Piece) -> bool:
    """Whether a line above a motto is surely none of the letter's."""
    text = piece.text
    if subject.lead(text, strict=True) or _OWN.match(piece.folded) or marks.is_furniture(text):
        return False
    if doc_type.title(text).code or _HEADING.search(piece.folded):
        return True
    if piece.folded.lstrip("•- ").startswith(words("letterhead.details")):
        return True
    return len(text) > SENTENCE and not issuer.is_capitals(text)
