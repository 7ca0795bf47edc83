"""Views for matching keep the length: a span in a view is a span in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.spans import Span
from congvan.text import View, fold, lower, nfc, plain, slug

ANY = st.text(max_size=60)
VIETNAMESE = st.text("aàáảãạăằâầeèéẻẽẹêềiìíoòóỏõọôồơờuùúủũụưừyỳýđĐƯƠ qhtnÐ–“/ \n\u00a0İ", max_size=60)


@given(ANY | VIETNAMESE)
def test_every_view_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(fold(text)) == len(plain(text)) == len(text)


@given(ANY | VIETNAMESE)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)


@given(VIETNAMESE, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_view_of_a_part_stands_where_the_part_stands(text: str, a: int, b: int, c: int, d: int) -> None:
    a, b = sorted((min(a, len(text)), min(b, len(text))))
    hole = Span(*sorted((min(c, len(text)), min(d, len(text)))))
    view = View.of(text, Span(a, b), [hole])

    assert len(view.text) == len(view.folded) == b - a
    for index, char in enumerate(view.text):
        place = view.span(index, index + 1)
        assert char == (" " if hole.holds(place) else place.of(text))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("quý", "quý"),  # never after q
        ("hoàn toàn", "hoàn toàn"),  # not in closed syllables
        ("UỶ BAN", "ủy ban"),
        ("CỘNG HOÀ", "cộng hòa"),
        ("khoẻ", "khỏe"),
        ("Ðảng", "đảng"),
        ("12 – 15", "12 - 15"),
        ("“từ xa”", '"từ xa"'),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_nfc_composes_and_makes_one_kind_of_line_end() -> None:
    assert nfc("a\u0300\r\nb\rc") == "à\nb\nc"


def test_slug() -> None:
    assert slug("Số lượng công chức, viên chức") == "so_luong_cong_chuc_vien_chuc"
