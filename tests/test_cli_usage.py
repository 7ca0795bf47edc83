"""Calls that are wrong, and help: told in Vietnamese and English, with what to do; exit 2."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from congvan.cli import _parser, main


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "van-ban" / "a.txt"
    path.parent.mkdir()
    path.write_text("Số: 9/UBND-VP\nKính gửi: Các thôn.\nYêu cầu các thôn họp trước ngày 15/8/2021.", "utf-8")
    return path


@pytest.mark.parametrize(
    ("call", "vietnamese", "english"),
    [
        ([], "còn thiếu LỆNH", "arguments are required"),
        (["prase", "a.txt"], "LỆNH không có 'prase'", "invalid choice"),
        (["parse"], "congvan parse: còn thiếu FILE", "arguments are required"),
        (["check", "a.txt"], "còn thiếu --facts, --on", "arguments are required"),
        (["parse", "a.txt", "--max-mb", "to"], "--max-mb phải là số, không phải 'to'", "invalid float"),
        (["parse", "a.txt", "-o"], "-o cần một giá trị", "expected one argument"),
        (["parse", "a.txt", "--fast"], "không hiểu --fast", "unrecognized"),
        (["parse", "a.txt", "--format", "xml"], "--format không có 'xml'", "invalid choice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_call_that_is_wrong_is_told_in_both_languages(
    capsys: pytest.CaptureFixture[str], call: list[str], vietnamese: str, english: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call)

    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert vietnamese in told
    assert english in told
    assert "--help" in told


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["parse", "{letter}", "--max-mb", "0"], "giới hạn phải lớn hơn 0 (a limit must be above 0)"),
        (
            ["parse", "{letter}", "-o", "{letter}/ra"],
            "không tạo được thư mục: một phần của đường dẫn không phải thư mục",
        ),
        (["extract", "{letter}.jsonl"], "không đọc được: không có tệp hay thư mục này (cannot read)"),
        (["check", "{letter}", "--facts", "/", "--on", "2021-08-06"], "đây là thư mục, không phải tệp (cannot open"),
        (["search", "x", "--archive", "{archive}", "--limit", "0"], "giới hạn phải từ 1 trở lên, không phải 0"),
    ],
    ids=["no size", "folder in a file", "no sentences", "facts that are a folder", "no results"],
)
def test_what_cannot_be_done_is_told_with_the_reason(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], call: list[str], told: str
) -> None:
    archive = tmp_path / "kho.sqlite"
    main(["index", str(letter.parent), "--archive", str(archive), "--quiet"])
    capsys.readouterr()

    assert main([word.format(letter=letter, archive=archive) for word in call]) == 2
    assert told in capsys.readouterr().err


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    commands = next(one for one in _parser()._actions if isinstance(one, argparse._SubParsersAction))
    for name, command in commands.choices.items():
        assert not [action.dest for action in command._actions if not action.help], name
        assert f"congvan {name}" in (command.epilog or ""), "an example"
        assert "Cách dùng (usage): congvan" in command.format_help()
