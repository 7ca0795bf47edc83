"""Word documents: what stands in the text and what does not, in which order, with which numbers."""

from __future__ import annotations

import io
import zipfile

import pytest

import compose
from compose import level, numbering, p, run, table
from congvan.model.document import Cell
from congvan.readers import read


def lines(body: str, **parts: str) -> list[str]:
    return read(compose.docx(body, **parts)).text.split("\n")


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{run('ẩn')}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(text: str) -> str:
    return f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx>"


LEFT_OUT = {
    "deleted": "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
    "moved away": f"<w:moveFrom>{run('bỏ')}</w:moveFrom>",
    "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>bỏ</w:t></w:r>",
    "field code": "<w:r><w:instrText>bỏ</w:instrText></w:r>",
    "soft hyphen": "<w:r><w:softHyphen/></w:r>",
    "note mark": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "comment mark": '<w:r><w:commentReference w:id="0"/></w:r>',
}
KEPT = {
    "inserted": (f"<w:ins>{run('x')}</w:ins>", "x"),
    "moved here": (f"<w:moveTo>{run('x')}</w:moveTo>", "x"),
    "hidden off": ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>x</w:t></w:r>', "x"),
    "link": (f"<w:hyperlink>{run('x')}</w:hyperlink>", "x"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>", "x"),
    "field": (field("PAGE", "x"), "x"),
    "simple field": (f'<w:fldSimple w:instr="DATE">{run("x")}</w:fldSimple>', "x"),
    "tab": ("<w:r><w:tab/><w:t>x</w:t></w:r>", "\tx"),
    "line break": ("<w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>", "x\ny"),
    "hyphen": ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>CT</w:t></w:r>", "1-CT"),
    "symbol": ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "•"),
    "alternate content once": (
        "<w:r><mc:AlternateContent><mc:Choice><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
        "x",
    ),
}


@pytest.mark.parametrize("inline", LEFT_OUT.values(), ids=LEFT_OUT)
def test_left_out(inline: str) -> None:
    assert lines(p("a", inline, "b")) == ["ab"]


@pytest.mark.parametrize(("inline", "text"), KEPT.values(), ids=KEPT)
def test_kept(inline: str, text: str) -> None:
    assert "\n".join(lines(p("a", inline, "b"))) == f"a{text}b"


def test_text_box_stands_behind_its_paragraph_once() -> None:
    drawn = f"<w:drawing>{box('HỎA TỐC')}</w:drawing>"
    fallback = f"<w:pict><v:textbox><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></v:textbox></w:pict>"
    branches = f"<mc:Choice>{drawn}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    assert lines(p("Số: 1", both) + p("b")) == ["Số: 1", "HỎA TỐC", "b"]
    assert lines(p("Số: 1", f"<w:r>{fallback}</w:r>")) == ["Số: 1", "HỎA TỐC"]


