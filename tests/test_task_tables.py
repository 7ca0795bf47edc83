"""Tables of tasks: the cell beside a task says who does it, another by when; other tables say nothing of the kind."""

from __future__ import annotations

import pytest

import compose
from compose import p, table
from congvan import parse
from congvan.model.letter import Letter

MERGED, GOES_ON = '<w:vMerge w:val="restart"/>|', "<w:vMerge/>|"
HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")


def plan(*rows: tuple[str, ...]) -> Letter:
    """A plan with a table in its body."""
    head = ["SỞ Y TẾ TỈNH BÌNH AN", "Số: 12/KH-SYT", "Bình An, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH", "Kiểm tra bếp ăn"]
    frame = ["Sở Y tế ban hành kế hoạch như sau:", "I. PHÂN CÔNG NHIỆM VỤ"]
    tail = ["II. TỔ CHỨC THỰC HIỆN", "Các phòng báo cáo Sở khi có vướng mắc.", "GIÁM ĐỐC", "Lê Văn Tám"]
    body = "".join(map(p, [*head, *frame])) + table(*rows) + "".join(map(p, tail))
    return parse(compose.docx(body), name="plan.docx")


def tasks(letter: Letter) -> list[tuple[str, str | None, list[str | None]]]:
    """The directives of part I, with whom they name and the days by which they are due."""
    return [
        (one.text, one.addressee, [due.date or due.recurring for due in one.deadlines])
        for one in letter.directives
        if one.id.startswith("I.")
    ]


def test_programme_of_hours_is_no_table_of_tasks() -> None:
    letter = plan(
        ("Thời gian", "Nội dung", "Phụ trách"),
        ("08h00 - 08h30", "Đón tiếp đại biểu", "Văn phòng"),
        ("08h30", "Báo cáo kết quả", "Phòng Nghiệp vụ"),
    )
    assert {who for _, who, _ in tasks(letter)} <= {None}
    assert not letter.deadlines


@pytest.mark.parametrize(
    "titles",
    [
        ("TT", "Nội dung chi", "Số lượng", "Thành tiền", "Ghi chú"),
        ("TT", "Họ và tên", "Đơn vị chủ trì", "Chức vụ", "Ghi chú"),
        ("TT", "Nội dung công việc", "Kinh phí", "Địa điểm", "Ghi chú"),
    ],
)
def test_tables_of_other_things_say_nobody_s_task(titles: tuple[str, ...]) -> None:
    letter = plan(titles, ("1", "Kiểm tra bếp ăn", "Phòng Y tế", "x", "30/4/2024"))
    assert {who for _, who, _ in tasks(letter)} <= {None}
    assert not any(entry.reason.startswith("row.") for entry in letter.ledger)


def test_bare_verb_in_a_table_of_things_bids_nothing_but_a_modal_does() -> None:
    letter = plan(
        ("TT", "Ngành đào tạo", "Chỉ tiêu"),
        ("1", "Quản lý đất đai", "50"),
        ("2", "Truyền thông đại chúng", "40"),
        ("3", "Chế biến thủy sản: thí sinh phải có giấy khám sức khỏe", "30"),
    )
    assert [(text, who) for text, who, _ in tasks(letter)] == [
        ("Chế biến thủy sản: thí sinh phải có giấy khám sức khỏe", "thí sinh")
    ]


def test_row_says_who_leads_and_by_when() -> None:
    letter = plan(
        HEAD,
        ("1", "Rà soát danh sách bếp ăn", "Chi cục An toàn thực phẩm", "Phòng Y tế", "Trước 30/4/2024"),
        ("2", "Kiểm tra ít nhất 20 bếp ăn", "Thanh tra Sở", "Công an tỉnh", "Quý II/2024"),
        ("3", "Báo cáo kết quả", "Văn phòng Sở", "", "Hằng quý"),
    )
    assert tasks(letter) == [
        ("Rà soát danh sách bếp ăn", "Chi cục An toàn thực phẩm", ["2024-04-30"]),
        ("Kiểm tra ít nhất 20 bếp ăn", "Thanh tra Sở", ["2024-06-30"]),
        ("Báo cáo kết quả", "Văn phòng Sở", ["Hằng quý"]),
    ]
    assert all(due.span.of(letter.text) == due.text for due in letter.deadlines)


