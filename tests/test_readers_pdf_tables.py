"""Ruled tables in PDF: what is read cell by cell, and what only looks like a table."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

import compose
from congvan import parse
from congvan.model.document import Cell, Document
from congvan.readers import read

COLUMNS = (85, 125, 305, 415, 525)
TITLES = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"]
CLEAN = ["1", "Nạo vét kênh nội đồng\nvà cống qua đường", "Tổ thủy nông\nxã Bình An", "10/5/2021"]
MEND = ["2", "Sửa trạm bơm", "Hợp tác xã", "20/5/2021"]
Table = Sequence[Sequence[str]]


def words_of(
    table: Table, columns: Sequence[float] = COLUMNS, top: float = 300
) -> tuple[list[compose.Mark], list[float]]:
    """The words of a table cell by cell, cut into lines at "\\n", and where its rows begin and end."""
    marks, rows = list[compose.Mark](), [top]
    for row in table:
        for left, cell in zip(columns, row, strict=False):
            marks += [(left + 6, rows[-1] + 14 + 16 * at, line) for at, line in enumerate(cell.split("\n")) if line]
        rows.append(rows[-1] + 8 + 16 * max(cell.count("\n") + 1 for cell in row))
    return marks, rows


def told(document: Document) -> list[tuple[str, Cell | None]]:
    return [(line.span.of(document.text), line.cell) for line in document.lines]


def cells_of(document: Document) -> list[tuple[int, int, str]]:
    """Row, column and words of each cell of the first table, in the order read."""
    found: dict[tuple[int, int], list[str]] = {}
    for line in document.lines:
        if line.cell:
            assert line.cell.table == 0
            found.setdefault((line.cell.row, line.cell.column), []).append(line.span.of(document.text))
    return [(row, column, " ".join(words)) for (row, column), words in found.items()]


def in_order(table: Table) -> list[tuple[int, int, str]]:
    return [
        (row, column, cell.replace("\n", " "))
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
        if cell
    ]


PLAN = [TITLES, CLEAN, MEND]
BEFORE: list[compose.Mark] = [(85, 250, "Phân công nhiệm vụ như sau:")]
AFTER: list[compose.Mark] = [(85, 460, "Các đơn vị báo cáo kết quả trước ngày 30/5/2021.")]
MARKS, ROWS = words_of(PLAN)
BY_LINES = sorted(MARKS, key=lambda mark: (mark[1], mark[0]))

UNRULED = {
    "no lines": [],
    "a box around it all": compose.boxes((80, 530), (ROWS[0], ROWS[-1])),
    "an underline": compose.strokes((85, 525), (ROWS[0],))[:1],
    "lines below each other, none down": compose.strokes((85, 525), ROWS)[: len(ROWS)],
    "one column": compose.bars((80, 530), ROWS),
    "shades behind lines": compose.boxes((80, 530), ROWS, "f"),
    "shades behind cells": compose.boxes(COLUMNS, ROWS, "f"),
    "columns beside what is not ruled": compose.bars(COLUMNS[1:], ROWS),
    "cells of nothing": compose.bars(COLUMNS, (600, 620, 640, 660)),
    "a letter in lines": [f"{90 + n} 500 m {92 + n} 506 l {95 + n} 501 l f\n" for n in range(0, 400, 4)],
}


@pytest.mark.parametrize("lines", UNRULED.values(), ids=UNRULED)
def test_what_is_no_table_is_read_line_by_line(lines: list[str]) -> None:
    bare, found = read(compose.pdf(MARKS)), read(compose.pdf(MARKS, drawn=[lines]))
    assert found.lines == bare.lines
    assert found.text == bare.text
    assert "1\tNạo vét kênh nội đồng\tTổ thủy nông\t10/5/2021" in bare.text


def test_one_paragraph_in_a_box() -> None:
    marks: list[compose.Mark] = [(90, 300, "Lưu ý: trạm bơm chỉ mở khi có lệnh"), (90, 316, "của tổ thủy nông.")]
    found = read(compose.pdf(marks, drawn=[compose.bars((80, 400), (285, 325))]))
    assert told(found) == [(words, None) for _, _, words in marks]


def test_a_table_with_words_in_one_row_only() -> None:
    marks, rows = words_of([TITLES])
    rows += [rows[-1] + 20, rows[-1] + 40]
    found = read(compose.pdf(marks, drawn=[compose.bars(COLUMNS, rows)]))
    assert told(found) == told(read(compose.pdf(marks)))


def test_a_ruled_row_alone_below_titles_without_lines() -> None:
    marks, rows = words_of([TITLES, CLEAN])
    found = read(compose.pdf(marks, drawn=[compose.bars(COLUMNS, rows[1:])]))
    assert told(found) == told(read(compose.pdf(marks)))


def test_a_row_alone_that_words_follow() -> None:
    marks, rows = words_of([TITLES])
    found = read(compose.pdf(marks + AFTER, drawn=[compose.bars(COLUMNS, rows)]))
    assert told(found) == told(read(compose.pdf(marks + AFTER)))


DRAWN = {
    "bars": compose.bars(COLUMNS, ROWS),
    "strokes": compose.strokes(COLUMNS, ROWS),
    "boxes": compose.boxes(COLUMNS, ROWS),
    "one path": [" ".join(compose.strokes(COLUMNS, ROWS)).replace("S\n", "") + " S\n"],
    "one filled path": [" ".join(compose.bars(COLUMNS, ROWS)).replace("f\n", "") + " f\n"],
    "no sides": compose.strokes(COLUMNS, ROWS)[: len(ROWS)] + compose.bars(COLUMNS[1:-1], ROWS)[2 * len(ROWS) :],
    "shaded": compose.boxes(COLUMNS, ROWS, "f") + compose.bars(COLUMNS, ROWS),
    "turned and enlarged": [
        f"q 0 2 -2 0 0 0 cm {(842 - y) / 2} {-x / 2} m {(842 - y) / 2} {-u / 2} l S Q\n"
        for y in ROWS
        for x, u in [(COLUMNS[0], COLUMNS[-1])]
    ]
    + compose.bars(COLUMNS, ROWS)[4 * len(ROWS) :],
}


@pytest.mark.parametrize("marks", [MARKS, BY_LINES, MARKS[::-1]], ids=["cells", "lines", "backwards"])
@pytest.mark.parametrize("lines", DRAWN.values(), ids=DRAWN)
def test_cells_are_read_one_by_one(lines: list[str], marks: list[compose.Mark]) -> None:
    document = read(compose.pdf(BEFORE + marks + AFTER, drawn=[lines]))
    assert cells_of(document) == in_order(PLAN)
    assert told(document)[0] == (BEFORE[0][2], None)
    assert told(document)[-1] == (AFTER[0][2], None)


def test_lines_between_the_words() -> None:
    boxes = compose.boxes(COLUMNS, ROWS)
    assert cells_of(read(compose.pdf(MARKS, drawn=[boxes], is_woven=True))) == in_order(PLAN)


def test_the_lines_of_a_cell_are_one_paragraph() -> None:
    cell = "Kiểm tra các trạm bơm điện\ntrên kênh chính.\nBáo cáo kết quả"
    table = [TITLES, ["1", cell, "Tổ thủy nông", "10/5/2021"]]
    marks, rows = words_of(table)
    document = read(compose.pdf(marks, drawn=[compose.bars(COLUMNS, rows)]))
    ends = [line.ends_paragraph for line in document.lines if line.cell == Cell(0, 1, 1)]
    assert ends == [False, True, True]
    assert all(line.ends_paragraph for line in document.lines if line.cell != Cell(0, 1, 1))


def test_empty_cells() -> None:
    table = [["", "Nhóm", "", "Ghi chú"], ["1", "", "Hợp tác xã", ""], ["", "", "", "Xong"]]
    marks, rows = words_of(table)
    assert cells_of(read(compose.pdf(marks, drawn=[compose.bars(COLUMNS, rows)]))) == in_order(table)


def test_merged_cells_are_read_once_where_they_begin() -> None:
    table = [
        ["TT", "Công việc", "Thời gian", ""],
        ["", "", "Bắt đầu", "Kết thúc"],
        ["1", "Nạo vét kênh", "01/5", "10/5"],
        ["2", "", "02/5", "20/5"],
    ]
    marks, rows = words_of(table)
    marks[1] = (131, marks[1][1] + 12, marks[1][2])  # in the middle of two rows
    without = {(1, 0, "top"), (1, 1, "top"), (0, 3, "left"), (3, 1, "top")}
    document = read(compose.pdf(marks, drawn=[compose.bars(COLUMNS, rows, without)]))
    assert cells_of(document) == in_order(table)


def test_a_table_goes_on_over_the_page() -> None:
    first, rows = words_of([TITLES, CLEAN], top=700)
    second, more = words_of([MEND, ["3", "Đắp bờ bao", "Thôn Đoài", "30/5/2021"]], top=80)
    numbers: list[compose.Mark] = [(300, 40, "2")]
    data = compose.pdf(
        first, numbers + second + AFTER, drawn=[compose.bars(COLUMNS, rows), compose.bars(COLUMNS, more)]
    )
    document = read(data)
    assert cells_of(document) == in_order([TITLES, CLEAN, MEND, ["3", "Đắp bờ bao", "Thôn Đoài", "30/5/2021"]])
    assert [hole.of(document.text) for hole in document.furniture] == ["2"]


def test_titles_repeated_on_the_next_page_are_furniture() -> None:
    first, rows = words_of([TITLES, CLEAN], top=700)
    second, more = words_of([TITLES, MEND], top=80)
    data = compose.pdf(first, second + AFTER, drawn=[compose.bars(COLUMNS, rows), compose.bars(COLUMNS, more)])
    document = read(data)
    assert [hole.of(document.text) for hole in document.furniture] == TITLES
    assert [row for row, column, _ in cells_of(document) if column == 0] == [0, 1, 2, 3]


def test_a_last_row_alone_on_its_page() -> None:
    first, rows = words_of([TITLES, CLEAN], top=700)
    second, more = words_of([MEND], top=80)
    data = compose.pdf(first, second + AFTER, drawn=[compose.bars(COLUMNS, rows), compose.bars(COLUMNS, more)])
    assert cells_of(read(data)) == in_order(PLAN)


def over_the_page(*pages: Table, titles: bool = False) -> bytes:
    """A file whose table stands on several pages, the first's at the end of it."""
    drawn, marks = [], list[list[compose.Mark]]()
    for number, table in enumerate(pages):
        words, rows = words_of([TITLES, *table] if number and titles else table, top=80 if number else 700)
        marks.append([*words, (300, 40, str(number + 1))] if number else words)
        drawn.append(compose.bars(COLUMNS, rows))
    return compose.pdf(*marks, drawn=drawn)


