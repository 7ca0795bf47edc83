"""Letters in .zip and .eml: each is read under its own path, what is none is told, and nothing unfolds without end."""

from __future__ import annotations

import json
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compose
import compose_doc
import compose_msg
from compose import zipped
from congvan.archive import Archive, index
from congvan.cli import main
from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.pipeline import parse_all
from congvan.readers import Limits, read, read_all
from congvan.readers.sniff import kind_of

DOCX = compose.docx(compose.p("Số: 12/UBND-VP"))
TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/TB-UBND\nKính gửi: Các thôn".encode()
PROGRAM = b"MZ\x90\x00" + bytes(300)


def mail(text: str, *attached: tuple[str, bytes], html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vanthu@xa.example", "cacthon@xa.example", "Công văn số 12"
    message["Message-ID"] = "<1@xa.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def told(data: bytes, **given: object) -> list[tuple[str | None, str]]:
    """Path and first line of each document, name and code of each error."""
    found: list[tuple[str | None, str]] = []
    for one in read_all(data, name="a.zip", **given):  # type: ignore[arg-type]
        is_document = isinstance(one, Document)
        found.append((one.source.path, one.text.split("\n")[0]) if is_document else (one.name, one.code))  # type: ignore[union-attr]
    return found


FIRST = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
CASES = {
    "two letters": (
        zipped(("b.docx", DOCX), ("Đợt 1/c.txt", TEXT)),
        [("b.docx", "Số: 12/UBND-VP"), ("Đợt 1/c.txt", FIRST)],
    ),
    "a program beside": (
        zipped(("b.docx", DOCX), ("x.exe", PROGRAM)),
        [("b.docx", "Số: 12/UBND-VP"), ("x.exe", "not_a_document")],
    ),
    "what systems leave": (
        zipped(("__MACOSX/._b", DOCX), (".DS_Store", b"x"), ("~$b.docx", b"x"), ("b", DOCX)),
        [("b", "Số: 12/UBND-VP")],
    ),
    "program code": (
        zipped(("a.py", b"x = 1"), ("b.docx", DOCX)),
        [("a.py", "not_a_document"), ("b.docx", "Số: 12/UBND-VP")],
    ),
    "one in the other": (zipped(("m.eml", mail("Xin gửi", ("b.docx", DOCX)))), [("m.eml/b.docx", "Số: 12/UBND-VP")]),
    "an empty file": (zipped(("b.txt", b""), ("c.txt", TEXT)), [("b.txt", "empty"), ("c.txt", FIRST)]),
    "paths that lead out": (
        zipped(("../../etc/b.txt", TEXT), ("C:\\x\\c.txt", TEXT)),
        [("etc/b.txt", FIRST), ("C:/x/c.txt", FIRST)],
    ),
    "one name twice": (zipped(("b.txt", TEXT), ("./b.txt", TEXT)), [("b.txt", FIRST), ("b.txt#2", FIRST)]),
    "nothing in it": (zipped(), [("", "not_a_document")]),
    "mail with a letter": (mail("Kính chuyển", ("b.docx", DOCX)), [("b.docx", "Số: 12/UBND-VP")]),
    "mail that is one": (mail(TEXT.decode()), [("", FIRST)]),
    "mail and its page": (mail("", html=f"<p>{TEXT.decode().split(chr(10))[0]}</p>"), [("", FIRST)]),
    "mail of both": (mail(TEXT.decode(), ("b.docx", DOCX)), [("b.docx", "Số: 12/UBND-VP"), ("", FIRST)]),
    "mail with a zip": (mail("x", ("b.zip", zipped(("c.docx", DOCX)))), [("b.zip/c.docx", "Số: 12/UBND-VP")]),
}


@pytest.mark.parametrize(("data", "expected"), CASES.values(), ids=CASES)
def test_each_under_its_path(data: bytes, expected: list[tuple[str, str]]) -> None:
    assert told(data) == [(f"a.zip/{path}" if path else "a.zip", what) for path, what in expected]


def test_of_one_file_itself() -> None:
    assert told(DOCX) == [("a.zip", "Số: 12/UBND-VP")]
    assert told(PROGRAM) == [("a.zip", "not_a_document")]
    assert [error.code for error in read_all("không có") if isinstance(error, ReadError)] == ["missing"]


def test_read_gives_the_one_letter_and_names_read_all_for_more() -> None:
    assert read(CASES["mail with a zip"][0], name="m.eml").source.path == "m.eml/b.zip/c.docx"
    assert read(CASES["a program beside"][0]).text == "Số: 12/UBND-VP"
    with pytest.raises(ReadError, match="read_all") as caught:
        read(CASES["two letters"][0])
    assert caught.value.code == "unsupported"
    with pytest.raises(ReadError, match="not a document"):
        read(zipped(("x.exe", PROGRAM)))


def deep(times: int) -> bytes:
    data = zipped(("b.docx", DOCX))
    for _ in range(times):
        data = zipped(("c.zip", data))
    return data


LIMITED = {
    "many members": (zipped(*((f"{n}.txt", TEXT) for n in range(20))), Limits(max_members=5)),
    "many entries": (zipped(*((f"{n}.txt", TEXT) for n in range(20))), Limits(max_parts=5)),
    "large together": (zipped(*((f"{n}.txt", b"a" * 100_000) for n in range(20))), Limits(max_unzipped_bytes=300_000)),
    "one large": (zipped(("a.txt", b"a" * 1_000_000)), Limits(max_part_bytes=10_000)),
    "deep": (deep(6), Limits()),
}


@pytest.mark.parametrize(("data", "limits"), LIMITED.values(), ids=LIMITED)
def test_limits(data: bytes, limits: Limits) -> None:
    assert told(data, limits=limits)[-1][1] == "too_large"


def test_encrypted_member() -> None:
    data = bytearray(zipped(("b.docx", DOCX)))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert told(bytes(data)) == [("a.zip/b.docx", "encrypted")]


@pytest.mark.parametrize(
    "text",
    [
        "Số: 12/UBND-VP\nKính gửi: A\nSubject: thi",
        "Tên: x\nĐịa chỉ: y",
        "Date: 12/3\nTo: all\n\nhello",
        "From: a\nchữ",
    ],
)
def test_a_letter_is_no_mail(text: str) -> None:
    assert kind_of(text.encode()) == "plain"


def test_a_saved_web_archive() -> None:
    page = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>S=E1=BB=91: 12</p>\r\n--b\r\n"
        "Content-Type: image/png\r\nContent-Location: http://x/y.png\r\n\r\nxx\r\n--b--\r\n"
    )
    document = read(page.encode(), name="a.mht")
    assert (document.text, document.source.path, document.source.media_type) == ("Số: 12", "a.mht", "text/html")


