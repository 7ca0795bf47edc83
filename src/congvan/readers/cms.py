"""Digital signatures as CMS has them: who signed, when, and whether what was signed is unchanged.

Source: RFC 5652 (SignedData), X.690 (BER). Only what that takes is read. Whether the certificate is to be trusted, or
was revoked, is not asked: that needs lists of today, and nothing here uses a network.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

_SIGNED_DATA, _DIGEST, _TIME = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.5"
_COMMON_NAME, _PSS = "2.5.4.3", "1.2.840.113549.1.1.10"
_HASHES = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_DEEPEST = 40


class BrokenCms(ValueError):
    """The bytes are no signed data, or not of the kind that documents hold."""


@cache
def can_verify() -> bool:
    """Whether the library that checks signatures is installed."""
    return find_spec("cryptography") is not None


class Node(NamedTuple):  # made by the dozen for each signature: a tuple takes a third of a dataclass's time
    """One value: its tag, where its contents stand in ``data``, and where it begins and ends as a whole."""

    data: bytes
    tag: int
    begin: int
    start: int
    end: int
    stop: int

    @property
    def contents(self) -> bytes:
        return self.data[self.start : self.end]

    @property
    def whole(self) -> bytes:
        return self.data[self.begin : self.stop]

    def children(self) -> Iterator[Node]:
        at = self.start
        while at < self.end:
            node = node_at(self.data, at, self.end)
            yield node
            at = node.stop

    def oid(self) -> str:
        if self.tag != 6 or not 0 < self.end - self.start < 64:
            raise BrokenCms("no object identifier")
        return _oid(self.contents)


@lru_cache(maxsize=256)
def _oid(raw: bytes) -> str:
    found, value = [min(raw[0] // 40, 2), raw[0] - 40 * min(raw[0] // 40, 2)], 0
    for byte in raw[1:]:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return ".".join(map(str, found))


def node_at(data: bytes, at: int, limit: int, depth: int = 0) -> Node:
    """The value that begins at ``at``, before ``limit``; raises `BrokenCms` for one that runs over it."""
    if at + 2 > limit or data[at] & 0x1F == 0x1F or depth > _DEEPEST:
        raise BrokenCms("cut short")
    start, length = at + 2, data[at + 1]
    if length == 0x80:  # of no told length: ended by two zeros
        end = start
        while data[end : end + 2] != b"\0\0":
            end = node_at(data, end, limit, depth + 1).stop
        return Node(data, data[at], at, start, end, end + 2)
    if length > 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[at + 2 : start], "big")
    if start + length > limit:
        raise BrokenCms("cut short")
    return Node(data, data[at], at, start, start + length, start + length)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature over the bytes whose digest `is_intact` is given."""

    signer: str | None
    signed_at: datetime | None
    hash_name: str
    content: bytes  #: what it carries itself; empty for a detached signature
    _digest: bytes  #: told of the bytes by the signed attributes; empty where there are none
    _attributes: bytes
    _signature: bytes
    _key: bytes
    _is_pss: bool

    def is_intact(self, digest: bytes) -> bool | None:
        """Whether bytes with this digest are the ones signed; None without the library that checks signatures."""
        if self._attributes and digest != self._digest:
            return False
        if not can_verify():
            return None
        verified: bool | None = import_module("congvan.readers.keys").verify(
            self._key, self._signature, self._attributes, digest, self.hash_name, self._is_pss
        )
        return verified


def read(der: bytes) -> Signed:
    """The first signature in a CMS message; raises `BrokenCms` for bytes that hold none."""
    try:
        return _read(der)
    except (IndexError, ValueError, StopIteration, UnicodeDecodeError, OverflowError, RecursionError) as error:
        raise BrokenCms(str(error)) from None


