"""Addressees, recipients and signers: whole endings and beginnings of letters, near misses first.

Source: NĐ 30/2020/NĐ-CP annex I, II.7 and II.9; the forms of Party, union and older letters as archives show them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan import zones
from congvan.fields import parties
from congvan.model.document import Document, Problem
from congvan.model.letter import Recipient, Signer
from congvan.readers import read
from congvan.text import words

FIXTURES = Path(__file__).parent / "fixtures" / "rules"
CASES: list[dict[str, Any]] = tomllib.loads((FIXTURES / "parties.toml").read_text("utf-8"))["case"]

NAMES = st.sampled_from(["Trần Văn Ba", "Lê Thị Hòa", "Ngô Minh Sáu", "Y Thanh Niê"])
ITEMS = st.sampled_from(
    ["Sở Nội vụ", "Các phòng, ban", "UBND các xã, phường", "Công an huyện (để phối hợp)", "Ban TC; Ban KH"]
)
HEADS = st.sampled_from([("GIÁM ĐỐC", ""), ("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"), ("BÍ THƯ", "T/M BAN THƯỜNG VỤ")])

Found = tuple[Document, tuple[Recipient, ...], tuple[Signer, ...], tuple[Problem, ...]]


def find(text: str) -> Found:
    document = read(text.encode())
    return document, *parties.find(document, zones.split(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    _, recipients, signers, problems = find(case["text"])

    for role in ("to", "cc", "archive"):
        assert [item.name for item in recipients if item.role == role] == case.get(role, [])
    if "notes" in case:
        assert [item.note or "" for item in recipients if item.role == "cc"] == case["notes"]
    assert [[s.authority or "", s.title or "", s.name or ""] for s in signers] == case.get("signers", [])
    assert [problem.code for problem in problems] == case.get("problems", [])


@given(st.lists(ITEMS, min_size=1, max_size=6), NAMES, HEADS)
def test_any_letter_of_the_norm_reads_back_with_its_spans(items: list[str], name: str, head: tuple[str, str]) -> None:
    title, authority = head
    lines = [
        "Kính gửi:",
        *(f"- {item};" for item in items),
        "Thực hiện Kế hoạch số 5, đề nghị báo cáo trước ngày 15/3/2021./.",
    ]
    lines += ["Nơi nhận:", *(f"- {item};" for item in items), "- Lưu: VT, TH.", *filter(None, [authority]), title, name]
    document, recipients, signers, problems = find("\n".join(lines))

    assert not problems
    assert [item.name for item in recipients if item.role == "to"] == items
    assert [item.name for item in recipients if item.role == "cc"] == items
    assert [item.name for item in recipients if item.role == "archive"] == ["VT, TH"]
    assert [(s.authority or "", s.title, s.name) for s in signers] == [(authority, title, name)]
    for item in recipients:
        assert words(item.span.of(document.text)) == item.name
    assert words(signers[0].span.of(document.text)) == f"{authority} {title} {name}".strip()


@given(st.text(alphabet="Kính gửi: Nơi nhậLưTM.KTGIÁĐỐC-;|()\n\tTrần Văn Ba", max_size=400))
def test_nothing_raises_and_spans_lie_in_the_text(text: str) -> None:
    document, recipients, signers, _ = find(f"Số: 1\n{text}")

    for value in (*recipients, *signers):
        assert 0 <= value.span.start <= value.span.end <= len(document.text)
