"""From bytes to a `Document`: one reader a format, chosen by content, never by name.

>>> read("Số: 12/UBND-VP\\nV/v trực Tết".encode()).text.splitlines()
['Số: 12/UBND-VP', 'V/v trực Tết']
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal

from congvan.model.document import Document
from congvan.readers.given import FileLike, Given, take
from congvan.readers.limits import Limits
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

__all__ = ["FileLike", "Limits", "read"]

_READERS = {kind: f"congvan.readers.{kind}" for kind in ("plain", "docx", "pdf", "doc", "rtf", "html")} | {
    "image": "congvan.readers.ocr"
}
_REFUSED = {"binary": "binary", "encrypted_ole": "encrypted", "ole": "binary", "zip": "binary"}


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
    "always" reads every page of a PDF from its picture. The libraries for a format are
    loaded when the first file of that format comes. Raises `ReadError` where no text can be given at all.
    """
    given = take(source, name, limits or Limits(), ocr)
    kind = kind_of(given.data)
    if kind in _READERS:
        found: Document = import_module(_READERS[kind]).read(given)
        return found
    raise _refusal(kind, given)


def _refusal(kind: str, given: Given) -> Exception:
    if kind == "broken_zip":
        return refuse("damaged", given.name, kind="docx")
    if kind in _REFUSED:
        return refuse(_REFUSED[kind], given.name)
    return refuse("unsupported", given.name, kind=kind)
