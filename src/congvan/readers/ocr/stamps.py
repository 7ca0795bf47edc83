"""The stamp of an incoming letter ("ĐẾN, Số: …, Ngày: …"): no part of the letter, and beside its addressees.

Source: NĐ 30/2020/NĐ-CP annex IV: a frame of about 35 × 50 mm with the receiver's name, number, day and whom it went
to, in the free space below the number or the subject.
"""

from __future__ import annotations

import regex

from congvan.readers.ocr.engine import OcrLine

_ARRIVED = regex.compile(r"\W{0,3}[ĐDÐ][EÊẾỀÉẺẼẸỂỄỆÈ]N(?!\p{L}{3})")
_OWN = regex.compile(r"\W{0,3}(?:V/v|Về việc|Số\s?:.{0,14}[-/]\s?\p{Lu}{2}|Kính gửi)")
_AREA_RIGHT, _AREA_BELOW = 0.5, 0.5  #: shares of the page in whose upper left such a stamp stands
_REACH, _BESIDE = 3.2, 1.5  #: heights above and below "ĐẾN" that the frame reaches, and to its left


def part(lines: list[OcrLine], width: int, height: int) -> tuple[list[OcrLine], list[OcrLine]]:
    """The lines of the letter, and those of a stamp on its first page."""
    mark = next((line for line in lines if _is_arrival(line, width, height)), None)
    if mark is None:
        return lines, []
    inside = [line for line in lines if _is_near(line, mark, width)]
    return [line for line in lines if line not in inside], inside


def _is_arrival(line: OcrLine, width: int, height: int) -> bool:
    left, top, right, _ = line.box
    is_placed = right < _AREA_RIGHT * width and 0.08 * height < top < _AREA_BELOW * height
    return is_placed and len(line.text) < 30 and _ARRIVED.match(line.text) is not None and left < right


def _is_near(line: OcrLine, mark: OcrLine, width: int) -> bool:
    if line is mark:
        return True
    tall = mark.box[3] - mark.box[1]
    left, top, right, bottom = line.box
    is_level = mark.box[1] - _REACH * tall < top and bottom < mark.box[3] + _REACH * tall
    is_aside = right < _AREA_RIGHT * width and left > mark.box[0] - _BESIDE * tall and left < mark.box[2]
    return is_level and is_aside and _OWN.match(line.text) is None
