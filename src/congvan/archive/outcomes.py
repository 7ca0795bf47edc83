"""What comes of one file for the archive: its letter, or those of the .zip or .eml that it is, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.model.letter import Letter
from congvan.pipeline import parse_all, parse_document
from congvan.readers import Limits, read_together

TASK = "congvan.archive.outcomes:outcomes"
TOGETHER = "congvan.archive.outcomes:of_many"


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


def of_many(source: bytes, *, name: str | None = None, limits: Limits | None = None) -> list[list[Outcome]]:
    """The outcomes of several files, whose paths ``source`` holds as JSON: for what LibreOffice converts in one run."""
    paths = msgspec.json.decode(source, type=list[str])
    each = zip(paths, read_together(paths, limits=limits), strict=True)
    return [[_outcome(_parsed(document), path) for document in documents] for path, documents in each]


def _parsed(document: Document | ReadError) -> Letter | ReadError:
    return document if isinstance(document, ReadError) else parse_document(document)


def _outcome(found: Letter | ReadError, path: str) -> Outcome:
    if isinstance(found, ReadError):
        return refused(found)
    return Outcome(found.source.path or path, found)


def refused(error: ReadError) -> Outcome:
    """The outcome of a file that gave no letter."""
    return Outcome(error.name, None, (error.name, error.code, error.wrong, error.remedy, error.english))