def test_breaks_and_paragraphs() -> None:
    document = read(compose.docx(p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>") + p("c")))
    assert [line.ends_paragraph for line in document.lines] == [False, True, True]


def test_pages_by_rendered_breaks() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>"
    document = read(compose.docx(p("a") + p(broken) + p("c")))
    assert [line.page for line in document.lines] == [1, 1, 2]
    assert document.source.pages == 2


LEVELS = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
NUMBERS = {
    "levels restart": (
        LEVELS,
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["Điều 1.", "1.1.", "a)", "b)", "1.2.", "a)", "Điều 2.", "2.1."],
    ),
    "roman and legal": (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", more="<w:isLgl/>"),
        [(1, 0), (1, 0), (1, 1)],
        ["I.", "II.", "2.1."],
    ),
    "a start of its own": (level(0, "decimal", "%1)", start=5), [(1, 0), (1, 0)], ["5)", "6)"]),
    "bullets": (level(0, "bullet", "-") + level(1, "bullet", "\uf0b7"), [(1, 0), (1, 1)], ["-", "•"]),
    "no list 0": (level(0, "decimal", "%1."), [(0, 0)], [""]),
}


@pytest.mark.parametrize(("levels", "uses", "labels"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(levels: str, uses: list[tuple[int, int]], labels: list[str]) -> None:
    body = "".join(p("x", num=use) for use in uses)
    assert lines(body, numbering=numbering(levels)) == [f"{label} x".strip() for label in labels]


def test_lists_that_share_an_abstract_list_count_on_unless_one_restarts() -> None:
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        )
    )
    body = "".join(p("x", num=(n, 0)) for n in (1, 1, 2, 3, 3))
    found = lines(body, numbering=numbering(level(0, "decimal", "%1."), nums))
    assert found == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_numbers_by_style() -> None:
    styles = compose.part(
        "styles",
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    body = p("x", num=(1, 0)) + p("x", style="A") + p("x", style="B") + p("x")
    assert lines(body, numbering=numbering(LEVELS), styles=styles) == ["Điều 1. x", "1.1. x", "1.2. x", "x"]


def test_empty_paragraphs_count_but_show_no_number() -> None:
    body = p("x", num=(1, 0)) + p("", num=(1, 0)) + p("x", num=(1, 0))
    assert lines(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. x", "", "3. x"]


def test_letterhead_table_is_read_by_columns() -> None:
    head = table(
        ["ỦY BAN NHÂN DÂN XÃ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 1/UBND", "An, ngày 01 tháng 02 năm 2020"],
    )
    assert lines(head) == [
        "ỦY BAN NHÂN DÂN XÃ AN",
        "Số: 1/UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An, ngày 01 tháng 02 năm 2020",
    ]


def test_data_table_is_read_by_rows_merged_cells_once() -> None:
    body = table(
        ['<w:gridSpan w:val="2"/>|Đơn vị', "Số"],
        ['<w:vMerge w:val="restart"/>|Sở', "A", "1"],
        ["<w:vMerge/>|", "B", "2"],
    )
    document = read(compose.docx(body))
    found = [(line.span.of(document.text), line.cell) for line in document.lines]
    assert found == [
        ("Đơn vị", Cell(0, 0, 0)),
        ("Số", Cell(0, 0, 2)),
        ("Sở", Cell(0, 1, 0, rows=2)),
        ("A", Cell(0, 1, 1)),
        ("1", Cell(0, 1, 2)),
        ("B", Cell(0, 2, 1)),
        ("2", Cell(0, 2, 2)),
    ]


def test_nested_table_has_a_number_of_its_own() -> None:
    document = read(compose.docx(table([p("a") + table(["b"]) + p("c")])))
    assert [line.cell for line in document.lines] == [Cell(0, 0, 0), Cell(1, 0, 0), Cell(0, 0, 0)]


def test_running_headers_stay_out_but_a_letterhead_in_one_comes_in() -> None:
    body = p("Kính gửi: Các thôn")
    assert lines(body, header1=compose.part("hdr", p("Trang 2"))) == ["Kính gửi: Các thôn"]
    motto = compose.part("hdr", p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    assert lines(body, header1=motto) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi: Các thôn"]


def test_notes_stand_behind_the_body_as_furniture() -> None:
    notes = f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>{p("Chú thích")}</w:footnote>'
    document = read(compose.docx(p("a"), footnotes=compose.part("footnotes", notes)))
    assert document.text == "a\nChú thích"
    assert [hole.of(document.text) for hole in document.furniture] == ["Chú thích"]


def test_strict_documents() -> None:
    data = compose.docx(p("Số: 1"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(compose.W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, strict)
    assert read(buffer.getvalue()).text == "Số: 1"


def test_legacy_fonts_by_run_and_by_style() -> None:
    def typed(text: str, font: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    styles = compose.part(
        "styles", '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    )
    body = p(typed("céng hoµ ", ".VnTimeH"), typed("Ñoäc laäp", "VNI-Times"), " é") + p("héi chñ nghÜa", style="A")
    document = read(compose.docx(body + p(typed("Ủy ban", ".VnTime")), styles=styles))
    assert document.text.split("\n") == ["CỘNG HOÀ Độc lập é", "hội chủ nghĩa", "Ủy ban"]
    assert document.source.encoding == "mixed"
