"""Digital signatures of a PDF: signer, time, and whether the signed bytes are unchanged.

Source: ISO 32000-2, 12.8. Letters are signed one after the other (the author, then the office with number and day), so
each signature covers the file as it was then; what was added behind it makes none of them broken.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import regex

from congvan.model.document import Problem, Signature
from congvan.readers import cms
from congvan.readers.signed import broken

_MOST = 100  #: signatures looked at
_LARGEST = 4_000_000  #: bytes of a signature
_TIME = regex.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)")
_NAME = regex.compile(rb"/Name\s{0,3}\(((?:[^()\\]|\\.){1,300})\)", regex.DOTALL)
_AROUND = 2000  #: bytes beside the signature in which its dictionary stands
_RANGES = re.compile(
    rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{0,99}\]"
)
_KIND, _DATE = re.compile(rb"/SubFilter\s{0,3}/([\w.]{1,40})"), re.compile(rb"/M\s{0,3}\((D:[^()\\]{1,40})\)")
_STAMP = "ETSI.RFC3161"


@dataclass(frozen=True, slots=True)
class Raw:
    """A signature as the file has it."""

    der: bytes
    ranges: tuple[int, ...]  #: start and length of each stretch of signed bytes
    kind: str
    time: str
    name: str | None  #: in plain words


def raw_signatures(data: bytes) -> list[Raw]:
    """The signatures of a PDF in the order of the file.

    Their dictionaries are found by their bytes: what they say of ranges holds for these, so none can be packed away,
    and pdfium takes as long to hand over one as to load half a page.
    """
    found = []
    for match in islice(_ranges(data), _MOST):
        start = data.rfind(b" obj", 0, match.start()) + 1
        at = data.find(b"/Contents", start)
        begin = data.find(b"<", at)
        end = data.find(b">", begin)
        if not start or at < 0 or not 0 < end - begin < 2 * _LARGEST:
            continue
        words = data[start:begin][-_AROUND:] + data[end : end + _AROUND].partition(b"endobj")[0]
        kind, time = _KIND.search(words), _DATE.search(words)
        raw = Raw(
            _unhexed(data, begin + 1, end),
            tuple(map(int, match.groups())),
            kind[1].decode("latin-1") if kind else "",
            time[1].decode("latin-1") if time else "",
            _plain_name(words),
        )
        if raw.kind != _STAMP:
            found.append(raw)
    return found


def _ranges(data: bytes) -> Iterator[re.Match[bytes]]:
    """Where ranges of signed bytes are told: a search for a word is ten times as fast as one for a pattern."""
    at = data.find(b"/ByteRange")
    while at >= 0:
        if match := _RANGES.match(data, at):
            yield match
        at = data.find(b"/ByteRange", at + 1)


def _unhexed(data: bytes, begin: int, end: int) -> bytes:
    """The bytes of a signature; its place is filled up with zeros, which take longer to read than the signature."""
    try:
        head = bytes.fromhex(data[begin : min(end, begin + 20)].decode("ascii"))
        if head[:1] == b"\x30" and 0x81 <= head[1] <= 0x84:
            told = 2 + (head[1] & 0x7F)
            end = min(end, begin + 2 * (told + int.from_bytes(head[2:told], "big")))
        return bytes.fromhex(data[begin:end].decode("ascii"))
    except (ValueError, IndexError):
        return b""


def checked(found: list[Raw], data: bytes) -> tuple[tuple[Signature, ...], tuple[Problem, ...], str]:
    """The signatures, in the order of the file, a problem for each that does not hold any more, and the SHA-256 of the
    whole file, which shares its beginning with what they sign."""
    running = _Digests(data)
    told = {id(raw): _signature(raw, data, running) for raw in sorted(found, key=lambda raw: raw.ranges[1:2])}
    signatures = tuple(told[id(raw)] for raw in found)
    return signatures, broken(signatures), running.whole()


def _signature(raw: Raw, data: bytes, digests: _Digests) -> Signature:
    try:
        signed = cms.read(raw.der)
    except cms.BrokenCms:
        return Signature(raw.name, iso_time(raw.time), None)
    at = iso_time(raw.time) or (signed.signed_at.isoformat() if signed.signed_at else None)
    return Signature(signed.signer or raw.name, at, _is_intact(raw, signed, data, digests))


def _is_intact(raw: Raw, signed: cms.Signed, data: bytes, digests: _Digests) -> bool | None:
    if not signed.hash_name:
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

    def whole(self) -> str:
        """The SHA-256 of all bytes, as `Source` has it."""
        done, running = self._running.get("sha256") or (0, hashlib.sha256())
        digest = running.copy()
        digest.update(self._data[done:])
        return digest.hexdigest()


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


def _plain_name(words: bytes) -> str | None:
    """The name that a signature's dictionary gives in plain words."""
    match = _NAME.search(words)
    if match is None:
        return None
    name = regex.sub(rb"\\([()\\])", rb"\1", match[1])
    text = name[2:].decode("utf-16-be", "replace") if name.startswith(b"\xfe\xff") else name.decode("latin-1")
    return " ".join(text.split()) or None
