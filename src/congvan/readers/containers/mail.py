"""A mail (.eml) or a saved web archive (.mht): its attachments, or its own text where that is the letter."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

import regex

from congvan.errors import ReadError
from congvan.readers.containers.budget import Budget, Member, is_hidden, safe
from congvan.readers.given import Given
from congvan.readers.refusals import refuse
from congvan.readers.sniff import kind_of

_ODD = (ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError)
NO_LETTER = frozenset(("binary", "ole"))  #: kinds of files that no letter is in
_MOTTO = regex.compile(r"c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|kính\s{1,3}gửi|số:", regex.IGNORECASE)


def members(given: Given, budget: Budget) -> Iterator[Member | ReadError]:
    """The attachments, mails within the mail whole; then the text, where no attachment can be a letter or it is one."""
    try:
        message = email.message_from_bytes(given.data, policy=email.policy.default)
        parts = list(_parts(message))
    except _ODD:
        raise refuse("damaged", given.name, kind="eml") from None
    attached = 0
    for part in parts:
        name, data = _attachment(part)
        if name and data and not is_hidden(name):
            budget.take(len(data), given.name)
            attached += kind_of(data) not in NO_LETTER
            yield Member(name, data)
    body = _body(parts)
    if body and (not attached or is_letter(body)):
        budget.take(len(body), given.name)
        yield Member("", body)


def is_letter(body: bytes) -> bool:
    """Whether the text of a mail is a letter itself, and none that goes with one."""
    return _MOTTO.search(body.decode("utf-8", "ignore")) is not None


def _parts(message: Message) -> Iterator[Message]:
    """The parts in order; a mail that is attached is not looked into."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting += [inner for inner in payload[::-1] if isinstance(inner, Message)]
        else:
            yield part


def _attachment(part: Message) -> tuple[str, bytes]:
    """Name and bytes of a part that is attached; an empty name for the text and for pictures within it."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            whole = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
            return safe(part.get_filename() or "") or "mail.eml", whole
        name = safe(part.get_filename() or "")
        is_inline = part.get_content_disposition() != "attachment" and (
            part.get_content_maintype() == "image" or part["Content-ID"] or part["Content-Location"]
        )
        return ("", b"") if not name or is_inline else (name, _bytes(part))
    except _ODD:
        return "", b""


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _body(parts: list[Message]) -> bytes:
    """The mail's text in UTF-8: the plain one, or the page."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            try:
                if part.get_content_type() == kind and not part.get_filename():
                    text = _text(part)
                    if text.strip():
                        return text
            except _ODD:
                continue
    return b""


def _text(part: Message) -> bytes:
    """A text part's bytes in UTF-8 where it names a character set that is known; as they are elsewhere."""
    data = _bytes(part)
    charset = part.get_content_charset() or ""
    if charset in ("", "us-ascii", "utf-8"):
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return data
