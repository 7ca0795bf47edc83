"""What a file holds behind its letter: nothing first, then annexes, enclosed plans, copies' marks, other letters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from congvan.model import wire
from congvan.model.letter import Letter
from congvan.pipeline import parse
from congvan.view import render

LETTER = """ỦY BAN NHÂN DÂN
XÃ BÌNH AN
Số: 12/UBND-VP
V/v phòng cháy
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, ngày 05 tháng 3 năm 2020
Kính gửi: Các thôn
Ủy ban nhân dân xã yêu cầu các thôn tổ chức trực phòng cháy suốt mùa khô theo phụ lục I kèm theo.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Lê Văn Bình
"""
ANNEX = "Phụ lục I\nDANH SÁCH ĐIỂM TRỰC\n(Kèm theo Công văn số 12/UBND-VP ngày 05/3/2020)\nI. THÔN ĐÔNG\nĐình.\n"
ANNEX_2 = "PHỤ LỤC 2: BIỂU PHÂN CÔNG\nThôn Đông trực ngày lẻ.\n"
PLAN = "KẾ HOẠCH\nTrực phòng cháy mùa khô\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)\nI. MỤC ĐÍCH\nGiữ rừng.\n"
COPY = "ỦY BAN NHÂN DÂN HUYỆN AN\nSố: 40/SY-UBND\nSAO Y BẢN CHÍNH\nAn, ngày 09 tháng 3 năm 2020\nCHỦ TỊCH\nĐỗ Thị Cúc\n"
SECOND = """SỞ XÂY DỰNG
Số: 77/QĐ-SXD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUYẾT ĐỊNH
Về việc cử cán bộ
Điều 1. Cử ông Trần Văn Dũng đi học.
"""
FORM = "Mẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN ĐỀ NGHỊ\nHọ và tên: ........\n"


def parts(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in parse(text.encode()).parts]


CASES = {
    "a letter alone": ("", []),
    "a stray mark": ("***\n", []),
    "an annex": (ANNEX, [("annex", "Phụ lục I DANH SÁCH ĐIỂM TRỰC")]),
    "two annexes": (
        ANNEX + ANNEX_2,
        [("annex", "Phụ lục I DANH SÁCH ĐIỂM TRỰC"), ("annex", "PHỤ LỤC 2: BIỂU PHÂN CÔNG")],
    ),
    "a plan": (PLAN, [("plan", "KẾ HOẠCH")]),
    "a copy's mark": (COPY, [("copy", "SAO Y BẢN CHÍNH Số: 40/SY-UBND")]),
    "a second letter": (SECOND, [("letter", "QUYẾT ĐỊNH Số: 77/QĐ-SXD")]),
    "a form is an annex": (FORM, [("annex", "Mẫu số 01")]),
    "annex and copy": (
        ANNEX + COPY,
        [("annex", "Phụ lục I DANH SÁCH ĐIỂM TRỰC"), ("copy", "SAO Y BẢN CHÍNH Số: 40/SY-UBND")],
    ),
    "annex and letter": (
        ANNEX + SECOND,
        [("annex", "Phụ lục I DANH SÁCH ĐIỂM TRỰC"), ("letter", "QUYẾT ĐỊNH Số: 77/QĐ-SXD")],
    ),
}


@pytest.mark.parametrize(("behind", "expected"), CASES.values(), ids=CASES)
def test_parts(behind: str, expected: list[tuple[str, str]]) -> None:
    assert parts(LETTER + behind) == expected


@pytest.mark.parametrize("behind", [ANNEX, PLAN, COPY, SECOND, FORM, ANNEX + COPY + SECOND])
def test_the_main_letter_is_the_same(behind: str) -> None:
    def header(letter: Letter) -> list[object]:
        names = ("number", "issuer", "date", "subject", "recipients", "signers", "directives")
        return [getattr(letter, name) for name in names]

    assert header(parse((LETTER + behind).encode())) == header(parse(LETTER.encode()))


@pytest.mark.parametrize("behind", [ANNEX + ANNEX_2, PLAN + COPY, SECOND + ANNEX])
def test_parts_follow_each_other_to_the_end(behind: str) -> None:
    letter = parse((LETTER + behind).encode())
    spans = [one.span for one in letter.parts]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert letter.text[spans[-1].start : spans[-1].end] == letter.text[spans[-1].start :].rstrip()


def test_printed_and_shown() -> None:
    letter = parse((LETTER + ANNEX + COPY).encode())
    assert [set(one) for one in wire.to_dict(letter)["parts"]] == [{"kind", "title", "span"}] * 2
    assert wire.from_json(wire.to_json(letter)) == letter
    shown = " ".join(render(letter, color=False, width=100).split())
    assert "Kèm theo Phụ lục I DANH SÁCH ĐIỂM TRỰC; bản sao: SAO Y BẢN CHÍNH Số: 40/SY-UBND" in shown
