"""Whole bodies: what is directed to whom, and that the ledger forgets no sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan import directives, outline
from congvan.model.directive import Body
from congvan.model.document import Document, Line
from congvan.model.letter import DocType, Header, Issuer
from congvan.model.structure import Outline, Zone, ZoneKind, Zones
from congvan.rules.engine import Context
from congvan.spans import Span

BODIES = [
    body
    for path in sorted((Path(__file__).parent / "fixtures" / "bodies").glob("*.toml"))
    for body in tomllib.loads(path.read_text("utf-8"))["body"]
]


NOBODY = Header()


def read(text: str, header: Header = NOBODY) -> tuple[Body, Outline]:
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    document = Document(text, tuple(lines))
    layout = outline.build(document, Zones((Zone(ZoneKind.BODY, Span(0, len(text))),)))
    return directives.find(document, layout, header, Context(year=2040))[0], layout


@pytest.mark.parametrize("case", BODIES, ids=lambda case: case["label"])
def test_body(case: dict[str, Any]) -> None:
    body, _ = read(case["text"].strip())

    assert [[d.id, str(d.modality), d.addressee] for d in body.directives] == case["directives"]


LEAD_INS = [
    ("Tỉnh đoàn hướng dẫn các Huyện đoàn tổ chức hội trại như sau:\n- Chọn địa điểm cắm trại.", ["các Huyện đoàn"]),
    ("Thực hiện Mệnh lệnh của Tư lệnh Quân khu về trực Tết, Bộ Chỉ huy chỉ đạo các đại đội thực hiện:\n"
     "- Duy trì chế độ canh gác.",
     ["các đại đội"]),
    ("1. Nhiệm vụ của Ban Chỉ đạo:\n- Nghiên cứu đề án chợ đêm.", ["Ban Chỉ đạo"]),
    ("1. Các chủ vườn là tổ chức:\n- Rà soát diện tích cây già cỗi.", ["Các chủ vườn là tổ chức"]),
    ("Yêu cầu các bến xe:\n- Thông báo cho hành khách biết giờ xuất bến.", ["các bến xe"]),
    ("Nhà hát thông báo như sau:\n1. Các trường hợp sau không phải nộp phí vào cổng:\n"
     "- Trẻ dưới 06 tuổi;\n- Người được mời dự lễ.",
     ["Các trường hợp sau"]),
    ("Kế hoạch gồm:\nHƯỚNG DẪN ĐỖ XE", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), LEAD_INS)
def test_whom_lead_ins_name(text: str, named: list[str]) -> None:
    assert [d.addressee for d in read(text)[0].directives] == named


#: lead-ins and headings over two bare items, and whom they name for both ("" nobody)
LEADS = [
    ("UBND huyện yêu cầu các xã thực hiện một số nội dung sau:", "các xã"),
    ("UBND huyện đề nghị các xã triển khai những việc sau đây:", "các xã"),
    ("Chủ tịch UBND huyện chỉ đạo các xã tập trung thực hiện các nhiệm vụ cụ thể như sau:", "các xã"),
    ("Để chủ động ứng phó, UBND huyện giao các xã:", "các xã"),
    ("Vậy, đề nghị các xã:", "các xã"),
    ("Sở lưu ý các xã một số điểm sau:", "các xã"),
    ("UBND huyện hướng dẫn các xã thực hiện như sau:", "các xã"),
    ("Các xã thực hiện:", "các xã"),
    ("Các xã có trách nhiệm:", "các xã"),
    ("Trách nhiệm của các xã:", "các xã"),
    ("Đối với các xã:", "các xã"),
    ("Về phía các xã:", "các xã"),
    ("Nhiệm vụ của các xã như sau:", "các xã"),
    ("Giao trách nhiệm cho các xã:", "các xã"),
    ("Phân công các xã đảm nhiệm các phần việc:", "các xã"),
    ("Thường trực Huyện ủy yêu cầu các xã làm tốt các việc:", "các xã"),
    (
        "Từ thực tế trên, để khắc phục, đề nghị các xã quan tâm chỉ đạo thực hiện tốt các nội dung trọng tâm sau:",
        "các xã",
    ),
    ("Nhằm bảo đảm an toàn, Sở đề nghị các xã phối hợp thực hiện các biện pháp:", "các xã"),
    ("Ban Chỉ đạo phân công nhiệm vụ cho các xã như sau:", "các xã"),
    ("Yêu cầu các xã nghiêm túc thực hiện các quy định sau:", "các xã"),
    ("Kính đề nghị các xã quan tâm phối hợp một số việc cụ thể:", "các xã"),
    ("Nay UBND huyện thông báo để các xã biết và thực hiện:", "các xã"),
    ("Các xã cần tập trung vào các công việc sau:", "các xã"),
    ("Các xã phải:", "các xã"),
    ("1. Các xã", "các xã"),
    ("1. Các xã:", "các xã"),
    ("1. Đối với các xã", "các xã"),
    ("1. Trách nhiệm các xã", "các xã"),
    ("1. Đề nghị các xã", "các xã"),
    ("1. Yêu cầu các xã:", "các xã"),
    ("1. Giao các xã:", "các xã"),
    ("1. Các xã có nhiệm vụ:", "các xã"),
    ("1. Các xã chủ trì, phối hợp với công an:", "các xã"),
    ("UBND huyện có ý kiến như sau:", ""),
    ("Sở hướng dẫn thực hiện như sau:", ""),
    ("Hiệu trưởng thông báo một số quy định:", ""),
    ("Ban Giám hiệu thông báo kế hoạch như sau:", ""),
    ("Chủ tịch UBND tỉnh kết luận như sau:", ""),
    ("UBND tỉnh chỉ đạo:", ""),
    ("Sở thống nhất một số nội dung sau:", ""),
    ("Tổng cục có ý kiến trả lời như sau:", ""),
    ("Tổ chức thực hiện:", ""),
    ("QUYẾT ĐỊNH:", ""),
    ("Nay yêu cầu:", ""),
    ("Đề nghị thực hiện các việc sau:", ""),
    ("Yêu cầu thực hiện nghiêm các nội dung:", ""),
    ("Giải pháp thực hiện:", ""),
    ("Biện pháp:", ""),
    ("Nhiệm vụ trọng tâm:", ""),
    ("Một số yêu cầu:", ""),
    ("Các công việc cần làm ngay:", ""),
    ("Những việc cần tập trung thực hiện trong tháng 6:", ""),
    ("Nội dung thực hiện:", ""),
    ("Phòng đề nghị như sau:", ""),
    ("Sau khi xem xét, Sở có ý kiến:", ""),
    ("Về việc này, Chi cục Thuế trả lời như sau:", ""),
]


@pytest.mark.parametrize(("lead", "named"), LEADS)
def test_a_lead_in_names_who_is_to_do_what_stands_under_it(lead: str, named: str) -> None:
    body, _ = read(f"{lead}\n- Rà soát hộ nghèo, gửi danh sách về huyện.\n- Kiểm tra các bếp ăn.")

    assert [(d.addressee or "").lower() for d in body.directives] == [named] * 2


#: who issues the letter, its body, and whom it tells: near misses first
ASKS_OTHERS = [
    ("SỞ Y TẾ", "Sở có ý kiến như sau:\n1. Sở Y tế yêu cầu các trạm y tế trực 24/24 giờ.", ["các trạm y tế"]),
    ("SỞ Y TẾ", "Sở có ý kiến như sau:\n1. Giám đốc Sở Y tế yêu cầu các trạm y tế trực đêm.", ["các trạm y tế"]),
    ("SỞ Y TẾ", "Sở có ý kiến như sau:\n1. Bộ Y tế yêu cầu các bệnh viện báo cáo.", ["các bệnh viện"]),
    ("SỞ Y TẾ", "Sở yêu cầu các đơn vị thực hiện:\n1. Đối với các trạm: Đề nghị UBND xã bố trí chỗ trực.", ["UBND xã"]),
    ("SỞ Y TẾ", "Trung tâm Y tế yêu cầu các trạm trực đêm.", ["các trạm"]),
    ("SỞ Y TẾ", "Sở có ý kiến như sau:\n1. Trung tâm Y tế yêu cầu các trạm trực đêm.", ["Trung tâm Y tế"]),
    (
        "TRƯỜNG THCS AN HẢI",
        "Tổ chức thực hiện:\n- Tổng phụ trách phân công các lớp trang trí trại.",
        ["Tổng phụ trách"],
    ),
    ("UBND TỈNH BÌNH AN", "UBND tỉnh yêu cầu:\n1. UBND các huyện kêu gọi tàu thuyền về bến.", ["UBND các huyện"]),
    ("UBND TỈNH BÌNH AN", "1. UBND các huyện:\n- Phát động các hộ trồng cỏ dự trữ.", ["UBND các huyện"]),
    ("UBND TỈNH BÌNH AN", "1. UBND các huyện:\n- Không cho các trại bán con giống.", ["UBND các huyện"]),
    ("UBND TỈNH BÌNH AN", "UBND tỉnh yêu cầu:\n- Nghiêm cấm các hộ thả rông trâu bò.", ["các hộ"]),
]


@pytest.mark.parametrize(("issuer", "text", "named"), ASKS_OTHERS)
def test_whoever_is_to_ask_others_is_the_one_told(issuer: str, text: str, named: list[str]) -> None:
    body, _ = read(text, Header(issuer=Issuer(issuer, None, Span(0, 0))))

    assert [d.addressee for d in body.directives] == named


def test_a_heading_over_contents_opens_tasks_in_a_plan_alone() -> None:
    text = "II. NỘI DUNG, TIẾN ĐỘ\n- Khảo sát mặt bằng chợ trước ngày 05/6."
    document = Document(text, (Line(Span(0, 21)), Line(Span(22, len(text)))))
    layout = outline.build(document, Zones((Zone(ZoneKind.BODY, Span(0, len(text))),)))
    plan = Header(doc_type=DocType("KH", "kế hoạch", None))

    assert [len(directives.find(document, layout, h, Context(year=2040))[0].directives) for h in (plan, Header())] == [
        1,
        0,
    ]


def test_what_binds_a_directive_stands_in_it_and_in_the_letter() -> None:
    body, _ = read("Yêu cầu các đơn vị bố trí không quá 20 người/phòng và báo cáo trước ngày 05/6/2040.")

    [found] = body.directives

    assert found.limits == body.limits and len(found.limits) == 1
    assert found.deadlines == body.deadlines and len(found.deadlines) == 1


@given(st.text("1.a)-: \nSở đơn vị báo cáo phải không được đề nghị.;", max_size=200))
def test_the_ledger_has_every_sentence_once_and_every_span_reads_back(text: str) -> None:
    body, layout = read(text)

    ids = [d.id for d in body.directives]

    assert [entry.span for entry in body.ledger] == [s.span for s in layout.sentences]
    assert sorted(ids) == sorted({entry.directive for entry in body.ledger if entry.directive}, key=str)
    assert len(set(ids)) == len(ids)
    for found in body.directives:
        assert " ".join(found.span.of(text).split()) == found.text
        if found.addressee and found.addressee_span:
            assert " ".join(found.addressee_span.of(text).split()) == found.addressee


def test_a_sentence_without_an_end_is_listed_and_told_but_not_read() -> None:
    text = (
        "Yêu cầu các đơn vị báo cáo trước ngày 05/6/2040.\nYêu cầu " + "các đơn vị báo cáo trước ngày 05/6/2040, " * 500
    )
    document = Document(text, (Line(Span(0, 48), True), Line(Span(49, len(text)))))
    layout = outline.build(document, Zones((Zone(ZoneKind.BODY, Span(0, len(text))),)))

    body, problems = directives.find(document, layout, Header(), Context(year=2040))

    assert [(entry.status, entry.reason) for entry in body.ledger][1:] == [("unsupported", "too long")]
    assert [problem.code for problem in problems] == ["sentence.too_long"]
    assert len(body.directives) == len(body.deadlines) == 1


def test_money_and_papers_tell_whoever_is_named_and_an_assessment_nobody() -> None:
    text = (
        "Căn cứ Thông tư số 12/2040/TT-BVX, Sở Quan trắc hướng dẫn một số điểm về lập dự toán năm 2041:\n"
        "I. Đánh giá năm 2040\n"
        "Các trạm tiết kiệm nhiều khoản chi.\n"
        "II. Dự toán chi\n"
        "1. Không bố trí kinh phí mua xe.\n"
        "III. Kinh phí\n"
        "Các trạm dùng nguồn thu sự nghiệp để sửa chữa nhỏ.\n"
        "Nguồn vốn khoảng 3 tỷ đồng.\n"
    )
    body, _ = read(text)
    assert [(str(d.modality), d.addressee) for d in body.directives] == [
        ("prohibition", None),
        ("obligation", "Các trạm"),
    ]
