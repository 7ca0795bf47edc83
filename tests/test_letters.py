"""Whole composed letters of every kind of issuer and decade: each header field is read exactly.

tests/fixtures/letters holds the letters (invented bodies and people, forms as they are met: web text, hard-wrapped
crawls, Markdown tables, tabs, PDF line order) and beside each the fields a careful reader finds.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from congvan import fields, zones
from congvan.fields import agreement, norms
from congvan.model.letter import DocType, Header, Issuer, Number, Reading, Reference
from congvan.readers import read
from congvan.spans import Span
from congvan.text import fold

LETTERS = Path(__file__).parent / "fixtures" / "letters"
FIELDS = (
    "doc_type", "number", "symbol", "parent", "issuer", "place", "date", "subject", "urgency", "to", "cc", "archive",
    "signers", "references",
)  # fmt: skip
KNOWN_FAILURES = {
    ("d02", "signers"): "the name alone stands under Nơi nhận, above the authority that the right column held",
    ("d22", "doc_type"): "a letter of greeting has no code of its own",
    ("d22", "subject"): "'THƯ' is no type's name, so the lines under it are no title",
}


def same(text: str | None) -> str | None:
    """A value as it is compared: folded, without marks at its ends and white space around joints."""
    if text is None:
        return None
    joined = " ".join(fold(text).replace("*", "").split())
    for mark in "/-.,;:()":
        joined = joined.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    return joined.strip(" .,;:-+/\"'") or None


@cache
def header(name: str) -> Header:
    document = read(LETTERS / f"{name}.txt")
    return fields.find(document, zones.split(document))


def gold(name: str) -> dict[str, Any]:
    return dict(json.loads((LETTERS / f"{name}.json").read_text("utf-8")))


def said(found: Header, field: str) -> Any:
    """A field of the header in the shape of the annotation."""
    if field in ("number", "symbol"):
        return same(getattr(found.number, {"number": "serial"}.get(field, field), None))
    if field in ("parent", "issuer"):
        return same(getattr(found.issuer, {"issuer": "name"}.get(field, field), None))
    if field in ("to", "cc"):
        return [same(one.name) for one in found.recipients if one.role == field]
    if field == "archive":
        return same(", ".join(one.name for one in found.recipients if one.role == field))
    if field == "signers":
        return [[same(part) for part in (one.authority, one.title, one.name)] for one in found.signers]
    if field == "references":
        return [[same(one.symbol), one.date] for one in found.references]
    return same(getattr(getattr(found, field), "value", None))


def asked(annotation: dict[str, Any], field: str) -> Any:
    value = annotation[field]
    if field in ("to", "cc"):
        return [same(one) for one in value]
    if field == "signers":
        return [[same(one[part]) for part in ("authority", "title", "name")] for one in value]
    if field == "references":
        return [[same(one["symbol"]), one["date"]] for one in value]
    return same(value)


def cases() -> list[Any]:
    found = []
    for path in sorted(LETTERS.glob("*.txt")):
        for field in FIELDS:
            why = KNOWN_FAILURES.get((path.stem, field))
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            found.append(pytest.param(path.stem, field, marks=marks, id=f"{path.stem}-{field}"))
    return found


@pytest.mark.parametrize(("name", "field"), cases())
def test_field(name: str, field: str) -> None:
    assert said(header(name), field) == asked(gold(name), field)


def test_letters_agree_with_themselves() -> None:
    odd = {"number.type_disagrees", "number.unknown_abbreviation", "date.before_cited", "date.impossible"}
    told = {(p.stem, one.code) for p in LETTERS.glob("*.txt") for one in header(p.stem).problems if one.code in odd}
    assert told == set()


SPAN = Span(0, 1)
TITLED = "doc_type.title"


def kind(code: str, name: str, rule: str = TITLED) -> DocType:
    return DocType(code, name, SPAN, 0.98, rule)


def number(symbol: str) -> Number:
    return Number("12", None, symbol, f"12/{symbol}", SPAN)


@pytest.mark.parametrize(
    ("doc_type", "symbol", "issuer", "code"),
    [
        (kind("KH", "kế hoạch"), "QĐ-UBND", "UBND TỈNH X", "number.type_disagrees"),
        (kind("TB", "thông báo"), "BC-UBND", "UBND TỈNH X", "number.type_disagrees"),
        (kind("TB", "thông báo"), "XYZ-UBND", "UBND TỈNH X", "number.unknown_abbreviation"),
        (kind("QĐ", "quyết định"), "2025/QĐ-UBND", "UBND TỈNH X", None),
        (kind("QyĐ", "quy định"), "QĐ/TU", "TỈNH ỦY X", None),
        (kind("QĐ", "quyết định"), "TC/QĐ/TCT", "BỘ TÀI CHÍNH", None),
        (kind("TB", "thông báo"), "SYT-NVY", "SỞ Y TẾ", None),
        (kind("TM", "thư mời"), "GM-SYT", "SỞ Y TẾ", None),
        (kind("CV", "công văn", "doc_type.letter"), "XYZ-ABC", "SỞ Y TẾ", None),
        (kind("TB", "thông báo"), "TB", "SỞ Y TẾ", None),
    ],
)
def test_symbol_and_type(doc_type: DocType, symbol: str, issuer: str, code: str | None) -> None:
    today = norms.on("state", "2024-01-01")
    found = agreement.of_number(doc_type, number(symbol), Issuer(issuer, None, SPAN), today)
    assert [problem.code for problem in found] == ([code] if code else [])


def test_no_table_of_abbreviations_before_2005() -> None:
    then = norms.on("state", "1994-05-05")
    assert agreement.of_number(kind("CT", "chỉ thị"), number("XYZ-UB"), None, then) == []


@pytest.mark.parametrize(
    ("day", "sure", "cited", "is_odd"),
    [
        ("2020-03-30", 0.98, "2020-03-31", True),
        ("2020-03-30", 0.98, "2020-03-30", False),
        ("2020-03", 0.98, "2020-04-01", False),
        ("2020-03-30", 0.5, "2020-03-31", False),
        ("2020-03-30", 0.98, "2020-04", False),
        ("2020-03-30", 0.98, None, False),
    ],
)
def test_days_of_what_is_cited(day: str, sure: float, cited: str | None, is_odd: bool) -> None:
    reference = Reference("5/QĐ-X", "QĐ", cited, None, "refers", None, SPAN)
    assert bool(agreement.of_days(Reading(day, SPAN, sure), [reference])) is is_odd


LETTER = """SỞ Y TẾ TỈNH AN HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
An Hà, ngày {day} năm 2021
{title}
Kính gửi: Các bệnh viện
Thực hiện Công văn số 5/UBND-VX ngày 02/3/2021 của UBND tỉnh, Sở Y tế yêu cầu các bệnh viện báo cáo.
Nơi nhận:
- Như trên;
- Lưu: VT.
{signature}"""
WHOLE = {
    "number": "7/SYT-NVY",
    "day": "05 tháng 3",
    "title": "V/v báo cáo",
    "signature": "GIÁM ĐỐC\nĐào Thị Mận",
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"number": "     /SYT-NVY"}, "number.blank"),
        ({"day": "31 tháng 02"}, "date.impossible"),
        ({"day": "      tháng 3"}, "date.blank"),
        ({"day": "01 tháng 3"}, "date.before_cited"),
        ({"signature": ""}, "signature.missing"),
        ({"signature": "GIÁM ĐỐC"}, "signature.unnamed"),
        ({"title": "THÔNG BÁO\nVề việc báo cáo", "number": "7/QĐ-SYT"}, "number.type_disagrees"),
        ({"title": "THÔNG BÁO\nVề việc báo cáo", "number": "7/XYZ-SYT"}, "number.unknown_abbreviation"),
    ],
)
def test_problem_is_told(change: dict[str, str], code: str | None) -> None:
    text = LETTER.format(**WHOLE | change)
    document = read(text.encode())
    told = [problem.code for problem in fields.find(document, zones.split(document)).problems]
    assert told == ([code] if code else [])
