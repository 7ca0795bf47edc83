"""Exceptions: only for what gives no letter at all; whatever is odd in a letter is a `Problem` value.

>>> str(ReadError("a.pdf", "encrypted", "tệp có mật khẩu", "gỡ mật khẩu rồi thử lại", "encrypted: remove the password"))
'a.pdf: tệp có mật khẩu; gỡ mật khẩu rồi thử lại (encrypted: remove the password)'
"""

from __future__ import annotations


class CongvanError(Exception):
    """Every exception that congvan raises on purpose."""


class ReadError(CongvanError):
    """A file from which no letter can be read: names the file, what is wrong and what to do."""

    CODES = frozenset(
        {"missing", "empty", "not_a_document", "unsupported", "encrypted", "damaged", "no_text", "too_large"}
        | {"too_slow", "crashed"}
    )

    def __init__(self, name: str, code: str, wrong: str, remedy: str, english: str) -> None:
        """``code`` is one of `CODES`; ``wrong`` and ``remedy`` are in Vietnamese, both again in ``english``."""
        if code not in self.CODES:
            raise ValueError(f"unknown error code {code!r}")
        super().__init__(f"{name}: {wrong}; {remedy} ({english})")
        self.name, self.code, self.wrong, self.remedy, self.english = name, code, wrong, remedy, english


class UsageError(CongvanError):
    """A call that cannot be carried out as it was made: bad facts, a bad day, an archive that is none."""


_CAUSES = (
    (FileNotFoundError, "không có tệp hay thư mục này"),
    (PermissionError, "không có quyền"),
    (IsADirectoryError, "đây là thư mục, không phải tệp"),
    (NotADirectoryError, "một phần của đường dẫn không phải thư mục"),
    (FileExistsError, "đã có tệp trùng tên"),
)


def cause(error: OSError) -> str:
    """Why the system did not do it, in Vietnamese where the reason is a common one.

    >>> cause(FileNotFoundError(2, "No such file or directory")), cause(OSError(28, "No space left on device"))
    ('không có tệp hay thư mục này', 'No space left on device')
    """
    return next((told for kind, told in _CAUSES if isinstance(error, kind)), error.strerror or str(error))
