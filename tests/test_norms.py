"""Which norm on form a letter is held to: by its system and its day, never by an `if`."""

from __future__ import annotations

import pytest

from congvan.fields import norms
from congvan.lexicon import table
from congvan.model.letter import Profile
from congvan.pipeline import parse


@pytest.mark.parametrize(
    ("profile", "day", "norm"),
    [
        ("other", "2024-01-01", None),
        ("state", "2005-05-05", None),
        ("state", "2005-05-06", "55/2005/TTLT-BNV-VPCP"),
        ("state", "2011-03-05", "55/2005/TTLT-BNV-VPCP"),
        ("state", "2020-03-04", "01/2011/TT-BNV"),
        ("state", "2020-03-05", "30/2020/NĐ-CP"),
        ("state", "2020-03", "30/2020/NĐ-CP"),  # a cut date means its last day
        ("state", "2019", "01/2011/TT-BNV"),
        ("party", "2026-05-26", "36-HD/VPTW"),
        ("party", "2026-05-27", "05-HD/VPTW"),
        ("union", "2026-05-27", "30/2020/NĐ-CP"),
        ("youth", "2012-12-31", None),
        ("youth", "2013-06-01", "29-HD/TWĐTN-VP"),
    ],
)
def test_norm_on_a_day(profile: Profile, day: str, norm: str | None) -> None:
    found = norms.on(profile, day)

    assert (found.norm if found else None) == norm


def test_the_norms_of_a_system_begin_on_different_days() -> None:
    for system, entries in table("norms").items():
        if system != "follows":
            days = [entry["since"] for entry in entries]
            assert days == sorted(set(days)), system


def test_a_letter_tells_its_norm() -> None:
    head = "UBND XÃ GÒ MÂY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/UBND-VP\nGò Mây, ngày {}"
    text = head + "\nV/v họp\nKính gửi: Các thôn."

    assert parse(text.format("02 tháng 3 năm 2012").encode()).norm == "01/2011/TT-BNV"
    assert parse(text.format("    tháng    năm     ").encode()).norm is None
