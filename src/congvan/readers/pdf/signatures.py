"""Digital signatures of a PDF: signer, time, and whether the signed bytes are unchanged.

Source: ISO 32000-2, 12.8. Letters are signed one after the other (the author, then the office with number and day), so
each signature covers the file as it was then; what was added behind it makes none of them broken.
"""

from __future__ import annotations

import ctypes
import hashlib
from dataclasses import dataclass

import pypdfium2.raw as pdfium
import regex

from congvan.model.document import Problem, Signature
from congvan.readers import cms

_MOST = 100  #: signatures looked at
_LARGEST = 4_000_000  #: bytes of a signature
_TIME = regex.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)")
_NAME = regex.compile(rb"/Name\s{0,3}\(((?:[^()\\]|\\.){1,300})\)", regex.DOTALL)
_AROUND = 2000  #: bytes beside the signature in which its dictionary stands
_STAMP = "ETSI.RFC3161"


@dataclass(frozen=True, slots=True)
class Raw:
    """A signature field as the file has it."""

    der: bytes
    ranges: tuple[int, ...]  #: start and length of each stretch of signed bytes
    kind: str
    time: str


def raw_signatures(document: pdfium.FPDF_DOCUMENT) -> list[Raw]:
    """The signature fields of an open document; to be called under the lock."""
    found = []
    for index in range(min(pdfium.FPDF_GetSignatureCount(document), _MOST)):
        field = pdfium.FPDF_GetSignatureObject(document, index)
        size = pdfium.FPDFSignatureObj_GetContents(field, None, 0)
        if not field or not 0 < size < _LARGEST:
            continue
        der, ranges = ctypes.create_string_buffer(size), (ctypes.c_int * 16)()
        pdfium.FPDFSignatureObj_GetContents(field, der, size)
        count = min(pdfium.FPDFSignatureObj_GetByteRange(field, ranges, 16), 16)
        words = []
        for ask in (pdfium.FPDFSignatureObj_GetSubFilter, pdfium.FPDFSignatureObj_GetTime):
            buffer = ctypes.create_string_buffer(128)
            words.append(buffer.value.decode("latin-1") if 0 < ask(field, buffer, 128) <= 128 else "")
        found.append(Raw(der.raw, tuple(ranges[:count]), *words))
    return [raw for raw in found if raw.kind != _STAMP]


def checked(found: list[Raw], data: bytes) -> tuple[tuple[Signature, ...], tuple[Problem, ...]]:
    """The signatures, in the order of the file, and a problem for each that does not hold any more."""
    running = _Digests(data)
    told = {id(raw): _signature(raw, data, running) for raw in sorted(found, key=lambda raw: raw.ranges[1:2])}
    signatures = tuple(told[id(raw)] for raw in found)
    problems = tuple(
        Problem("signature.broken", f"Chữ ký số của {s.signer or 'người ký không rõ'} không khớp với nội dung tệp")
        for s in signatures
        if s.intact is False
    )
    return signatures, problems


def _signature(raw: Raw, data: bytes, digests: _Digests) -> Signature:
    try:
        signed = cms.read(raw.der)
    except cms.BrokenCms:
        return Signature(_plain_name(raw, data), iso_time(raw.time), None)
    at = iso_time(raw.time) or (signed.signed_at.isoformat() if signed.signed_at else None)
    return Signature(signed.signer or _plain_name(raw, data), at, _is_intact(raw, signed, data, digests))


def _is_intact(raw: Raw, signed: cms.Signed, data: bytes, digests: _Digests) -> bool | None:
    if len(raw.ranges) != 4 or not signed.hash_name or min(raw.ranges) < 0:
        return None
    first, length, second, rest = raw.ranges
    is_whole = first == 0 and length < second and second + rest <= len(data)
    if not is_whole or data[length : length + 1] != b"<" or data[second - 1 : second] != b">":
        return False
    if signed.content:  # an older kind: it signs the SHA-1 of the bytes, which it carries
        if signed.content != digests.of("sha1", raw.ranges):
            return False
        return signed.is_intact(cms.digest_of(signed.hash_name, signed.content))
    return signed.is_intact(digests.of(signed.hash_name, raw.ranges))


class _Digests:
    """Digests of a file without one stretch; asked for in the order of those, so that each byte is taken in once."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._running: dict[str, tuple[int, hashlib._Hash]] = {}

    def of(self, name: str, ranges: tuple[int, ...]) -> bytes:
        _, length, second, rest = ranges
        done, running = self._running.get(name) or (0, hashlib.new(name))
        if length < done:
            done, running = 0, hashlib.new(name)
        running.update(self._data[done:length])
        self._running[name] = length, running
        digest = running.copy()
        digest.update(self._data[second : second + rest])
        return digest.digest()


def iso_time(words: str) -> str | None:
    """A time of PDF as ISO 8601; None for one that names no zone.

    >>> iso_time("D:20240305101500+07'00'"), iso_time("D:20240305101500")
    ('2024-03-05T10:15:00+07:00', None)
    """
    match = _TIME.match(words)
    if match is None:
        return None
    year, month, day, hour, minute, second, is_utc, hours, minutes = match.groups()
    zone = "+00:00" if is_utc else f"{hours}:{minutes or '00'}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def _plain_name(raw: Raw, data: bytes) -> str | None:
    """The name that the signature's dictionary gives in plain words."""
    if len(raw.ranges) != 4 or min(raw.ranges) < 0:
        return None
    _, length, second, _ = raw.ranges
    before = data[max(0, length - _AROUND) : length].rpartition(b" obj")[2]
    after = data[second : second + _AROUND].partition(b"endobj")[0]
    match = _NAME.search(before + after)
    if match is None:
        return None
    words = regex.sub(rb"\\([()\\])", rb"\1", match[1])
    text = words[2:].decode("utf-16-be", "replace") if words.startswith(b"\xfe\xff") else words.decode("latin-1")
    return " ".join(text.split()) or None
