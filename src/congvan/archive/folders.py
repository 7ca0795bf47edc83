"""Which files of a folder may be letters: told by their endings, so that programs and data beside them are left alone.

What such a file really is, the readers tell by its bytes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

#: the endings that offices keep letters under, alone or packed
LETTERS = frozenset(
    (
        *(".txt", ".md", ".doc", ".dot", ".docx", ".docm", ".dotx", ".rtf", ".odt", ".ott", ".wps", ".xls", ".xlsx"),
        *(".pdf", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".eml", ".msg", ".zip"),
        *(".tif", ".tiff", ".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".gif", ".webp"),
    )
)
_ENDING = regex.compile(r"\.[a-z][a-z0-9_]{0,9}")  # "Công văn 12.2020" and "CV so 5. Ban sao" have none


def files(root: Path, archive: str, passed: Counter[str]) -> Iterator[Path]:
    """The files below ``root`` that may be letters, or ``root`` itself where it is a file. Hidden files and the archive
    are left out; files with another ending are counted in ``passed``, by it."""
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
            ending = path.suffix.lower()
            if ending not in LETTERS and _ENDING.fullmatch(ending):
                passed[ending] += 1
                continue
            yield path
