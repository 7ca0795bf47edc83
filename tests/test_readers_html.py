"""HTML: what a portal sets around a letter goes, the letter's words and numbers stay, nothing is fetched or unfolds."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.pipeline import parse
from congvan.readers import Limits, read

HEAD = """<table border=0><tr><td><p align=center><b>ỦY BAN NHÂN DÂN<br>XÃ BÌNH AN</b></p>
<p>Số: 12/UBND-VP<br>V/v trực Tết</p></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p>
<p><i>Bình An, ngày 05 tháng 3 năm 2020</i></p></td></tr></table>"""
BODY = "<p>Kính gửi: Các thôn&nbsp;</p><p>Ủy ban   nhân dân xã yêu cầu\ncác thôn trực 24/24 giờ.</p>"
TAIL = """<table><tr><td><p>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.</p></td>
<td><p>CHỦ TỊCH</p><p><br></p><p>Lê Văn Bình</p></td></tr></table>"""
LETTER = HEAD + BODY + TAIL
LINES = [
    "ỦY BAN NHÂN DÂN",
    "XÃ BÌNH AN",
    "Số: 12/UBND-VP",
    "V/v trực Tết",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bình An, ngày 05 tháng 3 năm 2020",
    "Kính gửi: Các thôn\u00a0",
    "Ủy ban nhân dân xã yêu cầu các thôn trực 24/24 giờ.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "CHỦ TỊCH",
    "Lê Văn Bình",
]
PAGES = {
    "alone": LETTER,
    "in a document": f"<html><head><title>Công văn</title><style>p{{}}</style></head><body>{LETTER}</body></html>",
    "menus and scripts": f"<body><nav>Trang chủ</nav><p id=menu>Tin<script>a</script><div>{LETTER}</div>",
    "title and buttons above": f"<body><div><h1>Công văn số 12</h1><a href=#>Tải</a> Lượt xem: 9{LETTER}</div></body>",
    "side bar of links": f"<body><div>{LETTER}</div><div class=sidebar><a href=a>Văn bản khác</a></div></body>",
    "a table around the page": f"<body><table><tr><td>{LETTER}</td></tr></table></body>",
    "footer and hidden words": f"<body>{LETTER}<p style='display:none'>ẩn</p><footer>Bản quyền</footer></body>",
    "comment first": f"<!-- saved from url=(0014)about:internet --><html><body>{LETTER}",
    "XHTML": f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body>{LETTER}</body></html>',
}


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_letter_alone_is_left(page: str) -> None:
    document = read(page.encode())
    assert lines(document) == LINES
    assert document.source.media_type == "text/html"


def test_its_fields() -> None:
    letter = parse(PAGES["menus and scripts"].encode())
    assert letter.number is not None
    assert (letter.number.raw, letter.date and letter.date.value) == ("12/UBND-VP", "2020-03-05")
    assert [one.name for one in letter.signers] == ["Lê Văn Bình"]


BLOCKS = {
    "numbers": (
        "<ol><li>một<li>hai<ol type=a><li>x<li>y</ol><li value=7>bảy</ol>",
        "1. một\n2. hai\na. x\nb. y\n7. bảy",
    ),
    "start and style": ("<ol start=3 style='list-style-type: upper-roman'><li>a<li>b</ol>", "III. a\nIV. b"),
    "counted down": ("<ol reversed start=2><li>a<li>b</ol>", "2. a\n1. b"),
    "bullets": ("<ul><li>a<li><p>b</p><p>c</p></ul>", "- a\n- b\nc"),
    "headings": ("<h2>I. MỤC ĐÍCH</h2>chữ<h3>1. Yêu cầu</h3>", "I. MỤC ĐÍCH\nchữ\n1. Yêu cầu"),
    "entities": ("<p>S&#7889;: 12 &amp; t&ecirc;n&nbsp;&lt;x&gt;", "Số: 12 & tên\u00a0<x>"),
    "spaces": ("<p> a \n b<b> c</b> <i>d </i><br> e</p>", "a b c d\ne"),
    "as typed": ("<pre>a\n  b</pre>", "a\n  b"),
    "not shown": ("<p>a<del>b</del><span hidden>c</span><input value=d></p>", "a"),
    "fonts of old pages": (
        "<p><font face='.VnTimeH'>céng hoµ</font> <span style='font-family:VNI-Times'>Ñoäc laäp",
        "CỘNG HOÀ Độc lập",
    ),
    "words of old pages": ("<p>Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
}


@pytest.mark.parametrize(("markup", "text"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(markup: str, text: str) -> None:
    assert read(f"<html><body>{markup}</body></html>".encode()).text == text


def test_tables() -> None:
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    document = read(f"<table><tr><td>a</td><td>b{inner}</td></tr><tr><td>c</td><td>d</td></tr></table>".encode())
    found = [(line.span.of(document.text), line.cell and tuple(vars_of(line.cell))) for line in document.lines]
    assert found == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("x", (1, 0, 0)),
        ("y", (1, 0, 1)),
        ("c", (0, 1, 0)),
        ("d", (0, 1, 1)),
    ]


def vars_of(cell: object) -> list[int]:
    return [getattr(cell, name) for name in ("table", "row", "column")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_character_sets(codec: str) -> None:
    page = f"<html><head><meta charset={codec}></head><body><p>ngày 05 tháng 3, đơn vị ở xã</p></body></html>"
    if codec == "cp1258":
        page = page.replace("ị", "i\u0323").replace("ở", "ơ\u0309").replace("à", "a\u0300").replace("ã", "a\u0303")
    assert read(page.encode(codec)).text == "ngày 05 tháng 3, đơn vị ở xã"


def test_what_the_page_says_of_itself_is_asked_last() -> None:
    page = "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Le préfet à côté</p>"
    assert read(page.encode("latin-1")).text == "Le préfet à côté"
    assert read(page.replace("Le préfet à côté", "Số: 12/QĐ").encode()).text == "Số: 12/QĐ"


HOSTILE = {
    "deep": "<html>" + "<div>" * 300_000 + "a",
    "deep tables": "<html>" + "<table><tr><td>" * 20_000 + "a",
    "many cells": "<html><p>a<table><tr>" + "<td>x" * 20_000,
    "too many cells": "<html><p>a<table><tr>" + "<td>x" * 900_000,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>x&b;&b;',
    "a file elsewhere": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>x&x;',
    "an endless attribute": "<html><p class='" + "a" * 2_000_000,
    "many attributes": "<html><p " + "a=1 " * 100_000 + ">x",
    "unclosed": "<html><p>a" + "<b><i>" * 100_000,
    "a long style": "<html><p style='font-family:" + "x" * 500_000 + "'>a",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end(page: str) -> None:
    with suppress(ReadError):
        assert "root:" not in read(page.encode(), limits=Limits(max_chars=3_000_000)).text


@given(st.text("<>/pdivtablero&;\"'= aộ\0", max_size=120))
def test_any_markup_is_read_or_refused(inner: str) -> None:
    with suppress(ReadError):
        read(f"<html>{inner}".encode())


def test_cells_that_say_they_reach_over_everything_are_cut() -> None:
    rows = '<tr><td rowspan="9999" colspan="9999">ô</td></tr>' * 500
    document = read(f"<table><tr><td>a</td><td>b</td></tr>{rows}</table>".encode())
    cells = [line.cell for line in document.lines if line.cell]
    assert len(cells) == 502
    assert all(cell.column <= 200 and cell.rows <= 200 for cell in cells)
