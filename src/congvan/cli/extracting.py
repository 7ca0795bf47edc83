"""``congvan extract``: sentences in, their limits, exceptions, deadlines and periods out, a line of JSON each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from congvan.cli.console import say
from congvan.errors import UsageError, cause
from congvan.model import wire
from congvan.pipeline import extract


def run(options: argparse.Namespace) -> int:
    """Reads every line; one that cannot be read is told on stderr by its number and makes the exit code 2."""
    failed = False
    for number, line in _lines(options.file):
        if not line.strip():
            continue
        try:
            found = read_line(line)
        except ValueError as error:
            failed = True
            say(f"congvan: {options.file}: dòng {number}: {error} (bad line)")
        else:
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 2 if failed else 0


def read_line(line: bytes | str) -> dict[str, Any]:
    """The measures of one line of JSON, ``{"id", "date", "text"}``; ``id`` and ``date`` may be left out.

    Raises `ValueError` that says what the line lacks.

    >>> found = read_line('{"id": 7, "date": "2024-03-01", "text": "Mỗi lớp không quá 35 học sinh."}')
    >>> found["id"], found["limits"][0]["value"], len(found["deadlines"])
    (7, 35, 0)
    """
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("không phải UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("không phải JSON") from None
    if not isinstance(row, dict):
        raise ValueError("không phải một đối tượng JSON")
    text, day = row.get("text"), row.get("date")
    if not isinstance(text, str):
        raise ValueError('thiếu "text" là một chuỗi')
    return {"id": row.get("id"), **wire.measures_to_dict(extract(text, issued_on=_day(day)))}


def _day(told: object) -> date | None:
    if told is None:
        return None
    if not isinstance(told, str):
        raise ValueError('"date" không phải NĂM-THÁNG-NGÀY')
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise ValueError(f'"date" không phải NĂM-THÁNG-NGÀY: {told[:40]!r}') from None


def _lines(file: str) -> Iterator[tuple[int, bytes]]:
    if file == "-":
        yield from _numbered(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as opened:
            yield from _numbered(opened)
    except OSError as error:
        raise UsageError(f"{file}: không đọc được: {cause(error)} (cannot read)") from None


def _numbered(opened: BinaryIO) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(opened, 1):
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
