"""From bytes to a `Document`: one reader a format, chosen by content, never by name.

>>> read("Số: 12/UBND-VP\\nV/v trực Tết".encode()).text.splitlines()
['Số: 12/UBND-VP', 'V/v trực Tết']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Literal

from congvan.errors import ReadError
from congvan.model.document import Document
from congvan.readers.given import FileLike, Given, take
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

__all__ = ["FileLike", "Limits", "read", "read_all", "read_together"]

_READERS = {kind: f"congvan.readers.{kind}" for kind in ("plain", "docx", "pdf", "doc", "rtf", "html")} | {
    "image": "congvan.readers.ocr"
}
_REFUSED = {"binary": "binary", "encrypted_ole": "encrypted", "ole": "binary", "json": "json"}
_BY_OFFICE = frozenset(("odt", "xls", "xlsx", "doc"))  #: "doc" where it is older than Word 97
_CONTAINERS = frozenset(("zip", "eml", "msg"))


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
    "always" reads every page of a PDF from its picture. Of a .zip or a mail the one document in it; `read_all` gives
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
    """Every document in ``source``: those in a .zip, .eml or .msg one by one, with the path "a.zip/b.docx"; any other
    file's own. What cannot be read comes as the error that `read` would raise, in its place.
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


def read_together(sources: Iterable[FileLike], *, limits: Limits | None = None) -> Iterator[list[Document | ReadError]]:
    """What `read_all` gives of each of ``sources``, in their order; LibreOffice, where it is needed, is called once for
    many of them."""
    counts: list[int] = []
    outcomes = _in_order(_leaves(sources, limits or Limits(), counts), limits or Limits())
    held: list[Document | ReadError] = []
    done = 0
    for outcome in outcomes:
        held.append(outcome)
        while len(counts) > done + 1 and len(held) >= counts[done]:
            yield held[: counts[done]]
            del held[: counts[done]]
            done += 1
    if counts:
        yield held


def _leaves(sources: Iterable[FileLike], limits: Limits, counts: list[int]) -> Iterator[Given | ReadError]:
    """The files in ``sources``; ``counts`` tells how many each holds, those of the last still growing."""
    for source in sources:
        counts.append(0)
        try:
            given = take(source, None, limits)
        except ReadError as error:
            counts[-1] += 1
            yield error
            continue
        kind = kind_of(given.data)
        for leaf in _contained(given, kind) if kind in _CONTAINERS else (given,):
            counts[-1] += 1
            yield leaf


def _read(given: Given, kind: str) -> Document:
    """A document, by way of LibreOffice where no reader here knows its format."""
    try:
        return _read_here(given, kind)
    except ReadError as error:
        if kind not in _BY_OFFICE or error.code != "unsupported" or not given.limits.max_conversions:
            raise
        office = import_module("congvan.readers.office")
        if not office.is_there():
            raise
        found: Document = office.read(given, kind)
    return found


def _read_here(given: Given, kind: str) -> Document:
    if kind not in _READERS:
        raise _refusal(kind, given)
    found: Document = import_module(_READERS[kind]).read(given)
    return found


def _tried(given: Given, kind: str) -> Document | ReadError:
    try:
        return _read(given, kind)
    except ReadError as error:
        return error


def _tried_here(given: Given) -> Document | ReadError:
    try:
        return _read_here(given, kind_of(given.data))
    except ReadError as error:
        return error


def _contained(given: Given, kind: str) -> Iterator[Given | ReadError]:
    found: Iterator[Given | ReadError] = import_module("congvan.readers.containers").leaves(given, kind)
    return found


def _in_order(leaves: Iterable[Given | ReadError], limits: Limits) -> Iterator[Document | ReadError]:
    found: Iterator[Document | ReadError] = import_module("congvan.readers.waiting").in_order(
        leaves, _tried_here, limits
    )
    return found


def _each(given: Given, kind: str) -> Iterator[Document | ReadError]:
    return _in_order(_contained(given, kind), given.limits)


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