SHARED = ["", "Sửa trạm bơm", "Hợp tác xã", "20/5/2021"]
OWN_ROWS = {
    "a number": ["2", "và các cống qua đường", "", ""],
    "a label": ["b)", "và các cống qua đường", "", ""],
    "a number that several rows share": SHARED,
    "a heading": ["", "NHIỆM VỤ SAU MÙA LŨ", "", ""],
}


@pytest.mark.parametrize("row", OWN_ROWS.values(), ids=OWN_ROWS)
@pytest.mark.parametrize("titles", [False, True], ids=["no titles", "titles"])
def test_row_that_begins_a_page_is_its_own(row: list[str], titles: bool) -> None:
    first = [TITLES, ["1", "Nạo vét kênh.", "Tổ thủy nông", "10/5/2021"]]
    document = read(over_the_page(first, [row, MEND], titles=titles))
    titled = [(2, column, words) for column, words in enumerate(TITLES)] if titles else []
    rows = in_order([*first, *([TITLES] if titled else []), row, MEND])
    assert cells_of(document) == rows


BROKEN_ROWS = {
    "in mid-sentence": ("Nạo vét kênh nội đồng", ["", "và cống qua đường", "", ""]),
    "after a sentence": ("Nạo vét kênh nội đồng.", ["", "Báo cáo xã.", "", ""]),
    "between items": ("- Nạo vét kênh;", ["", "- Sửa cống.", "", ""]),
    "where two cells go on": ("Nạo vét kênh nội đồng", ["", "và cống qua đường", "xã Bình An", ""]),
    "before a name, at the border": ("Nạo vét kênh của Hợp tác xã", ["", "Bình Tiến\nvà Bình An", "Bình An", ""]),
}


