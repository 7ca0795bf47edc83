"""Files made to hurt a reader, one composer each: bombs, loops, depth, endless lists, lies about lengths.

Every one is made when it is asked for, from nothing but this code and the composers beside it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import compose
import compose_doc
import compose_msg
import compose_signed_docx
from compose import zipped

Composer = Callable[[], bytes]
LETTER = "Số: 12/UBND-VP\nXã Mẫu, ngày 05 tháng 3 năm 2024\nYêu cầu các thôn báo cáo trước ngày 15/3/2024./.\n"
MILLION = 1_000_000


def document(body: str) -> bytes:
    return compose.part("document", f"<w:body>{body}</w:body>").encode()


def nested(tag: str, depth: int, inner: str = "") -> str:
    return f"<w:{tag}>" * depth + inner + f"</w:{tag}>" * depth


def with_doctype(doctype: str) -> bytes:
    head = '<?xml version="1.0"?>' + doctype
    return zipped(("word/document.xml", (head + "<w:document/>").encode()))


def laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_doctype(f'<!DOCTYPE w [<!ENTITY l0 "ha">{levels}]>')


def tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + compose.p("a") + "</w:tc></w:tr></w:tbl>" * depth


def styles_in_a_circle() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/></w:style>'
    return compose.docx(
        compose.p("Số: 12/UBND", style="A", num=(1, 0)),
        styles=compose.part("styles", style.format("A", "B") + style.format("B", "A") + "<!-- .VnTime -->"),
        numbering=compose.numbering(compose.level(0, "decimal", "%1." * 20)),
    )


DOCX: dict[str, Composer] = {
    "zip bomb in the main part": lambda: compose.docx(compose.p("A" * 60 * MILLION)),
    "zip bomb in the styles": lambda: compose.docx(compose.p("a"), styles=" " * 60 * MILLION),
    "zip bomb in the numbering": lambda: compose.docx(compose.p("a"), numbering=" " * 60 * MILLION),
    "many members": lambda: zipped(
        *((f"word/m{n}.xml", b"") for n in range(8000)), ("word/document.xml", document(""))
    ),
    "billion laughs": laughs,
    "external entity": lambda: with_doctype('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "external DTD": lambda: with_doctype('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "deep elements": lambda: compose.docx(nested("p", 5000)),
    "deep under the parser's bound": lambda: compose.docx(nested("sdt", 240, compose.p("Số: 12/UBND"))),
    "deep runs": lambda: compose.docx(f"<w:p>{nested('ins', 240, compose.run('a'))}</w:p>"),
    "tables in tables": lambda: compose.docx(tables(80)),
    "wide table": lambda: compose.docx(compose.table(["a"] * 8_000)),
    "long table": lambda: compose.docx(compose.table(*[["a", "b"]] * 8_000)),
    "span of a billion columns": lambda: compose.docx(compose.table(['<w:gridSpan w:val="999999999"/>|a', "b"])),
    "many paragraphs": lambda: compose.docx(compose.p("a") * 25_000),
    "many empty paragraphs": lambda: compose.docx("<w:p/>" * 150_000),
    "one long paragraph": lambda: compose.docx(compose.p("báo cáo " * 100_000)),
    "many runs": lambda: compose.docx(f"<w:p>{compose.run('a ') * 100_000}</w:p>"),
    "fields never ended": lambda: compose.docx(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + compose.run("Số: 12/UBND") + "</w:p>"
    ),
    "styles in a circle": styles_in_a_circle,
    "huge attribute": lambda: compose.docx(f'<w:p w:rsidR="{"A" * 9 * MILLION}"/>' + compose.p("Số: 12/UBND")),
    "number beyond all digits": lambda: compose.docx(
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="9999999999"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
        + compose.p("a"),
        numbering=compose.numbering(compose.level(0, "lowerRoman", "%1.", 2_000_000_000)),
    ),
    "symbol beyond Unicode": lambda: compose.docx('<w:p><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>' + compose.p("a")),
    "macros": lambda: zipped(("word/document.xml", document(compose.p("Số: 12/UBND"))), ("word/vbaProject.bin", b"x")),
    "no XML at all": lambda: zipped(("word/document.xml", b"\0" * MILLION)),
    "UTF-16 without its mark": lambda: zipped(("word/document.xml", document("").decode().encode("utf-16-le"))),
    "wrong checksum": lambda: compose.docx(compose.p("a"))[:-30] + b"\xff" * 30,
}


def pdf_objects(*objects: str) -> bytes:
    return compose._file(list(objects))


def flated(data: bytes, more: str = "") -> str:
    packed = zlib.compress(data, 9).decode("latin-1")
    return f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n{packed}\nendstream"


def page_with(contents: str) -> bytes:
    return pdf_objects(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
        "/XObject<</X 6 0 R>>>>>>",
        contents,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        compose._stream("/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
    )


def pages_in_a_circle() -> bytes:
    return pdf_objects("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>")


def text_of(count: int, step: float = 0.0) -> str:
    return compose._stream("BT /F1 9 Tf 50 800 Td " + f"(bao cao ) Tj 0 -{step} Td " * count + "ET")


PDF: dict[str, Composer] = {
    "pages in a circle": pages_in_a_circle,
    "a count of two billion pages": lambda: pdf_objects(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2000000000/Kids[]>>"
    ),
    "five thousand pages": lambda: compose.pdf(*[[(50, 50, "a")]] * 5000),
    "many pages": lambda: compose.pdf(*[[(50, 50, "Số: 12/UBND")]] * 900),
    "stream bomb": lambda: page_with(flated(b" " * 100 * MILLION)),
    "stream bomb twice packed": lambda: page_with(
        flated(zlib.compress(b"0 0 m " * 5 * MILLION), "/X 1").replace("/FlateDecode", "[/FlateDecode/FlateDecode]")
    ),
    "form that draws itself": lambda: page_with(compose._stream("/X Do")),
    "many words on one spot": lambda: page_with(text_of(30_000)),
    "many lines": lambda: page_with(text_of(15_000, 0.05)),
    "deep arrays": lambda: page_with(compose._stream("[" * 200_000)),
    "deep dictionaries": lambda: pdf_objects(
        "<</Type/Catalog/Pages 2 0 R/X " + "<</A" * 5000 + ">>" * 5000 + ">>", "<</Type/Pages/Count 0/Kids[]>>"
    ),
    "open brackets": lambda: page_with(compose._stream("BT /F1 9 Tf " + "(" * 300_000)),
    "page of a mile": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).replace(b"595 842", b"9e9 9e9"),
    "page of no size": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).replace(b"595 842", b"  0   0"),
    "no cross references": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).partition(b"xref")[0],
    "cross references in a circle": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).replace(b"/Root", b"/Prev 9/Root"),
    "length that lies": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).replace(b"/Length ", b"/Length 9"),
    "only a head": lambda: b"%PDF-1.7\n" + b"\0" * MILLION,
    "noise behind a head": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000,
    "script on opening": lambda: compose.pdf([(50, 50, "Số: 12/UBND")]).replace(
        b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(while(1);)>>"
    ),
}

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def doc() -> bytes:
    return compose_doc.doc([compose_doc.par("Số: 12/UBND-VP"), compose_doc.par("Yêu cầu báo cáo.")])


def ole_in_a_circle() -> bytes:
    data = bytearray(doc())
    table = struct.unpack_from("<I", data, 76)[0]
    at = 512 + 512 * table
    for place in range(at, at + 512, 4):
        data[place : place + 4] = struct.pack("<I", 1)
    return bytes(data)


def doc_with(at: int, value: int) -> bytes:
    """A document with a number of its information block changed."""
    data = bytearray(doc())
    start = bytes(data).index(b"\xec\xa5")
    struct.pack_into("<I", data, start + at, value)
    return bytes(data)


def msg() -> bytes:
    return compose_msg.msg("Xin gửi", ("a.doc", doc()), ("", compose_msg.mail("Số: 9/UBND", ("b.txt", b"So: 7/TB"))))


def signed_by(xml: str) -> Composer:
    part = f'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">{xml}</Signature>'.encode()
    return lambda: compose_signed_docx.with_part(compose_signed_docx.SAMPLE, "_xmlsignatures/sig1.xml", part)


_REFERENCE = (
    '<Reference URI="#a"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue>AA==</DigestValue>'
    "</Reference>"
)
SIGNED: dict[str, Composer] = {
    "references without end": signed_by(f"<SignedInfo>{_REFERENCE * 5000}</SignedInfo><Object Id='a'/>"),
    "signatures in signatures": signed_by("<Object>" * 200 + "</Object>" * 200),
    "a certificate of noise": signed_by(
        f"<KeyInfo><X509Data><X509Certificate>{'MIIF' * 9000}</X509Certificate></X509Data></KeyInfo>"
    ),
    "entities in a signature": lambda: compose_signed_docx.with_part(
        compose_signed_docx.SAMPLE,
        "_xmlsignatures/sig1.xml",
        b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><Signature>&d;</Signature>',
    ),
}

DOC: dict[str, Composer] = {
    "chain of sectors in a circle": ole_in_a_circle,
    "only a head, OLE": lambda: OLE_HEAD + bytes(600) + "WordDocument".encode("utf-16-le"),
    "a billion characters": lambda: doc_with(0x4C, 1_000_000_000),
    "pieces nowhere": lambda: doc_with(0x1A2, 0x7FFFFFFF),
    "pieces of two gigabytes": lambda: doc_with(0x1A6, 0x7FFFFFFF),
    "runs nowhere": lambda: doc_with(0xFA, 0x7FFFFFF0),
    "styles in the text": lambda: doc_with(0xA2, 0),
    "cut short, doc": lambda: doc()[: len(doc()) // 2],
    "text boxes nowhere": lambda: doc_with(0x64, 8),
    "text boxes by the hundred": lambda: compose_doc.doc([compose_doc.par("\x08" * 300)], boxes=("a",) * 300),
    "tables of sectors without end": lambda: doc()[:44] + struct.pack("<I", 2**31) + doc()[48:],
    "further tables in a circle": lambda: doc()[:68] + struct.pack("<II", 0, 2**25) + doc()[76:],
    "sectors of a terabyte": lambda: doc()[:30] + b"\x28\x00" + doc()[32:],
}


def mails_in_mails() -> bytes:
    inner: compose_msg.Tree = compose_msg.mail("Số: 9/UBND")
    for _ in range(60):
        inner = compose_msg.mail("x", ("", inner))
    return compose_msg.compound(inner)


def mail_in_a_circle() -> bytes:
    """Every entry of the directory has its neighbours and its contents at the first."""
    data = bytearray(msg())
    start = 512 + 512 * struct.unpack_from("<I", data, 48)[0]
    for at in range(start + 128, len(data) - 512, 128):
        struct.pack_into("<III", data, at + 68, 1, 2, 1)
    return bytes(data)


MSG: dict[str, Composer] = {
    "mails in mails": mails_in_mails,
    "a thousand files in a mail": lambda: compose_msg.msg("x", *((f"{n}.txt", b"a") for n in range(1000))),
    "a mail in a circle": mail_in_a_circle,
    "cut short, msg": lambda: msg()[: len(msg()) // 2],
}

RTF: dict[str, Composer] = {
    "open groups": lambda: b"{\\rtf1 " + b"{" * MILLION,
    "closed groups": lambda: b"{\\rtf1 a" + b"}" * MILLION,
    "groups in groups": lambda: b"{\\rtf1 " + b"{\\b " * 100_000 + b"a" + b"}" * 100_000,
    "pictures never closed": lambda: b"{\\rtf1 " + b"{\\pict " * 50_000,
    "starred groups never closed": lambda: b"{\\rtf1 " + b"{\\*\\x " * 50_000,
    "binary of two gigabytes": lambda: b"{\\rtf1 \\bin2147483647 a}",
    "binary of less than nothing": lambda: b"{\\rtf1 \\bin-5 So: 12/UBND}",
    "font table without end": lambda: b"{\\rtf1{\\fonttbl" + b"{\\f1\\fnil a" * 100_000,
    "characters beyond all": lambda: b"{\\rtf1 \\u99999999?\\u-99999999?\\uc99999 a}",
    "rows without end": lambda: b"{\\rtf1 " + b"\\trowd\\intbl a\\cell\\row " * 12_000,
    "escapes": lambda: b"{\\rtf1 " + b"\\'e1" * 300_000,
    "backslashes": lambda: b"{\\rtf1 " + b"\\" * MILLION,
}

TEXT: dict[str, Composer] = {
    "one line of a million letters": lambda: ("báo cáo " * 125_000).encode(),
    "one word of a million letters": lambda: ("ậ" * MILLION).encode(),
    "only line ends": lambda: b"a" + b"\n" * 5 * MILLION,
    "recipients without end": lambda: ("Nơi nhận:\n" * 20_000).encode(),
    "recipients on one line": lambda: ("Nơi nhận: " * 100_000).encode(),
    "numbers without end": lambda: ("Số: " * 100_000).encode(),
    "mottos without end": lambda: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" * 6_000).encode(),
    "brackets in brackets": lambda: ("(trừ " * 20_000).encode(),
    "dots": lambda: ("Số:" + "." * MILLION).encode(),
    "open brackets, text": lambda: b"a" + b"(" * MILLION,
    "figures": lambda: b"Luong: " + b"1" * MILLION,
    "marks upon marks": lambda: ("a" + "\u0301" * 200_000).encode(),
    "stars of Markdown": lambda: b"**a**" + b"*" * 300_000,
    "markdown links": lambda: b"**a** " + b"[" * 100_000,
    "columns": lambda: ("Bộ\t" * 60_000).encode(),
    "zeros": lambda: b"So 12\0" * 200_000,
    "UTF-16 without end": lambda: b"\xff\xfe" + b"\x00\xd8" * 300_000,
    "page ends": lambda: b"a" + b"\f" * 90_000,
    "days": lambda: ("ngày 1 tháng " * 40_000).encode(),
}

ALL: dict[str, Composer] = DOCX | SIGNED | PDF | DOC | MSG | RTF | TEXT
GOOD: dict[str, Composer] = {
    "docx": lambda: compose.docx(
        compose.p("Số: 12/UBND-VP") + compose.table(["a", "b"]) + compose.p("x", num=(1, 0)),
        numbering=compose.numbering(compose.level(0, "decimal", "%1.")),
    ),
    "pdf": lambda: compose.pdf([(90, 80, "Số: 12/UBND-VP"), (90, 100, "Yêu cầu báo cáo.")], fields=[(120, 80, "7")]),
    "doc": doc,
    "msg": msg,
    "rtf": lambda: (
        b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1 .VnTime;}}\\f1 C\\'e9ng\\par \\intbl a\\cell\\row \\u7877?}"
    ),
    "text": lambda: LETTER.encode(),
}
