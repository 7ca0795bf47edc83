"""From bytes to a `Document`: one reader a format, chosen by content, never by name.

>>> read("Số: 12/UBND-VP\\nV/v trực Tết".encode()).text.splitlines()
['Số: 12/UBND-VP', 'V/v trực Tết']
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Literal

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.readers.given import FileLike, Given, take
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

__all__ = ["FileLike", "Limits", "read", "read_all"]

_READERS = {kind: f"congvan.readers.{kind}" for kind in ("plain", "docx", "pdf", "doc", "rtf", "html")} | {
    "image": "congvan.readers.ocr"
}
_REFUSED = {"binary": "binary", "encrypted_ole": "encrypted", "ole": "binary"}
_BY_OFFICE = frozenset(("odt", "xls", "xlsx", "doc"))  #: "doc" where it is older than Word 97
_CONTAINERS = frozenset(("zip", "eml"))


def read(
    source: FileLike,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    ocr: Literal["auto", "never", "always"] = "auto",
) -> Document:
    """The document in ``source``: a path, bytes, or a binary file object.

    ``name`` stands in messages and in ``Document.source.path`` instead of the path. ``ocr`` says what to do with pages
    that are pictures, or whose text layer is junk: "auto" reads them where an engine is installed, "never" leaves them,
    "always" reads every page of a PDF from its picture. Of a .zip or .eml the one document in it; `read_all` gives
    several. The libraries for a format are loaded when the first file of that format comes. Raises `ReadError` where
    no text can be given at all.
    """
    given = take(source, name, limits or Limits(), ocr)
    kind = kind_of(given.data)
    return _only(given, kind) if kind in _CONTAINERS else _read(given, kind)


def read_all(
    source: FileLike,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    ocr: Literal["auto", "never", "always"] = "auto",
) -> Iterator[Document | ReadError]:
    """Every document in ``source``: those in a .zip or .eml one by one, with the path "a.zip/b.docx"; any other file's
    own. What cannot be read comes as the error that `read` would raise, in its place.
    """
    try:
        given = take(source, name, limits or Limits(), ocr)
    except ReadError as error:
        yield error
        return
    kind = kind_of(given.data)
    if kind in _CONTAINERS:
        yield from _each(given, kind)
    else:
        yield _tried(given, kind)


def _read(given: Given, kind: str) -> Document:
    try:
        if kind not in _READERS:
            raise _refusal(kind, given)
        found: Document = import_module(_READERS[kind]).read(given)
    except ReadError as error:
        if kind not in _BY_OFFICE or error.code != "unsupported":
            raise
        office = import_module("congvan.readers.office")
        if not office.is_there():
            raise
        found = office.read(given, kind)
    return found


def _tried(given: Given, kind: str) -> Document | ReadError:
    try:
        return _read(given, kind)
    except ReadError as error:
        return error


def _each(given: Given, kind: str) -> Iterator[Document | ReadError]:
    for leaf in import_module("congvan.readers.containers").leaves(given, kind):
        yield leaf if isinstance(leaf, ReadError) else _tried(leaf, kind_of(leaf.data))


def _only(given: Given, kind: str) -> Document:
    """The one document in a container."""
    found: Document | None = None
    errors: list[ReadError] = []
    for outcome in _each(given, kind):
        if isinstance(outcome, ReadError):
            errors.append(outcome)
        elif found:
            raise refuse("several", given.name)
        else:
            found = outcome
    if found is None:
        raise errors[0]
    return found


def _refusal(kind: str, given: Given) -> ReadError:
    if kind == "broken_zip":
        return refuse("damaged", given.name, kind="docx")
    if kind in _REFUSED:
        return refuse(_REFUSED[kind], given.name)
    return refuse("needs_office" if kind in _BY_OFFICE else "unsupported", given.name, kind=kind)
