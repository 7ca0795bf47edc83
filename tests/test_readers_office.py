"""Formats read by way of LibreOffice: refused with the remedy where it is missing, told where it was used.

A small program of ours stands in for LibreOffice: it is not installed where the tests run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

import compose
from congvan.errors import ReadError
from congvan.readers import Limits, read
from test_readers import OLE, zipped

ODT = zipped(content_xml="<office/>")
XLS = OLE + "Workbook".encode("utf-16-le") + bytes(300)


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(("data", "kind"), [(ODT, "odt"), (XLS, "xls"), (zipped(xl__workbook_xml="<a/>"), "xlsx")])
def test_refused_with_the_remedy(data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        read(data, name="a")
    assert caught.value.code == "unsupported"
    assert kind in str(caught.value)


def test_read_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(compose.docx(compose.p("Số: 12/UBND-VP")))
    install(
        tmp_path,
        monkeypatch,
        f"pathlib.Path('letter.docx').write_bytes(pathlib.Path({str(tmp_path / 'made')!r}).read_bytes())",
    )
    document = read(ODT, name="a.odt")
    assert document.text == "Số: 12/UBND-VP"
    assert document.source.media_type == "application/vnd.oasis.opendocument.text"
    assert [problem.code for problem in document.problems] == ["read.converted"]
    assert document.source.path == "a.odt"


def test_it_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, monkeypatch, "sys.exit(1)")
    with pytest.raises(ReadError) as caught:
        read(ODT)
    assert caught.value.code == "damaged"


def test_it_hangs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, monkeypatch, "time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read(ODT, limits=Limits(max_seconds=0.5))
    assert caught.value.code == "too_slow"
    assert time.monotonic() - begun < 20
