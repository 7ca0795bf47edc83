"""Where the body of a letter ends, and what stands around it; the readings of one line of a signature."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from congvan import zones
from congvan.model.structure import ZoneKind
from congvan.readers import read
from congvan.rules.closing.fused import fused_tail
from congvan.rules.closing.signature import parts
from congvan.text import View
from congvan.zones import tail
from congvan.zones.lines import cut

FIXTURES = Path(__file__).parent / "fixtures" / "rules"
LINES: list[dict[str, Any]] = tomllib.loads((FIXTURES / "signature.toml").read_text("utf-8"))["case"]

BODY = "Thực hiện Kế hoạch số 5/KH-UBND, đề nghị các đơn vị báo cáo trước ngày 15/3/2021.\nTrân trọng./."
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Ba"


def body(text: str) -> str:
    document = read(text.encode())
    return "\n".join(span.of(document.text) for span in zones.split(document).of(ZoneKind.BODY))


@pytest.mark.parametrize("case", LINES, ids=lambda case: case["line"])
def test_line_of_a_signature(case: dict[str, Any]) -> None:
    assert [part.shape.value for part in parts(View.of(case["line"]))] == case["parts"]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("", id="nothing behind it: stored texts lose their ends"),
        pytest.param(SIGNED, id="recipients, then the signature"),
        pytest.param("GIÁM ĐỐC\nTrần Văn Ba\nNơi nhận:\n- Như trên;\n- Lưu: VT.", id="the signature first"),
        pytest.param("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Ba", id="no recipients"),
        pytest.param(SIGNED + "\nPHỤ LỤC\n1. Danh sách thiết bị phải kiểm tra.", id="an annex"),
        pytest.param(
            "Phụ lục I\nDANH MỤC\n(Kèm theo Công văn số 5/SYT)\n1. Phải kiểm tra.", id="an annex, no signature"
        ),
        pytest.param(SIGNED + "\nUBND HUYỆN\nSAO Y\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Văn Tư", id="a copy"),
        pytest.param("Ký bởi: Sở Y tế\nThời gian ký: 05.03.2021 15:33:17 +07:00\n" + SIGNED, id="a digital signature"),
    ],
)
def test_body_keeps_its_last_sentence_and_nothing_more(behind: str) -> None:
    assert body(f"Kính gửi: Các đơn vị trực thuộc.\n{BODY}\n{behind}") == BODY


def test_footnotes_behind_the_signature_stay_with_the_body() -> None:
    note = "[1] Công văn số 7/BNV-CCVC không vượt quá 5 người."

    assert body(f"{BODY}\n{SIGNED}\n____________\n{note}\nPHỤ LỤC\n1. Danh sách").endswith(note)


def test_annex_is_none_of_the_letter() -> None:
    document = read(f"{BODY}\n{SIGNED}\nPHỤ LỤC\n1. Danh sách\nGIÁM ĐỐC\nLê Văn Tư".encode())

    assert [zone.kind.value for zone in zones.split(document).items][-3:] == ["recipients", "signature", "annex"]


@pytest.mark.parametrize(
    ("line", "tail_words"),
    [
        ("- Sở Nội vụ, Sở Tài chính;", ""),
        ("- Văn phòng UBND", ""),
        ("- Như trên; KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("- Lưu VP. (Đã ký)", "(Đã ký)"),
    ],
)
def test_words_of_a_signature_behind_an_item(line: str, tail_words: str) -> None:
    at = fused_tail(View.of(line))

    assert (line[at:] if at else "") == tail_words


@pytest.mark.parametrize(
    "line", ["KT. GIÁM ĐỐC\n", "Nơi nhận:\n", "GIÁM ĐỐC\nCHỦ TỊCH\n", "Phụ lục I\n", "- Sở A; Lưu ", "Cận\n", "((((ký "]
)
def test_near_misses_without_end_claim_only_pieces_that_are_there(line: str) -> None:
    pieces = cut(read((line * (20_000 // len(line))).encode()))

    assert set(tail.claim(pieces)) <= {piece.index for piece in pieces}
