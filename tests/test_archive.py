"""An archive finds letters with and without diacritics, skips what is unchanged, lists what is broken."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from congvan import UsageError
from congvan.archive import Archive, Progress, index, search
from congvan.archive.keys import days, number_key
from congvan.archive.store import APPLICATION_ID

LETTER = """ỦY BAN NHÂN DÂN
XÃ {place}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/UBND-VP
V/v {subject}

{place}, ngày {day}

Kính gửi: Các thôn trên địa bàn xã.

Ủy ban nhân dân xã yêu cầu các thôn {body}./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Mẫu
"""


def write(folder: Path, name: str, **parts: str) -> Path:
    path = folder / name
    filled = {"place": "Đồng Lúa", "number": "15", "subject": "phòng cháy", "day": "03 tháng 4 năm 2022", "body": "họp"}
    path.write_text(LETTER.format(**filled | parts), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    letters = tmp_path / "letters"
    letters.mkdir()
    write(letters, "a.txt", body="quản lý đường đê và người lao động")
    write(letters, "b.txt", place="Gò Mây", number="16", body="báo cáo số liệu", day="05 tháng 6 năm 2023")
    return letters


@pytest.fixture
def archive(tmp_path: Path, folder: Path):
    with Archive.open(tmp_path / "kho.sqlite") as opened:
        index(opened, [folder])
        yield opened


def test_programs_and_data_beside_the_letters_are_left_alone(tmp_path, folder):
    for name in ("doc_kho.py", "cau_hinh.json", "tai.sh", "nhac.mp3", "B.PY"):
        (folder / name).write_text("Số: 12/UBND-VP\n")
    write(folder, "Cong van so 12.2020", number="17")
    write(folder, "CV 13. Ban sao", number="18")
    write(folder, "CV14.TXT", number="19")
    with Archive.open(tmp_path / "kho.sqlite") as opened:
        report = index(opened, [folder])
        assert report.passed == {".py": 2, ".json": 1, ".sh": 1, ".mp3": 1}
        assert report.added == 5
        assert index(opened, [folder / "doc_kho.py"]).passed == {}  # a file that is named is read


def names(hits) -> list[str]:
    return [Path(hit.path).name for hit in hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("người lao động vắng mặt", []),  # all words must stand in the letter
        ('"lao người"', []),  # a phrase keeps its order
        ("nguoi lao dong", ["a.txt"]),
        ("NGƯỜI LAO ĐỘNG", ["a.txt"]),
        ("duong de", ["a.txt"]),  # đ is d
        ('"bao cao so lieu"', ["b.txt"]),
        ("16/UBND-VP", ["b.txt"]),
        ("yêu cầu", ["a.txt", "b.txt"]),
    ],
)
def test_words(archive: Archive, query: str, found: list[str]) -> None:
    assert sorted(names(search(archive, query))) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"number": "17"}, []),
        ({"number": "5"}, []),  # no part of a number
        ({"number": "15"}, ["a.txt"]),
        ({"number": "16 / ubnd-vp"}, ["b.txt"]),
        ({"issuer": "go may"}, ["b.txt"]),
        ({"issuer": "UBND Gò Lúa"}, []),
        ({"issuer": "UBND xã Gò"}, ["b.txt"]),  # common abbreviations are written out
        ({"doc_type": "CT"}, []),
        ({"doc_type": "cv"}, ["a.txt", "b.txt"]),
        ({"since": "2022-04-04"}, ["b.txt"]),
        ({"until": "2022"}, ["a.txt"]),
        ({"since": "2022-04-03", "until": "2022-04-03"}, ["a.txt"]),
    ],
)
def test_filters(archive: Archive, filters: dict[str, str], found: list[str]) -> None:
    assert sorted(names(search(archive, **filters))) == found


def test_a_hit_shows_the_letters_own_words_at_their_span(archive: Archive) -> None:
    [hit] = search(archive, "nguoi lao dong")

    assert (hit.excerpt is not None and "người lao động" in hit.excerpt) or hit.span is not None
    letter = archive.letter(hit.path)
    assert letter is not None and hit.span is not None
    assert hit.span.of(letter.text).lower() in ("người", "lao", "động")


def test_a_bad_day_is_told(archive: Archive) -> None:
    with pytest.raises(UsageError, match="2022-13"):
        search(archive, since="2022-13")


def test_operators_of_the_query_language_are_words(archive: Archive) -> None:
    for query in ('"', '" OR "', "a* NOT b", "body:x", "(", "^người", "NEAR(a b)", "%_", "'; DROP TABLE letters"):
        search(archive, query)
        search(archive, number=query, issuer=query)
    assert archive.count() == 2


def test_a_second_run_skips_changes_and_removes(archive: Archive, folder: Path) -> None:
    again = index(archive, [folder])
    write(folder, "a.txt", body="nghỉ")
    (folder / "b.txt").unlink()
    write(folder, "c.txt", number="17")
    third = index(archive, [folder])

    assert (again.added, again.changed, again.unchanged, again.removed) == (0, 0, 2, 0)
    assert (third.added, third.changed, third.unchanged, third.removed) == (1, 1, 0, 1)
    assert names(search(archive, "lao dong")) == []
    assert sorted(names(search(archive, "yeu cau"))) == ["a.txt", "c.txt"]


def test_a_broken_file_is_listed_and_stops_nothing(archive: Archive, folder: Path) -> None:
    (folder / "0.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "empty.txt").write_bytes(b"")
    write(folder, "z.txt")
    report = index(archive, [folder])

    assert report.added == 1
    assert [Path(path).name for path, _ in report.unread] == ["0.pdf", "empty.txt"]
    assert [Path(path).name for path, _ in archive.unread()] == ["0.pdf", "empty.txt"]
    assert index(archive, [folder]).unread == []  # told once: the same bytes are not tried again
    write(folder, "empty.txt")
    assert index(archive, [folder]).changed == 1
    assert [Path(path).name for path, _ in archive.unread()] == ["0.pdf"]


def test_a_stopped_run_keeps_whole_chunks_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = tmp_path / "many"
    letters.mkdir()
    for number in range(10):
        write(letters, f"{number}.txt", number=str(number + 1))
    monkeypatch.setattr("congvan.archive.batch.CHUNK", 4)

    def stop(progress: Progress) -> None:
        if progress.done == 6:
            raise KeyboardInterrupt

    with Archive.open(tmp_path / "kho.sqlite") as archive:
        with pytest.raises(KeyboardInterrupt):
            index(archive, [letters], progress=stop)
        assert archive.count() == 4
        report = index(archive, [letters])
        assert (report.added, report.unchanged, archive.count()) == (6, 4, 10)


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "a.txt", tmp_path / "b.sqlite", tmp_path / "c.sqlite"
    text.write_text("không phải kho" * 100, "utf-8")
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    with sqlite3.connect(newer) as db:
        db.execute("CREATE TABLE t (x)")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 99")
    for path in (text, other, newer):
        before = path.read_bytes()
        with pytest.raises(UsageError, match=path.name):
            Archive.open(path)
        assert path.read_bytes() == before
    with pytest.raises(UsageError, match="none"):
        Archive.open(tmp_path / "none", create=False)


def test_the_folder_must_be_there(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        index(archive, [tmp_path / "nowhere"])


def test_a_cut_date_means_all_its_days() -> None:
    assert days("2024-02") == ("2024-02-01", "2024-02-29")
    assert days("2024-02-03") == ("2024-02-03", "2024-02-03")


def test_number_key() -> None:
    assert number_key("12 / QĐ–UBND") == "12/qd-ubnd"
