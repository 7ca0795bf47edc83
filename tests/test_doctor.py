"""``congvan doctor``: what is there, what is missing, and the command that brings it."""

from __future__ import annotations

import json

import pytest

from congvan.cli import doctoring, main
from congvan.readers.inventory import Part, parts


def part(name: str, kind: str, is_present: bool) -> Part:
    return Part(kind, name, "tệp", is_present, "1.0" if is_present else None, f"pip install {name}")


def doctor(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    code = main(["doctor", *options])
    return code, capsys.readouterr().out


def test_every_reader_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = doctor(capsys)

    assert code == 0
    assert all(f"có     {name}" in out for name in ("docx", "pdf", "doc", "rtf", "plain"))


def test_a_missing_engine_is_told_with_its_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (part("pdf", "reader", True), part("trueocr", "ocr", False), part("tesserocr", "ocr", False))
    monkeypatch.setattr(doctoring, "parts", lambda: found)
    code, out = doctor(capsys)

    assert code == 0
    assert out.splitlines()[-2:] == ["Còn thiếu (missing): trueocr", "  pip install trueocr"]


def test_one_engine_is_enough(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = (part("pdf", "reader", True), part("trueocr", "ocr", True), part("tesserocr", "ocr", False))
    monkeypatch.setattr(doctoring, "parts", lambda: found)
    _, out = doctor(capsys)

    assert "Còn thiếu" not in out and "thiếu  tesserocr" in out


def test_a_missing_reader_is_a_fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctoring, "parts", lambda: (part("pdf", "reader", False), part("trueocr", "ocr", True)))

    assert doctor(capsys)[0] == 1


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = doctor(capsys, "--format", "json")
    told = json.loads(out)

    assert code == 0
    assert [each["name"] for each in told["parts"]] == [each.name for each in parts()]
    assert set(told["parts"][0]) == {"kind", "name", "reads", "is_present", "version", "install"}
