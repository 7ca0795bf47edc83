"""Legacy Vietnamese encodings, in which a font and not the text says which letter a byte is: TCVN3 (ABC) and VNI.

Source: TCVN 5712:1993 VN3 (fonts ".VnTime" …); VNI Windows (fonts "VNI-Times" …). In both, text decodes as
Windows-1252 first; a soft hyphen in TCVN3 is the letter ư, so nothing may be cleaned before decoding.

>>> tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), vni("COÄNG HOØA XAÕ HOÄI, Ñoäc laäp")
('Cộng hoà xã hội chủ nghĩa Việt Nam', 'CỘNG HÒA XÃ HỘI, Độc lập')
>>> encoding_of(".VnTimeH"), encoding_of("VNI-Times"), encoding_of("Times New Roman")
('tcvn3', 'vni', None)
"""

from __future__ import annotations

import unicodedata
from typing import Literal

import regex

Encoding = Literal["tcvn3", "vni"]

_TCVN3_PAIRS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ "
    "Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ "
    "üỹ ýý þỵ"
)
_TCVN3 = {ord(pair[0]): pair[1] for pair in _TCVN3_PAIRS.split(" ")} | {0x1F: "ư"}
_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ROOF = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_SINGLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_UNICODE_ONLY = regex.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_NO_LETTER_TODAY = regex.compile(r"[¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ\x1f]")


def _vni_pairs() -> dict[str, str]:
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


_VNI = _vni_pairs()
_VNI_PAIR = regex.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font draws, by its name; a PDF's subset tag ("ABCDEF+") may stand before it."""
    name = font.rpartition("+")[2].strip().lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni") else None


def draws_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals (".VnTimeH"): TCVN3 has no capitals with tones."""
    return encoding_of(font) == "tcvn3" and font.rstrip().endswith("H")


def tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    return _VNI_PAIR.sub(lambda pair: _VNI[pair[0]], text)


def decode(text: str, font: str) -> str:
    """``text`` as ``font`` draws it; itself where the font is an ordinary one."""
    encoding = encoding_of(font)
    if encoding == "tcvn3":
        return tcvn3(text).upper() if draws_capitals(font) else tcvn3(text)
    return vni(text) if encoding == "vni" else text


def evidence(text: str) -> int:
    """Whether ``text`` under a legacy font is legacy (above 0) or was typed in Unicode all the same (below 0).

    >>> evidence("héi chñ nghÜa") > 0, evidence("hội chủ nghĩa") < 0, evidence("xa la")
    (True, True, 0)
    """
    return len(_NO_LETTER_TODAY.findall(text)) - 3 * len(_UNICODE_ONLY.findall(text))
