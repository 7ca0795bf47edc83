"""Word 97 and RTF: fields, tables, numbers, code pages, and the legacy fonts of old letters."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose_doc import DELETED, HIDDEN, Par, Run, doc, numbered, ole, par, row
from congvan import legacy
from congvan.errors import ReadError
from congvan.model.document import Cell
from congvan.readers import read

TCVN3_MOTTO = "céng hoµ x· héi chñ nghÜa viÖt nam"


def lines(*pars: Par, **options: object) -> list[str]:
    return read(doc(list(pars), **options)).text.split("\n")  # type: ignore[arg-type]


def test_refused() -> None:
    for data, code in (
        (doc([par("a")], flags=0x0300), "encrypted"),
        (ole({"WordDocument": b"\xdc\xa5" + bytes(5000)}), "unsupported"),
        (ole({"WordDocument": b"\xec\xa5" + bytes(5000)}), "damaged"),
        (doc([par("")]), "empty"),
        (b"{\\rtf1 }", "empty"),
        (b"{\\rtf1", "empty"),
    ):
        with pytest.raises(ReadError) as caught:
            read(data)
        assert caught.value.code == code, data[:20]


@pytest.mark.parametrize("narrow", [False, True])
def test_paragraphs_breaks_and_signs(narrow: bool) -> None:
    found = lines(par("Sè: 12"), par("a\x0bb\x1ec\x1f."), par("\x01x\x08"), narrow=narrow)
    assert found == ["Sè: 12", "a", "b-c.", "x"]


def test_fields_give_their_results_and_hidden_words_nothing() -> None:
    nested = "x \x13 IF \x13 PAGE \x143\x15 \x14kết quả\x15 y"
    assert lines(par(nested)) == ["x kết quả y"]
    assert lines(par("a", Run("b", sprms=DELETED), Run("c", sprms=HIDDEN), "d")) == ["ad"]


def test_tables() -> None:
    document = read(doc([*row("Đơn vị", "Số"), *row("Sở", ""), par("sau"), *row("x", "y")]))
    found = [(line.span.of(document.text), line.cell) for line in document.lines]
    assert found == [
        ("Đơn vị", Cell(0, 0, 0)),
        ("Số", Cell(0, 0, 1)),
        ("Sở", Cell(0, 1, 0)),
        ("", Cell(0, 1, 1)),
        ("sau", None),
        ("x", Cell(1, 0, 0)),
        ("y", Cell(1, 0, 1)),
    ]


def test_text_boxes_stand_behind_the_paragraphs_that_they_hang_on() -> None:
    pars = [par("Số: 12\x08"), *row("a\x08", "b"), par("cuối")]
    document = read(doc(pars, boxes=("HỎA TỐC", "hộp một\rhộp hai", "\r", "không rõ chỗ")))
    found = [(line.span.of(document.text), line.cell) for line in document.lines]
    assert found == [
        ("Số: 12", None),
        ("HỎA TỐC", None),
        ("a", Cell(0, 0, 0)),
        ("hộp một", Cell(0, 0, 0)),
        ("hộp hai", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
        ("cuối", None),
        ("không rõ chỗ", None),
    ]


def test_text_boxes_whose_ends_are_not_told_stand_last() -> None:
    data = bytearray(doc([par("Số: 12\x08"), par("x")], boxes=("HỎA TỐC", "hai")))
    at = bytes(data).index(b"\xec\xa5") + 0x25A + 4
    data[at : at + 4] = bytes(4)
    assert read(bytes(data)).text.split("\n") == ["Số: 12", "x", "HỎA TỐC", "hai"]


def test_numbers() -> None:
    levels = ((0, "\0."), (4, "\1)"))
    pars = [par("x", sprms=numbered(level)) for level in (0, 1, 1, 0, 1)]
    assert lines(*pars, levels=levels) == ["1. x", "a) x", "b) x", "2. x", "a) x"]


def test_legacy_fonts() -> None:
    document = read(
        doc(
            [
                par(Run(TCVN3_MOTTO, 2)),
                par(Run("§éc lËp - Tù do, th\x1f ", 1), Run("COÄNG HOØA", 3), Run(" é")),
                par(Run("Ủy ban nhân dân đã ký", 1)),
                par(Run("xa", 1)),
            ]
        )
    )
    assert document.text.split("\n") == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do, thư CỘNG HÒA é",
        "Ủy ban nhân dân đã ký",
        "xa",
    ]
    assert document.source.encoding == "mixed"


def test_more_runs_than_a_property_page_holds() -> None:
    pars = [par(f"đoạn {number}") for number in range(60)]
    assert lines(*pars) == [f"đoạn {number}" for number in range(60)]


SAMPLE = doc([par("Số: 12"), *row("a", "b"), par(Run(TCVN3_MOTTO, 1), sprms=numbered(0))], levels=((0, "\0."),))


@settings(max_examples=300)
@given(st.integers(512, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_doc_is_read_or_refused(at: int, noise: bytes) -> None:
    with suppress(ReadError):
        read(SAMPLE[:at] + noise + SAMPLE[at + len(noise) :])


RTF = {
    "Unicode with a fallback": (rb"{\rtf1\ansi\uc1 S\u7889? 1\par}", "Số 1"),
    "two fallbacks": (rb"{\rtf1\ansi\uc2 S\u7889\'f4\'f1 1\par}", "Số 1"),
    "a negative code": (rb"{\rtf1\ansi a\u-3913?b\par}", "a\uf0b7b"),
    "code page of a font": (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset163 Arial;}}\f0 U\'d2y\par}", "Ủy"),
    "signs": (rb"{\rtf1 a\~b\_c\-d\{\}\\\tab e\endash f\par}", "a\u00a0b-cd{}\\\te–f"),
    "left out": (rb"{\rtf1{\info{\title x}}{\*\unknown x}{\header x}{\v x}a{\*\bkmkstart b}\par}", "a"),
    "field": (rb'{\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt y}}\par}', "y"),
    "list words": (rb"{\rtf1{\listtext 1.\tab}x\par{\listtext 2.\tab}y\par}", "1. x\n2. y"),
    "line break": (rb"{\rtf1 a\line b\par}", "a\nb"),
    "a line end is nothing": (b"{\\rtf1 a\r\nb\\par}", "ab"),
    "picture": (rb"{\rtf1 a{\pict\wmetafile8 0102ff}b{\bin3 }}}c\par}", "abc"),
    "TCVN3": (rb"{\rtf1\ansi{\fonttbl{\f1 .VnTimeH;}}{\f1 c\'e9ng ho\'b5}\par}", "CỘNG HOÀ"),
    "no end": (rb"{\rtf1 a\par b", "a\nb"),
}


@pytest.mark.parametrize(("data", "text"), RTF.values(), ids=RTF)
def test_rtf(data: bytes, text: str) -> None:
    assert read(data).text == text


def test_rtf_tables() -> None:
    document = read(rb"{\rtf1\trowd\intbl a\cell b\cell\row\trowd\intbl c\cell d\cell\row\pard x\par}")
    found = [(line.span.of(document.text), line.cell) for line in document.lines]
    assert found == [
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
        ("c", Cell(0, 1, 0)),
        ("d", Cell(0, 1, 1)),
        ("x", None),
    ]


@given(st.binary(max_size=200))
def test_any_rtf_is_read_or_refused(inner: bytes) -> None:
    with suppress(ReadError):
        read(b"{\\rtf1 " + inner + b"}")


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("nghÜa viÖt", ".VnTime", "nghĩa việt"),
        ("nghÜa viÖt", ".VnArialH", "NGHĨA VIỆT"),
        ("nghÜa viÖt", "ABCDEF+.VnTime", "nghĩa việt"),
        ("ÑOÄC LAÄP - TÖÏ DO", "VNI-Times", "ĐỘC LẬP - TỰ DO"),
        ("höõu, söï, thôøi, kyù, kyõ, möùc", "VNI-Times", "hữu, sự, thời, ký, kỹ, mức"),
        ("nghÜa", "Times New Roman", "nghÜa"),
    ],
)
def test_decode(text: str, font: str, expected: str) -> None:
    assert legacy.decode(text, font) == expected
