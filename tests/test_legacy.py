"""Legacy encodings: what is left alone first, then round trips, whole files, mixed files, and viparse as an oracle."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compose
from compose_legacy import TYPED, letter, right
from congvan import legacy
from congvan.legacy.syllables import is_syllable
from congvan.readers import read

UNTOUCHED = {
    "Unicode": "Độc lập - Tự do - Hạnh phúc\nSố: 12/UBND-VP, cá, bé, sĩ số 40",
    "Unicode without a letter of its own": "Kê khai và khám chữa\nbé và cá",
    "French": "Le préfet a décidé ça, l'œuvre à côté était déjà payée; où êtes-vous, Noël?\nIl faut que je sache où",
    "German": "Für größere Mengen über 20 m³ müssen Käufer zusätzliche Gebühren zählen; schön, daß Sie können",
    "Spanish": "El señor está aquí; ¿qué pasó mañana? Él sí sabrá. Año, niño, corazón, té, más, también",
    "Portuguese": "São Paulo não é a capital; ações, maçã, coração, você também está",
    "Danish": "Rød grød med fløde på øen; Ærø, Søren, Åse",
    "Turkish": "Gönüllü öğrenciler çalışır, şöyle bir gün",
    "English": "The rate (a^2) is about 5. We do. Go to A. B^2. e-mail a.b@c.vn?",
    "names in Unicode": "Công ty Nestlé, München, São Paulo, café, naïve, Müller",
    "signs in Unicode": "® © ™ 25°C ± 3 × 4, ½ ngày, 3 m², «trích», … “Ủy ban”",
    "code": "x = y ^ (a + b); dd if=/dev/sda",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_left_alone(text: str) -> None:
    assert [line for line in legacy.repair(text.split("\n")) if line.encoding] == []


@given(st.lists(st.text("aạàéêôơưđĐéèüöñ·¸\u00ad µ.,’“1\n", max_size=40), max_size=5))
def test_any_lines_keep_their_number_and_their_ascii(lines: list[str]) -> None:
    found = legacy.repair(lines)
    assert len(found) == len(lines)
    assert all(line.text == raw for line, raw in zip(found, lines, strict=True) if not line.encoding)


@pytest.mark.parametrize("encoding", TYPED)
@pytest.mark.parametrize("seed", range(60))
def test_round_trip(encoding: str, seed: int) -> None:
    text = letter(seed)
    document = read(TYPED[encoding](text).encode())

    good, total = right(text, document.text)

    assert document.source.encoding == encoding
    assert good >= 0.99 * total


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps", "cp1258"])
@pytest.mark.parametrize("seed", range(10))
def test_bytes_without_any_sign_of_their_encoding(encoding: str, seed: int) -> None:
    text = letter(seed)
    document = read(TYPED[encoding](text).encode("latin-1"))
    good, total = right(text, document.text)
    assert document.source.encoding == encoding
    assert good >= 0.99 * total


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps"])
@pytest.mark.parametrize("seed", range(50))
def test_tables_agree_with_viparse(encoding: str, seed: int) -> None:
    viparse = pytest.importorskip("viparse")
    typed = TYPED[encoding](letter(seed).split("\n", 1)[1])
    ours = getattr(legacy, encoding)(typed)
    assert unicodedata.normalize("NFC", ours) == viparse.fix(typed, encoding=encoding)


MIXED = "Độc lập - Tự do\nNơi nhận:\n- Bé Tµi chÝnh, Bé X©y dùng;\n- TT.H§ND vµ UBND quËn;\n- Lưu: VT."


def test_a_legacy_block_within_unicode() -> None:
    document = read(MIXED.encode())
    assert document.text.split("\n")[2:4] == ["- Bộ Tài chính, Bộ Xây dựng;", "- TT.HĐND và UBND quận;"]
    assert document.source.encoding == "mixed"
    [problem] = document.problems
    assert problem.code == "encoding.repaired"
    assert problem.span is not None
    assert problem.span.of(document.text) == "- Bộ Tài chính, Bộ Xây dựng;\n- TT.HĐND và UBND quận;"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_pdf_whose_fonts_draw_other_letters(encoding: str) -> None:
    lines = [line for line in letter(5).split("\n") if line]
    typed = [TYPED[encoding](line).replace("\u00ad", "-") for line in lines]
    document = read(compose.pdf([(40, 40 + 20 * row, line) for row, line in enumerate(typed)], size=6))
    good, total = right("\n".join(lines), document.text)
    assert document.source.encoding == encoding
    assert good >= 0.98 * total


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("uû ban nh\u00a9n d©n tØnh, th\u00adêng trùc", "uỷ ban nhân dân tỉnh, thường trực"),
        ("QuyÕt ®Þnh 12/N§-CP cña Thñ t-íng: nh- trªn, L-u", "Quyết định 12/NĐ-CP của Thủ tướng: như trên, Lưu"),
        ("Bé Tµi nguyªn vµ M«i trêng", "Bộ Tài nguyên và Môi trường"),
        ("thÐp x©y dùng ë Qu¶ng B×nh, V¨n phßng cÊp", "thép xây dựng ở Quảng Bình, Văn phòng cấp"),
        ("UÛY BAN NHAÂN DAÂN, Soá: 12, “Ñoåi môùi”", "ỦY BAN NHÂN DÂN, Số: 12, “Đổi mới”"),
        ("Sá»‘: 12 ngÃ y 5, hÃ nh chÃnh, lÃ má»™t, vÃ  cáº£", "Số: 12 ngày 5, hành chính, là một, và cả"),
        ("Uy? ban nha^n da^n ti?nh. So^': 12. Vie^.c DDu+o+.c.", "Uỷ ban nhân dân tỉnh. Số: 12. Việc Được."),
    ],
)
def test_repaired(typed: str, expected: str) -> None:
    assert unicodedata.normalize("NFC", legacy.repair([typed])[0].text) == expected


@pytest.mark.parametrize(
    "near_miss", ["é" * 50_000, "Céng " * 20_000, "á»" * 30_000, "a^.(" * 30_000, "Ã" * 50_000, "“" * 99_000]
)
def test_linear(near_miss: str) -> None:
    legacy.repair([near_miss])


GOOD = "nghiêng quyển khuỷu giếng gì yếu uỷ ủy hoà hòa thuở ngoằn nghèo quý qua giặt ươn khuya Kạn rượu ngoẹo"
WRONG = "ngià cế ghà bàc hòắ xyz tróng2 fán hoàh bôì uơng kông1 ếch́"


def test_syllables() -> None:
    assert [word for word in GOOD.split() if not is_syllable(word)] == []
    assert [word for word in WRONG.split() if is_syllable(word)] == []
