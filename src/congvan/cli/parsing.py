"""``congvan parse``: letters in, their card and directives (or JSON) out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from congvan.cli.bounds import limits_of
from congvan.cli.console import has_color, read_argument, say, width
from congvan.errors import ReadError, UsageError, cause
from congvan.model import wire
from congvan.model.document import Document
from congvan.model.letter import Letter
from congvan.pipeline import parse_document
from congvan.readers import Limits, read_all, read_together
from congvan.view import render


def run(options: argparse.Namespace) -> int:
    """Parses every file; one that cannot be read is told on stderr and makes the exit code 2."""
    failed: list[ReadError] = []
    letters = _letters(options.files, limits_of(options), failed)
    if options.folder:
        _write(letters, Path(options.folder))
    elif options.format == "text":
        _print_views(letters, options)
    else:
        _print_json(letters, options.format, is_many=len(options.files) > 1)
    return 2 if failed else 0


def _letters(files: list[str], limits: Limits, failed: list[ReadError]) -> Iterator[tuple[str, Letter]]:
    """Each letter with its path; a .zip or .eml gives every letter in it."""
    for outcome in _documents(files, limits):
        if isinstance(outcome, ReadError):
            failed.append(outcome)
            say(f"congvan: {outcome}")
        else:
            yield outcome.source.path or "stdin", parse_document(outcome)


def _documents(files: list[str], limits: Limits) -> Iterator[Document | ReadError]:
    if "-" not in files:
        return chain.from_iterable(read_together(files, limits=limits))
    return chain.from_iterable(
        read_all(read_argument(file), name="stdin" if file == "-" else None, limits=limits) for file in files
    )


def _print_views(letters: Iterator[tuple[str, Letter]], options: argparse.Namespace) -> None:
    for place, (_, letter) in enumerate(letters):
        if place:
            print()
        print(render(letter, color=has_color(options.color), width=width()))


def _print_json(letters: Iterator[tuple[str, Letter]], form: str, is_many: bool) -> None:
    """One letter as an object, several as a list (json), or a line each (jsonl)."""
    out = sys.stdout
    if form == "jsonl":
        for _, letter in letters:
            out.write(wire.to_json(letter).decode() + "\n")
        return
    shown = (wire.to_json(letter, indent=2).decode() for _, letter in letters)
    first = list(islice(shown, 2))
    if is_many or len(first) > 1:
        out.write("[\n" + ",\n".join(chain(first, shown)) + "\n]\n")
    else:
        out.writelines(f"{one}\n" for one in first)


def _write(letters: Iterator[tuple[str, Letter]], folder: Path) -> None:
    """``NAME.json`` a letter, by the name of its file, or of the member that held it;
    of two with one name, the later keeps its ending: ``NAME.pdf.json``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: không tạo được thư mục: {cause(error)} (cannot make the folder)") from None
    taken: set[str] = set()
    for file, letter in letters:
        path = Path(file)
        name, count = f"{path.stem}.json", 1
        while name in taken:
            name = f"{path.name}.json" if count == 1 else f"{path.name}.{count}.json"
            count += 1
        taken.add(name)
        (folder / name).write_bytes(wire.to_json(letter, indent=2) + b"\n")
        if name != f"{path.stem}.json":
            say(f"congvan: {file}: trùng tên, ghi ra {name} (name taken, written as {name})")
