"""``congvan doctor``: which files can be read here, with what, and how to get the rest."""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
from dataclasses import asdict

from congvan.readers.inventory import Part, parts
from congvan.version import __version__

_TITLES = {
    "reader": "Bộ đọc (readers)",
    "ocr": "Nhận dạng chữ, OCR (engines for scans)",
    "verifier": "Kiểm tra chữ ký số, tùy chọn (digital signatures, optional)",
    "converter": "Chương trình chuyển đổi, tùy chọn (converters, optional)",
}


def run(options: argparse.Namespace) -> int:
    """Prints what is there; 1 where a reader is missing; OCR is an extra."""
    found = parts()
    missing = _missing(found)
    if options.format == "json":
        print(json.dumps(_told(found, missing), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found, missing)))
    return 1 if any(part.kind == "reader" for part in missing) else 0


def _missing(found: tuple[Part, ...]) -> list[Part]:
    """The parts whose lack leaves files unread: a reader, or the first engine where there is none."""
    engines = [part for part in found if part.kind == "ocr"]
    lost = [part for part in found if part.kind == "reader" and not part.is_present]
    return lost if any(part.is_present for part in engines) else [*lost, engines[0]]


def _told(found: tuple[Part, ...], missing: list[Part]) -> dict[str, object]:
    return {
        "congvan": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "parts": [asdict(part) for part in found],
        "missing": [part.name for part in missing],
    }


def _lines(found: tuple[Part, ...], missing: list[Part]) -> list[str]:
    lines = [f"congvan {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"]
    for kind, title in _TITLES.items():
        lines += ["", title]
        lines += [_line(part) for part in found if part.kind == kind]
    lines.append("")
    if missing:
        lines.append("Còn thiếu (missing): " + ", ".join(part.name for part in missing))
        lines += [f"  {part.install}" for part in missing]
    else:
        lines.append("Đọc được mọi loại tệp đã ghi có. (Every kind of file marked có can be read.)")
    return lines


def _line(part: Part) -> str:
    if part.is_present:
        version = f" {part.version}" if part.version else ""
        return f"  có     {part.name:<12} {part.reads}{version}"
    return f"  thiếu  {part.name:<12} {part.reads}: {part.install}"