@pytest.mark.parametrize("titles", [False, True], ids=["no titles", "titles"])
@pytest.mark.parametrize(("cell", "rest"), BROKEN_ROWS.values(), ids=BROKEN_ROWS)
def test_row_broken_over_the_page_is_one(cell: str, rest: list[str], titles: bool) -> None:
    first = [TITLES, ["1", cell, "Tổ thủy nông", "10/5/2021"]]
    document = read(over_the_page(first, [rest, MEND], titles=titles))
    found = cells_of(document)
    whole = ["1", *(f"{one} {two}".replace("\n", " ").strip() for one, two in zip(first[1][1:], rest[1:], strict=True))]
    assert [words for _, _, words in found if words not in TITLES] == [*whole, *MEND]
    assert len({row for row, column, _ in found if column == 0}) == (4 if titles else 3)
    assert [hole.of(document.text) for hole in document.furniture] == ["2", *(TITLES if titles else [])]
    broken = next(line for line in document.lines if line.span.of(document.text) == rest[1].split("\n")[0])
    assert broken.page == 2


def test_row_broken_over_two_pages() -> None:
    first = [TITLES, ["1", "Nạo vét kênh", "Tổ thủy nông", "10/5/2021"]]
    document = read(over_the_page(first, [["", "và cống qua đường,", "", ""]], [["", "đắp bờ bao.", "", ""], MEND]))
    assert cells_of(document) == in_order(
        [TITLES, ["1", "Nạo vét kênh và cống qua đường, đắp bờ bao.", "Tổ thủy nông", "10/5/2021"], MEND]
    )


