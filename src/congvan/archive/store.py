"""One SQLite file of letters: opening it, putting letters in, taking them out."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from types import TracebackType

from congvan.archive.keys import days, issuer_key, number_key
from congvan.errors import ReadError, UsageError
from congvan.model import wire
from congvan.model.letter import Letter
from congvan.text import plain

APPLICATION_ID = 0x63767631  # "cvv1"
VERSION = 1


class Archive:
    """An open archive; use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.db, self.path = connection, path

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True) -> Archive:
        """Opens the archive at ``path`` and makes it where there is none (unless ``create`` is off).

        Raises `UsageError` where the file is no archive of congvan, or a newer version's.
        """
        name = os.fspath(path)
        if not create and not os.path.exists(name):  # noqa: PTH110
            raise UsageError(
                f"{name}: chưa có kho này; hãy tạo bằng congvan index (no such archive: make it with congvan index)"
            )
        try:
            connection = sqlite3.connect(name, isolation_level=None)
            _prepare(connection, name)
        except sqlite3.Error as error:
            raise UsageError(f"{name}: không mở được kho văn bản: {error} (cannot open the archive)") from None
        return cls(connection, name)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or not at all."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def hashes(self) -> dict[str, str]:
        """Path and SHA-256 of every file that the archive knows, read or unread."""
        return dict(self.db.execute("SELECT path, sha256 FROM letters UNION ALL SELECT path, sha256 FROM unread"))

    def put(self, path: str, sha256: str, letter: Letter) -> None:
        """Keeps a letter under ``path``, in the place of what stood there before."""
        self.remove(path)
        row = _row(path, sha256, letter)
        marks = ", ".join("?" * len(row))
        cursor = self.db.execute(f"INSERT INTO letters ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        key = cursor.lastrowid
        subject = letter.subject.value if letter.subject else ""
        self.db.execute(
            "INSERT INTO words (rowid, number, issuer, subject, body) VALUES (?, ?, ?, ?, ?)",
            (
                key,
                plain(letter.number.raw if letter.number else ""),
                row["issuer_key"],
                plain(subject),
                plain(letter.text),
            ),
        )
        self.db.executemany(
            "INSERT INTO directives VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, d.id, d.modality.value, d.addressee, d.text, *d.span) for d in letter.directives],
        )
        self.db.executemany(
            "INSERT INTO limits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, n.text, n.op, n.value, n.upper, n.unit, n.per, n.role.value, *n.span) for n in letter.limits],
        )
        self.db.executemany(
            "INSERT INTO periods VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, p.text, p.start, p.end, p.until, *p.span) for p in letter.periods],
        )
        self.db.executemany(
            "INSERT INTO deadlines VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, d.text, d.op, d.date, d.time, d.recurring, *d.span) for d in letter.deadlines],
        )

    def put_unread(self, path: str, sha256: str, error: ReadError) -> None:
        """Lists a file that gave no letter, with the reason."""
        self.remove(path)
        self.db.execute("INSERT INTO unread VALUES (?, ?, ?, ?)", (path, sha256, error.code, str(error)))

    def remove(self, path: str) -> None:
        """Takes out what stands under ``path``; nothing happens where nothing does."""
        self.db.execute("DELETE FROM words WHERE rowid = (SELECT id FROM letters WHERE path = ?)", (path,))
        self.db.execute("DELETE FROM letters WHERE path = ?", (path,))
        self.db.execute("DELETE FROM unread WHERE path = ?", (path,))

    def letter(self, path: str) -> Letter | None:
        """The letter under ``path``, whole, as it was read; None where there is none."""
        row = self.db.execute("SELECT letter FROM letters WHERE path = ?", (path,)).fetchone()
        return wire.from_json(zlib.decompress(row[0])) if row else None

    def unread(self) -> list[tuple[str, str]]:
        """Path and message of every file that gave no letter."""
        return list(self.db.execute("SELECT path, message FROM unread ORDER BY path"))

    def count(self) -> int:
        """How many letters there are."""
        return int(self.db.execute("SELECT count(*) FROM letters").fetchone()[0])


def _prepare(db: sqlite3.Connection, name: str) -> None:
    (kind,), (version,) = db.execute("PRAGMA application_id").fetchone(), db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and kind != APPLICATION_ID:
        db.close()
        raise UsageError(f"{name}: không phải kho của congvan; hãy chọn tệp khác (not an archive of congvan)")
    if version > VERSION:
        db.close()
        raise UsageError(f"{name}: kho của phiên bản mới hơn; hãy nâng cấp congvan (made by a newer congvan: upgrade)")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    if not tables:
        schema = resources.files("congvan.archive").joinpath("schema.sql").read_text("utf-8")
        marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
        db.executescript(f"BEGIN; {schema} {marks} COMMIT;")


def _row(path: str, sha256: str, letter: Letter) -> dict[str, str | bytes | None]:
    number, issuer = letter.number, letter.issuer
    first, last = days(letter.date.value) if letter.date else (None, None)
    symbol = "/".join(filter(None, (number.serial, number.symbol))) if number else None
    return {
        "path": path,
        "sha256": sha256,
        "doc_type": letter.doc_type.value if letter.doc_type else None,
        "serial": number.serial if number else None,
        "symbol": number.symbol if number else None,
        "number": number_key(symbol) if symbol else None,
        "issuer": issuer.name if issuer else None,
        "parent": issuer.parent if issuer else None,
        "issuer_key": issuer_key(" ".join(filter(None, (issuer.parent, issuer.name)))) if issuer else "",
        "date": letter.date.value if letter.date else None,
        "first_day": first,
        "last_day": last,
        "place": letter.place.value if letter.place else None,
        "subject": letter.subject.value if letter.subject else None,
        "urgency": letter.urgency.value if letter.urgency else None,
        "signer": "; ".join(s.name for s in letter.signers if s.name) or None,
        "letter": zlib.compress(wire.to_json(letter), 6),
    }
