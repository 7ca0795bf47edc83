"""What the members of one container may cost together, and what a member is called."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse

_CONTROL = regex.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container; one without a name is the container's own text (the body of a mail)."""

    name: str
    data: bytes


class Budget:
    """Counts members and bytes of a container and of all within it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._members, self.left = limits.max_members, limits.max_unzipped_bytes

    def take(self, size: int, name: str) -> None:
        """A member of ``size`` bytes; raises `ReadError` (``too_large``) where it is one too many."""
        self._members -= 1
        self.left -= size
        if self._members < 0:
            raise refuse("too_large", name, what=f"max_members={self._limits.max_members}")
        if self.left < 0:
            raise refuse("too_large", name, what=f"max_unzipped_bytes={self._limits.max_unzipped_bytes}")


def safe(name: str) -> str:
    """A member's name without what could lead out of a folder, and without characters that do not show.

    >>> safe("..\\\\..\\\\C:/tmp/./a\\u202excod.exe"), safe("/etc/passwd"), safe("Công văn/12.docx")
    ('C:/tmp/axcod.exe', 'etc/passwd', 'Công văn/12.docx')
    """
    parts = _CONTROL.sub("", name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part.strip(" .") and part not in (".", ".."))[:400]


def is_hidden(name: str) -> bool:
    """Whether a member is one that a system leaves behind."""
    return any(part.startswith((".", "~$")) or part in _HIDDEN for part in name.split("/"))
