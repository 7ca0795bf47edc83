"""The commands: results on stdout, notices on stderr, ``-`` is stdin; exit 0 clean, 1 violated, 2 could not run."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from congvan.cli import main

LETTER = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG LÚA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 27/UBND-VP
V/v hạn chế tập trung đông người

Đồng Lúa, ngày 05 tháng 8 năm 2021

Kính gửi: Các phòng, ban, đơn vị thuộc xã.

Thực hiện Công văn số 412/UBND-VX ngày 02/8/2021 của UBND huyện Gò Mây về phòng dịch, Ủy ban nhân dân xã yêu cầu:

1. Các phòng, ban, đơn vị (trừ Trạm Y tế) bố trí không quá 10 người/phòng làm việc.

2. Giao Văn phòng báo cáo kết quả về Ủy ban nhân dân xã trước ngày 20/8/2021./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Mẫu
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "27.txt"
    path.write_text(LETTER, "utf-8")
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_text_is_plain_when_piped_and_shows_the_letter(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(letter)]) == 0

    shown = capsys.readouterr().out
    for words in (
        "27/UBND-VP",
        "ỦY BAN NHÂN DÂN XÃ ĐỒNG LÚA",
        "không quá 10 người/phòng làm việc",
        "trừ Trạm Y tế",
        "20/8/2021",
    ):
        assert words in shown
    assert "\x1b" not in shown


def test_color_only_where_asked_or_on_a_terminal(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", "--color", "always", str(letter)])
    assert "\x1b[" in capsys.readouterr().out


def test_json_is_an_object_for_one_file_a_list_for_more(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", "--format", "json", str(letter)])
    one = json.loads(capsys.readouterr().out)
    main(["parse", "--format", "json", str(letter), str(letter)])
    more = json.loads(capsys.readouterr().out)

    assert more == [one, one]
    assert one["schema"] == "congvan.letter/1"
    assert one["source"]["path"] == str(letter)


def test_jsonl_is_a_line_each_and_stdin_is_a_dash(
    letter: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, LETTER.encode())
    assert main(["parse", "--format", "jsonl", str(letter), "-"]) == 0

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["directives"] == second["directives"] != []
    assert second["source"]["path"] == "stdin"


def test_a_folder_gets_one_file_each_and_no_name_is_written_over(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "27.md"
    twin.write_text(LETTER.replace("27/", "28/"), "utf-8")
    assert main(["parse", str(letter), str(twin), "-o", str(tmp_path / "out" / "new")]) == 0

    out = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "out" / "new").iterdir()}
    assert {name: one["number"]["serial"] for name, one in out.items()} == {"27.json": "27", "27.md.json": "28"}
    printed = capsys.readouterr()
    assert printed.out == "" and "27.md.json" in printed.err


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "rỗng"),
        ("white.txt", b" \n\t\n", "không có chữ"),
        ("junk.bin", bytes(range(256)) * 20, "không phải"),
        ("cut.docx", b"PK\x03\x04" + b"\0" * 100, "hỏng"),
        ("cut.pdf", b"%PDF-1.4\n%truncated", "hỏng"),
    ],
)
def test_a_broken_file_is_one_line_and_the_others_are_still_parsed(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, told: str
) -> None:
    broken = tmp_path / name
    broken.write_bytes(data)
    assert main(["parse", "--format", "jsonl", str(broken), str(letter)]) == 2

    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    [line] = printed.err.splitlines()
    assert str(broken) in line and told in line and "(" in line


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "none.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("facts", "day", "status", "code"),
    [
        ({"measures": {"nguoi/phong_lam_viec": 12}}, "2021-08-01", "not_in_force", 0),
        ({"measures": {"nguoi/phong_lam_viec": 9}}, "2021-08-06", "compliant", 0),
        ({"measures": {"nguoi/phong_lam_viec": 12}}, "2021-08-06", "unknown", 0),
    ],
)
def test_check(
    letter: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    facts: dict[str, object],
    day: str,
    status: str,
    code: int,
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts), "utf-8")
    assert main(["check", str(letter), "--facts", str(path), "--on", day, "--format", "json"]) == code

    verdicts = json.loads(capsys.readouterr().out)
    [verdict] = [v for v in verdicts if v["rule"].endswith("limit1")]
    assert verdict["status"] == status


def test_a_violation_is_exit_1_and_told_with_the_quote(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["schema", "facts", str(letter)])
    schema = json.loads(capsys.readouterr().out)
    [exempt] = [key for key in schema["properties"]["propositions"]["properties"] if "tram_y_te" in key]
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"measures": {"nguoi/phong_lam_viec": 12}, "propositions": {exempt: False}}), "utf-8")

    assert main(["check", str(letter), "--facts", str(path), "--on", "2021-08-06"]) == 1
    assert "không quá 10 người/phòng làm việc" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("facts", "day", "told"),
    [
        ("{", "2021-08-06", "JSON"),
        ("[]", "2021-08-06", "JSON"),
        ('{"measures": {"nguoi/phong_lam_viec": "mười"}}', "2021-08-06", "nguoi/phong_lam_viec"),
        ('{"measures": {"nguoi/phong": 1}}', "2021-08-06", "nguoi/phong_lam_viec"),
        ("{}", "06/8/2021x", "06/8/2021x"),
    ],
)
def test_bad_facts_are_told(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], facts: str, day: str, told: str
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(facts, "utf-8")
    assert main(["check", str(letter), "--facts", str(path), "--on", day]) == 2
    assert told in capsys.readouterr().err


def test_printed_letters_validate_against_the_printed_schema(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", "letter"])
    schema = json.loads(capsys.readouterr().out)
    main(["parse", "--format", "json", str(letter)])
    printed = json.loads(capsys.readouterr().out)

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(printed, schema)
    printed["limits"][0]["op"] = "about"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(printed, schema)


@pytest.mark.parametrize("what", ["letter", "policy", "facts"])
def test_every_schema_is_a_schema(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", what]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_index_and_search(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 no")
    archive = str(tmp_path / "kho.sqlite")
    assert main(["index", str(tmp_path), "--archive", archive]) == 0
    printed = capsys.readouterr()
    assert "broken.pdf" in printed.err and "1 văn bản" in printed.out

    assert main(["search", "tram y te", "--archive", archive, "--number", "27", "--format", "json"]) == 0
    [hit] = json.loads(capsys.readouterr().out)
    assert (hit["number"], hit["date"]) == ("27/UBND-VP", "2021-08-05")
    assert main(["search", "trạm thú y", "--archive", archive]) == 0
    assert capsys.readouterr().out == ""
    assert main(["search", "x", "--archive", str(tmp_path / "none.sqlite")]) == 2


def test_version_loads_no_heavy_library() -> None:
    code = "import sys; from congvan.cli import main\ntry: main(['--version'])\nexcept SystemExit: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("regex", "lxml", "pypdfium2", "msgspec", "olefile", "PIL", "numpy", "dateparser", "sqlite3"):
        assert f" {name} " not in loaded


def test_a_reader_that_goes_away_is_no_error(letter: Path) -> None:
    command = f"{sys.executable} -m congvan.cli parse {letter} {letter} {letter} | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
