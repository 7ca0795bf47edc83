"""VNI (fonts "VNI-Times" …): a letter, then a mark of its own for hat and tone together; some letters stand alone.

>>> vni("COÄNG HOØA XAÕ HOÄI, Ñoäc laäp")
'CỘNG HÒA XÃ HỘI, Độc lập'
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ROOF = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_SINGLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "iø": "ì", "iù": "í"}


def _pairs() -> dict[str, str]:
    found = dict(_SINGLE)
    for base, letter in {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ö": "ư", "ô": "ơ"}.items():
        found |= {base + mark: letter + tone for mark, tone in _MARKS.items()}
        if base in "aeo":
            found |= {base + mark: letter + "\u0302" + tone for mark, tone in _ROOF.items()}
    found |= {"a" + mark: "ă" + tone for mark, tone in _BREVE.items()}
    composed = {key: unicodedata.normalize("NFC", value) for key, value in found.items()}
    upper = {key.upper(): value.upper() for key, value in composed.items()}
    mixed = {key[0].upper() + key[1]: value.upper() for key, value in composed.items() if len(key) == 2}
    return mixed | upper | composed


_VNI = _pairs()
_SINGLES = "".join(key for key in _VNI if len(key) == 1)
#: no mark is a letter of its own, so a letter with a mark that it cannot have is read alone
_PAIR = re.compile(
    f"[{''.join(sorted({key[0] for key in _VNI}))}][{''.join(sorted({key[1] for key in _VNI if len(key) == 2}))}]"
    f"|[{_SINGLES}]"
)


def vni(text: str) -> str:
    """The letters that a VNI font draws; what is none of its marks stays."""
    return text if text.isascii() else _PAIR.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    pair = match[0]
    found = _VNI.get(pair)
    return _VNI.get(pair[0], pair[0]) + pair[1:] if found is None else found