def test_order_of_the_columns_does_not_matter() -> None:
    letter = plan(
        ("Thời hạn", "Cơ quan thực hiện", "Nhiệm vụ"),
        ("5/2024", "Phòng Nghiệp vụ", "Tổ chức tập huấn cho cấp dưỡng"),
    )
    assert tasks(letter) == [("Tổ chức tập huấn cho cấp dưỡng", "Phòng Nghiệp vụ", ["2024-05-31"])]


def test_merged_cell_speaks_for_each_of_its_rows_an_empty_one_for_none() -> None:
    letter = plan(
        HEAD,
        ("1", "Rà soát danh sách bếp ăn", f"{MERGED}Thanh tra Sở", "", "30/4"),
        ("2", "Kiểm tra các bếp ăn", GOES_ON, "", ""),
        ("3", "Báo cáo kết quả", "", "", f"{MERGED}Tháng 6"),
        ("4", "Lập hồ sơ lưu trữ", "Văn phòng", "", GOES_ON),
    )
    assert tasks(letter) == [
        ("Rà soát danh sách bếp ăn", "Thanh tra Sở", ["2024-04-30"]),
        ("Kiểm tra các bếp ăn", "Thanh tra Sở", []),
        ("Báo cáo kết quả", None, ["2024-06-30"]),
        ("Lập hồ sơ lưu trữ", "Văn phòng", ["2024-06-30"]),
    ]


def test_cell_that_says_as_above_a_tick_and_a_second_column_of_names() -> None:
    letter = plan(
        ("TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn", "Người phụ trách"),
        ("1", "Rà soát danh sách bếp ăn", "Thanh tra Sở", "30/4/2024", "Bà Lan"),
        ("2", "Kiểm tra các bếp ăn", "-nt-", "nt", "Ông Bình"),
        ("3", "Báo cáo kết quả", "x", "15/01/2024", "Bà Lan"),
    )
    assert tasks(letter) == [
        ("Rà soát danh sách bếp ăn", "Thanh tra Sở", ["2024-04-30"]),
        ("Kiểm tra các bếp ăn", "Thanh tra Sở", ["2024-04-30"]),
        ("Báo cáo kết quả", None, []),
    ]


LEADERS = {
    "Văn phòng Sở": "Văn phòng Sở",
    "Phòng Kế hoạch và Phòng Y tế": "Phòng Kế hoạch và Phòng Y tế",
    "Trung tâm Hỗ trợ doanh nghiệp": "Trung tâm Hỗ trợ doanh nghiệp",
    "Thanh tra Sở (chủ trì)": "Thanh tra Sở",
    "Thanh tra Sở chủ trì, phối hợp với Phòng Y tế các huyện": "Thanh tra Sở",
    "Thanh tra Sở; phối hợp: Phòng Y tế": "Thanh tra Sở",
    "Thanh tra Sở, các đơn vị phối hợp": "Thanh tra Sở",
    "Chủ trì: Thanh tra Sở; phối hợp: Phòng Y tế": "Thanh tra Sở",
    "Phối hợp: Phòng Y tế; chủ trì: Thanh tra Sở": "Thanh tra Sở",
    "Phòng Y tế phối hợp; Thanh tra Sở chủ trì": "Thanh tra Sở",
    "Phối hợp với Phòng Y tế": None,
}


@pytest.mark.parametrize(("cell", "who"), LEADERS.items())
def test_cell_that_also_names_who_joins_in(cell: str, who: str | None) -> None:
    letter = plan(("TT", "Nội dung", "Đơn vị thực hiện"), ("1", "Rà soát danh sách bếp ăn", cell))
    assert [named for _, named, _ in tasks(letter)] == [who]
    spans = [one.addressee_span for one in letter.directives if one.addressee_span]
    assert all(span.of(letter.text) for span in spans)


@pytest.mark.parametrize("number", ["1", "1.", "01", "1.1", "a)", "-", "I."])
def test_number_in_a_cell_of_its_own_is_the_task_s(number: str) -> None:
    letter = plan(HEAD, (number, "Rà soát danh sách bếp ăn", "Thanh tra Sở", "Phòng Y tế", "Trước 30/4/2024"))
    assert [
        (one.text, one.addressee, [due.date for due in one.deadlines])
        for one in letter.directives
        if "bếp ăn" in one.text
    ] == [("Rà soát danh sách bếp ăn", "Thanh tra Sở", ["2024-04-30"])]


