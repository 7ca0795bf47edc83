"""Control words of RTF that matter here: groups left out or entered, characters, character sets."""

from __future__ import annotations

SKIPPED = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "rsidtbl", "generator",
        "pict", "object", "themedata", "colorschememapping", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "xmlnstbl", "latentstyles", "datastore", "fldinst",
        "annotation", "atnid", "atnauthor", "atnref", "atndate", "pnseclvl", "bkmkstart", "bkmkend", "shpinst",
        "nonshppict", "filetbl", "revtbl", "mmathPr", "template", "userprops", "docvar", "pgptbl",
        "wgrffmtfilter", "do", "sp", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    }
)  # fmt: skip
ENTERED = frozenset(
    {
        "shptxt", "shprslt", "pntext", "listtext", "fldrslt", "ud", "upr", "result",
    }
)  # fmt: skip
CHARSETS = {
    0: "cp1252", 1: "cp1252", 2: "symbol", 163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254",
    128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 222: "cp874", 77: "mac_roman",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\"}
CHARS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\f",
}  # fmt: skip
