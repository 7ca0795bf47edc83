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
_BREAK = regex.compile(r"<br\s{0,3}/?>[ \t]*\n?", regex.IGNORECASE)
_TAG = regex.compile(
    r"</?(?:b|i|u|em|strong|sup|sub|span|font|p|div|center|a)(?:\s[^<>\n]{0,300})?/?>", regex.IGNORECASE
)


def strip(text: str) -> str:
    """``text`` (NFC, ``\\n`` line ends) without its marks; itself where it shows no sign of Markdown or HTML."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    if not _EVIDENCE.search(text):
        return text
    return "\n".join(_unbarred(line) for line in _unmarked(text).split("\n"))


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
