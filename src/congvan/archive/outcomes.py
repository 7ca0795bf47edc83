"""What comes of one file for the archive: its letter, or those of the .zip or .eml that it is, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from congvan.errors import ReadError
from congvan.model.letter import Letter
from congvan.pipeline import parse_all
from congvan.readers import Limits

TASK = "congvan.archive.outcomes:outcomes"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A letter under its path ("a.zip/b.docx"), or what was wrong: the parts of a `ReadError`."""

    path: str
    letter: Letter | None = None
    refusal: tuple[str, str, str, str, str] | None = None

    @property
    def error(self) -> ReadError:
        """The error that this outcome tells; raises `ValueError` where it is a letter."""
        if self.refusal is None:
            raise ValueError("a letter, no error")
        return ReadError(*self.refusal)


def outcomes(source: str | bytes, *, name: str | None = None, limits: Limits | None = None) -> list[Outcome]:
    """One outcome for an ordinary file, one for each member of a container."""
    return [_outcome(found, name or str(source)) for found in parse_all(source, name=name, limits=limits)]


def _outcome(found: Letter | ReadError, path: str) -> Outcome:
    if isinstance(found, ReadError):
        return refused(found)
    return Outcome(found.source.path or path, found)


def refused(error: ReadError) -> Outcome:
    """The outcome of a file that gave no letter."""
    return Outcome(error.name, None, (error.name, error.code, error.wrong, error.remedy, error.english))
