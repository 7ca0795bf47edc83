"""Reading folders into an archive: unchanged files are skipped, a broken one is listed, a stopped run goes on."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from congvan.archive.folders import files
from congvan.archive.outcomes import TASK, TOGETHER, Outcome, refused
from congvan.archive.store import Archive
from congvan.errors import ReadError, UsageError, cause
from congvan.readers import Limits, office
from congvan.readers.waiting import is_for_office
from congvan.readers.worker import Worker

_EACH_MORE = 10.0  #: seconds for each file more that is read in one go
CHUNK = 64  #: files kept in one transaction: at most these are read again after a stop


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files seen of all, and the one at hand."""

    done: int
    total: int
    path: str


@dataclass(slots=True)
class Report:
    """What a run did, in letters; ``unread`` holds path and message of each that gave no letter in this run, ``passed``
    how many files of a folder were left alone for their ending."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def index(
    archive: Archive,
    folders: Iterable[str | os.PathLike[str]],
    *,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
) -> Report:
    """Reads every file below ``folders`` that may be a letter by its ending (and any file named) into ``archive``.

    Files are read in a process of its own: one that crashes it, hangs or eats memory is listed, and the run goes on.
    Hidden files and the archive itself are passed over; files that have gone since the last run are taken out.
    Raises `UsageError` for a folder that is not there; nothing else stops the run but the caller.
    """
    roots = [Path(folder).absolute() for folder in folders]
    for root in roots:
        if not root.exists():
            raise UsageError(f"{root}: không có thư mục này; hãy kiểm tra lại đường dẫn (no such folder)")
    run = _Run(archive, archive.hashes(), Report())
    paths = sorted({str(path) for root in roots for path in files(root, archive.path, run.report.passed)})
    here = set(paths)
    run.find_members(here)
    limits = limits or Limits()
    run.defers = office.is_there() and limits.max_conversions > 0
    with Worker(TASK, list[Outcome], replace(limits, max_conversions=0) if run.defers else limits) as worker:
        for start in range(0, len(paths), CHUNK):
            with archive.transaction():
                for done, path in enumerate(paths[start : start + CHUNK], start):
                    if progress:
                        progress(Progress(done, len(paths), path))
                    run.take(path, worker)
                run.settle(limits)
    with archive.transaction():
        run.drop_gone(roots, here)
    if progress:
        progress(Progress(len(paths), len(paths), ""))
    return run.report


@dataclass(slots=True)
class _Run:
    """What a run knows of the archive, and what it has done."""

    archive: Archive
    known: dict[str, str]
    report: Report
    members: dict[str, set[str]] = field(default_factory=dict)  #: known paths within each container that is there
    defers: bool = False  #: whether what only LibreOffice reads waits for its fellows
    waiting: dict[str, str] = field(default_factory=dict)  #: path and SHA-256 of what does

    def find_members(self, here: set[str]) -> None:
        for path in self.known.keys() - here:
            container = next((str(above) for above in Path(path).parents if str(above) in here), None)
            if container:
                self.members.setdefault(container, set()).add(path)

    def take(self, path: str, worker: Worker[list[Outcome]]) -> None:
        """One file: skipped, kept, listed or set aside, with all that is in it; counts are for this run."""
        before = self._known_in(path)
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            self._store(path, "", [refused(_unopened(path, error))])
            return
        if before and all(self.known[one] == sha256 for one in before):
            self.report.unchanged += len(before)
            return
        found = _read(path, worker)
        if self.defers and any(outcome.refusal and is_for_office(outcome.error) for outcome in found):
            self.waiting[path] = sha256
        else:
            self._store(path, sha256, found)

    def settle(self, limits: Limits) -> None:
        """Reads what was set aside, by way of LibreOffice."""
        for path, found in zip(self.waiting, _together(list(self.waiting), limits), strict=True):
            self._store(path, self.waiting[path], found)
        self.waiting.clear()

    def _known_in(self, path: str) -> set[str]:
        return self.members.get(path, set()) | ({path} & self.known.keys())

    def _store(self, path: str, sha256: str, found: list[Outcome]) -> None:
        for gone in self._known_in(path) - {outcome.path for outcome in found}:
            self.archive.remove(gone)
            self.report.removed += 1
        for outcome in found:
            self.keep(outcome, sha256)

    def keep(self, outcome: Outcome, sha256: str) -> None:
        """Puts a letter into the archive, or lists what gave none."""
        if outcome.letter is None:
            self.archive.put_unread(outcome.path, sha256, outcome.error)
            self.report.unread.append((outcome.path, str(outcome.error)))
            return
        self.archive.put(outcome.path, sha256, outcome.letter)
        if outcome.path in self.known:
            self.report.changed += 1
        else:
            self.report.added += 1

    def drop_gone(self, roots: list[Path], here: set[str]) -> None:
        """Takes out files below ``roots`` that are not there any more."""
        kept = here.union(*self.members.values())
        for path in self.known.keys() - kept:
            if any(Path(path).is_relative_to(root) for root in roots):
                self.archive.remove(path)
                self.report.removed += 1


def _read(path: str, worker: Worker[list[Outcome]]) -> list[Outcome]:
    try:
        return worker.call(path)
    except ReadError as error:
        return [refused(error)]
    except Exception as error:  # one file never stops a batch; what went wrong is said in the list
        wrong = f"lỗi trong chương trình ({error})"
        fault = "a fault of congvan: please report it"
        return [refused(ReadError(path, "damaged", wrong, "hãy báo lỗi kèm tệp này", fault))]


def _together(paths: list[str], limits: Limits) -> list[list[Outcome]]:
    """What comes of files that are read in one go; one by one where that fails."""
    if not paths:
        return []
    longer = replace(limits, max_seconds=limits.max_seconds + _EACH_MORE * len(paths))
    # one of them may crash it, or take all the time: alone, it loses no other
    with Worker(TOGETHER, list[list[Outcome]], longer) as worker, suppress(Exception):
        return worker.call(msgspec.json.encode(paths), name=paths[0])
    with Worker(TASK, list[Outcome], limits) as alone:
        return [_read(path, alone) for path in paths]


def _unopened(path: str, error: OSError) -> ReadError:
    return ReadError(
        path,
        "missing",
        f"không mở được tệp ({cause(error)})",
        "kiểm tra quyền đọc",
        "cannot be opened: check permissions",
    )