@given(st.binary(max_size=200), st.integers(0, 100))
def test_any_damage_is_told(noise: bytes, at: int) -> None:
    for whole in (zipped(("b.txt", TEXT), ("c.docx", DOCX)), mail("x", ("b.docx", DOCX))):
        with suppress(ReadError):
            list(read_all(whole[:at] + noise + whole[at + len(noise) :]))


def test_parse_all() -> None:
    letters = [one for one in parse_all(CASES["two letters"][0]) if not isinstance(one, ReadError)]
    assert [one.number and one.number.raw for one in letters] == ["12/UBND-VP", "7/TB-UBND"]


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(CASES["two letters"][0])
    assert main(["parse", str(path), "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [one["source"]["path"] for one in printed] == [f"{path}/b.docx", f"{path}/Đợt 1/c.txt"]
    assert main(["parse", str(path), "-o", str(tmp_path / "out")]) == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["b.json", "c.json"]


def test_in_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    path = folder / "a.zip"
    path.write_bytes(CASES["a program beside"][0])
    with Archive.open(tmp_path / "kho.db") as archive:
        first = index(archive, [folder])
        assert (first.added, len(first.unread)) == (1, 1)
        assert archive.letter(f"{path}/b.docx") is not None
        again = index(archive, [folder])
        assert (again.added, again.unchanged, again.removed) == (0, 2, 0)
        path.write_bytes(zipped(("c.txt", TEXT)))
        third = index(archive, [folder])
        assert (third.added, third.removed, archive.count()) == (1, 2, 1)
        path.unlink()
        assert index(archive, [folder]).removed == 1
        assert archive.count() == 0


LETTER = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/TB-UBND\nKính gửi: Các thôn"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
OLD = compose_doc.doc([compose_doc.par("Số: 3/BC-UBND")])
MAILS = {
    "a file": (compose_msg.msg("Xin gửi", ("b.docx", DOCX)), [("b.docx", "Số: 12/UBND-VP")]),
    "an old file": (compose_msg.msg("Xin gửi", ("b.doc", OLD)), [("b.doc", "Số: 3/BC-UBND")]),
    "two files": (
        compose_msg.msg("Xin gửi", ("b.docx", DOCX), ("../c.txt", TEXT), ("d.exe", PROGRAM)),
        [("b.docx", "Số: 12/UBND-VP"), ("c.txt", FIRST), ("d.exe", "not_a_document")],
    ),
    "a letter as its text": (compose_msg.msg(LETTER, ("b.docx", DOCX)), [("b.docx", "Số: 12/UBND-VP"), ("", FIRST)]),
    "nothing attached": (compose_msg.msg("Số: 9/UBND"), [("", "Số: 9/UBND")]),
    "a code page": (
        compose_msg.msg("S\u1ed1: 9/UBND".replace("\u1ed1", "ô\u0301"), narrow="cp1258"),
        [("", "Số: 9/UBND")],
    ),
    "a page": (compose_msg.msg(html="<html><body><p>Số: 9/UBND".encode()), [("", "Số: 9/UBND")]),
    "a picture in the text": (compose_msg.msg("Số: 9/UBND", ("cid-logo.png", PICTURE)), [("", "Số: 9/UBND")]),
    "a mail within": (
        compose_msg.msg("Chuyển tiếp", ("", compose_msg.mail(LETTER, ("b.docx", DOCX)))),
        [("mail.msg/b.docx", "Số: 12/UBND-VP"), ("mail.msg/mail", FIRST)],
    ),
    "an object of a program": (compose_msg.msg("Số: 9/UBND", ("", {"x": b"y"})), [("", "Số: 9/UBND")]),
    "nothing": (compose_msg.msg(), [("", "not_a_document")]),
}


@pytest.mark.parametrize("name", MAILS)
def test_mails_of_outlook(name: str) -> None:
    data, expected = MAILS[name]
    assert kind_of(data) == "msg"
    assert told(data) == [("a.zip" + (f"/{path}" if path else ""), words) for path, words in expected]


def test_mails_of_outlook_in_others_are_bounded() -> None:
    inner: compose_msg.Tree = compose_msg.mail("Số: 9/UBND")
    for _ in range(8):
        inner = compose_msg.mail("x", ("", inner))
    assert [code for _, code in told(compose_msg.compound(inner))] == ["too_large", "x"]
    many = compose_msg.msg("x", *((f"{number}.txt", TEXT) for number in range(5)))
    assert [code for _, code in told(many, limits=Limits(max_members=2))] == [FIRST, FIRST, "too_large"]
    large = compose_msg.msg("x", ("b.txt", TEXT * 100))
    assert [code for _, code in told(large, limits=Limits(max_part_bytes=500))] == ["too_large", "x"]


SAVED = compose_msg.msg("Xin gửi", ("b.docx", DOCX), ("", compose_msg.mail(LETTER)))


@given(st.integers(76, len(SAVED) - 1), st.binary(min_size=1, max_size=8))
def test_a_torn_mail_of_outlook_is_read_or_refused(at: int, noise: bytes) -> None:
    for one in read_all(SAVED[:at] + noise + SAVED[at + len(noise) :]):
        assert isinstance(one, Document | ReadError)
