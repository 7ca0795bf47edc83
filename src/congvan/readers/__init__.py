"""From bytes to a `Document`: one reader a format, chosen by content, never by name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO

from congvan.errors import ReadError
from congvan.model.document import Document, Line, Source
from congvan.spans import Span
from congvan.text import nfc

FileLike = str | os.PathLike[str] | bytes | IO[bytes]


def read(source: FileLike, name: str | None = None) -> Document:
    data = (
        Path(source).read_bytes()
        if isinstance(source, (str, os.PathLike))
        else source
        if isinstance(source, bytes)
        else source.read()
    )
    try:
        text = nfc(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise ReadError(str(name or source)[:80], "unsupported", "chưa đọc được", "x", "y") from None
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    return Document(text, tuple(lines), Source(path=name, sha256=hashlib.sha256(data).hexdigest()))
