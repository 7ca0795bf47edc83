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
_SEQUENCE = regex.compile("|".join(f"{lead}{_HIGH}{{{more}}}" for lead, more in _LEADS))
_LOST = regex.compile(r"Ã(?P<space>[ ]|$)|(?P<before>\w{0,4})Ã(?P<after>[a-z]{1,3})(?!\w)")
_COMBINING = {0xCC: "\u0300", 0xD2: "\u0309", 0xDE: "\u0303", 0xEC: "\u0301", 0xF2: "\u0323"}
_LETTERS = {0xC3: "Ă", 0xD0: "Đ", 0xD5: "Ơ", 0xDD: "Ư", 0xE3: "ă", 0xF0: "đ", 0xF5: "ơ", 0xFD: "ư"}
_CP1258 = _COMBINING | _LETTERS


def utf8(text: str) -> str:
    """``text`` with every run that is UTF-8 read as Windows-1252 (or Latin-1) read anew; the rest stays."""
    found = _SEQUENCE.sub(_read, text)
    return _LOST.sub(_restore, found) if found != text else text


def _read(match: regex.Match[str]) -> str:
    try:
        return bytes(_BYTE_OF[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _restore(match: regex.Match[str]) -> str:
    """The second bytes of à (a no-break space) and í (a soft hyphen) are often lost on the way."""
    if match["after"] is None:
        return "à" + match["space"]
    word = match["before"] + "í" + match["after"]
    return word if is_syllable(word) else match[0]


def cp1258(text: str) -> str:
    """``text`` with the letters and tones that Windows-1258 has where Windows-1252 has others."""
    return unicodedata.normalize("NFC", text.translate(_CP1258))
