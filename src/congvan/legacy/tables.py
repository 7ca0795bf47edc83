"""Encodings of one byte a letter: TCVN3 (ABC), VISCII, VPS; and what became of their bytes in Windows-1252.

A text in one of them mostly comes as if it were Latin-1 or Windows-1252. A soft hyphen in TCVN3 is the letter ư and
control characters in VISCII and VPS are capitals, so nothing may be cleaned before decoding.

Source: TCVN 5712:1993 VN3 (fonts ".VnTime" …); RFC 1456 (VISCII); the code page of the Vietnamese Professionals
Society (fonts "VPS Times" …).
"""

from __future__ import annotations

import codecs

_TCVN3 = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ "
    "Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ "
    "üỹ ýý þỵ"
)
_VISCII = (
    "02Ẳ 05Ẵ 06Ẫ 14Ỷ 19Ỹ 1eỴ 80Ạ 81Ắ 82Ằ 83Ặ 84Ấ 85Ầ 86Ẩ 87Ậ 88Ẽ 89Ẹ 8aẾ 8bỀ 8cỂ 8dỄ 8eỆ 8fỐ 90Ồ 91Ổ 92Ỗ 93Ộ 94Ợ 95Ớ "
    "96Ờ 97Ở 98Ị 99Ỏ 9aỌ 9bỈ 9cỦ 9dŨ 9eỤ 9fỲ a0Õ a1ắ a2ằ a3ặ a4ấ a5ầ a6ẩ a7ậ a8ẽ a9ẹ aaế abề acể adễ aeệ afố b0ồ b1ổ "
    "b2ỗ b3Ỡ b4Ơ b5ộ b6ờ b7ở b8ị b9Ự baỨ bbỪ bcỬ bdơ beớ bfƯ c4Ả c5Ă c6ẳ c7ẵ cbẺ ceĨ cfỳ d0Đ d1ứ d5ạ d6ỷ d7ừ d8ử dbỹ "
    "dcỵ deỡ dfư e4ả e5ă e6ữ e7ẫ ebẻ eeĩ efỉ f0đ f1ự f6ỏ f7ọ f8ụ fbũ fcủ feợ ffỮ"
)
_VPS = (
    "02Ạ 03Ậ 04Ặ 05Ẹ 06Ệ 10Ị 11Ọ 12Ộ 13Ợ 14Ụ 15Ự 19Ỵ 1cẪ 1dỮ 80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8aề 8bể 8cệ 8dẮ "
    "8eẰ 8fẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9aý 9bỷ 9cỵ 9dỚ 9eỜ 9fỞ a1ắ a2ằ a3ẳ a4ẵ a5ặ a6Ỡ a7ớ a8Ù a9ờ aaở abỡ acŨ "
    "adỨ aeợ afỪ b0ổ b1Ử b2Ỳ b3Ỹ b4Í b5Ì b6ộ b7Ỉ b8Ĩ b9Ó baử bbữ bcÒ bdỎ beÕ bfự c0ầ c3ấ c4ẩ c5ẫ c6ậ c7đ c8ẻ cbẹ ccỉ "
    "cdễ ceị cfỹ d0Ư d1Ủ d2ồ d3ố d5ỏ d6ơ d7È d8ừ d9ứ dbũ dcư deẺ e4ả e5ạ e6ă ebẽ efĩ f0Ẵ f1Đ f7Ơ f8ụ fbủ fdỶ feẼ ffỳ"
)


def _surfaces(byte: int) -> set[int]:
    """The code points that a byte becomes when it is read as Latin-1 or as Windows-1252."""
    return {byte, ord(bytes([byte]).decode("cp1252", "replace"))} - {0xFFFD}


def _by_bytes(pairs: str) -> dict[int, str]:
    return {point: pair[2:] for pair in pairs.split(" ") for point in _surfaces(int(pair[:2], 16))}


#: letter by code point; a .doc keeps the soft hyphen, here ư, as U+001F
TCVN3 = {ord(pair[0]): pair[1:] for pair in _TCVN3.split(" ")} | {0x1F: "ư"}
_OF_BYTES = "".join(TCVN3.get(byte, chr(byte)) for byte in range(256))
VISCII = _by_bytes(_VISCII)
VPS = _by_bytes(_VPS)


def tcvn3(text: str) -> str:
    """
    >>> tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    'Cộng hoà xã hội chủ nghĩa Việt Nam'
    """
    try:  # many times faster than str.translate
        return codecs.charmap_decode(text.encode("latin-1"), "strict", _OF_BYTES)[0]
    except UnicodeEncodeError:
        return text.translate(TCVN3)


def viscii(text: str) -> str:
    """
    >>> viscii("Cµng hòa xã hµi chü nghîa Vi®t Nam")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    return text.translate(VISCII)


def vps(text: str) -> str:
    """
    >>> vps("C¶ng hòa xã h¶i chû nghïa ViŒt Nam")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    return text.translate(VPS)