def test_row_without_a_number_goes_on_in_lower_case() -> None:
    columns = (85, 305, 525)
    first, rows = words_of([["Việc", "Hạn"], ["Nạo vét kênh", "10/5/2021"]], columns, top=700)
    second, more = words_of([["nội đồng", ""], ["Sửa trạm bơm", "20/5/2021"]], columns, top=80)
    drawn = [compose.bars(columns, rows), compose.bars(columns, more)]
    assert cells_of(read(compose.pdf(first, second, drawn=drawn))) == in_order(
        [["Việc", "Hạn"], ["Nạo vét kênh nội đồng", "10/5/2021"], ["Sửa trạm bơm", "20/5/2021"]]
    )


def test_a_broken_row_is_one_task() -> None:
    first, rows = words_of([TITLES, ["1", "Rà soát các trạm bơm, báo", "Tổ thủy nông", "Trước\n10/5/2021"]], top=700)
    second, more = words_of([["", "cáo số máy hỏng.", "", ""], ["2", "Tổng hợp kết quả", *MEND[2:]]], top=80)
    drawn = [compose.bars(COLUMNS, rows), compose.bars(COLUMNS, more)]
    letter = parse(compose.pdf([*LETTER_HEAD, *first], [(300, 40, "2"), *second, *LETTER_TAIL], drawn=drawn))
    assert [(" ".join(one.text.split()), one.addressee, one.deadlines[0].date) for one in letter.directives] == [
        ("Rà soát các trạm bơm, báo cáo số máy hỏng.", "Tổ thủy nông", "2021-05-10"),
        ("Tổng hợp kết quả", "Hợp tác xã", "2021-05-20"),
    ]


@pytest.mark.parametrize("titles", [False, True], ids=["no titles", "titles"])
def test_a_merged_cell_goes_on_over_the_page(titles: bool) -> None:
    first, rows = words_of([TITLES, CLEAN, ["2", "Sửa trạm bơm", "", "20/5/2021"]], top=660)
    below = [["3", "Đắp bờ bao", "", "25/5/2021"], ["4", "Trực bơm", "", "30/5/2021"], ["5", "Báo cáo", "", ""]]
    second, more = words_of([TITLES, *below] if titles else below, top=80)
    at = int(titles)
    drawn = [compose.bars(COLUMNS, rows, {(2, 2, "top")}), compose.bars(COLUMNS, more, {(at + 1, 2, "top")})]
    document = read(compose.pdf(first, second + AFTER, drawn=drawn))
    named = next(line.cell for line in document.lines if line.span.of(document.text) == "Tổ thủy nông")
    last = next(line.cell for line in document.lines if line.span.of(document.text) == "Trực bơm")
    assert named
    assert last
    assert named.row + named.rows == last.row + 1


