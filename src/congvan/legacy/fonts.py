"""Legacy encodings told by a font's name: the text says one thing, the font draws another.

>>> encoding_of(".VnTimeH"), encoding_of("VNI-Times"), encoding_of("VPS Times"), encoding_of("Times New Roman")
('tcvn3', 'vni', 'vps', None)
>>> decode("ñy ban", ".VnTimeH"), decode("Soá:", "VNI-Times")
('ỦY BAN', 'Số:')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from congvan.legacy.tables import tcvn3, vps
from congvan.legacy.vni import vni

_STYLE = re.compile(r"[,-](?:Bold|Italic|BoldItalic|Regular|Normal)$", re.IGNORECASE)  #: behind the name, in a PDF
FontEncoding = Literal["tcvn3", "vni", "vps"]

_UNICODE_ONLY = re.compile(  # re is ten times as fast as regex on a set of characters
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_NO_LETTER_TODAY = re.compile(r"[¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ\x1f]")
_OF_VPS = re.compile(r"[\x02-\x06\x10-\x15\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


@lru_cache(maxsize=1024)
def encoding_of(font: str) -> FontEncoding | None:
    """The encoding that a font draws, by its name; a PDF's subset tag ("ABCDEF+") may stand before it."""
    name = font.rpartition("+")[2].strip().lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else "vps" if name.startswith("vps") else None


def draws_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals (".VnTimeH"): TCVN3 has no capitals with tones.

    >>> [draws_capitals(font) for font in (".VnTimeH", "ABCDEF+.VnArialH,Bold", ".VnTime", "SomeH")]
    [True, True, False, False]
    """
    return encoding_of(font) == "tcvn3" and _STYLE.sub("", font.rstrip()).endswith("H")


def decode(text: str, font: str) -> str:
    """``text`` as ``font`` draws it; itself where the font is an ordinary one."""
    encoding = encoding_of(font)
    if encoding == "tcvn3":
        return tcvn3(text).upper() if draws_capitals(font) else tcvn3(text)
    return vni(text) if encoding == "vni" else vps(text) if encoding == "vps" else text


def evidence(text: str, font: str = ".VnTime") -> int:
    """Whether ``text`` under a legacy font is legacy (above 0) or was typed in Unicode all the same (below 0).

    >>> evidence("héi chñ nghÜa") > 0, evidence("hội chủ nghĩa") < 0, evidence("xa la")
    (True, True, 0)
    """
    shown = _OF_VPS if encoding_of(font) == "vps" else _NO_LETTER_TODAY
    return len(shown.findall(text)) - 3 * len(_UNICODE_ONLY.findall(text))
