"""What holds for every letter, whatever is in it: spans, round trips, a ledger without gaps, no exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan.model import wire
from congvan.model.letter import Letter
from congvan.model.readings import readings
from congvan.pipeline import parse

SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parent.parent / "samples").iterdir()
    if path.suffix in (".docx", ".pdf", ".txt", ".md")
)
PIECES = [
    "ỦY BAN NHÂN DÂN",
    "XÃ GÒ MÂY",
    "Số: 12/UBND-VP",
    "Số:     /UBND",
    "V/v họp",
    "Gò Mây, ngày 05 tháng 8 năm 2021",
    "CHỈ THỊ",
    "Về việc phòng cháy",
    "Kính gửi: Các thôn;",
    "- Trạm Y tế;",
    "1. Giao Văn phòng báo cáo trước ngày 20/8.",
    "a) Không tổ chức quá 20 người/phòng (trừ quân đội).",
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
    "./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, X.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lê Văn Mẫu",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;",
    "\t",
    "   ",
    "",
    "|",
    "**",
    "“",
    "”",
    "PHỤ LỤC",
    "...",
    "ngày 31 tháng 02 năm 2021",
    "từ ngày 01/7 đến hết ngày 31/12/2023",
    "ít nhất 50% số",
    "05 (sáu) ngày làm việc",
    "\f",
    "\u00ad",
]


def assert_sound(letter: Letter) -> None:
    for place in readings(letter):
        start, end = place.span
        assert 0 <= start <= end <= len(letter.text), place
        assert place.stands_in(letter.text), (place, place.span.of(letter.text))
    for problem in letter.problems:
        assert problem.span is None or 0 <= problem.span.start <= problem.span.end <= len(letter.text)
    ids = [directive.id for directive in letter.directives]
    assert len(ids) == len(set(ids))
    assert wire.from_json(wire.to_json(letter)) == letter


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    letter = parse(path)

    assert_sound(letter)
    assert letter.directives and letter.number and letter.date and letter.issuer
    assert parse(path) == letter  # the same file gives the same letter


@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["C"]), max_size=30), max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_lines_parse_without_an_exception(lines: list[str]) -> None:
    text = "\n".join(["Công văn", *lines])

    assert_sound(parse(text.encode("utf-8", "replace")))


@given(st.randoms(use_true_random=False), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_damaged_samples_parse_without_an_exception(chance: random.Random, hurt: int) -> None:
    text = next(path for path in SAMPLES if path.suffix == ".txt").read_text("utf-8")
    for _ in range(hurt):
        at = chance.randrange(len(text))
        text = (
            text[:at] + chance.choice(["", "\n", " ", "\t", chance.choice(PIECES)]) + text[at + chance.randrange(9) :]
        )

    assert_sound(parse(("x" + text).encode()))
