"""Days of a letter in every form, near misses first: behind a place, behind the hour of a telegram, foreign."""

from __future__ import annotations

import pytest

from congvan import parse

LETTER = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/UBND-NN
{line}

Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh đề nghị các sở, ban, ngành cử người tham dự họp.
"""


@pytest.mark.parametrize(
    ("line", "place", "day", "problem"),
    [
        ("Theo thư Mar 5, 2021", None, None, "date.missing"),
        ("Sơn Hải, March 5, 2021 theo hẹn", None, None, "date.missing"),
        ("Sơn Hải, 31 Feb 2021", None, None, "date.missing"),
        ("Sơn Hải, 2021-13-05", None, None, "date.missing"),
        ("Sơn Hải, 05/03/21", None, None, "date.missing"),
        ("Tổ 5, ngày 06 tháng 8 năm 2023", "Tổ 5", "2023-08-06", None),
        ("Sơn Hải, ngày 05/03/2021", "Sơn Hải", "2021-03-05", None),
        ("Sơn Hải, hồi 20 giờ 30 phút ngày 06 tháng 8 năm 2023", "Sơn Hải", "2023-08-06", None),
        ("Sơn Hải, vào hồi 7 giờ, ngày 06 tháng 8 năm 2023", "Sơn Hải", "2023-08-06", None),
        ("Sơn Hải, lúc 7h30 ngày 06/8/2023", "Sơn Hải", "2023-08-06", None),
        ("TP. Sơn Hải, 20:15, ngày 6/8/2023", "TP. Sơn Hải", "2023-08-06", None),
        ("Son Hai, March 5, 2021", "Son Hai", "2021-03-05", "date.foreign"),
        ("Sơn Hải, 5th of March 2021", "Sơn Hải", "2021-03-05", "date.foreign"),
        ("Sơn Hải, 05-Mar-2021", "Sơn Hải", "2021-03-05", "date.foreign"),
        ("Sơn Hải, le 1er août 2019", "Sơn Hải", "2019-08-01", "date.foreign"),
        ("Sơn Hải, 2021-03-05", "Sơn Hải", "2021-03-05", "date.foreign"),
        ("March 5, 2021", None, "2021-03-05", "date.foreign"),
    ],
)
def test_place_and_day(line: str, place: str | None, day: str | None, problem: str | None) -> None:
    letter = parse(LETTER.format(line=line).encode())

    assert (letter.place and letter.place.value, letter.date and letter.date.value) == (place, day)
    assert [p.code for p in letter.problems if p.code.startswith("date.")] == ([problem] if problem else [])
    if letter.date:
        assert letter.date.span.of(letter.text) in line


def test_a_foreign_day_is_less_sure() -> None:
    letter = parse(LETTER.format(line="Sơn Hải, March 5, 2021").encode())

    assert letter.date and letter.date.confidence <= 0.8
