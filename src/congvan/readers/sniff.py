"""Which format a file has, by its bytes.

>>> kind_of(b"%PDF-1.7 ..."), kind_of("Số: 12/UBND-VP".encode()), kind_of(b"\\x89PNG\\r\\n\\x1a\\n")
('pdf', 'plain', 'image')
"""

from __future__ import annotations

import io
import re
import zipfile

_IMAGES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP  ",
)  # fmt: skip
_BINARIES = (b"MZ", b"\x7fELF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe")
_PACKAGES = {"xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "content.xml": "odt"}
_HTML = (
    b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title", b"<div", b"<p>", b"<p ", b"<table",
    b"<center", b"<font", b"<style", b"<link",
)  # fmt: skip
_FIELD = re.compile(rb"^(?:From [^\n]{1,200}\r?\n)?([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
_FIELDS_OF_PROGRAMS = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"content-type"))
_FIELDS = _FIELDS_OF_PROGRAMS | {b"from", b"to", b"cc", b"subject", b"date", b"delivered-to", b"reply-to", b"sender"}
_JSON = re.compile(rb'[\[\s]*\{\s*(?:"[^"\n]{1,80}"\s*:|\}\s*\]?\s*$)')
_OF_MAILS = ("__nameid_version1.0", "__substg1.0_", "__properties_version1.0", "__recip_version1.0_")
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> str:
    """``plain``, ``pdf``, ``docx``, ``doc``, ``rtf``, ``html``, ``eml``, ``msg``, ``zip``, ``image``, ``binary``,
    ``json``, ``ole``, ``encrypted_ole``, ``broken_zip``, or the name of a format that no reader knows (``xlsx`` …)."""
    head = data[:1024]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_ole(data)
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bmp(data):
        return "image"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in head and not data.startswith(_BINARIES):
        return "pdf"
    if data.startswith(_BINARIES[1:]) or (data.startswith(b"MZ") and b"\x00" in head):
        return "binary"
    low = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKS_OF_UTF16):
        low = head.decode("utf-16", "ignore").lstrip().lower().encode()
    if low.startswith(b"<?xml"):
        return "html" if b"<html" in low or b"<!doctype html" in low else "xml"
    if low.startswith(_HTML) or (low.startswith(b"<!--") and b"<html" in low):
        return "html"
    if _is_mail(data[:16384]):
        return "eml"
    if _JSON.match(low):
        return "json"
    if b"\x00" in head and not head.startswith(_MARKS_OF_UTF16) and not looks_like_utf16(head):
        return "binary"
    return "plain"


def _is_mail(head: bytes) -> bool:
    """Whether a text begins with the header of a mail: several of its lines, one that only mail programs write."""
    if not _FIELD.match(head):
        return False
    names = {name.lower() for name in _FIELD.findall(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])}
    return len(names & _FIELDS) >= 2 and bool(names & _FIELDS_OF_PROGRAMS)


def looks_like_utf16(head: bytes) -> str | None:
    """The codec of UTF-16 text without a mark at its beginning: line ends and spaces show where the zeros stand."""
    for codec, space, end in (("utf-16-le", b" \x00", b"\n\x00"), ("utf-16-be", b"\x00 ", b"\x00\n")):
        zeros = head[1 if codec == "utf-16-le" else 0 :: 2]
        if zeros.count(0) * 2 > len(zeros) and (space in head or end in head) and b"\x00\x00" not in head:
            return codec
    return None


def _is_bmp(data: bytes) -> bool:
    return data[:2] == b"BM" and len(data) > 14 and data[6:10] == b"\0\0\0\0"


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        return "broken_zip"
    if any(name.startswith("word/") for name in names) or "docx" in names:
        return "docx"
    return next((kind for name, kind in _PACKAGES.items() if name in names), "zip")


def _kind_of_ole(data: bytes) -> str:
    # the names of streams stand in the directory as UTF-16; that is enough to tell the kinds apart
    first = int.from_bytes(data[0x30:0x34], "little") + 1 << (12 if data[0x1E:0x1F] == b"\x0c" else 9)
    if "WordDocument".encode("utf-16-le") in data[first : first + 1024]:
        return "doc"
    if any(name.encode("utf-16-le") in data[first : first + 512] for name in _OF_MAILS):
        return "msg"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted_ole"
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    return "xls" if any(name.encode("utf-16-le") + b"\0\0" in data for name in ("Workbook", "Book")) else "ole"
