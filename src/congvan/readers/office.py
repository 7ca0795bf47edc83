"""LibreOffice, where it is installed, for formats that no reader here knows: Word 6-95, OpenDocument, spreadsheets.

It runs in a fresh profile (no macros, no extensions) on a copy of the file, and what it made is read like any other
file; a problem says that it was used. Nothing is loaded or started where there is none.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from congvan.model.document import Document, Problem
from congvan.readers.given import Given
from congvan.readers.refusals import refuse
from congvan.spans import Span

_PROGRAMS = ("soffice", "libreoffice")
_MOST_SECONDS = 60.0
#: what a format becomes: the ending for LibreOffice, and the reader of the result
_INTO = {"odt": ("docx", "docx"), "doc": ("docx", "docx"), "xls": ("html", "html"), "xlsx": ("html", "html")}
_MEDIA_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def is_there() -> bool:
    """Whether LibreOffice can be found."""
    return _program() is not None


def read(given: Given, kind: str) -> Document:
    """The document of a file that LibreOffice converts; raises `ReadError` where it cannot, or not in time."""
    ending, reader = _INTO[kind]
    made = _converted(given, kind, ending)
    found: Document = import_module(f"congvan.readers.{reader}").read(replace(given, data=made))
    source = given.source(_MEDIA_TYPES[kind], found.source.pages, found.source.encoding)
    told = Problem("read.converted", f"Tệp {kind} được đọc qua LibreOffice", Span(0, len(found.text)))
    return replace(found, source=source, problems=(told, *found.problems))


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _converted(given: Given, kind: str, ending: str) -> bytes:
    """What LibreOffice makes of the file; its process group is ended when the time is over."""
    with tempfile.TemporaryDirectory(prefix="congvan-") as name:
        folder = Path(name)
        (folder / f"letter.{kind}").write_bytes(given.data)
        command = [_program() or "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", "--convert-to", ending, "--outdir", str(folder), f"letter.{kind}"]
        try:
            process = subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
        except OSError:
            raise refuse("needs_office", given.name, kind=kind) from None
        try:
            process.wait(min(_MOST_SECONDS, given.limits.max_seconds))
        except subprocess.TimeoutExpired:
            raise refuse("too_slow", given.name, what=f"{_MOST_SECONDS:g}") from None
        finally:
            _end(process)
        made = folder / f"letter.{ending}"
        if not made.is_file() or not 0 < made.stat().st_size <= given.limits.max_bytes:
            raise refuse("damaged", given.name, kind=kind)
        return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is left of a run: LibreOffice's program starts others."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # it has ended, or the system has no process groups
        process.kill()
    process.wait()