def test_an_empty_cell_at_the_top_of_a_page_is_no_rest_of_one_above() -> None:
    first, rows = words_of([TITLES, CLEAN], top=700)
    second, more = words_of([["3", "Đắp bờ bao", "", "25/5/2021"], ["4", "Trực bơm", "", "30/5/2021"]], top=80)
    document = read(compose.pdf(first, second, drawn=[compose.bars(COLUMNS, rows), compose.bars(COLUMNS, more)]))
    assert {line.cell.rows for line in document.lines if line.cell} == {1}


def test_titles_alone_at_the_end_of_a_page() -> None:
    document = read(over_the_page([TITLES], [CLEAN, MEND]))
    assert cells_of(document) == in_order(PLAN)


def test_another_table_on_the_next_page_is_another() -> None:
    first, rows = words_of([TITLES, CLEAN], top=700)
    second, more = words_of([["Tên", "Số"], ["Bơm", "4"]], (85, 300), top=80)
    data = compose.pdf(first, second, drawn=[compose.bars(COLUMNS, rows), compose.bars((85, 300, 500), more)])
    assert {line.cell.table for line in read(data).lines if line.cell} == {0, 1}


BESIDE = [["Trạm", "Số máy"], ["Bình An", "4"], ["Bình Tiến", "12"]]


@pytest.mark.parametrize("lower", [0, 6, -6])
def test_a_table_beside_another(lower: int) -> None:
    left, rows = words_of(BESIDE, (85, 180), top=300)
    right, more = words_of(BESIDE, (320, 430), top=300 + lower)
    lines = [*compose.bars((85, 180, 290), rows), *compose.bars((320, 430, 525), more)]
    document = read(compose.pdf([*BEFORE, *left, *right, *AFTER], drawn=[lines]))
    tables = {number: [words for words, cell in told(document) if cell and cell.table == number] for number in range(2)}
    flat = [words for row in BESIDE for words in row]
    assert tables == {0: flat, 1: flat}
    assert told(document)[0] == (BEFORE[0][2], None)
    assert told(document)[-1] == (AFTER[0][2], None)
    first = next(line for line in document.lines if line.cell)
    assert first.box
    assert first.box.left < 100


def test_a_table_beside_words_is_read_line_by_line() -> None:
    left, rows = words_of(BESIDE, (85, 180), top=300)
    beside: list[compose.Mark] = [(320, 314, "Xem bản vẽ kèm theo.")]
    lines = compose.bars((85, 180, 290), rows)
    found = read(compose.pdf([*BEFORE, *left, *beside], drawn=[lines]))
    assert told(found) == told(read(compose.pdf([*BEFORE, *left, *beside])))


def test_numbers_in_the_last_row_are_no_page_numbers() -> None:
    table = [["Trạm", "Số máy"], ["Bình An", "4"], ["Bình Tiến", "12"]]
    marks, rows = words_of(table, (85, 300))
    document = read(compose.pdf(marks, drawn=[compose.bars((85, 300, 500), rows)]))
    assert document.furniture == ()


def test_two_lines_of_text_that_the_file_runs_together_are_parted_by_a_border() -> None:
    columns = (85, 185, 300)
    table = [["Trạm bơm Bình A", "mười hai tổ máy"], ["Trạm bơm Tiến B", "bốn tổ máy khác"]]
    marks, rows = words_of(table, columns)
    assert cells_of(read(compose.pdf(marks, drawn=[compose.bars(columns, rows)]))) == in_order(table)


HEAD: Table = [
    ["ỦY BAN NHÂN DÂN\nXÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 12/UBND-VP", "Bình An, ngày 05 tháng 3 năm 2021"],
]
TAIL: Table = [["Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"], ["- Lưu: VT.", "Lê Văn Bình"]]


