"""HTML saved from legal portals, mail and word processors: the letter's own words, menus and scripts left out.

Nothing is fetched, no script is run, and entities are those of HTML alone.
"""

from __future__ import annotations

import regex
from lxml import etree

from congvan.model.document import Document
from congvan.readers import columns
from congvan.readers.decode import decode
from congvan.readers.given import Given
from congvan.readers.html.content import content_of
from congvan.readers.html.walk import Walk
from congvan.readers.layout import order_tables
from congvan.readers.refusals import refuse
from congvan.readers.sheet import Row, compose
from congvan.readers.typed import rows_of
from congvan.text import fold

MEDIA_TYPE = "text/html"
_MOST_TAGS = 150_000  #: of a page; portals have some thousands
_CHARSET = regex.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.I)
_DECLARATION = regex.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_MOTTO = regex.compile(r"\W{0,3}(?:c[ộô]ng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt)")


def read(given: Given) -> Document:
    """The document of an HTML file; raises `ReadError` for one in an unknown encoding or without words."""
    root = _root(_text(given))
    if root is None:
        raise refuse("blank", given.name)
    rows, encoding = rows_of(Walk(content_of(root)).paragraphs())
    rows = _behind_portal(rows)
    rows = columns.unfold(order_tables(rows))
    return compose(rows, given.source(MEDIA_TYPE, None, encoding), given.limits, given.name)


def _text(given: Given) -> str:
    """The file's characters: a byte order mark decides, then what the bytes are, then what the file says of itself."""
    data = given.data
    text = decode(data)
    if text is None:
        said = _CHARSET.search(data[:4096])
        try:
            text = data.decode(said[1].decode("ascii") if said else "cp1252", "replace")
        except LookupError:
            text = data.decode("cp1252", "replace")
    if len(text) > given.limits.max_chars * 8:
        raise refuse("too_large", given.name, what=f"max_chars={given.limits.max_chars}")
    if text.count("<") > _MOST_TAGS:
        raise refuse("too_large", given.name, what=f"{_MOST_TAGS} thẻ")
    return _DECLARATION.sub("", text.replace("\0", ""))


def _root(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return None


def _behind_portal(rows: list[Row]) -> list[Row]:
    """``rows`` without those that a portal sets above the table of the letterhead (its title, marks and buttons)."""
    for index, row in enumerate(rows[:200]):
        if row.cell is not None and _MOTTO.match(fold(row.text)):
            first = next(at for at, other in enumerate(rows) if other.cell and other.cell.table == row.cell.table)
            return rows[first:] if first <= index else rows
    return rows
