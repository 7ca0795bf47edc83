"""Digital signatures in docx packages: signer, time, and whether what was signed is unchanged (ECMA-376 part 2, 13)."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose_signed_docx import SAMPLE, part_of, signed, with_part
from congvan.errors import ReadError
from congvan.model.document import Signature
from congvan.readers import cms, read

NAME, AT = "Trần Văn Mẫu", "2024-03-05T03:15:00+00:00"
SIGNED = signed(SAMPLE, NAME)
MAIN, SIGNATURE = "word/document.xml", "_xmlsignatures/sig1.xml"


def state(data: bytes) -> bool | None:
    [found] = read(data).source.signatures
    return found.intact


def changed(old: bytes, new: bytes, part: str = SIGNATURE) -> bytes:
    data = part_of(SIGNED, part)
    assert old in data
    return with_part(SIGNED, part, data.replace(old, new, 1))


def test_no_signature() -> None:
    assert read(SAMPLE).source.signatures == ()
    assert read(with_part(SAMPLE, SIGNATURE, b"<x/>")).source.signatures == ()
    assert read(with_part(SAMPLE, SIGNATURE, b"<x")).source.signatures == ()


def test_a_changed_letter_is_told() -> None:
    document = read(changed(b"12/UBND", b"21/UBND", MAIN))
    assert document.source.signatures == (Signature(NAME, AT, False),)
    assert [problem.code for problem in document.problems] == ["signature.broken"]


def test_a_changed_signature_is_told() -> None:
    assert state(changed(b"2024-03-05", b"2025-03-05")) is False
    assert state(changed(b"<SignatureValue>", b"<SignatureValue>AAAA")) is not True


def test_a_signature_by_another_key_is_told() -> None:
    other = part_of(signed(SAMPLE, "Lê Thị Khác"), SIGNATURE)
    begin, end = other.index(b"<X509Certificate>"), other.index(b"</X509Certificate>")
    data = part_of(SIGNED, SIGNATURE)
    mixed = data[: data.index(b"<X509Certificate>")] + other[begin:end] + data[data.index(b"</X509Certificate>") :]
    [found] = read(with_part(SIGNED, SIGNATURE, mixed)).source.signatures
    assert (found.signer, found.intact) == ("Lê Thị Khác", False)


def test_where_a_chain_begins_with_another_certificate_nothing_is_claimed() -> None:
    other = part_of(signed(SAMPLE, "Lê Thị Khác"), SIGNATURE)
    begin, end = other.index(b"<X509Certificate>"), other.index(b"</X509Certificate>") + len(b"</X509Certificate>")
    data = part_of(SIGNED, SIGNATURE)
    at = data.index(b"<X509Certificate>")
    [found] = read(with_part(SIGNED, SIGNATURE, data[:at] + other[begin:end] + data[at:])).source.signatures
    assert found.intact is None


UNKNOWN = {
    "the letter is not among what is signed": signed(SAMPLE, NAME, leave_out=MAIN),
    "a part that is read was put in": with_part(SIGNED, "word/footnotes.xml", b"<w:footnotes xmlns:w='x'/>"),
    "another way to write it": changed(b"REC-xml-c14n-20010315", b"REC-xml-c14n-20990315"),
    "another hash": changed(b"xmlenc#sha256", b"xmlenc#md5"),
    "two elements of one name": changed(b"<SignatureProperty>", b'<SignatureProperty Id="idPackageObject">'),
    "what is signed stands elsewhere": changed(b'URI="#idPackageObject"', b'URI="http://x.example/a"'),
    "other relationships": with_part(SIGNED, "_rels/.rels", b"<Relationships/>"),
    "nothing is signed": with_part(SIGNED, SIGNATURE, part_of(SIGNED, SIGNATURE).replace(b"SignedInfo>", b"Signed>")),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_cannot_be_followed_is_never_taken_as_good(name: str) -> None:
    assert read(UNKNOWN[name]).source.signatures == (Signature(NAME, AT, None),)


@pytest.mark.parametrize("is_curve", [False, True], ids=["RSA", "ECDSA"])
def test_intact(is_curve: bool) -> None:
    document = read(signed(SAMPLE, NAME, is_curve=is_curve))
    assert document.source.signatures == (Signature(NAME, AT, True),)
    assert (document.text, document.problems) == ("Số: 12/UBND-VP", ())


def test_namespaces_around_count_in_what_is_signed() -> None:
    """A name space that the whole signature declares belongs to each part of it that is digested."""
    assert state(changed(b'Id="idPackageSignature"', b'xmlns:x="http://x.example" Id="idPackageSignature"')) is False


def test_without_the_extra_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cms, "can_verify", lambda: False)
    assert read(SIGNED).source.signatures == (Signature(NAME, AT, None),)


@pytest.mark.parametrize(
    ("words", "at"),
    [("2024-03-05T10:15:00+07:00", "2024-03-05T10:15:00+07:00"), ("5/3/2024", None), ("2024-03-05T10:15:00", None)],
)
def test_the_time_is_told_where_it_has_a_zone(words: str, at: str | None) -> None:
    assert read(signed(SAMPLE, NAME, words)).source.signatures == (Signature(NAME, at, True),)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_torn_signatures_are_read_or_refused(data: st.DataObject) -> None:
    part = bytearray(part_of(SIGNED, SIGNATURE))
    for place in data.draw(st.lists(st.integers(0, len(part) - 1), min_size=1, max_size=4)):
        part[place] ^= data.draw(st.integers(1, 255))
    with suppress(ReadError):
        read(with_part(SIGNED, SIGNATURE, bytes(part)))


def test_many_signatures_cost_no_more_than_few() -> None:
    many = SIGNED
    for number in range(2, 40):
        many = with_part(many, f"_xmlsignatures/sig{number}.xml", part_of(SIGNED, SIGNATURE))
    assert len(read(many).source.signatures) == 10
