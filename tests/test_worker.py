"""A file that crashes its reader, hangs or eats memory costs that file and no more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan.archive import Archive, batch, index
from congvan.errors import ReadError
from congvan.readers import Limits
from congvan.readers.worker import Document, Worker

TASK = "misbehaving:run"


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker[str]]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with Worker(TASK, str, Limits(max_seconds=2, max_memory=1_000_000_000)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"crash", "crashed"),
        (b"exit", "crashed"),
        (b"hang", "too_slow"),
        pytest.param(b"eat", "too_large", marks=pytest.mark.skipif(sys.platform == "win32", reason="no such limit")),
    ],
)
def test_one_file_is_lost_and_the_next_is_read(worker: Worker[str], source: bytes, code: str) -> None:
    assert worker.call(b"before") == "b'before'"
    with pytest.raises(ReadError) as caught:
        worker.call(source, name="a.pdf")
    assert (caught.value.code, caught.value.name) == (code, "a.pdf")
    assert worker.call(b"after") == "b'after'"


def test_any_other_exception_is_told_in_words(worker: Worker[str]) -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'a fault'"):
        worker.call(b"raise")


def test_what_a_library_prints_is_no_answer(worker: Worker[str]) -> None:
    assert worker.call(b"print") == "b'print'"


def test_refusals_come_through_as_they_are(tmp_path: Path) -> None:
    with Worker("congvan.readers:read", Document) as reader:
        with pytest.raises(ReadError) as caught:
            reader.call(tmp_path / "none.pdf")
        assert caught.value.code == "missing"
        with pytest.raises(ReadError, match="bytes"):
            reader.call(b"")


def test_an_archive_lists_a_file_that_crashes_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setattr(batch, "TASK", TASK)
    (tmp_path / "a.pdf").write_bytes(b"x")

    def crash(self: Worker[str], source: str) -> str:
        return Worker.call(self, b"crash", name=source)

    monkeypatch.setattr(batch, "Worker", type("Crashing", (Worker,), {"call": crash}))
    with Archive.open(tmp_path / "kho.sqlite") as archive:
        [(path, message)] = index(archive, [tmp_path]).unread
    assert path.endswith("a.pdf")
    assert "the process that read it died" in message
