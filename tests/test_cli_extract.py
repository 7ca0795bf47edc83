"""``congvan extract``: a line of JSON a sentence in, its measures out; a bad line is told and the others are done."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from congvan.cli import main

ROWS: list[dict[str, Any]] = [
    {"id": "s1", "date": "2024-03-01", "text": "Mỗi lớp không quá 35 học sinh, trừ lớp ghép."},
    {"id": "s2", "date": "2024-03-01", "text": "Gửi báo cáo về Sở trước ngày 15/3."},
    {"id": "s3", "text": "Quyết định này có hiệu lực kể từ ngày 01/4/2024."},
    {"id": "s4", "date": None, "text": "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;"},
]


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def told(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_every_sentence_gives_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, *(json.dumps(row, ensure_ascii=False) for row in ROWS))

    assert main(["extract", str(path)]) == 0

    first, second, third, fourth = told(capsys.readouterr().out)
    assert (first["id"], first["limits"][0]["value"], first["exceptions"][0]["text"]) == ("s1", 35, "trừ lớp ghép")
    assert second["deadlines"][0]["date"] == "2024-03-15"
    assert third["periods"][0]["start"] == "2024-04-01"
    assert [fourth[name] for name in ("limits", "exceptions", "deadlines", "periods")] == [[], [], [], []]


def test_spans_are_of_the_text_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, json.dumps(ROWS[0]))

    main(["extract", str(path)])

    [row] = told(capsys.readouterr().out)
    start, end = row["limits"][0]["span"]
    assert ROWS[0]["text"][start:end] == row["limits"][0]["text"]


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("không phải json", "không phải JSON"),
        ("[1, 2]", "không phải một đối tượng"),
        ('{"id": 1}', 'thiếu "text"'),
        ('{"id": 1, "text": 5}', 'thiếu "text"'),
        ('{"id": 1, "date": "31/12/2024", "text": "a"}', '"date"'),
        ('{"id": 1, "date": 2024, "text": "a"}', '"date"'),
        ("[" * 100000, "không phải JSON"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, notice: str
) -> None:
    good = json.dumps(ROWS[0])

    assert main(["extract", str(written(tmp_path, good, "", line, good))]) == 2

    out, err = capsys.readouterr()
    assert len(told(out)) == 2
    assert len(err.splitlines()) == 1
    assert "dòng 3" in err
    assert notice in err


def test_stdin_and_a_byte_order_mark(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(ROWS[1]).encode() + b"\n\xff\xfe\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert main(["extract", "-"]) == 2

    out, err = capsys.readouterr()
    assert told(out)[0]["id"] == "s2"
    assert "dòng 2" in err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "none.jsonl")]) == 2
    assert "không đọc được" in capsys.readouterr().err
