"""VIQR: letters and their marks typed one after the other in plain ASCII, as in old electronic mail.

Source: RFC 1456. ``^`` is the hat, ``(`` the breve, ``+`` the horn, ``' ` ? ~ .`` are the tones, ``dd`` is đ; a
backslash says that the sign behind it is only itself. A full stop at the end of a line ends a
sentence.

>>> viqr("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam, DDo^.c la^.p.")
'Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập.'
"""

from __future__ import annotations

import unicodedata

import regex

_HATS = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323", "\u2019": "\u0301"}
_LETTER = regex.compile(
    r"\\(?P<plain>[\\'`?~.^(+d])|(?P<d>dd|DD|Dd)"
    r"|(?P<hatted>[aA][\^(]|[eEoO]\^|[oOuU]\+)(?P<late>['`?~.\u2019])?"
    r"|(?P<vowel>[aeiouyAEIOUY])(?P<tone>['`?~.\u2019])"
)
_TONED = regex.compile(r"(?r)['`?~.\u2019][\w^(+]*")
_ENDS = regex.compile(r"[\s\"')\]]*(?:\n|$)")


def viqr(text: str) -> str:
    """``text`` with each group of signs as the letter that it stands for."""
    return unicodedata.normalize("NFC", _LETTER.sub(_letter, text))


def _letter(match: regex.Match[str]) -> str:
    if match["plain"]:
        return match["plain"]
    if match["d"]:
        return "đ" if match["d"] == "dd" else "Đ"
    base, tone = match["vowel"] or match["hatted"], match["tone"] or match["late"] or ""
    letter = base[0] + _HATS.get(base[1:], "")
    if tone and _is_punctuation(match, tone):
        return letter + tone
    return letter + _TONES.get(tone, "")


def _is_punctuation(match: regex.Match[str], tone: str) -> bool:
    """Whether a sign behind a vowel is none of its tones: at the end of a line, after a tone, or behind one letter."""
    text, start, end = match.string, match.start(), match.end()
    if tone == "." and not match["late"] and _ENDS.match(text, end):
        return True
    if tone not in ".?'\u2019" or start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "^(+'`?~."):
        return tone == "." and start + 2 == end and not text[end : end + 1].isalpha()
    return bool(_TONED.match(text, endpos=start)) and text[start - 1] not in " \n"
