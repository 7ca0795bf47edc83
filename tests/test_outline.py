"""Blocks and sentences. Source of the marks: NĐ 30/2020/NĐ-CP annex I part II; Party letters "I-", "1-"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan import outline
from congvan.model.document import Document, Line
from congvan.model.structure import Outline, Zone, ZoneKind, Zones
from congvan.outline import marks, sentences
from congvan.spans import Span


def document(text: str, furniture: tuple[Span, ...] = ()) -> Document:
    lines, start = [], 0
    for raw in text.split("\n"):
        lines.append(Line(Span(start, start + len(raw))))
        start += len(raw) + 1
    return Document(text, tuple(lines), furniture=furniture)


def build(text: str) -> Outline:
    return outline.build(document(text), Zones((Zone(ZoneKind.BODY, Span(0, len(text))),)))


@pytest.mark.parametrize(
    "words", ["12/3/2040", "1.000 đồng", "1-1-2040", "07 giờ 30", "15.5 tỷ", "Điều này", "24-48 giờ", "-----", "2,5 m"]
)
def test_no_mark(words: str) -> None:
    assert marks.read(words) is None


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("1. Sở A", "1"), ("1/ Sở A", "1"), ("1- Sở A", "1"), ("1.Sở A", "1"), ("1.2. Sở A", "1.2"),
        ("3.1- Đối với", "3.1"),
        ("(2) Sở A", "2"), ("a) Nộp", "a"), ("đ) Nộp", "đ"), ("c.1) Nộp", "c.1"), ("(ii) Nộp", "ii"),
        ("a/ Văn phòng", "a"), ("1/- Sở A", "1"), ("1.- Sở A", "1"), ("1)- Sở A", "1"), ("a/- Nộp", "a"),
        ("II/- MỤC", "II"),
        ("I. MỤC", "I"), ("II- MỤC", "II"), ("Điều 12. Giao", "Điều 12"), ("Chương II", "Chương II"), ("- Nộp", "-"),
        ("+ Nộp", "+"), ("• Nộp", "•"), ("“2.31. Các khoản", "2.31"),
    ],
)  # fmt: skip
def test_mark(words: str, core: str) -> None:
    found = marks.read(words)

    assert found is not None and found.core == core


def test_places_and_parents() -> None:
    layout = build("I. CHUNG\n1. Sở A:\na) Nộp.\n- Một.\n+ Hai.\nb) Gửi.\n2. Sở B.\nII. RIÊNG\n1. Sở C.")

    ids = {block.id: block.parent for block in layout.blocks}

    assert list(ids) == ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-1.+1", "I.1.b", "I.2", "II", "II.1"]
    assert [layout.blocks[p].id if p is not None else None for p in ids.values()] == [
        None, "I", "I.1", "I.1.a", "I.1.a.-1", "I.1", "I", None, "II",
    ]  # fmt: skip


def test_brackets_stand_lower_than_bare_numbers() -> None:
    layout = build("1. Đánh giá\n(1) Tốt.\n(2) Khá.\n2. Nhiệm vụ")

    assert [block.id for block in layout.blocks] == ["1", "1.1", "1.2", "2"]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = "Sở Nội vụ đề nghị các đơn vị\nrà soát hồ sơ và báo cáo kết quả\nvề Sở trước ngày 05 tháng 6."

    assert [block.span for block in build(text).blocks] == [Span(0, len(text))]


def test_empty_lines_in_mid_sentence_end_nothing() -> None:
    text = "Bảng kê kèm theo chứng từ để\n\nhạch toán chi phí."

    assert len(build(text).blocks) == 1


def test_a_count_that_runs_over_the_line_is_no_mark() -> None:
    assert len(build("Thực hiện theo quy định tại khoản\n2. Điều 5 của Luật.").blocks) == 1


def test_a_heading_that_ends_in_a_rank_ends_where_an_instruction_follows() -> None:
    text = (
        "1. Hạt Kiểm lâm huyện\nThành lập tổ tuần tra.\n2. Báo cáo của UBND tỉnh\nHòa Sơn ngày 02/5.\n"
        "3. Bảo hiểm xã hội huyện\n\nVận động tiểu thương tham gia."
    )

    found = [block.content.of(text) for block in build(text).blocks]

    assert found == [
        "Hạt Kiểm lâm huyện",
        "Thành lập tổ tuần tra.",
        "Báo cáo của UBND tỉnh\nHòa Sơn ngày 02/5.",
        "Bảo hiểm xã hội huyện",
        "Vận động tiểu thương tham gia.",
    ]


def test_a_word_that_only_looks_like_a_count_leaves_none_open() -> None:
    assert (
        len(
            build(
                "1. Chuẩn bị kiểm điểm\n- Chi ủy viết báo cáo.\n2. Quan điểm\n3. Nhiệm vụ hằng năm\na) Trực lễ."
            ).blocks
        )
        == 5
    )


def test_a_mark_alone_takes_the_next_line() -> None:
    layout = build("III.\nTỔ CHỨC THỰC HIỆN\n- Sở A nộp.")

    assert [(block.id, block.content.of("III.\nTỔ CHỨC THỰC HIỆN\n- Sở A nộp.")) for block in layout.blocks] == [
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("III.-1", "Sở A nộp."),
    ]


def test_page_numbers_are_holes() -> None:
    text = "Sở Nội vụ đề nghị các\n2\nđơn vị báo cáo."
    layout = build(text)

    assert len(layout.blocks) == 1
    assert layout.holes == (Span(22, 23),)


def test_furniture_between_lines_is_skipped() -> None:
    text = "Sở đề nghị các\nCÔNG BÁO/Số 2\nđơn vị báo cáo."
    zones = (
        Zone(ZoneKind.BODY, Span(0, 14)),
        Zone(ZoneKind.FURNITURE, Span(15, 28)),
        Zone(ZoneKind.BODY, Span(29, 44)),
    )

    layout = outline.build(document(text), Zones(zones))

    assert len(layout.blocks) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("UBND TP. Huế báo cáo.", 1),
        ("Xem Phụ lục I. Mỗi trường cử 05 người.", 2),
        ("Số tiền 1.000.000 đồng. Nộp ngay.", 2),
        ("Gửi về a.b@c.vn. Hạn chót là mai.", 2),
        ("Gồm phần mềm, thiết bị... Sở A nộp.", 2),
        ("Nộp v.v. và gửi.", 1),
        ("Ông P. Văn An trình bày.", 1),
        ("Không vượt định mức.Lập bảng kê, nộp Sở.", 2),
        ("Gửi phong.Noivu@x.vn, ThS.Trần An, TP.Huế.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences.split_words(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hồ sơ gồm đơn (1 bản), ảnh (2 chiếc).", 1),
        ("Theo mục (1) và (2) nêu trên.", 1),
        ("Mức thu: (1) phí cầu, (2) phí phà.", 1),
        ("Yêu cầu các xã: (i) lập danh sách.", 1),
        ("Yêu cầu các xã: (i) lập danh sách; (ii) gửi Phòng; và (iii) niêm yết.", 4),
        ("Giao Sở A: (1) rà soát; (2) báo cáo.", 3),
    ],
)
def test_items_in_one_paragraph(text: str, count: int) -> None:
    assert len(build(text).sentences) == count


def test_quoted_law_is_marked() -> None:
    text = "Tại Điều 5 quy định:\n“1. Người nộp phải khai.\n…”\nCăn cứ quy định trên, Công ty phải khai."

    assert [sentence.is_quoted for sentence in build(text).sentences] == [False, True, False]


def test_new_wording_of_law_is_the_letters_own() -> None:
    text = "1. Điều 21 được sửa đổi như sau:\n“Điều 21. Giám đốc chịu trách nhiệm.\nGiám đốc báo cáo Hội đồng.”"

    assert not any(sentence.is_quoted for sentence in build(text).sentences)


@given(st.text("1.a)-+ \n“”:;Sởđơnvị", max_size=200))
def test_every_sentence_stands_in_its_block_in_order(text: str) -> None:
    layout = build(text)

    assert len({block.id for block in layout.blocks}) == len(layout.blocks)
    assert all(block.parent is None or block.parent < block.index for block in layout.blocks)
    assert all(layout.blocks[s.block].span.holds(s.span) for s in layout.sentences)
    assert [s.span for s in layout.sentences] == sorted(s.span for s in layout.sentences)
