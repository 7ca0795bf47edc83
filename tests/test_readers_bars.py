"""Tables drawn with bars in plain text and Markdown: what only looks like one, and what is read cell by cell."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compose
from congvan import parse
from congvan.model.document import Document
from congvan.readers import markdown, read

TITLES = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"]
CLEAN = ["1", "Nạo vét kênh nội đồng", "Tổ thủy nông xã", "10/5/2021"]
MEND = ["2", "Sửa trạm bơm", "Hợp tác xã", ""]
PLAN = [TITLES, CLEAN, MEND]


def cells_of(document: Document) -> list[list[str]]:
    """The rows of the first table, the lines of a cell parted by "/"."""
    found: dict[tuple[int, int], list[str]] = {}
    for line in document.lines:
        if line.cell:
            assert line.cell.table == 0
            found.setdefault((line.cell.row, line.cell.column), []).append(line.span.of(document.text))
    rows, columns = (max(place[side] for place in found) + 1 if found else 0 for side in (0, 1))
    return [["/".join(found.get((row, column), [])) for column in range(columns)] for row in range(rows)]


NO_TABLES = {
    "a bar in a sentence": "Thôn chọn phương án A | B.\nBáo cáo xã.",
    "bars in one sentence after another": "Chọn A | B.\nGhi C | D.\nBáo cáo.",
    "a menu": "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ",
    "contacts": "Điện thoại: 0200 | Fax: 0201 | Thư: a@b.vn\nĐịa chỉ: thôn Đoài | Xã | Huyện\nWeb: c | d | e",
    "what a portal counts": "Lượt xem: 24 | Tải về: 7 | Ngày đăng: 17/03/2023\nKế hoạch này thay Kế hoạch cũ.",
    "a sentence below another": "Nội dung: rà soát | Thời hạn: quý II\nBáo cáo | 30/4",
    "a ruler of signs": "+-----+-----+\nBáo cáo xã.\n-----|-----\n|=====|",
    "a row alone": "| TT | Nội dung | Thời hạn |\nBáo cáo xã.",
    "a row alone over lines": "|\nKính gửi:\n|\nCác thôn\n|\nBáo cáo xã.",
    "one column": "| Nạo vét kênh |\n| Sửa trạm bơm |",
    "lone bars around prose": "|\nPhân công nhiệm vụ như sau:\n|\n|\nNạo vét kênh.\n|\n|\nSửa trạm bơm.\n|",
    "a letterhead": "| UBND XÃ BÌNH AN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
    "| Số: 12/KH-UBND | Bình An, ngày 05 tháng 3 năm 2021 |",
    "a letterhead over lines": "|\nUBND XÃ\n|\nĐỘC LẬP - TỰ DO\n|\n|\nSố: 12\n|\nBình An, ngày 05 tháng 3 năm 2021\n|",
    "number and day below a letterhead": "| Số: 12 | Bình An, ngày 05 tháng 3 năm 2021 |\n| V/v chống úng | |",
    "recipients and signature": "| Nơi nhận: | CHỦ TỊCH |\n|---|---|\n| - Như trên;<br>- Lưu: VT. | Lê Văn Bình |",
    "recipients and signature without outer bars": "Nơi nhận: | CHỦ TỊCH\n- Như trên; |\n- Lưu: VT. | Lê Văn Bình",
    "a signature on the right": "| | TM. ỦY BAN NHÂN DÂN |\n| | CHỦ TỊCH |\n| | Lê Văn Bình |",
    "two signatures": "| NGƯỜI LẬP | KẾ TOÁN | CHỦ NHIỆM |\n|---|---|---|\n| Lê An | Trần Văn Bình | Vũ Chi |",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_bars_that_draw_no_table(text: str) -> None:
    assert cells_of(read(text.encode())) == []


def test_bars_in_prose_stay() -> None:
    text = NO_TABLES["bars in one sentence after another"]
    assert read(text.encode()).text == text


def outer(rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


BARE = [" | ".join(row) for row in PLAN]
DRAWN = {
    "outer bars": "\n".join(outer(PLAN)),
    "outer bars and a divider": "\n".join([*outer([TITLES]), "|---|:--|:-:|--:|", *outer([CLEAN, MEND])]),
    "a divider": "\n".join([BARE[0], "---|---|---|---", *BARE[1:]]),
    "no outer bars": "\n".join(BARE),
    "bars behind only": "\n".join(f"{row} |" for row in BARE),
    "bars before only": "\n".join(f"| {row}" for row in BARE),
    "narrow": "\n".join("|" + "|".join(row) + "|" for row in PLAN),
    "empty lines between": "\n\n".join(outer(PLAN)),
    "indented": "\n".join(f"   {row}  " for row in outer(PLAN)),
    "lines of a box": "┌──┬──┬──┬──┐\n" + "\n".join(outer(PLAN)).replace("|", "│") + "\n└──┴──┴──┴──┘",
    "marks": "\n".join(outer([[f"**{title}**" for title in TITLES], CLEAN, MEND])),
    "each cell on a line": "|\n" + "\n|\n|\n".join("\n|\n".join(row) for row in PLAN) + "\n|",
}


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
def test_cells_are_read_one_by_one(drawn: str) -> None:
    document = read(f"Phân công:\n{drawn}\nBáo cáo A | B.\n".encode())
    assert cells_of(document) == PLAN
    told = [line.span.of(document.text) for line in document.lines if not line.cell]
    assert [words for words in told if words.strip("|")] == ["Phân công:", "Báo cáo A | B."]


BROKEN = {
    "tags": ("| TT | Việc |\n|---|---|\n| 1 | - Nạo vét;<br>- Sửa bơm |", "- Nạo vét;/- Sửa bơm"),
    "lines of the file": ("| TT | Việc |\n| 1 | Nạo vét\nkênh |\n| 2 | x |", "Nạo vét/kênh"),
    "lines from the titles on": ("| TT | Việc\nphải làm |\n| 1 | Nạo vét\nkênh |\n| 2 | x |", "Nạo vét/kênh"),
    "bars behind only": ("TT | Việc |\n1 | Nạo vét\nkênh |\nHết.", "Nạo vét/kênh"),
    "lines of a box": ("│ TT │ Việc │\n├──┼──┤\n│ 1  │ Nạo  │\n│    │ vét  │\n├──┼──┤\n│ 2 │ x │\n└──┴──┘", "Nạo/vét"),
    "each cell": ("|\nTT\n|\nViệc\n|\n|\n1\n|\nNạo vét\nkênh\n|\nHết.", "Nạo vét/kênh"),
    "boxes": (
        "+----+-----+\n| TT | Tên |\n+----+-----+\n| 1  | Nạo |\n|    | vét |\n+----+-----+\n| 2  | Bơm |\n+--+--+",
        "Nạo/vét",
    ),
    "rows of a number": ("| TT | Việc |\n|----|----|\n| 1  | Nạo vét |\n|    | kênh |\n| 2  | Sửa  |", "Nạo vét/kênh"),
    "a bar in a cell": ("| TT | Việc |\n|---|---|\n| 1 | chọn A \\| B |", "chọn A | B"),
}


@pytest.mark.parametrize(("text", "cell"), BROKEN.values(), ids=BROKEN)
def test_cell_over_several_lines(text: str, cell: str) -> None:
    assert cells_of(read(text.encode()))[1] == ["1", cell]


def stacked(rows: list[list[str]]) -> str:
    return "\n".join("|\n" + "\n|\n".join(row) + "\n|" for row in rows)


SHORT = {
    "a heading over all columns": ["I. Công tác chuẩn bị"],
    "two cells merged": ["I", "Công tác chuẩn bị", "10/5/2021"],
    "a cell merged with the one above": ["3", "Đắp bờ bao", "20/5/2021"],
}


@pytest.mark.parametrize(
    "behind", [[], [MEND], [["3", "", "", ""], MEND]], ids=["last", "within", "above an empty row"]
)
@pytest.mark.parametrize("row", SHORT.values(), ids=SHORT)
def test_row_of_fewer_cells_over_lines_stands_in_no_column(row: list[str], behind: list[list[str]]) -> None:
    document = read(
        (stacked([TITLES, CLEAN, row, *behind]) + "\nCác thôn báo cáo./.\n|\nNơi nhận:\n|\nCHỦ TỊCH\n|").encode()
    )
    if not behind:
        assert cells_of(document)[:2] == [TITLES, CLEAN]
        return
    plain = [[*cells, *[""] * len(row)] for cells in (TITLES, CLEAN, *behind)]
    assert cells_of(document) == [*plain[:2], ["", "", "", "", *row], *plain[2:]]
    assert document.text.endswith("Các thôn báo cáo./.\n\nNơi nhận:\n\nCHỦ TỊCH\n")


def test_two_columns_without_lines_are_told_by_their_titles() -> None:
    rows = [["Nội dung công việc", "Thời hạn"], ["Nạo vét kênh", "10/5/2021"]]
    assert cells_of(read("\n".join(" | ".join(row) for row in rows).encode())) == rows


def test_row_of_its_own_below_a_number_that_several_share() -> None:
    rows = [["TT", "Việc"], ["1", "Nạo vét kênh"], ["", "Sửa trạm bơm"]]
    assert cells_of(read("\n".join(outer(rows)).encode())) == rows


def test_signature_drawn_right_below_a_table() -> None:
    tail = ["| Nơi nhận: | CHỦ TỊCH |", "| - Lưu: VT. | Lê Văn Bình |"]
    document = read("\n".join([*outer(PLAN), *tail]).encode())
    assert cells_of(document) == PLAN
    assert document.text.endswith("Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn Bình")


def test_column_of_recipients_is_no_signature() -> None:
    rows = [["TT", "Tên báo cáo", "Nơi nhận"], ["1", "Kết quả chống úng", "Văn phòng"]]
    assert cells_of(read("\n".join(outer(rows)).encode())) == rows


def test_pages() -> None:
    document = read("một | hai\f\n| TT | Việc |\n| 1 | Bơm |\nba\fbốn".encode())
    assert [(line.page, line.span.of(document.text)) for line in document.lines] == [
        *((1, "một | hai"), (2, ""), (2, "TT"), (2, "Việc"), (2, "1"), (2, "Bơm"), (2, "ba"), (3, "bốn"))
    ]


HEAD = [
    *("UBND HUYỆN BÌNH AN", "PHÒNG NÔNG NGHIỆP", "Số: 12/KH-PNN", "Bình An, ngày 05 tháng 3 năm 2021", "KẾ HOẠCH"),
    *("Chống úng năm 2021", "Phòng Nông nghiệp ban hành kế hoạch như sau:", "I. PHÂN CÔNG NHIỆM VỤ"),
]
TAIL = ["II. TỔ CHỨC THỰC HIỆN", "Các xã báo cáo trước ngày 30/5/2021.", "TRƯỞNG PHÒNG", "Lê Văn Bình"]
TASKS = [
    TITLES,
    ["1.", "Rà soát các trạm bơm", "Tổ thủy nông", "Trước ngày 10/5/2021"],
    ["2.", "Nạo vét kênh", "Hợp tác xã", "Quý II/2021"],
    ["3.", "Báo cáo kết quả", "", "Hằng tháng"],
]


@pytest.mark.parametrize("drawn", ["outer", "bare", "stacked"])
def test_a_plan_says_the_same_as_the_same_plan_in_word(drawn: str) -> None:
    rows = {
        "outer": outer(TASKS),
        "bare": [" | ".join(row) for row in TASKS],
        "stacked": ["|\n" + "\n|\n".join(row) + "\n|" for row in TASKS],
    }[drawn]
    plain = parse("\n".join([*HEAD, *rows, *TAIL]).encode())
    word = parse(compose.docx("".join(map(compose.p, HEAD)) + compose.table(*TASKS) + "".join(map(compose.p, TAIL))))
    said = [
        [(one.id, one.text, one.addressee, [due.text for due in one.deadlines]) for one in letter.directives]
        for letter in (plain, word)
    ]
    assert said[0] == said[1]
    assert said[0] == [
        ("I.1", "Rà soát các trạm bơm", "Tổ thủy nông", ["Trước ngày 10/5/2021"]),
        ("I.2", "Nạo vét kênh", "Hợp tác xã", ["Quý II/2021"]),
        ("I.3", "Báo cáo kết quả", None, ["Hằng tháng"]),
        ("II.p1", "Các xã báo cáo trước ngày 30/5/2021.", "Các xã", ["trước ngày 30/5/2021"]),
    ]
    assert all(due.span.of(plain.text) == due.text for due in plain.deadlines)


PIECES = [
    "|",
    "|\n",
    "\n|\n",
    " | ",
    "\n",
    "a",
    "TT",
    "1.",
    "Nơi nhận:",
    "TM. ỦY",
    "<br>",
    "|---|---|\n",
    "+--+\n",
    "\\|",
    "│",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_letter_is_lost_or_told_twice(text: str) -> None:
    told = "".join(row.text for row in markdown.rows_of(text))
    assert Counter(filter(str.isalnum, told)) == Counter(filter(str.isalnum, text.replace("<br>", "")))


@pytest.mark.parametrize(
    "near_miss",
    [
        *("|" * 200_000, "|\n" * 60_000, "|a" * 60_000, "|\na\n" * 40_000, "| a |\n" * 40_000, "a | b | c\n" * 30_000),
        *("|\na\n|\nb\n|\n" * 20_000, "| a\n" * 40_000, "| a | b\n" * 40_000, "|---|---|\n" * 30_000),
        *(
            "| a | b |\n\n" * 20_000,
            "|\n\n\n\n" * 30_000,
            "| a | b\nc\n" * 30_000,
            "|\n" + "a\n" * 90_000,
            "|<br>" * 50_000,
        ),
    ],
)
def test_bars_cost_linear_time(near_miss: str) -> None:
    markdown.rows_of(near_miss)
