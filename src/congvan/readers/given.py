"""What was handed to ``read``: bytes, a name for messages, and the limits."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from congvan.model.document import Signature, Source
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse

FileLike = str | os.PathLike[str] | bytes | IO[bytes]


@dataclass(frozen=True, slots=True)
class Given:
    """A file in memory."""

    data: bytes
    name: str  #: for messages
    path: str | None  #: as given, for `Source`
    limits: Limits
    ocr: str = "auto"  #: or "never", "always"
    began: float = field(default_factory=time.monotonic)

    def source(
        self,
        media_type: str,
        pages: int | None = None,
        encoding: str = "unicode",
        is_ocr: bool = False,
        signatures: tuple[Signature, ...] = (),
        sha256: str = "",
    ) -> Source:
        sha256 = sha256 or hashlib.sha256(self.data).hexdigest()
        return Source(self.path, media_type, sha256, pages, encoding, is_ocr, signatures)

    def check_time(self) -> None:
        """To be called between pages and parts; raises `ReadError` when the file has taken too long."""
        if time.monotonic() - self.began > self.limits.max_seconds:
            raise refuse("too_slow", self.name, what=f"{self.limits.max_seconds:g}")


def take(source: FileLike, name: str | None, limits: Limits, ocr: str = "auto") -> Given:
    """The bytes of ``source``; raises `ReadError` for what is missing, empty or too large."""
    if isinstance(source, bytes | bytearray | memoryview):
        path, data = name, bytes(source)
    elif isinstance(source, str | os.PathLike):
        path = name or os.fspath(source)
        data = _load(Path(source), path, limits)
    else:
        path = name or _name_of(source)
        read = source.read(limits.max_bytes + 1)
        if not isinstance(read, bytes):
            raise TypeError("a file object must be opened in binary mode")
        data = read
    shown = path or "(bytes)"
    if not data:
        raise refuse("empty", shown)
    if len(data) > limits.max_bytes:
        raise refuse("too_large", shown, what=f"max_bytes={limits.max_bytes}")
    return Given(data, shown, path, limits, ocr)


def _load(path: Path, shown: str, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise refuse("directory", shown)
        with path.open("rb") as file:
            return file.read(limits.max_bytes + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refuse("missing", shown) from None
    except OSError:
        raise refuse("forbidden", shown) from None


def _name_of(file: IO[bytes]) -> str | None:
    found = getattr(file, "name", None)
    return found if isinstance(found, str) else None
