"""Plain text and Markdown: encodings, marks that go and marks that stay, columns unfolded."""

from __future__ import annotations

import pytest

from congvan.readers import markdown, read

UNTOUCHED = {
    "the star under a Party letterhead": "ĐẢNG ỦY XÃ BÌNH AN\n*\nSố 12-CV/ĐU",
    "a note's star": "Mức thu (*)\n(*) Theo quy định",
    "a product": "S = 3 * 4 = 2*6",
    "names with underscores": "tệp bao_cao_thang.xlsx, mã QĐ_BKHCN",
    "blanks to fill": "Họ tên: ____________ ngày .../.../20..",
    "rules": "********\n-----\n_________",
    "a bar in a sentence": "chọn A | B",
    "a number sign": "# 12",
    "more than": "> 50 người",
}
STRIPPED = {
    "bold over two lines": ("**ỦY BAN NHÂN DÂN\nXÃ BÌNH AN**", "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN"),
    "a number in italics": ("Số: *12*/UBND-VP", "Số: 12/UBND-VP"),
    "bold italics": ("***Nơi nhận:***  \n– Như trên;  ", "Nơi nhận:\n– Như trên;"),
    "emphasis within words": ("*V/v* *t**riển khai một s**ố* việc", "V/v triển khai một số việc"),
    "escapes": ("1\\. Giao Sở\n\\- Báo cáo\n\\*", "1. Giao Sở\n- Báo cáo\n*"),
    "headings": ("## CHỈ THỊ\n**Về việc X**", "CHỈ THỊ\nVề việc X"),
    "lone bars": ("|\n*Nơi nhận:*\n- Lưu: VT.\n|", "\nNơi nhận:\n- Lưu: VT.\n"),
    "cells": ("Nơi nhận: | GIÁM ĐỐC |\n|---|---|\n| a | b |", "Nơi nhận:\tGIÁM ĐỐC\n\na\tb"),
    "a list's star stays": ("* **Giao** Sở Y tế", "* Giao Sở Y tế"),
    "underscored emphasis": ("_Nơi nhận:_\n__Kể từ ngày__ 01/12", "Nơi nhận:\nKể từ ngày 01/12"),
    "a rule among emphasis": ("**a**\n***\n*\nb", "a\n***\n*\nb"),
    "empty emphasis": ("**a** ** **\n** **", "a\n"),
    "entities and tags": ("Sở Y t&ecirc; &amp; X<br>Y <b>Z</b>", "Sở Y tê & X\nY Z"),
    "links": ("**x** [Nghị định 30](https://a.vn/b)", "x Nghị định 30"),
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_left_alone(text: str) -> None:
    assert markdown.strip(text) == text


@pytest.mark.parametrize(("text", "expected"), STRIPPED.values(), ids=STRIPPED)
def test_marks_go(text: str, expected: str) -> None:
    assert markdown.strip(text) == expected


@pytest.mark.parametrize(
    "near_miss", ["*a " * 40_000, "_a" * 60_000, "|" * 200_000, "**" * 100_000, "<b" * 90_000, "\\" * 99_999]
)
def test_marks_cost_linear_time(near_miss: str) -> None:
    markdown.strip(near_miss)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_encodings(codec: str) -> None:
    words = "Số: 12/UBND-VP\r\nủy ban nhân dân thành phố ngày"
    data = words.encode("utf-8").decode("utf-8")
    if codec == "cp1258":
        decomposed = {"ố": "ô\u0301", "ủ": "u\u0309", "ỷ": "y\u0309", "à": "a\u0300", "ủy": "u\u0309y"}
        for char, pair in decomposed.items():
            data = data.replace(char, pair)
    assert read(data.encode(codec)).text == "Số: 12/UBND-VP\nủy ban nhân dân thành phố ngày"


def test_form_feeds_begin_pages() -> None:
    document = read("một\fhai\nba".encode())
    assert [line.page for line in document.lines] == [1, 2, 2]
    assert document.source.pages == 2


HEAD = """\
   ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     XÃ BÌNH AN                    Độc lập - Tự do - Hạnh phúc

Số:   12 /UBND-VP               Bình An, ngày  05 tháng  3  năm 2020
V/v phòng cháy
và chữa cháy

Kính gửi: Các thôn."""
TAIL = """\
Đề nghị các thôn thực hiện./.
                                     TM. ỦY BAN NHÂN DÂN
Nơi nhận:\t\t\tKT. CHỦ TỊCH
- Như trên;\t\t\tPHÓ CHỦ TỊCH
- Trưởng các thôn
  trong xã;
- Lưu: VT.



\t\t\t\t\tLê Văn Bình"""
BODY = """\
Giao các đơn vị:
STT     Đơn vị               Số người
1       Trạm Y tế            12
2       Trường Tiểu học      30
- Sáng:   từ 8h30"""


def test_letterhead_unfolds() -> None:
    assert read(HEAD.encode()).text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ BÌNH AN",
        "Số:   12 /UBND-VP",
        "V/v phòng cháy",
        "và chữa cháy",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình An, ngày  05 tháng  3  năm 2020",
        "",
        "Kính gửi: Các thôn.",
    ]


def test_signature_unfolds() -> None:
    assert read(TAIL.encode()).text.split("\n") == [
        "Đề nghị các thôn thực hiện./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Trưởng các thôn",
        "trong xã;",
        "- Lưu: VT.",
        "",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Bình",
    ]


def test_a_line_that_begins_with_the_tab_of_the_columns_stands_on_the_right() -> None:
    tail = "Nơi nhận:\tTM. BAN THƯỜNG VỤ\n- Như trên;\tPHÓ BÍ THƯ\n- Lưu: VT.\n\tLê Văn Bình"

    assert read(tail.encode()).text.split("\n") == [
        *("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", "TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Bình"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn Bình",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố:      /UBND",
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam   năm 2013;",
    ],
)
def test_nothing_else_is_moved(text: str) -> None:
    assert read(text.encode()).text == text
