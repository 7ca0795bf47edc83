"""Unicode and Windows-1258 bytes that were read as Windows-1252 (mojibake), turned back into the letters they are.

>>> utf8("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam")
'Cộng hòa xã hội chủ nghĩa Việt Nam'
>>> cp1258("Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam")
'Cộng hòa xã hội chủ nghĩa Việt Nam'
"""

from __future__ import annotations

import unicodedata

import regex

from congvan.legacy.syllables import is_syllable

_BYTE_OF = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    shown: byte for byte in range(0x80, 0x100) if (shown := bytes([byte]).decode("cp1252", "ignore"))
}
_HIGH = "[" + "".join(map(regex.escape, sorted(_BYTE_OF))) + "]"
_LEADS = (("[\u00c2-\u00df]", 1), ("[\u00e0-\u00ef]", 2), ("[\u00f0-\u00f4]", 3))
_SEQUENCE = "|".join(f"{lead}{_HIGH}{{{more}}}" for lead, more in _LEADS)
# the second bytes of à (a no-break space) and í (a soft hyphen) are often lost on the way
_LOST = r"(?<![A-ZĐ])Ã(?P<space>[ ]|$)|Ã(?=[a-z]{1,3}(?!\w))"
_MISREAD = regex.compile(f"(?P<bytes>{_SEQUENCE})|{_LOST}")
_BEFORE, _BEHIND = regex.compile(r"(?r)[a-zA-Z]{0,4}"), regex.compile(rf"[a-z]{{0,4}}(?![\w]|{_HIGH})")
_COMBINING = {0xCC: "\u0300", 0xD2: "\u0309", 0xDE: "\u0303", 0xEC: "\u0301", 0xF2: "\u0323"}
_LETTERS = {0xC3: "Ă", 0xD0: "Đ", 0xD5: "Ơ", 0xDD: "Ư", 0xE3: "ă", 0xF0: "đ", 0xF5: "ơ", 0xFD: "ư"}
_CP1258 = _COMBINING | _LETTERS


def utf8(text: str) -> str:
    """``text`` with every run that is UTF-8 read as Windows-1252 (or Latin-1) read anew; the rest stays."""
    return _MISREAD.sub(_read, text)


def _read(match: regex.Match[str]) -> str:
    if match["bytes"]:
        try:
            return bytes(_BYTE_OF[char] for char in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
    before = _BEFORE.match(match.string, endpos=match.start())
    behind = _BEHIND.match(match.string, match.end())
    head, tail = before[0] if before else "", behind[0] if behind else ""
    if match["space"] is None:
        return "í" if is_syllable(f"{head}í{tail}") else match[0]
    is_end = match.string[match.end() : match.end() + 1] == " "
    return "à" if is_end or (tail and is_syllable(f"{head}à{tail}")) else "à" + match["space"]


def cp1258(text: str) -> str:
    """``text`` with the letters and tones that Windows-1258 has where Windows-1252 has others."""
    return unicodedata.normalize("NFC", text.translate(_CP1258))
