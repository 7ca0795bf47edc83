"""Limits on the command line: what one file may cost."""

from __future__ import annotations

from pathlib import Path

import pytest

import compose
from congvan.cli import main


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [("--max-pages", "1", "max_pages=1"), ("--max-mb", "0.0001", "max_bytes=100"), ("--timeout", "1e-9", "giây")],
)
def test_a_file_over_a_limit_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, told: str
) -> None:
    page: list[compose.Mark] = [(90, 80, "Số: 12/UBND-VP"), (90, 100, "Yêu cầu các thôn báo cáo.")]
    file = tmp_path / "a.pdf"
    file.write_bytes(compose.pdf(page, page))
    assert main(["parse", option, value, str(file)]) == 2
    assert told in capsys.readouterr().err


def test_a_limit_that_lets_nothing_through_is_no_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(tmp_path), "--archive", str(tmp_path / "kho.sqlite"), "--max-pages", "0"]) == 2
    assert "above 0" in capsys.readouterr().err
