"""Markdown marks taken out of a text, so that only the letter's own words are left.

Only where the file shows that it is Markdown. Left alone: a line of stars (the rule under a Party letterhead),
``(*)``, a star or dash that begins a list item, ``snake_case``, ``3 * 4``, dotted and underscored blanks.

>>> strip("**ỦY BAN NHÂN DÂN\\nTHÀNH PHỐ X**\\nSố: *558*/UBND-VP\\n1\\\\. Giao Sở Y tế  ").splitlines()
['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ X', 'Số: 558/UBND-VP', '1. Giao Sở Y tế']
>>> strip("ĐẢNG ỦY XÃ X\\n*\\nSố 2*3 = 6 (*)")
'ĐẢNG ỦY XÃ X\\n*\\nSố 2*3 = 6 (*)'
"""

from __future__ import annotations

import html

import regex

from congvan.model.document import Cell
from congvan.readers import bars
from congvan.readers.sheet import Row

_ESCAPE = r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~])"
_EVIDENCE = regex.compile(
    r"\*\*[^\s*)]|[^\s*(]\*\*"
    r"|(?m:^\s{0,3}\#{1,6}[ \t]+[^\d\s])"
    r"|\\[_*.\-\#|]"
    r"|(?<![\w*(])\*(?=[^\s*)])[^*\n]{1,200}(?<=[^\s*(])\*(?![\w*)])"
    r"|(?m:^_{1,2}[^_\s][^_\n]{0,200}_{1,2}$)"
    r"|(?m:^[ \t]*\|[ \t]*$)|(?m:^[ \t]*\|.{1,500}\|[ \t]*$)|(?m:\S[ \t]\|[ \t]\S.{0,300}\|[ \t]*$)"
)
_ONLY_STARS = r"(?m:^(?P<rule>[ \t]*(?:\*|\*{3,}|\*(?:[ \t]+\*){2,})[ \t]*)$)"
_MARKS = regex.compile(
    rf"{_ESCAPE}|{_ONLY_STARS}"
    r"|(?P<note>\(\*{1,3}\))"
    r"|(?P<item>(?m:^[ \t]*\*(?=[ \t]+(?!\**[ \t]*$)\S)))"
    r"|(?P<product>(?<=\d)\*(?=\d)|(?<=[ \t])\*(?=[ \t]+[^\s*]))"
    r"|(?P<stars>\*+)"
    r"|(?P<under>(?<![\w\\])_{1,4}(?=[^\s_])|(?<=[^\s_])_{1,4}(?!\w))"
    r"|(?P<heading>(?m:^[ \t]{0,3}\#{1,6}[ \t]+(?!\d)))"
    r"|(?P<link>!?\[(?P<label>[^\]\n]{0,200})\]\((?:https?://|/|\#)[^)\s]{0,500}\))"
    r"|(?P<tail>\\$)",
    regex.MULTILINE,
)
_KEPT = ("escaped", "rule", "note", "item", "product", "label")
_UNDERSCORED = regex.compile(r"(?<![\w_])_{1,2}(?=[^\s_])[^_]{1,300}(?<=[^\s_])_{1,2}(?!\w)")
_DIVIDER = regex.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$", regex.MULTILINE)
_ENTITY = regex.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,6});")
_LINE_BREAK = "\x0b"  #: of a cell, until its rows are told
_TAGGED_BREAK = regex.compile(r"<br\s{0,3}/?>", regex.IGNORECASE)
_BREAK = regex.compile(r"<br\s{0,3}/?>[ \t]*\n?", regex.IGNORECASE)
_TAG = regex.compile(
    r"</?(?:b|i|u|em|strong|sup|sub|span|font|p|div|center|a)(?:\s[^<>\n]{0,300})?/?>", regex.IGNORECASE
)


def strip(text: str) -> str:
    """``text`` (NFC, ``\\n`` line ends) without its marks; itself where it shows no sign of Markdown or HTML."""
    text = _untagged(text)
    return _stripped(text) if _EVIDENCE.search(text) else text


def rows_of(text: str) -> list[Row]:
    """The lines of ``text`` without its marks, a table drawn with bars cell by cell.

    >>> [(row.text, row.cell.row) for row in rows_of("**TT** | Hạn\\n---|---\\n1 | 30/4") if row.cell]
    [('TT', 0), ('Hạn', 0), ('1', 1), ('30/4', 1)]
    """
    if not ("|" in text or "│" in text or "║" in text or "┃" in text):
        return [Row(line) for line in strip(text).split("\n")]
    lines = [_TAGGED_BREAK.sub(_LINE_BREAK, line) if "|" in line and "<" in line else line for line in text.split("\n")]
    tables = bars.tables_in(lines)
    text = _untagged(text)
    is_marked = _EVIDENCE.search(text) is not None
    if not tables:
        return [Row(line) for line in (_stripped(text) if is_marked else text).split("\n")]
    found: list[Row] = []
    done = 0
    for number, table in enumerate(tables):
        found += _plain(lines[done : table.start], is_marked)
        found += _cells(table, number, is_marked)
        done = table.end
    return found + _plain(lines[done:], is_marked)


def _untagged(text: str) -> str:
    """``text`` without tags and entities of HTML."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return _ENTITY.sub(lambda m: html.unescape(m[0]), text) if "&" in text else text


def _stripped(text: str) -> str:
    return "\n".join(_unbarred(line) for line in _unmarked(text).split("\n"))


def _plain(lines: list[str], is_marked: bool) -> list[Row]:
    """The lines between tables."""
    text = _untagged("\n".join(lines).replace(_LINE_BREAK, "\n"))
    return [Row(line) for line in (_stripped(text) if is_marked else text).split("\n")] if lines else []


def _cells(table: bars.Table, number: int, is_marked: bool) -> list[Row]:
    """A row for each line of each cell."""
    found: list[Row] = []
    for at, cells in enumerate(table.rows):
        for column, words in enumerate(cells):
            text = _untagged(words.replace(_LINE_BREAK, "\n").replace("\\|", "|"))
            said = [line.strip(" \t") for line in (_unmarked(text) if is_marked else text).split("\n")]
            said = [line for line in said if line]
            cell = Cell(number, at, column)
            found += [Row(line, cell=cell, ends_paragraph=place == len(said)) for place, line in enumerate(said, 1)]
    return found


def _unmarked(text: str) -> str:
    has_underscores = "_" in text and _UNDERSCORED.search(text) is not None

    def replaced(match: regex.Match[str]) -> str:
        if match["under"] is not None and not has_underscores:
            return match[0]
        return next((match[kind] for kind in _KEPT if match[kind] is not None), "")

    return _MARKS.sub(replaced, _DIVIDER.sub("", text) if "|" in text else text)


def _unbarred(line: str) -> str:
    """A table's line with a tab for each bar between cells; no line keeps white space at its end."""
    line = line.rstrip(" \t")
    if "|" not in line:
        return line
    bare = line.strip(" \t")
    if not bare.startswith("|") and not bare.endswith("|"):
        return line
    return "\t".join(cell.strip(" \t") for cell in bare.strip("|").split("|")).strip("\t")
