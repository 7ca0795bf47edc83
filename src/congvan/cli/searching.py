"""``congvan search``: letters of an archive, by words and fields."""

from __future__ import annotations

import argparse
import textwrap

import msgspec

from congvan.archive import Archive, Hit, search
from congvan.cli.console import has_color, say, width

BOLD, DIM, END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def run(options: argparse.Namespace) -> int:
    """Prints the letters found, best first; finding none is no failure."""
    with Archive.open(options.archive, create=False) as archive:
        hits = search(
            archive,
            " ".join(options.words),
            number=options.number,
            issuer=options.issuer,
            doc_type=options.doc_type,
            since=options.since,
            until=options.until,
            limit=options.limit,
        )
    if options.format == "json":
        print(msgspec.json.format(msgspec.json.encode(hits), indent=2).decode())
        return 0
    color, columns = has_color(options.color), width()
    for place, hit in enumerate(hits):
        print(("\n" if place else "") + _shown(hit, color, columns))
    if not hits:
        say("congvan: không tìm thấy văn bản nào (nothing found)")
    return 0


def _shown(hit: Hit, color: bool, columns: int) -> str:
    bold, dim, end = (BOLD, DIM, END) if color else ("", "", "")
    head = " · ".join(filter(None, (hit.doc_type, hit.number or "(không số)", hit.date, hit.issuer)))
    lines = [f"{bold}{head}{end}"]
    for words in (hit.subject, hit.excerpt):
        if words:
            lines.append(textwrap.fill(words, columns, initial_indent="  ", subsequent_indent="  "))
    return "\n".join([*lines, f"  {dim}{hit.path}{end}"])
