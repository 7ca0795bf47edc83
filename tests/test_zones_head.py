"""Zones above the body: which line is what, and where the body begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.structure import ZoneKind
from congvan.readers import read
from congvan.text import View
from congvan.zones import head
from congvan.zones.lines import Piece, cut

LETTER = """\
CÔNG BÁO/Số 12/Ngày 02-06-2026
UBND TỈNH AN BÌNH
SỞ Y TẾ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/SYT-VP
An Bình, ngày 03 tháng 5 năm 2026
V/v trực lễ
tại các bệnh viện
HỎA TỐC
Kính gửi: Các bệnh viện
KHẨN
Sở yêu cầu các bệnh viện trực.
"""


def claimed(text: str) -> tuple[tuple[Piece, ...], dict[int, ZoneKind]]:
    document = read(text.encode("utf-8"), name="letter.txt")
    pieces = cut(document)
    return pieces, head.claim(pieces, View.of(document.text))[0]


def kinds_of(text: str) -> list[tuple[str, str | None]]:
    pieces, kinds = claimed(text)
    return [(piece.text, kinds[piece.index].value if piece.index in kinds else None) for piece in pieces]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật An toàn ngày 01/01/2020;\nCăn cứ Nghị định số 1/2020/NĐ-CP;\n",
        "Kính gửi: Các bệnh viện\nSở đề nghị các bệnh viện thực hiện.\n",
        "Thực hiện Công văn số 12/SYT-VP ngày 3/5/2020 của Sở Y tế, các đơn vị báo cáo.\n1. Báo cáo tuần.\n",
        "1. Nội dung thứ nhất.\n2. Nội dung thứ hai.\n",
    ],
)
def test_a_body_is_not_claimed(text: str) -> None:
    assert [kind for _, kind in kinds_of(text) if kind] == []


def test_every_line_above_the_body_is_named_and_no_line_of_it() -> None:
    kinds = [kind for _, kind in kinds_of(LETTER)]

    assert kinds == [
        "furniture",
        "issuer",
        "issuer",
        "furniture",
        "motto",
        "motto",
        "number",
        "place_date",
        "subject",
        "subject",
        "urgency",
        None,
        "urgency",
        None,
    ]


def test_two_columns_on_a_line_are_two_pieces() -> None:
    found = dict(
        kinds_of("BỘ Y CHÍNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/BYC\tHà Nội, ngày 2 tháng 3 năm 2020\n")
    )

    assert found == {
        "BỘ Y CHÍNH": "issuer",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "motto",
        "Số: 5/BYC": "number",
        "Hà Nội, ngày 2 tháng 3 năm 2020": "place_date",
    }


def test_the_line_of_who_decides_is_body() -> None:
    text = "QUYẾT ĐỊNH\nVề việc khen thưởng\nGIÁM ĐỐC SỞ Y TẾ\nCăn cứ Luật Thi đua;\n"

    assert [kind for _, kind in kinds_of(text)] == ["title", "title", None, None]


def test_an_unknown_line_between_known_ones_is_furniture() -> None:
    text = "SỞ Y TẾ\nSố: 5/SYT\nMã hồ sơ a-17\nAn Bình, ngày 2 tháng 3 năm 2020\nKính gửi: Các bệnh viện\n"

    assert dict(kinds_of(text))["Mã hồ sơ a-17"] == "furniture"


@given(st.lists(st.sampled_from([*LETTER.splitlines(), "QUYẾT ĐỊNH", "Điều 1. Nay", "I. MỤC", "*", "|"]), max_size=30))
def test_only_pieces_that_exist_are_claimed_and_never_addressees(lines: list[str]) -> None:
    pieces, kinds = claimed("\n".join(["x", *lines]))

    assert set(kinds) <= {piece.index for piece in pieces}
    assert not {ZoneKind.TO, ZoneKind.BODY} & set(kinds.values())
    assert not any(pieces[index].folded.startswith("kính gửi") for index in kinds)