def _read(der: bytes) -> Signed:
    message = node_at(der, 0, len(der))
    kind, wrapped = list(message.children())[:2]
    if message.tag != 0x30 or kind.oid() != _SIGNED_DATA:
        raise BrokenCms("no signed data")
    parts = list(next(wrapped.children()).children())
    certificates = [c for part in parts if part.tag == 0xA0 for c in part.children() if c.tag == 0x30]
    infos = [part for part in parts if part.tag == 0x31]
    if len(infos) < 2:
        raise BrokenCms("no signer")
    info = list(next(infos[-1].children()).children())
    sid, hash_oid = info[1], next(info[2].children()).oid()
    attributes = info[3] if info[3].tag == 0xA0 else None
    algorithm, signature = (info[4], info[5]) if attributes else (info[3], info[4])
    told = _attributes(attributes) if attributes else {}
    subject, key = _certificate(certificates, sid)
    return Signed(
        _common_name(subject.whole) if subject else None,
        _time(told[_TIME]) if _TIME in told else None,
        _HASHES.get(hash_oid, ""),
        _content(parts[2]),
        told[_DIGEST].contents if _DIGEST in told else b"",
        b"\x31" + attributes.whole[1:] if attributes else b"",
        signature.contents,
        key.whole if key else b"",
        next(algorithm.children()).oid() == _PSS,
    )


def _attributes(holder: Node) -> dict[str, Node]:
    found = {}
    for attribute in holder.children():
        name, values = list(attribute.children())[:2]
        found[name.oid()] = next(values.children())
    return found


def _content(encapsulated: Node) -> bytes:
    for part in encapsulated.children():
        if part.tag == 0xA0:
            octets = next(part.children())
            pieces = list(octets.children()) if octets.tag & 0x20 else [octets]
            return b"".join(piece.contents for piece in pieces)
    return b""


def _certificate(certificates: list[Node], sid: Node) -> tuple[Node | None, Node | None]:
    """Subject and public key of the certificate that the signer names by issuer and number; of the only one else."""
    for certificate in certificates:
        fields = _fields(certificate)
        number, issuer, subject, key = fields[0], fields[2], fields[4], fields[5]
        if sid.contents == issuer.whole + number.whole or (sid.tag != 0x30 and len(certificates) == 1):
            return subject, key
    return None, None


def holder_of(certificate: bytes) -> tuple[str | None, bytes]:
    """Name and public key (DER) that a certificate tells; raises `BrokenCms` for bytes that are none."""
    try:
        fields = _fields(node_at(certificate, 0, len(certificate)))
        return _common_name(fields[4].whole), fields[5].whole
    except (IndexError, ValueError, StopIteration, UnicodeDecodeError, OverflowError, RecursionError) as error:
        raise BrokenCms(str(error)) from None


def _fields(certificate: Node) -> list[Node]:
    """Number, algorithm, issuer, validity, subject, key and more."""
    return [field for field in next(certificate.children()).children() if field.tag != 0xA0]


@lru_cache(maxsize=64)
def _common_name(subject: bytes) -> str | None:
    for part in node_at(subject, 0, len(subject)).children():
        for pair in part.children():
            name, value = list(pair.children())[:2]
            if name.oid() == _COMMON_NAME:
                codec = {0x1E: "utf-16-be", 0x14: "latin-1"}.get(value.tag, "utf-8")
                return " ".join(value.contents.decode(codec, "replace").split()) or None
    return None


def _time(value: Node) -> datetime | None:
    words = value.contents.decode("ascii", "replace")
    if value.tag == 0x17:  # X.690: years of two digits are those from 1950 on
        words = ("19" if words[:2] >= "50" else "20") + words
    if len(words) != 15 or not words[:14].isdecimal() or words[14] != "Z":
        return None
    month, day, hour, minute, second = (int(words[at : at + 2]) for at in range(4, 14, 2))
    try:
        return datetime(int(words[:4]), month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def digest_of(hash_name: str, data: bytes) -> bytes:
    return hashlib.new(hash_name, data).digest()
