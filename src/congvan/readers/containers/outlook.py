"""A mail that Outlook saved (.msg): its attachments, or its own text where that is the letter; as in an .eml.

Source: [MS-OXMSG] 2: each property is a stream named after its number and type, each attachment a storage. A text that
stands only as compressed RTF is left: Outlook keeps plain words beside it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from congvan.errors import ReadError
from congvan.readers.compound import STORAGE, STREAM, Compound, Entry, opened
from congvan.readers.containers.budget import Budget, Member, is_hidden, safe
from congvan.readers.containers.mail import NO_LETTER, is_letter
from congvan.readers.given import Given
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

_TORN = (ValueError, struct.error, OSError, IndexError, KeyError, TypeError, AttributeError, OverflowError)
_ATTACHMENT, _PROPERTIES = "__attach_version1.0_", "__properties_version1.0"
_BODY, _PAGE, _DATA, _LONG_NAME, _SHORT_NAME, _CONTENT_ID = "1000", "1013", "3701", "3707", "3704", "3712"
_WIDE, _NARROW, _BYTES, _OBJECT = "001F", "001E", "0102", "000D"  #: types: text in UTF-16 or a code page, bytes, more
_CODE_PAGES = (0x3FDE0003, 0x3FFD0003)  #: of the text, of the mail
_MOST_NAME = 1_000


def members(given: Given, budget: Budget) -> Iterator[Member | ReadError]:
    """The attachments, those of mails within the mail too; then the text, where no attachment can be a letter or it is
    one."""
    try:
        file = opened(given.data)
        yield from _Mail(file, file.within(), given, budget).members("", 1)
    except _TORN:
        raise refuse("damaged", given.name, kind="msg") from None


class _Mail:
    """A mail, or what is attached to one: its properties by their names."""

    def __init__(self, file: Compound, properties: Mapping[str, Entry], given: Given, budget: Budget) -> None:
        self._file, self._properties, self._given, self._budget = file, properties, given, budget

    def members(self, prefix: str, depth: int) -> Iterator[Member | ReadError]:
        attached = 0
        for name, entry in self._properties.items():
            if entry.kind == STORAGE and name.startswith(_ATTACHMENT):
                for member in self._within(entry)._attached(prefix, depth):
                    attached += isinstance(member, Member) and kind_of(member.data) not in NO_LETTER
                    yield member
        body = self._body()
        if body and (not attached or is_letter(body)):
            yield self._member(f"{prefix}mail" if prefix else "", body)

    def _attached(self, prefix: str, depth: int) -> Iterator[Member | ReadError]:
        """The file that is attached, or what is in the mail; no picture within the text, no object of a program."""
        inner = self._properties.get(f"__substg1.0_{_DATA}{_OBJECT}")
        if inner is not None and inner.kind == STORAGE:
            mail = self._within(inner)
            if _PROPERTIES not in mail._properties:
                return
            if depth >= self._given.limits.max_depth:
                yield refuse("too_large", self._given.name, what=f"max_depth={self._given.limits.max_depth}")
                return
            yield from mail.members(f"{prefix}mail.msg/", depth + 1)
            return
        name, data = self._name(), self._bytes(_DATA, _BYTES)
        is_inline = self._text(_CONTENT_ID) and kind_of(data) == "image" if data else True
        if name and not is_inline and not is_hidden(name):
            yield self._member(prefix + name, data)

    def _member(self, name: str, data: bytes) -> Member | ReadError:
        limits = self._given.limits
        self._budget.take(len(data), self._given.name)
        if len(data) > limits.max_part_bytes:
            return refuse("too_large", f"{self._given.name}/{name}", what=f"max_part_bytes={limits.max_part_bytes}")
        return Member(name, data)

    def _within(self, storage: Entry) -> _Mail:
        return _Mail(self._file, self._file.within(storage), self._given, self._budget)

    def _bytes(self, number: str, kind: str, most: int | None = None) -> bytes:
        """A property, up to one byte over the limits; empty where there is none."""
        entry = self._properties.get(f"__substg1.0_{number}{kind}")
        if entry is None or entry.kind != STREAM:
            return b""
        allowed = min(self._given.limits.max_part_bytes, max(0, self._budget.left)) + 1
        return self._file.bytes_of(entry, min(allowed, most or allowed))

    def _text(self, number: str, most: int | None = None) -> str:
        wide = self._bytes(number, _WIDE, most)
        if wide:
            return wide.decode("utf-16-le", "replace")
        return self._bytes(number, _NARROW, most).decode(self._codec(), "replace")

    def _name(self) -> str:
        """The name of what is attached."""
        return safe(self._text(_LONG_NAME, _MOST_NAME).strip("\0")) or safe(
            self._text(_SHORT_NAME, _MOST_NAME).strip("\0")
        )

    def _body(self) -> bytes:
        """The mail's text in UTF-8: the plain one, or the page."""
        text = self._text(_BODY)
        if text.strip("\0 \r\n\t"):
            return text.encode("utf-8", "replace")
        page = self._bytes(_PAGE, _WIDE).decode("utf-16-le", "replace").encode("utf-8", "replace")
        return page or self._bytes(_PAGE, _BYTES)

    def _codec(self) -> str:
        """The code page of texts that are not in UTF-16, as the mail tells it."""
        entry = self._properties.get(_PROPERTIES)
        raw = self._file.bytes_of(entry, 65_536) if entry is not None else b""
        told = {}
        for at in range(len(raw) % 16, len(raw) - 15, 16):  # a header of 8, 24 or 32 bytes, then entries of 16
            tag, value = struct.unpack_from("<I4xI", raw, at)
            told[tag] = value
        page = next((told[tag] for tag in _CODE_PAGES if tag in told), 1252)
        name = {65001: "utf-8", 20127: "ascii"}.get(page, f"cp{page}")
        try:
            "".encode(name)
        except LookupError:
            return "cp1252"
        return name
