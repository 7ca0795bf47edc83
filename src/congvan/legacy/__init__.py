"""Legacy Vietnamese encodings, in which a font and not the text says which letter a byte is, and misread Unicode.

``fonts`` decodes by the name of the font, ``lines`` by what the words themselves say.

>>> decode("Céng hoµ", ".VnTime"), repair(["Coäng hoøa xaõ hoäi chuû nghóa"])[0].text
('Cộng hoà', 'Cộng hòa xã hội chủ nghĩa')
"""

from __future__ import annotations

from congvan.legacy.fonts import decode, draws_capitals, encoding_of, evidence
from congvan.legacy.lines import Encoding, Line, decoded, may_be_legacy, repair
from congvan.legacy.tables import tcvn3, viscii, vps
from congvan.legacy.viqr import viqr
from congvan.legacy.vni import vni

__all__ = [
    "Encoding",
    "Line",
    "decode",
    "decoded",
    "draws_capitals",
    "encoding_of",
    "evidence",
    "may_be_legacy",
    "repair",
    "tcvn3",
    "viqr",
    "viscii",
    "vni",
    "vps",
]
