"""PDF: columns and paragraphs by geometry, whatever the order of the words in the file."""

from __future__ import annotations

import threading

import pytest

import compose
from congvan.readers import read

HEAD: list[compose.Mark] = [
    (90, 60, "ỦY BAN NHÂN DÂN"),
    (110, 76, "XÃ BÌNH AN"),
    (90, 110, "Số: 12/UBND-VP"),
    (80, 126, "V/v phòng cháy"),
    (80, 142, "và chữa cháy"),
    (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (320, 79, "Độc lập - Tự do - Hạnh phúc"),
    (300, 113, "Bình An, ngày 05 tháng 3 năm 2020"),
    (150, 190, "Kính gửi: Các thôn trong xã"),
]
TAIL: list[compose.Mark] = [
    (320, 595, "TM. ỦY BAN NHÂN DÂN"),
    (85, 600, "Nơi nhận:"),
    (85, 616, "- Như trên;"),
    (85, 632, "- Lưu: VT."),
    (345, 612, "CHỦ TỊCH"),
    (340, 690, "Lê Văn Bình"),
]
READ_HEAD = [words for _, _, words in HEAD]
READ_TAIL = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình"]


def by_rows(marks: list[compose.Mark]) -> list[compose.Mark]:
    return sorted(marks, key=lambda mark: (mark[1], mark[0]))


@pytest.mark.parametrize("marks", [HEAD, by_rows(HEAD), HEAD[::-1]], ids=["stream", "rows", "backwards"])
def test_letterhead(marks: list[compose.Mark]) -> None:
    assert read(compose.pdf(marks)).text.split("\n") == READ_HEAD


def test_motto_on_a_line_of_its_own() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    marks: list[compose.Mark] = [(90, 70, "BỘ X"), (290, 60, motto), (90, 86, "Số: 1/BX")]
    assert read(compose.pdf(marks)).text.split("\n") == ["BỘ X", "Số: 1/BX", motto]


@pytest.mark.parametrize("marks", [TAIL, by_rows(TAIL), TAIL[::-1]], ids=["stream", "rows", "backwards"])
def test_signature(marks: list[compose.Mark]) -> None:
    body: list[compose.Mark] = [(85, 560, "Đề nghị các thôn trong xã thực hiện./.")]
    assert read(compose.pdf(body + marks)).text.split("\n") == [body[0][2], *READ_TAIL]


def test_a_table_row_is_one_line_with_tabs() -> None:
    marks: list[compose.Mark] = [(90, 300, "1"), (130, 300, "Trạm Y tế phường An"), (400, 300, "12")]
    assert read(compose.pdf(marks)).text == "1\tTrạm Y tế phường An\t12"


def test_split_accents_are_joined_by_place() -> None:
    marks: list[compose.Mark] = [(90, 300, "Quy"), (120, 300, "ết"), (140, 300, "định số một trăm")]
    shifted = [(90.0, 300.0, "S"), (96.0, 300.0, "ố"), (110.0, 300.0, "một trăm linh hai người")]
    assert read(compose.pdf(shifted)).text == "Số một trăm linh hai người"
    assert read(compose.pdf(marks)).text.startswith("Quy ết định")


def test_the_wrong_d_is_put_right() -> None:
    assert read(compose.pdf([(90, 300, "QUYẾT \u00d0ỊNH VỀ VIỆC THU")])).text == "QUYẾT ĐỊNH VỀ VIỆC THU"


def test_page_numbers_and_headings_are_furniture() -> None:
    pages = [
        [(90, 40, "CÔNG BÁO/Số 302/Ngày 02-06-2026"), (90, 100, f"đoạn thứ {n} của bài"), (300, 800, f"{n}")]
        for n in (1, 2, 3)
    ]
    document = read(compose.pdf(*pages))
    found = {hole.of(document.text) for hole in document.furniture}
    assert found == {"CÔNG BÁO/Số 302/Ngày 02-06-2026", "1", "2", "3"}
    assert [line.page for line in document.lines] == [1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_paragraphs_end_where_lines_stop_short_or_the_next_is_indented() -> None:
    full = "x" * 60
    marks: list[compose.Mark] = [
        (115, 100, full[:55]),
        (85, 116, full),
        (85, 132, "hết đoạn."),
        (115, 148, full[:55]),
        (85, 164, full),
        (115, 180, full[:55]),
    ]
    document = read(compose.pdf(marks))
    assert [line.ends_paragraph for line in document.lines] == [False, False, True, False, True, None]


def test_boxes_count_from_the_top_left() -> None:
    [line] = read(compose.pdf([(90, 100, "Số: 12/UBND-VP ngày")])).lines
    assert line.box is not None
    assert line.box.left == pytest.approx(90, abs=1)
    assert line.box.top < 100 < line.box.bottom + 4


def test_threads() -> None:
    data, texts = compose.pdf(HEAD), []
    threads = [threading.Thread(target=lambda: texts.append(read(data).text)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(texts) == {"\n".join(READ_HEAD)}


def test_number_and_day_in_signature_fields_stand_at_their_places() -> None:
    marks: list[compose.Mark] = [
        (90, 110, "Số:"),
        (160, 110, "/UBND-VP"),
        (300, 112, "Bình An, ngày"),
        (410, 112, "tháng 3 năm 2020"),
        (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (90, 60, "UBND XÃ BÌNH AN"),
    ]
    text = read(compose.pdf(marks, fields=[(125, 112, "47"), (384, 115, "05")])).text
    assert "Số: 47 /UBND-VP" in text.replace("\t", " ")
    assert "Bình An, ngày 05 tháng 3 năm 2020" in text


CAPITALS = "céng hoµ x· héi chñ nghÜa viÖt nam"
LEGACY: list[compose.Mark] = [
    (90, 60, CAPITALS),
    (90, 80, "§éc lËp - Tù do - H¹nh phóc"),
    (90, 100, "ban tin"),
    (90, 120, "khu 5"),
    (90, 140, "bé y"),
    (118, 140, "tÕ"),
]


def test_fonts_of_capitals() -> None:
    """TCVN3 has no capitals with tones: fonts whose names end in H draw small letters as capitals."""
    fonts = {CAPITALS: "ABCDEF+.VnTimeH", "ban tin": ".VnTimeH", "bé y": ".VnArialH,Bold", "khu 5": ".VnTime"}
    found = read(compose.pdf(LEGACY, fonts=fonts)).text.split("\n")
    shown = ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BAN TIN", "khu 5", "BỘ Y tế"]
    assert found == shown


def test_no_font_of_capitals_and_no_legacy_letters() -> None:
    assert read(compose.pdf(LEGACY)).text.split("\n")[0] == "cộng hoà xã hội chủ nghĩa việt nam"
    unicode = read(
        compose.pdf([(90, 60, "Ủy ban nhân dân xã Bình An")], fonts={"Ủy ban nhân dân xã Bình An": ".VnTimeH"})
    )
    assert unicode.text == "Ủy ban nhân dân xã Bình An"
