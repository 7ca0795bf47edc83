"""Reading folders into an archive: unchanged files are skipped, a broken one is listed, a stopped run goes on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from congvan.archive.store import Archive
from congvan.errors import ReadError, UsageError
from congvan.model.letter import Letter
from congvan.readers import Limits
from congvan.readers.worker import Worker

TASK = "congvan.pipeline:parse"
CHUNK = 64  #: letters kept in one transaction: at most these are read again after a stop


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files seen of all, and the one at hand."""

    done: int
    total: int
    path: str


@dataclass(slots=True)
class Report:
    """What a run did, in files; ``unread`` holds path and message of each that gave no letter in this run."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)


def index(
    archive: Archive,
    folders: Iterable[str | os.PathLike[str]],
    *,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
) -> Report:
    """Reads every file below ``folders`` (or the files named) into ``archive``.

    Files are read in a process of its own: one that crashes it, hangs or eats memory is listed, and the run goes on.
    Hidden files and the archive itself are passed over; files that have gone since the last run are taken out.
    Raises `UsageError` for a folder that is not there; nothing else stops the run but the caller.
    """
    roots = [Path(folder).absolute() for folder in folders]
    for root in roots:
        if not root.exists():
            raise UsageError(f"{root}: không có thư mục này; hãy kiểm tra lại đường dẫn (no such folder)")
    paths = sorted({str(path) for root in roots for path in _files(root, archive.path)})
    known, report = archive.hashes(), Report()
    with Worker(TASK, Letter, limits) as worker:
        for start in range(0, len(paths), CHUNK):
            with archive.transaction():
                for done, path in enumerate(paths[start : start + CHUNK], start):
                    if progress:
                        progress(Progress(done, len(paths), path))
                    _take(archive, path, known, report, worker)
    with archive.transaction():
        for path in _gone(known, roots, set(paths)):
            archive.remove(path)
            report.removed += 1
    if progress:
        progress(Progress(len(paths), len(paths), ""))
    return report


def _files(root: Path, archive: str) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    own = Path(archive).absolute()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(folder, name)
            if name.startswith(".") or not path.is_file():
                continue
            if path.absolute() == own or (name.startswith(own.name) and name.endswith(("-wal", "-shm", "-journal"))):
                continue
            yield path


def _take(archive: Archive, path: str, known: dict[str, str], report: Report, worker: Worker[Letter]) -> None:
    """One file: skipped, kept or listed; counts are for this run."""
    outcome: Letter | ReadError
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        sha256, outcome = "", _unopened(path, error)
    else:
        if known.get(path) == sha256:
            report.unchanged += 1
            return
        outcome = _read(path, worker)
    if isinstance(outcome, ReadError):
        archive.put_unread(path, sha256, outcome)
        report.unread.append((path, str(outcome)))
        return
    archive.put(path, sha256, outcome)
    if path in known:
        report.changed += 1
    else:
        report.added += 1


def _read(path: str, worker: Worker[Letter]) -> Letter | ReadError:
    try:
        return worker.call(path)
    except ReadError as error:
        return error
    except Exception as error:  # one file never stops a batch; what went wrong is said in the list
        wrong = f"lỗi trong chương trình ({error})"
        return ReadError(path, "damaged", wrong, "hãy báo lỗi kèm tệp này", "a fault of congvan: please report it")


def _unopened(path: str, error: OSError) -> ReadError:
    return ReadError(
        path,
        "missing",
        f"không mở được tệp ({error.strerror})",
        "kiểm tra quyền đọc",
        "cannot be opened: check permissions",
    )


def _gone(known: dict[str, str], roots: list[Path], here: set[str]) -> list[str]:
    """Known files below ``roots`` that are not there any more."""
    return [path for path in known if path not in here and any(Path(path).is_relative_to(root) for root in roots)]
