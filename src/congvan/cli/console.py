"""What the terminal is like, and how a notice is said."""

from __future__ import annotations

import os
import shutil
import sys


def say(notice: str) -> None:
    """One line on stderr."""
    print(notice, file=sys.stderr)


def has_color(choice: str) -> bool:
    """Whether stdout gets colour: as chosen, else when it is a terminal and NO_COLOR is not set."""
    return choice == "always" or (choice == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def width() -> int:
    """Columns to write in: the terminal's, 100 at most; 100 where there is none."""
    return min(100, shutil.get_terminal_size((100, 24)).columns)


def read_argument(path: str) -> bytes | str:
    """A file argument as `congvan.read` takes it: the path, or the bytes of stdin for ``-``."""
    return sys.stdin.buffer.read() if path == "-" else path
