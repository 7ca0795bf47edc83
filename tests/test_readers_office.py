"""Formats read by way of LibreOffice: refused with the remedy where it is missing, told where it was used.

A small program of ours stands in for LibreOffice: it is not installed where the tests run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

import compose
from compose import zipped
from congvan import archive
from congvan.errors import ReadError
from congvan.readers import Limits, read, read_all, read_together
from test_readers import OLE

ODT = zipped(("content.xml", "<office/>"))
XLS = OLE + "Workbook".encode("utf-16-le") + bytes(300)


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(("data", "kind"), [(ODT, "odt"), (XLS, "xls"), (zipped(("xl/workbook.xml", "<a/>")), "xlsx")])
def test_refused_with_the_remedy(data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        read(data, name="a")
    assert caught.value.code == "unsupported"
    assert kind in str(caught.value)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A LibreOffice that makes a letter of each file, by the number in it; of what it runs on, the log is told.

    A file without a number it leaves out; at "crash" it ends, and at "hang" it stays.
    """
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for number in range(5):
        (bin_ / f"{number}.made").write_bytes(compose.docx(compose.p(f"Số: {number}/UBND-VP")))
    install(
        bin_,
        monkeypatch,
        f"""
import re, zipfile
bin_, out = pathlib.Path({str(bin_)!r}), pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
names = sys.argv[sys.argv.index("--outdir") + 2:]
with (bin_ / "log").open("a") as log:
    log.write(f"{{len(names)}}\\n")
for name in names:
    words = zipfile.ZipFile(name).read("content.xml").decode()
    if "crash" in words:
        sys.exit(77)
    if "hang" in words:
        (out / name).with_suffix(".docx").write_bytes(b"PK half")
        time.sleep(60)
    if found := re.search("[0-9]", words):
        made = (bin_ / f"{{found[0]}}.made").read_bytes()
        (out / name).with_suffix(".docx").write_bytes(made)
        time.sleep(0.02)
""",
    )
    return bin_ / "log"


def odt(words: object) -> bytes:
    return zipped(("content.xml", f"<office>{words}</office>"))


def packed(*files: bytes) -> bytes:
    return zipped(*((f"f{number}/odt", data) for number, data in enumerate(files)))


def told(outcomes: object) -> list[str]:
    return [one.code if isinstance(one, ReadError) else one.text for one in outcomes]  # type: ignore[attr-defined]


def test_read_and_told(runs: Path) -> None:
    document = read(odt(3), name="a.odt")
    assert document.text == "Số: 3/UBND-VP"
    assert document.source.media_type == "application/vnd.oasis.opendocument.text"
    assert [problem.code for problem in document.problems] == ["read.converted"]
    assert document.source.path == "a.odt"


def test_one_run_for_what_comes_together(runs: Path) -> None:
    found = list(read_all(packed(odt(0), "Số: 12/BX-V".encode(), odt(1), odt(2))))
    assert told(found) == ["Số: 0/UBND-VP", "Số: 12/BX-V", "Số: 1/UBND-VP", "Số: 2/UBND-VP"]
    assert [len(one.problems) for one in found if not isinstance(one, ReadError)] == [1, 0, 1, 1]
    assert runs.read_text().split() == ["3"]


@pytest.mark.parametrize(("bad", "code"), [("", "damaged"), ("crash", "damaged"), ("hang", "too_slow")])
def test_a_bad_file_loses_no_other(runs: Path, bad: str, code: str) -> None:
    found = told(read_all(packed(odt(0), odt(bad), odt(1)), limits=Limits(max_seconds=3 if bad == "hang" else 60)))
    assert found[:2] == ["Số: 0/UBND-VP", code]
    assert found[2] == "Số: 1/UBND-VP" or bad == "hang"  # all the time of the archive is gone


def test_no_more_than_the_limit(runs: Path) -> None:
    packs = packed(*map(odt, range(4)))
    found = told(read_all(packs, limits=Limits(max_conversions=2)))
    assert found == ["Số: 0/UBND-VP", "Số: 1/UBND-VP", "too_large", "too_large"]
    assert told(read_all(packs, limits=Limits(max_conversions=0))) == ["unsupported"] * 4
    with pytest.raises(ReadError, match="LibreOffice"):
        read(odt(1), limits=Limits(max_conversions=0))
    assert runs.read_text().split() == ["2"]


def test_several_files_each_with_its_own(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "a.odt").write_bytes(odt(0))
    (tmp_path / "b.zip").write_bytes(packed(odt(1), odt("")))
    (tmp_path / "c.txt").write_text("Số: 12/BX-V")
    paths = [tmp_path / name for name in ("a.odt", "nowhere", "b.zip", "c.txt")]
    found = [told(outcomes) for outcomes in read_together(paths)]
    assert found == [["Số: 0/UBND-VP"], ["missing"], ["Số: 1/UBND-VP", "damaged"], ["Số: 12/BX-V"]]
    assert list(read_together([])) == []
    assert runs.read_text().split() == ["3", "1"]


def test_a_folder_in_one_run(runs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.odt").write_bytes(odt(number))
    (folder / "bad.odt").write_bytes(odt("crash"))
    (folder / "x.txt").write_text("Số: 12/BX-V")
    with archive.Archive.open(tmp_path / "a.db") as opened:
        report = archive.index(opened, [folder])
        assert (report.added, [Path(path).name for path, _ in report.unread]) == (4, ["bad.odt"])
        assert runs.read_text().split() == ["4", "1"]
        again = archive.index(opened, [folder])
        assert (again.added, again.unchanged) == (0, 5)


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
