"""Searching an archive by words, number, issuer, type and date.

Words are compared without diacritics, đ as d; words in double quotes, and a number such as 558/UBND-VP, stand together.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

import regex

from congvan.archive.keys import days, issuer_key, number_key
from congvan.archive.store import Archive
from congvan.errors import UsageError
from congvan.model import wire
from congvan.spans import Span
from congvan.text import plain, words

WEIGHTS = (8.0, 4.0, 6.0, 1.0)  #: of number, issuer, subject, body in the ranking
AROUND = 70  #: characters shown on each side of a hit

_TOKEN = regex.compile(r'"([^"]*)"|(\S+)')
_WORD = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found; ``excerpt`` shows the words where they stand, ``span`` where in the letter's text."""

    path: str
    doc_type: str | None
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    excerpt: str | None
    span: Span | None


def search(
    archive: Archive,
    query: str = "",
    *,
    number: str | None = None,
    issuer: str | None = None,
    doc_type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """The letters that hold all words of ``query`` and fit every filter, best first (newest first without words).

    ``number`` is a number ("558") or a number and symbol ("558/UBND-VP"); ``issuer`` any words of the issuer's name;
    ``since`` and ``until`` days, months or years in ISO 8601, both ends included. Raises `UsageError` for a bad date
    and for a ``limit`` below 1.
    """
    if limit < 1:
        raise UsageError(f"giới hạn phải từ 1 trở lên, không phải {limit} (a limit must be above 0)")
    phrases = _phrases(query)
    tests, values = _filters(number, issuer, doc_type, since, until)
    columns = "letters.path, doc_type, serial, letters.symbol, letters.issuer, date, letters.subject, letter"
    if phrases:
        match = " ".join(f'"{phrase}"' for phrase in phrases)
        weights = ", ".join(map(str, WEIGHTS))
        source = "words JOIN letters ON letters.id = words.rowid"
        tests, values = ["words MATCH ?", *tests], [match, *values]
        order = f"bm25(words, {weights}), first_day DESC, letters.path"
    else:
        source, order = "letters", "first_day DESC, letters.path"
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    rows = archive.db.execute(f"SELECT {columns} FROM {source} {where} ORDER BY {order} LIMIT ?", (*values, limit))
    return [_hit(row, phrases) for row in rows]


def _phrases(query: str) -> list[str]:
    """The query's words, folded; each a phrase of one word or more."""
    found = (_WORD.findall(plain(quoted or bare)) for quoted, bare in _TOKEN.findall(query))
    return [" ".join(tokens) for tokens in found if tokens]


def _filters(
    number: str | None, issuer: str | None, doc_type: str | None, since: str | None, until: str | None
) -> tuple[list[str], list[str]]:
    tests: list[str] = []
    values: list[str] = []
    if number:
        key = number_key(number)
        tests.append("(letters.number = ? OR letters.serial = ?)")
        values += [key, number.strip()]
    for word in issuer_key(issuer or "").split():
        tests.append("instr(issuer_key, ?)")
        values.append(f" {word} ")
    if doc_type:
        tests.append("lower(doc_type) = lower(?)")
        values.append(doc_type)
    if since:
        tests.append("last_day >= ?")
        values.append(_days(since)[0])
    if until:
        tests.append("first_day <= ?")
        values.append(_days(until)[1])
    return tests, values


def _days(value: str) -> tuple[str, str]:
    try:
        first, last = days(value)
        date.fromisoformat(first)
    except ValueError:
        raise UsageError(f"không phải ngày: {value!r}; viết NĂM-THÁNG-NGÀY, như 2021-05-24 (not an ISO date)") from None
    return first, last


def _hit(row: tuple[Any, ...], phrases: list[str]) -> Hit:
    path, doc_type, serial, symbol, issuer, day, subject, letter = row
    number = "/".join(filter(None, (serial, symbol))) or None
    text = wire.from_json(zlib.decompress(letter)).text
    span = _first(plain(text), phrases) if phrases else None
    return Hit(path, doc_type, number, issuer, day, subject, _excerpt(text, span) if span else None, span)


def _first(folded: str, phrases: list[str]) -> Span | None:
    """Where the rarest (longest) phrase that stands in the text stands first."""
    for phrase in sorted(phrases, key=len, reverse=True):
        found = regex.search(r"\b" + r"\W+".join(map(regex.escape, phrase.split())) + r"\b", folded)
        if found:
            return Span(found.start(), found.end())
    return None


def _excerpt(text: str, span: Span) -> str:
    """The words around a hit, none of them cut."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    if start and not text[start - 1].isspace():
        start = next((at for at in range(start, span.start) if text[at].isspace()), span.start)
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, span.end, -1) if text[at - 1].isspace()), span.end)
    return ("… " if start else "") + words(text[start:end]) + (" …" if end < len(text) else "")
