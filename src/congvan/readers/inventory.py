"""Which files can be read here, with what, and how to get what is missing."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from importlib import metadata

from congvan.readers import cms, office
from congvan.readers.ocr.kinds import KINDS

#: reader, the files it reads, the libraries it needs
_READERS = (
    ("docx", "Word (.docx)", ("lxml",)),
    ("pdf", "PDF", ("pypdfium2",)),
    ("doc", "Word 97 (.doc)", ("olefile",)),
    ("rtf", "RTF", ()),
    ("html", "trang web lưu lại (.html)", ("lxml",)),
    ("plain", "văn bản thuần, Markdown (.txt, .md)", ()),
    ("container", "tệp nén, thư điện tử (.zip, .eml, .msg, .mht)", ("olefile",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A reader or an OCR engine."""

    kind: str  #: "reader", "ocr", "verifier" of digital signatures, "converter": what another program makes readable
    name: str
    reads: str
    is_present: bool
    version: str | None  #: of the library it needs, where that is installed
    install: str  #: the command that brings it


def parts() -> tuple[Part, ...]:
    """Every reader, OCR engine and helper, present or missing; looks only, loads nothing."""
    readers = [
        Part("reader", name, reads, all(map(_has, needs)), _version(*needs[:1]), "pip install congvan")
        for name, reads, needs in _READERS
    ]
    images = "ảnh quét: PDF, PNG, JPEG, TIFF"
    engines = [Part("ocr", kind.name, images, kind.is_present, _version(kind.module), kind.install) for kind in KINDS]
    signed = "chữ ký số của PDF, docx: nội dung có bị sửa không"
    has_keys, keys = cms.can_verify(), "cryptography"
    verifier = Part("verifier", keys, signed, has_keys, _version(keys), 'pip install "congvan[sign]"')
    older = "Word 6-95, OpenDocument, bảng tính"
    office_program = Part("converter", "LibreOffice", older, office.is_there(), None, "apt install libreoffice-writer")
    return (*readers, *engines, verifier, office_program)


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _version(module: str = "") -> str | None:
    try:
        return metadata.version(module) if module else None
    except metadata.PackageNotFoundError:
        return None
