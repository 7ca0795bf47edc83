"""LibreOffice, where it is installed, for formats that no reader here knows: Word 6-95, OpenDocument, spreadsheets.

It runs in a fresh profile (no macros, no extensions) on copies of the files, and what it made is read like any other
file; a problem says that it was used. Nothing is loaded or started where there is none. Its start takes most of the
time, so files that come together are converted in one run; one that this loses is tried once more, alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from congvan.errors import ReadError
from congvan.model.document import Document, Problem
from congvan.readers.given import Given
from congvan.readers.refusals import refuse
from congvan.spans import Span

_PROGRAMS = ("soffice", "libreoffice")
_MOST_SECONDS, _EACH = 60.0, 5.0  #: for one file, and for each that comes with it
#: what a format becomes: the ending for LibreOffice, and the reader of the result
_INTO = {"odt": ("docx", "docx"), "doc": ("docx", "docx"), "xls": ("html", "html"), "xlsx": ("html", "html")}
_MEDIA_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Waiting = tuple[Given, str]  #: a file and its format


def is_there() -> bool:
    """Whether LibreOffice can be found."""
    return _program() is not None


def read(given: Given, kind: str) -> Document:
    """The document of a file that LibreOffice converts; raises `ReadError` where it cannot, or not in time."""
    [outcome] = read_together([(given, kind)])
    if isinstance(outcome, ReadError):
        raise outcome
    return outcome


def read_together(waiting: Sequence[Waiting]) -> list[Document | ReadError]:
    """The documents of several files in their order, an error in the place of each that LibreOffice cannot convert;
    one run for all that become the same format."""
    made: dict[int, bytes | ReadError] = {}
    for ending in sorted({_INTO[kind][0] for _, kind in waiting}):
        numbers = [number for number, (_, kind) in enumerate(waiting) if _INTO[kind][0] == ending]
        made |= zip(numbers, _converted([waiting[number] for number in numbers], ending), strict=True)
    return [_read(given, kind, made[number]) for number, (given, kind) in enumerate(waiting)]


def _read(given: Given, kind: str, made: bytes | ReadError) -> Document | ReadError:
    if isinstance(made, ReadError):
        return made
    try:
        found: Document = import_module(f"congvan.readers.{_INTO[kind][1]}").read(replace(given, data=made))
    except ReadError as error:
        return error
    source = given.source(_MEDIA_TYPES[kind], found.source.pages, found.source.encoding)
    told = Problem("read.converted", f"Tệp {kind} được đọc qua LibreOffice", Span(0, len(found.text)))
    return replace(found, source=source, problems=(told, *found.problems))


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _converted(files: Sequence[Waiting], ending: str) -> list[bytes | ReadError]:
    """What one run makes of ``files``; those that it leaves out are tried one by one."""
    made = _run(files, ending)
    if len(files) > 1:
        made = [
            _run([file], ending)[0] if isinstance(one, ReadError) else one
            for file, one in zip(files, made, strict=True)
        ]
    return made


def _run(files: Sequence[Waiting], ending: str) -> list[bytes | ReadError]:
    """One run of LibreOffice; its process group is ended when the time is over."""
    now = time.monotonic()
    left = 0.9 * max(given.limits.max_seconds - (now - given.began) for given, _ in files)  # who waits may end sooner
    seconds = min(_MOST_SECONDS + _EACH * (len(files) - 1), left)
    if seconds <= 0:
        return [_too_slow(given) for given, _ in files]
    with tempfile.TemporaryDirectory(prefix="congvan-") as name:
        folder = Path(name)
        (folder / "made").mkdir()
        names = [f"{number}.{kind}" for number, (_, kind) in enumerate(files)]
        for file, (given, _) in zip(names, files, strict=True):
            (folder / file).write_bytes(given.data)
        command = [_program() or "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", "--convert-to", ending, "--outdir", str(folder / "made"), *names]
        try:
            process = subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
        except OSError:
            return [refuse("needs_office", given.name, kind=kind) for given, kind in files]
        is_late = False
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            is_late = True
        finally:
            _end(process)
        return _outputs(files, folder / "made", ending, is_late)


def _outputs(files: Sequence[Waiting], folder: Path, ending: str, is_late: bool) -> list[bytes | ReadError]:
    """What a run has made; the last of one that was stopped may be half written and does not count."""
    paths = [folder / f"{number}.{ending}" for number in range(len(files))]
    made = [path for path in paths if path.is_file()]
    half = max(made, key=lambda path: path.stat().st_mtime_ns) if is_late and made else None
    found: list[bytes | ReadError] = []
    for path, (given, kind) in zip(paths, files, strict=True):
        if path in made and path != half and 0 < path.stat().st_size <= given.limits.max_bytes:
            found.append(path.read_bytes())
        else:
            found.append(_too_slow(given) if is_late else refuse("damaged", given.name, kind=kind))
    return found


def _too_slow(given: Given) -> ReadError:
    return refuse("too_slow", given.name, what=f"{min(_MOST_SECONDS, given.limits.max_seconds):g}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is left of a run: LibreOffice's program starts others."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # it has ended, or the system has no process groups
        process.kill()
    process.wait()
