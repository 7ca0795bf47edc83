"""Files composed for the tests of the readers: docx parts written as XML, small PDFs with a text layer.

The PDFs draw in Helvetica and map its codes to Vietnamese letters: what they show is nonsense, their text layer is
not, and the tests need no font.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, zip_longest
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(name, data)
    return buffer.getvalue()


def part(kind: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} {NAMESPACES}>{inner}</w:{kind}>'


def docx(body: str, **parts: str) -> bytes:
    """A docx whose body is the XML ``body``; ``parts`` are further parts of word/, each with its root."""
    return zipped(
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", part("document", f"<w:body>{body}</w:body>")),
        *((f"word/{name}.xml", text) for name, text in parts.items()),
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, num: tuple[int, int] | None = None, style: str = "") -> str:
    """A paragraph; a run that is no XML is plain text; ``num`` is the id and level of its list."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inner = "".join(text if text.startswith("<") else run(text) for text in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is its paragraphs' XML or plain text, "|" before it for properties: "<w:vMerge/>|"."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(cell: str) -> str:
    properties, bar, inner = cell.rpartition("|")
    content = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties if bar else ''}</w:tcPr>{content}</w:tc>"


def level(index: int, kind: str, pattern: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}')


Mark = tuple[float, float, str]  # left, distance from the top, words


def pdf(
    *pages: Sequence[Mark],
    size: float = 12,
    fields: Sequence[Mark] = (),
    fonts: Mapping[str, str] | None = None,
    drawn: Sequence[Sequence[str]] = (),
    is_woven: bool = False,
) -> bytes:
    """A PDF with the words of ``pages`` at their places, in the order given; ``fields`` are form fields of the first
    page that show words, as signing tools make them for number and day; ``fonts`` names the fonts of some words;
    ``drawn`` is what is drawn on each page, behind its words or, one after the other, between them."""
    names = sorted(set((fonts or {}).values()))
    of = {words: names.index(name) + 2 for words, name in (fonts or {}).items()}
    further = 4 + 2 * len(pages) + 2 * len(fields)
    resources = "".join(f"/F{number + 2} {further + number + 1} 0 R" for number in range(len(names)))
    letters = sorted({char for page in (*pages, fields) for _, _, text in page for char in text})
    codes = {char: 33 + index for index, char in enumerate(letters)}
    assert len(codes) < 220, "too many different letters for one font"
    objects = ["", "", _font(), _stream(_to_unicode(codes))]
    kids = []
    for number, page in enumerate(pages):
        shown = [
            f"BT /F{of.get(text, 1)} {size} Tf {left} {842 - top} Td "
            f"<{''.join(f'{codes[char]:02X}' for char in text)}> Tj ET\n"
            for left, top, text in page
        ]
        lines = drawn[number] if number < len(drawn) else ()
        if is_woven:
            shown = ["".join(pair) for pair in zip_longest(shown, lines, fillvalue="")]
            lines = ()
        objects.append(_stream("".join((*shown, *lines))))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F1 3 0 R{resources}>>>>/Contents {len(objects)} 0 R>>"
        )
    form = ""
    for left, top, text in fields:
        caption = f"BT /F1 {size} Tf 0 4 Td <{''.join(f'{codes[char]:02X}' for char in text)}> Tj ET"
        objects.append(_stream(caption, "/Type/XObject/Subtype/Form/BBox[0 0 30 20]/Resources<</Font<</F1 3 0 R>>>>"))
        rect = f"{left} {838 - top} {left + 30} {858 - top}"
        objects.append(
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[{rect}]/AP<</N {len(objects)} 0 R>>/P 6 0 R>>"
        )
        form += f"{len(objects)} 0 R "
    if fields:
        objects[5] = objects[5][:-2] + f"/Annots[{form}]>>"
    objects += [_font(name) for name in names]
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{f'/AcroForm<</Fields[{form}]>>' if fields else ''}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file(objects)


def bars(columns: Sequence[float], rows: Sequence[float], without: Collection[tuple[int, int, str]] = ()) -> list[str]:
    """The borders of a table as Word draws them: thin filled rectangles, a piece for each side of a cell.

    ``without`` are sides left out, each as a row, a column and "top" or "left".
    """
    found = []
    for row, top in enumerate(rows):
        for column, (left, right) in enumerate(pairwise(columns)):
            if (row, column, "top") not in without:
                found.append(f"{left} {842 - top} {right - left} 0.5 re f\n")
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for column, left in enumerate(columns):
            if (row, column, "left") not in without:
                found.append(f"{left} {842 - bottom} 0.5 {bottom - top} re f\n")
    return found


def strokes(columns: Sequence[float], rows: Sequence[float]) -> list[str]:
    """The borders of a table, each a stroke from end to end."""
    across = [f"{columns[0]} {842 - top} m {columns[-1]} {842 - top} l S\n" for top in rows]
    return across + [f"{left} {842 - rows[0]} m {left} {842 - rows[-1]} l S\n" for left in columns]


def boxes(columns: Sequence[float], rows: Sequence[float], paint: str = "S") -> list[str]:
    """A rectangle for each cell of a table, stroked or painted otherwise."""
    return [
        f"{left} {842 - bottom} {right - left} {bottom - top} re {paint}\n"
        for top, bottom in pairwise(rows)
        for left, right in pairwise(columns)
    ]


def _font(name: str = "Helvetica") -> str:
    widths = " ".join(["500"] * 223)
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 33/LastChar 255"
        f"/Widths[{widths}]/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>"
    )


def _to_unicode(codes: dict[str, int]) -> str:
    pairs = [f"<{code:02X}><{ord(char):04X}>" for char, code in codes.items()]
    chunks = [pairs[at : at + 90] for at in range(0, len(pairs), 90)]
    maps = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <00><FF> endcodespacerange\n{maps}\nendcmap end end"
    )


def _stream(text: str, more: str = "") -> str:
    return f"<</Length {len(text.encode('latin-1'))}{more}>>stream\n{text}\nendstream"


def _file(objects: list[str]) -> bytes:
    found = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(found))
        found += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return found + f"{tail}startxref\n{len(found)}\n%%EOF\n".encode("latin-1")
