"""The parts of a docx package: unzipped within limits, and parsed without entities, network or huge trees."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

from lxml import etree

from congvan.readers.given import Given
from congvan.readers.refusals import refuse

MAIN = "word/document.xml"
_TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError)


class Package:
    """A docx file; every part is read at most once and counted against the limits."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._read: dict[str, bytes] = {}
        self._digests: dict[tuple[str, str], bytes] = {}
        self._left = given.limits.max_unzipped_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(given.data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self.damaged() from None
        if len(self.names) > given.limits.max_parts:
            raise refuse("too_large", given.name, what=f"max_parts={given.limits.max_parts}")

    def damaged(self) -> Exception:
        return refuse("damaged", self._given.name, kind="docx")

    def read(self, name: str) -> bytes | None:
        """A part's bytes, None where there is no such part; raises `ReadError` for a bomb or a torn part."""
        if name not in self.names:
            return None
        if name in self._read:
            return self._read[name]
        limits = self._given.limits
        most = min(limits.max_part_bytes, self._left)
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise refuse("encrypted", self._given.name)
            with self._zip.open(info) as part:
                data = part.read(most + 1)
        except _TORN:
            raise self.damaged() from None
        if len(data) > most:
            raise refuse("too_large", self._given.name, what=f"max_unzipped_bytes={limits.max_unzipped_bytes}")
        if b"<!DOCTYPE" in data[:2048]:
            raise refuse("hostile", self._given.name, kind="docx")
        self._left -= len(data)
        self._read[name] = data
        return data

    def digest(self, name: str, kind: str) -> bytes:
        """The digest of a part, which is not kept; each part and kind is read once."""
        if (name, kind) not in self._digests:
            digest, left = hashlib.new(kind), min(self._given.limits.max_part_bytes, self._left)
            try:
                with self._zip.open(name) as part:
                    while chunk := part.read(1 << 16):
                        left -= len(chunk)
                        if left < 0:
                            what = f"max_unzipped_bytes={self._given.limits.max_unzipped_bytes}"
                            raise refuse("too_large", self._given.name, what=what)
                        digest.update(chunk)
            except _TORN:
                raise self.damaged() from None
            self._left -= self._zip.getinfo(name).file_size
            self._digests[name, kind] = digest.digest()
        return self._digests[name, kind]

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part, None where there is no such part."""
        data = self.read(name)
        return None if data is None else self.parse(data)

    def parse(self, data: bytes) -> etree._Element:
        """The root of an XML part; raises `ReadError` for broken XML and for one that declares entities."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged() from None
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise refuse("hostile", self._given.name, kind="docx")
        return root
