"""A read file: one NFC text with lines, pages and boxes beside it, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from congvan.spans import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd in a file or letter, said beside the result; never raised."""

    code: str  #: ``family.kind``: "number.blank"
    message: str  #: a sentence in Vietnamese
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on its page: points (1/72 inch) from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The table cell that a line stands in, all counted from 0; a nested table has a number of its own."""

    table: int
    row: int
    column: int
    rows: int = 1  #: how many rows it reaches over, where the file says


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, its line end left out."""

    span: Span
    page: int = 1  #: counted from 1
    box: Box | None = None  #: None where the format knows no places
    cell: Cell | None = None
    ends_paragraph: bool | None = None  #: True: a paragraph of the file ends here; None: the file does not say


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature in the file."""

    signer: str | None
    signed_at: str | None  #: ISO 8601 with zone
    intact: bool | None  #: whether the signed bytes are unchanged; None: not checked


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    path: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    pages: int | None = None
    encoding: str = "unicode"
    ocr: bool = False
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters that OCR is not sure of."""

    span: Span
    confidence: float  #: 0 to 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file's one text; every `Span` is code points in ``text``."""

    text: str
    lines: tuple[Line, ...]
    source: Source = field(default_factory=Source)
    furniture: tuple[Span, ...] = ()  #: running headers, page numbers, footnotes: in the text, out of the flow
    problems: tuple[Problem, ...] = ()
    doubtful: tuple[Doubt, ...] = ()  #: characters whose reading is unsure
