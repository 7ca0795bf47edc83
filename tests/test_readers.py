"""What every reader keeps, and what is refused: formats are told by content, errors name file, fault and remedy."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compose
from compose import zipped
from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.readers import Limits, read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCX = compose.docx(compose.p("Số: 12/UBND-VP"))
PDF = compose.pdf([(90, 80, "Số: 12/UBND-VP ngày 02/3/2020")])
BOMB = compose.docx(compose.p("A" * 3_000_000))
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="x"/>'


REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n ", "empty"),
    "torn image": (PNG, "damaged"),
    "program": (b"MZ\x90\x00" + bytes(300), "not_a_document"),
    "noise": (bytes(range(256)) * 4, "not_a_document"),
    "latin-1 French": ("Le préfet a décidé ça, œuvre à côté".encode("cp1252"), "not_a_document"),
    "zip of a program": (zipped(("a", "MZ\x90\0" + "\0" * 300)), "not_a_document"),
    "spreadsheet": (zipped(("xl/workbook.xml", "<a/>")), "unsupported"),
    "a letter read out": (b'{"schema": "congvan.letter/1", "number": null}', "not_a_document"),
    "lines of data": (b'\xef\xbb\xbf{"id": "1", "text": "a"}\n{"id": "2"}\n', "not_a_document"),
    "a list of data": (b'[\n  {\n    "text" : "a"', "not_a_document"),
    "docx cut short": (DOCX[: len(DOCX) // 2], "damaged"),
    "docx without a main part": (zipped(("word/styles.xml", "<a/>")), "damaged"),
    "docx with broken XML": (zipped(("word/document.xml", "<a><b></a>")), "damaged"),
    "docx with entities": (zipped(("word/document.xml", ENTITY)), "damaged"),
    "docx under a password": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(300), "encrypted"),
    "other OLE file": (OLE, "not_a_document"),
    "PDF cut short": (b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    "PDF without words": (compose.pdf([]), "no_text"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, name="thư.docx")

    assert caught.value.code == code
    assert str(caught.value).startswith(("thư.docx: ", "thư.docx/a: "))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["[Đã ký]", '{"Mật"} Số: 12/UBND-VP', '[{1}] "a": b', "{ }: không có nội dung"])
def test_words_in_brackets_are_no_data(text: str) -> None:
    assert read(text.encode()).text == text


def test_missing_file_and_directory(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.docx", tmp_path):
        with pytest.raises(ReadError) as caught:
            read(path)
        assert caught.value.code == "missing"
        assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (BOMB, Limits(max_unzipped_bytes=100_000)),
        (BOMB, Limits(max_part_bytes=100_000)),
        (BOMB, Limits(max_chars=1000)),
        (DOCX, Limits(max_bytes=10)),
        (compose.pdf([(90, 80, "a")], [(90, 80, "b")]), Limits(max_pages=1)),
        ("chữ ".encode() * 100, Limits(max_chars=100)),
    ],
)
def test_limits(data: bytes, limits: Limits) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, limits=limits)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), (PDF, "application/pdf")],
)
def test_content_decides_not_the_name(tmp_path: Path, data: bytes, media_type: str) -> None:
    path = tmp_path / "thư.txt"
    path.write_bytes(data)

    document = read(path)

    assert document.source.media_type == media_type
    assert document.source.path == os.fspath(path)
    assert len(document.source.sha256) == 64
    assert read(data).source.path is None
    assert read(io.BytesIO(data), name="a").text == document.text
    assert document.text.startswith("Số: 12/UBND-VP")


def test_no_format_library_is_loaded_before_it_is_needed() -> None:
    code = "import sys, congvan.readers as r; r.read(b'a'); print({'lxml', 'pypdfium2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def check(document: Document) -> None:
    """Lines cover the text and nothing else does; spans are inside; the text is NFC."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\n".join(line.span.of(text) for line in document.lines) == text
    at = 0
    for line in document.lines:
        assert line.span.start == at
        at = line.span.end + 1
        assert line.page >= 1
    assert all(0 <= hole.start < hole.end <= len(text) for hole in document.furniture)


LETTERS = st.text("aộ\u0323\u0302 ơ\u0301*_|\\#\t-.\n\r\f\u00d0\u00ad\u200bĐ0", max_size=200)


@given(LETTERS)
def test_invariants_of_plain_text(text: str) -> None:
    try:
        document = read(text.encode())
    except ReadError as error:
        assert error.code in ("empty", "not_a_document")
    else:
        check(document)


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_invariants_of_docx(texts: list[str]) -> None:
    body = "".join(compose.p(text.replace("\f", " ")) for text in texts) + compose.table(
        [texts[0].replace("\f", ""), "x"]
    )
    check(read(compose.docx(body)))


@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=12))
def test_damaged_pdf_is_read_or_refused(at: int, noise: bytes) -> None:
    with suppress(ReadError):
        check(read(PDF[:at] + noise + PDF[at + len(noise) :]))


@given(st.integers(0, len(DOCX) - 1), st.binary(min_size=1, max_size=12))
def test_damaged_docx_is_read_or_refused(at: int, noise: bytes) -> None:
    with suppress(ReadError):
        check(read(DOCX[:at] + noise + DOCX[at + len(noise) :]))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ReadError):
        check(read(data))
