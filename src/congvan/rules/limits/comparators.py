"""The patterns of comparators: what is said of a number to bound it from above or below.

An adjective and "hơn" turn under a negation ("không lớn hơn", "không được để hẹp quá"), and "bằng" beside a comparator
takes the end in ("bằng hoặc lớn hơn", "dưới hoặc bằng"). The adjectives stand in the lexicon `limits`.

>>> import re
>>> [bool(re.fullmatch(NO_MORE, said)) for said in ("không được nhiều hơn", "không để vượt mức", "không hẹp hơn")]
[True, True, False]
>>> [bool(re.fullmatch(NO_LESS, said)) for said in ("không hẹp hơn", "bằng hoặc lớn hơn", "hẹp hơn")]
[True, True, False]
"""

from __future__ import annotations

from congvan.lexicon import phrase

BIG, SMALL = phrase("limits.big"), phrase("limits.small")
_MODAL = rf"(?:\s+{phrase('limits.modals')})?"
_MARK = rf"(?:\s+{phrase('limits.marks')})?"
_NOT = r"(?<!\w)(?:không|chẳng)"
#: beyond and short of a number
OVER = rf"(?:{BIG}\s+(?:hơn|quá|trên)|(?:(?:vượt|kéo\s+dài)\s+)?quá|vượt(?:\s+(?:lên|trên|khỏi))?|trên|hơn)"
UNDER = rf"(?:{SMALL}\s+(?:hơn|quá|dưới)|(?:xuống\s+|thấp\s+)?dưới|kém)"
_AND_EQUAL = r"\s+(?:hoặc|hay)\s+(?:là\s+)?"
_MORE = rf"(?:{BIG}\s+hơn|trên|vượt|quá|hơn)"
_FEWER = rf"(?:{SMALL}\s+hơn|dưới)"
#: at most and at least, said with a negation or with "bằng"
NO_MORE = (
    rf"(?:{_NOT}{_MODAL}\s+{OVER}{_MARK}|(?<!\w)chưa\s+(?:vượt\s+)?quá"
    rf"|(?<!\w)(?:{_FEWER}{_AND_EQUAL}bằng|bằng{_AND_EQUAL}{_FEWER}))"
)
NO_LESS = (
    rf"(?:{_NOT}{_MODAL}\s+{UNDER}{_MARK}"
    rf"|(?<!\w)(?:{_MORE}{_AND_EQUAL}bằng|(?:bằng|đạt){_AND_EQUAL}{_MORE}))"
)
#: superlatives that cap and floor, besides those of the lexicon that do so wherever they stand
LONGEST = rf"(?:{phrase('limits.longest')}\s+nhất)(?:\s+(?:là|chỉ|bằng|cũng\s+không\s+quá|không\s+quá))?"
SHORTEST = rf"(?:{phrase('limits.shortest')}\s+nhất)(?:\s+(?:là|bằng|phải|cũng\s+phải|phải\s+đạt))?"
