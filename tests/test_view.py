"""The text view: everything the letter says stands in it, no line is too wide, nothing in it steers a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.directive import (
    Condition,
    Deadline,
    Directive,
    ExceptionClause,
    LedgerEntry,
    Limit,
    Modality,
    Period,
    Role,
)
from congvan.model.document import Problem, Source
from congvan.model.letter import DocType, Issuer, Letter, Number, Reading, Recipient, Reference, Signer
from congvan.spans import Span
from congvan.view import readings, render

TEXT = (
    "Các phòng (trừ Trạm Y tế) bố trí không quá 20 người/phòng, báo cáo trước 17 giờ ngày 05/8/2021. "
    "Khi có dịch, cấm tụ tập. Áp dụng từ ngày 01/8/2021. Câu lạ."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


LIMIT = Limit("không quá 20 người/phòng", "<=", 20, None, "người", "phòng", None, Role.BOUND, at("không quá 20"))
DEADLINE = Deadline(
    "trước 17 giờ ngày 05/8/2021", "<", "2021-08-05", "17:00", None, None, None, None, None, at("trước 17 giờ")
)
PERIOD = Period("từ ngày 01/8/2021", "2021-08-01", None, None, at("từ ngày 01/8/2021"))
FIRST = Directive(
    "1",
    Modality.OBLIGATION,
    "Các phòng",
    "bố trí",
    TEXT[:96],
    Span(0, 96),
    limits=(LIMIT,),
    exceptions=(ExceptionClause("trừ Trạm Y tế", at("trừ Trạm Y tế")),),
    deadlines=(DEADLINE,),
)
SECOND = Directive(
    "2.a#2",
    Modality.PROHIBITION,
    None,
    "tụ tập",
    "Khi có dịch, cấm tụ tập.",
    at("Khi có dịch, cấm tụ tập."),
    conditions=(Condition("Khi có dịch", at("Khi có dịch")),),
)
LETTER = Letter(
    source=Source(),
    text=TEXT,
    profile="state",
    doc_type=DocType("CV", "công văn", None),
    number=Number("27", None, "UBND-VP", "27/UBND-VP", Span(0, 0)),
    issuer=Issuer("ỦY BAN NHÂN DÂN XÃ ĐỒNG LÚA", "HUYỆN GÒ MÂY", Span(0, 0)),
    place=Reading("Đồng Lúa", None),
    date=Reading("2021-08-01", None),
    subject=Reading("hạn chế tập trung đông người", None),
    urgency=Reading("HỎA TỐC", None),
    secrecy=None,
    recipients=(
        Recipient("to", "Các phòng, ban", None, Span(0, 0)),
        Recipient("cc", "Như trên", None, Span(0, 0)),
        Recipient("archive", "VT", None, Span(0, 0)),
    ),
    signers=(Signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu", Span(0, 0)),),
    references=(
        Reference("412/UBND-VX", "CV", "2021-02-03", "UBND huyện Gò Mây", "implements", "khoản 2 Điều 5", Span(0, 0)),
    ),
    directives=(FIRST, SECOND),
    limits=(LIMIT,),
    exceptions=(),
    deadlines=(DEADLINE,),
    periods=(PERIOD,),
    problems=(Problem("date.odd", "Ngày ký đứng sau ngày áp dụng."),),
    ledger=(
        LedgerEntry(Span(0, 96), "compiled", "duty", "1"),
        LedgerEntry(at("Câu lạ."), "unsupported", "unknown"),
    ),
)
BARE = Letter(Source(), "", "other", *[None] * 8, *[()] * 9)  # type: ignore[arg-type]


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", shown)


def test_the_whole_letter_is_shown() -> None:
    shown = render(LETTER, color=False, width=90)

    for words in (
        "CÔNG VĂN 27/UBND-VP [HỎA TỐC]",
        "ỦY BAN NHÂN DÂN XÃ ĐỒNG LÚA",
        "thuộc HUYỆN GÒ MÂY",
        "hạn chế tập trung đông người",
        "Đồng Lúa, 01/8/2021",
        "Các phòng, ban",
        "Lê Văn Mẫu, CHỦ TỊCH, TM. ỦY BAN NHÂN DÂN",
        "thực hiện khoản 2 Điều 5 412/UBND-VX, 03/02/2021, UBND huyện Gò Mây",
        "CHỈ ĐẠO (2)",
        "PHẢI → Các phòng",
        "[≤ 20 người/phòng]",
        "trừ Trạm Y tế",
        "[< 17:00 05/8/2021]",
        "CẤM",
        "Khi có dịch",
        "TOÀN VĂN BẢN",
        "[từ 01/8/2021]",
        "Ngày ký đứng sau ngày áp dụng. (date.odd)",
        "2 câu; 1 thành chỉ đạo, 1 chưa đọc được",
        "Câu lạ.",
    ):
        assert words in shown, words
    assert shown.count("[≤ 20 người/phòng]") == 1  # bound to its directive, not said again for the whole letter


def test_what_binds_a_directive_stands_under_it() -> None:
    lines = render(LETTER, color=False, width=90).splitlines()
    heads = [place for place, line in enumerate(lines) if "PHẢI" in line or "CẤM" in line]
    labels = [place for place, line in enumerate(lines) if line.strip().startswith(("giới hạn", "ngoại lệ", "hạn "))]

    assert len(labels) == 3
    assert all(heads[0] < place < heads[1] for place in labels)


def test_a_letter_that_says_nothing() -> None:
    shown = render(BARE, color=False, width=60)

    assert "VĂN BẢN" in shown and "Không có chỉ đạo nào." in shown


def test_a_blank_number_is_shown_as_one() -> None:
    letter = replace(LETTER, number=Number(None, None, "STC-VP", "/STC-VP", Span(0, 0)))

    assert "…/STC-VP" in render(letter, color=False, width=60)


@pytest.mark.parametrize("width", [40, 44, 72, 100])
def test_color_changes_no_word_and_no_width(width: int) -> None:
    colored = render(LETTER, color=True, width=width)

    assert "\x1b[" in colored
    assert plain(colored) == render(LETTER, color=False, width=width)
    assert max(map(len, plain(colored).splitlines())) <= width


@given(st.text(max_size=80), st.booleans())
def test_nothing_in_a_letter_steers_the_terminal(words: str, color: bool) -> None:
    hostile = words + "\x1b[2J\x9b31m\u202e\a"
    letter = replace(
        LETTER,
        text=hostile,
        directives=(replace(FIRST, span=Span(0, len(hostile)), text=hostile, addressee=hostile),),
        subject=Reading(hostile, None),
        problems=(Problem("x", hostile),),
    )

    shown = plain(render(letter, color=color, width=60))

    assert not set(shown) & {*map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x202E))} - {"\n"}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (replace(LIMIT, op="between", value=12, upper=15, unit="ngày", per=None), "12–15 ngày"),
        (replace(LIMIT, op=">=", value=32.5, unit="%", per=None, of="quỹ lương"), "≥ 32,5% của quỹ lương"),
        (replace(LIMIT, op="==", value=1800000, unit="đồng", per="tháng"), "= 1.800.000 đồng/tháng"),
    ],
)
def test_limits_in_signs(item: Limit, said: str) -> None:
    assert readings.limit(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (replace(DEADLINE, op="==", time=None), "05/8/2021"),
        (replace(DEADLINE, op="<=", date=None, amount=15, unit="ngày", from_="ngày nhận"), "≤ 15 ngày kể từ ngày nhận"),
        (replace(DEADLINE, date=None, recurring="hằng tháng", rrule="FREQ=MONTHLY"), "lặp lại hằng tháng"),
    ],
)
def test_deadlines_in_signs(item: Deadline, said: str) -> None:
    assert readings.deadline(item) == said


@pytest.mark.parametrize(
    ("start", "end", "until", "said"),
    [
        ("2021-05-25", "2021-06-30", None, "25/5/2021 – 30/6/2021"),
        ("2021-05-25", None, "có thông báo mới", "25/5/2021 – khi có thông báo mới"),
        (None, "2021-06-30", None, "đến 30/6/2021"),
        (None, None, None, ""),
    ],
)
def test_periods_in_signs(start: str | None, end: str | None, until: str | None, said: str) -> None:
    assert readings.period(Period("", start, end, until, Span(0, 0))) == said
