"""Accents that OCR misreads: what is mended, what stays, and that valid text passes as it is."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan import gazetteer
from congvan.legacy.syllables import is_syllable
from congvan.lexicon import entry, words
from congvan.pipeline import parse
from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr import pages
from congvan.readers.ocr.accents import DOUBTFUL, SURE, mend_accents
from congvan.readers.ocr.possible import is_possible, meant
from congvan.readers.ocr.set_names import mend_names
from congvan.text import plain
from test_ocr import LETTER, Told, letter, picture  # noqa: F401  # a fixture

CASES = tomllib.loads((Path(__file__).parent / "fixtures" / "ocr_mending.toml").read_text("utf-8"))["accent"]
POSSIBLE = [
    "phố",
    "chõng",
    "giữa",
    "giữ",
    "kẽ",
    "những",
    "sũng",
    "giãy",
    "nguyễn",
    "quỹ",
    "quẫn",
    "lũy",
    "quỳnh",
    "quýt",
]
IMPOSSIBLE = ["phõ", "trãn", "tõng", "kiễm", "điễm", "truởng", "nhât", "đãu", "triễn", "thuẽ", "quyễt", "gữi"]
TERMS = [*words("ocr_accents.together"), *gazetteer.body_names()]
UNITS = sorted({unit.full for day in ("2024-06-30", "2025-12-31") for unit in gazetteer.standing("commune", day)})


def mended(text: str) -> Draft:
    draft = Draft(text)
    mend_accents(draft)
    mend_names(draft)
    return draft


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_accents(case: dict[str, str | list[str]]) -> None:
    text, expect = str(case["text"]), str(case["expect"])
    draft = mended(text)

    assert draft.text == expect
    repairs = [mark for mark in draft.marks if mark.was is not None]
    assert sorted(str(mark.was) for mark in repairs) == sorted(case.get("was", []))
    for mark in repairs:
        assert text[mark.start : mark.end] == mark.was != expect[mark.start : mark.end]
        assert mark.confidence == SURE


def test_possible_words() -> None:
    assert [word for word in POSSIBLE if not is_possible(word)] == []
    assert [word for word in IMPOSSIBLE if is_possible(word)] == []
    assert is_syllable("quỳnh") and is_syllable("quýt") and not is_syllable("qỳnh")


def test_a_misread_word_that_stays_is_doubtful() -> None:
    assert mended("khu nhà phõ").marks == [Mark(8, 11, DOUBTFUL)]


def test_a_first_name_that_is_no_surname_is_doubtful() -> None:
    assert mended("Hổ Văn An").marks == [Mark(0, 2, DOUBTFUL)]
    assert mended("Nguyền Văn An").marks == [Mark(0, 6, DOUBTFUL)]
    assert mended("Hồ Văn An").marks == []
    assert mended("Sáng Văn An").marks == []


def test_the_table_of_confusions_keeps_letters() -> None:
    for read, forms in entry("ocr_accents.confused").items():
        for form, count in forms.items():
            assert form != read and count >= 5
            assert plain(form) == plain(read) or {plain(form), plain(read)} == {"o", "u"}


@given(st.lists(st.sampled_from(TERMS), min_size=1, max_size=4), st.booleans())
def test_terms_pass_unchanged(terms: list[str], is_capital: bool) -> None:
    text = ", ".join(terms)
    text = text.upper() if is_capital else text

    assert mended(text) == Draft(text)


def test_units_pass_unchanged() -> None:
    lines = [form for unit in UNITS for form in (unit, unit.upper())]

    assert [line for line in lines if mended(line).text != line] == []


@given(st.text(st.sampled_from("trạãõôơưđphốố TRÃN 0123/-.,\u0303"), max_size=40))
def test_figures_signs_and_length_stay(text: str) -> None:
    now = mended(text).text

    assert len(now) == len(text)
    assert all(a == b for a, b in zip(text, now, strict=True) if not a.isalpha())
    assert mended(now).text == now or unicodedata.normalize("NFC", text) != text


@given(st.sampled_from(IMPOSSIBLE))
def test_what_may_be_meant_can_be(word: str) -> None:
    assert all(is_possible(form) and len(form) == len(word) for form in meant(word))


def test_a_mended_name_is_told_and_less_sure(letter: Told, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(pages, "settle", lambda *_: None)
    [(at, line)] = [(n, line) for n, line in enumerate(letter.lines) if line.text == LETTER[-1][0]]
    letter.lines[at] = type(line)("Trãn Văn Bình", line.box, line.confidence)
    found = parse(picture())

    assert [signer.name for signer in found.signers] == ["Trần Văn Bình"]
    assert found.signers[0].confidence <= SURE
    assert [problem.message for problem in found.problems if problem.code == "ocr.repaired"] == [
        "Máy đọc là 'Trãn', đã sửa thành 'Trần'"
    ]