@pytest.mark.parametrize("table", [HEAD, TAIL], ids=["letterhead", "signature"])
def test_a_ruled_letterhead_or_signature_is_read_by_columns(table: Table) -> None:
    marks, rows = words_of(table, (85, 290), top=60)
    body: list[compose.Mark] = [(85, 40, "Đề nghị các thôn nạo vét kênh mương./.")] if table is TAIL else []
    bare = read(compose.pdf(body + marks))
    found = read(compose.pdf(body + marks, drawn=[compose.bars((80, 285, 540), rows)]))
    assert found.lines == bare.lines
    assert told(found)[len(body) :] == [
        (line, None) for column in (0, 1) for row in table for line in row[column].split("\n")
    ]


def test_lines_within_forms() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.beginForm("borders")
    canvas.grid([0, 100, 200], [0, 30, 60])
    canvas.endForm()
    canvas.translate(80, 500)
    canvas.doForm("borders")
    for left, low, words in ((10, 40, "pump station"), (110, 40, "due"), (10, 10, "north gate"), (110, 10, "May")):
        canvas.drawString(left, low, words)
    canvas.save()
    table = [["pump station", "due"], ["north gate", "May"]]
    assert cells_of(read(buffer.getvalue())) == in_order(table)


def test_thousands_of_lines_are_no_table() -> None:
    lines = [f"{x} 100 0.5 600 re f\n" for x in range(20, 580)] + [f"20 {y} 560 0.5 re f\n" for y in range(100, 700)]
    bare = read(compose.pdf(MARKS))
    assert read(compose.pdf(MARKS, drawn=[lines])).text == bare.text
    assert read(compose.pdf(MARKS, drawn=[["0 0 m 9 9 l S\n"] * 30_000])).text == bare.text


LETTER_HEAD: list[compose.Mark] = [
    (90, 60, "ỦY BAN NHÂN DÂN"),
    (110, 76, "XÃ BÌNH AN"),
    (90, 110, "Số: 12/KH-UBND"),
    (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (320, 79, "Độc lập - Tự do - Hạnh phúc"),
    (300, 113, "Bình An, ngày 05 tháng 3 năm 2021"),
    (270, 150, "KẾ HOẠCH"),
    (200, 166, "Chống úng năm 2021"),
    (85, 210, "I. NHIỆM VỤ"),
    (85, 250, "Phân công nhiệm vụ như sau:"),
]
LETTER_TAIL: list[compose.Mark] = [
    (85, 520, "Nơi nhận:"),
    (85, 536, "- Như trên;"),
    (85, 552, "- Lưu: VT."),
    (320, 520, "TM. ỦY BAN NHÂN DÂN"),
    (345, 536, "CHỦ TỊCH"),
    (340, 620, "Lê Văn Bình"),
]


def test_a_plan_says_the_same_as_the_same_plan_in_word() -> None:
    table = [
        TITLES,
        ["1", "Rà soát các trạm bơm,\nbáo cáo số máy hỏng", "Tổ thủy nông", "Trước ngày\n10/5/2021"],
        ["2", "Tổ chức nạo vét kênh\ntrong xã", "Các thôn", "Trước ngày\n20/5/2021"],
    ]
    marks, rows = words_of(table)
    last = [(85.0, 460.0, "Các thôn nghiêm túc thực hiện Kế hoạch này./.")]
    pdf = parse(compose.pdf([*LETTER_HEAD, *marks, *last, *LETTER_TAIL], drawn=[compose.bars(COLUMNS, rows)]))
    head = [*LETTER_HEAD[:3], *LETTER_HEAD[3:]]
    body = "".join(compose.p(words) for _, _, words in head)
    body += compose.table(*[[cell.replace("\n", " ") for cell in row] for row in table])
    body += "".join(compose.p(words) for _, _, words in [*last, *LETTER_TAIL])
    word = parse(compose.docx(body))

    def said(letter: object) -> list[object]:
        directives = [
            (one.id, one.modality, one.addressee, " ".join(one.text.split()))
            for one in letter.directives  # type: ignore[attr-defined]
        ]
        return [directives, [(one.date, one.op) for one in letter.deadlines]]  # type: ignore[attr-defined]

    assert said(pdf) == said(word)
    assert len(pdf.directives) == 3
    assert [one.date for one in pdf.deadlines] == ["2021-05-10", "2021-05-20"]
    assert (pdf.number, pdf.signers[0].name) == (word.number, word.signers[0].name)
