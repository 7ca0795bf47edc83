"""Digital signatures in PDFs: signer, time, and whether the signed bytes are unchanged (ISO 32000-2, 12.8)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compose
import compose_signed
from congvan.model.document import Signature
from congvan.readers import cms, read

MARKS: list[compose.Mark] = [(90, 80, "Số: 12/UBND-VP"), (90, 120, "Yêu cầu các thôn báo cáo./.")]
NAME = "Trần Văn Mẫu"
AT = "2024-03-05T10:15:00+07:00"
SIGNED = compose_signed.signed(NAME, *MARKS)


def test_no_signature() -> None:
    assert read(compose.pdf(MARKS)).source.signatures == ()


def test_a_changed_byte_is_told() -> None:
    changed = SIGNED.replace(b"595 842", b"595 841", 1)
    document = read(changed)
    assert document.source.signatures == (Signature(NAME, AT, False),)
    assert [problem.code for problem in document.problems] == ["signature.broken"]


def test_a_signature_by_another_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _, other = compose_signed.key_and_certificate("Lê Thị Khác")
    key, _ = compose_signed.key_and_certificate(NAME)
    monkeypatch.setattr(compose_signed, "key_and_certificate", lambda *_: (key, other))
    [signature] = read(compose_signed.signed(NAME, *MARKS)).source.signatures
    assert (signature.signer, signature.intact) == ("Lê Thị Khác", False)


def test_signed_bytes_that_leave_out_more_than_the_signature_are_not_intact() -> None:
    at = SIGNED.index(b"/ByteRange[") + len(b"/ByteRange[")
    first, gap, second, rest = map(int, SIGNED[at : at + 43].split())
    ranges = f"{first:010d} {gap - 20:010d} {second:010d} {rest:010d}".encode()
    [signature] = read(SIGNED[:at] + ranges + SIGNED[at + 43 :]).source.signatures
    assert signature.intact is False


@pytest.mark.parametrize("is_curve", [False, True], ids=["RSA", "ECDSA"])
def test_intact(is_curve: bool) -> None:
    document = read(compose_signed.signed(NAME, *MARKS, is_curve=is_curve))
    assert document.source.signatures == (Signature(NAME, AT, True),)
    assert document.problems == ()
    assert document.text.splitlines() == [words for _, _, words in MARKS]


def test_what_was_added_behind_a_signature_leaves_it_intact() -> None:
    [signature] = read(SIGNED + b"\n% an update\n").source.signatures
    assert signature.intact is True


def test_a_time_without_a_zone_is_that_of_the_signature_itself() -> None:
    [signature] = read(compose_signed.signed(NAME, *MARKS, time="D:20240305101500")).source.signatures
    assert signature.signed_at is not None and signature.signed_at.endswith("+00:00")


def test_without_the_extra_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cms, "can_verify", lambda: False)
    assert read(SIGNED).source.signatures == (Signature(NAME, AT, None),)


def test_a_name_in_plain_words_stands_in_for_a_signature_that_cannot_be_read() -> None:
    name = "Tran Van Mau"
    whole = compose_signed.signed(name, *MARKS)
    at = whole.index(b"/Contents<") + len(b"/Contents<")
    assert read(whole[:at] + b"00" + whole[at + 2 :]).source.signatures == (Signature(name, AT, None),)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_broken_messages_are_refused_in_one_way(data: st.DataObject) -> None:
    at = SIGNED.index(b"/Contents<") + len(b"/Contents<")
    der = bytearray(bytes.fromhex(SIGNED[at : at + compose_signed.ROOM].decode()))
    for place in data.draw(st.lists(st.integers(0, 1500), min_size=1, max_size=4)):
        der[place] = data.draw(st.integers(0, 255))
    try:
        cms.read(bytes(der))
    except cms.BrokenCms:
        return