def test_items_of_a_cell_and_what_stands_behind_the_table() -> None:
    letter = plan(
        HEAD,
        ("1.", "- Rà soát danh sách bếp ăn;\n- Báo cáo Sở", "Thanh tra Sở", "", "Trước 30/4/2024"),
        ("2.", "", "Văn phòng Sở", "", "Hằng quý"),
        ("3.", "Lập hồ sơ lưu trữ", "Văn phòng Sở", "", "Hằng quý"),
    )
    assert [(one.text, one.addressee) for one in letter.directives] == [
        ("Rà soát danh sách bếp ăn;", "Thanh tra Sở"),
        ("Báo cáo Sở", "Thanh tra Sở"),
        ("Lập hồ sơ lưu trữ", "Văn phòng Sở"),
        ("Các phòng báo cáo Sở khi có vướng mắc.", "Các phòng"),
    ]


@pytest.mark.parametrize("title", ["Thời gian (ngày)", "Hạn mức", "Hạn chế"])
def test_lengths_and_allowances_are_no_days(title: str) -> None:
    letter = plan(("TT", "Nội dung", title), ("1", "Kiểm tra các bếp ăn", "2/3"), ("2", "Lập hồ sơ lưu trữ", "2-3"))
    assert not letter.deadlines


def test_title_that_begins_with_the_task_is_the_task_s() -> None:
    letter = plan(
        ("TT", "Nhiệm vụ được phân công", "Cơ quan thực hiện"),
        ("1", "Lập hồ sơ lưu trữ các đợt kiểm tra", "Văn phòng Sở"),
    )
    assert tasks(letter) == [("Lập hồ sơ lưu trữ các đợt kiểm tra", "Văn phòng Sở", [])]


def test_cell_of_times_that_is_no_day_is_told_as_it_stands() -> None:
    letter = plan(
        HEAD,
        ("1", "Rà soát danh sách bếp ăn", "Thanh tra Sở", "", "Thường xuyên"),
        ("2", "Kiểm tra các bếp ăn", "Thanh tra Sở", "", "31/02/2024"),
    )
    assert [due for *_, due in tasks(letter)] == [[], []]
    assert "deadline.cell" in [problem.code for problem in letter.problems]
    assert {entry.reason for entry in letter.ledger} >= {"row.title", "row.who", "row.due"}


def test_subject_named_in_the_task_itself_is_whom_it_binds() -> None:
    letter = plan(HEAD, ("1", "Phòng Y tế các xã rà soát danh sách bếp ăn", "Thanh tra Sở", "", "30/4/2024"))
    assert tasks(letter) == [("Phòng Y tế các xã rà soát danh sách bếp ăn", "Phòng Y tế các xã", ["2024-04-30"])]


def test_html_cells_over_several_rows_keep_the_columns_below_in_place() -> None:
    page = """<p>SỞ Y TẾ</p><p>Số: 12/KH-SYT</p><p>KẾ HOẠCH</p><p>Kiểm tra</p><p>Sở Y tế ban hành kế hoạch như sau:</p>
    <table><tr><th>TT</th><th>Nội dung</th><th>Đơn vị chủ trì</th><th>Thời hạn</th></tr>
    <tr><td>1</td><td>Rà soát danh sách bếp ăn</td><td rowspan="2">Thanh tra Sở</td><td>30/4/2024</td></tr>
    <tr><td>2</td><td>Báo cáo kết quả</td><td>Quý II/2024</td></tr>
    <tr><td>3</td><td>Tổng hợp số liệu</td><td></td><td>Hằng quý</td></tr></table>
    <p>Các đơn vị thực hiện nghiêm túc.</p>"""
    letter = parse(f"<html><body>{page}</body></html>".encode(), name="plan.html")
    found = [(one.addressee, [due.text for due in one.deadlines]) for one in letter.directives][:3]
    assert found == [("Thanh tra Sở", ["30/4/2024"]), ("Thanh tra Sở", ["Quý II/2024"]), (None, ["Hằng quý"])]
