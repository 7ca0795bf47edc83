"""The engines themselves, on a letter drawn with a font of this machine; skipped where engine or font is missing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from congvan.pipeline import parse
from congvan.readers import read
from congvan.readers.ocr.kinds import KINDS

FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/Library/Fonts/Times New Roman.ttf",
)
FONT = next((font for font in FONTS if Path(font).is_file()), None)
IS_PRESENT = {kind.name: kind.is_present for kind in KINDS}
pytestmark = pytest.mark.skipif(FONT is None, reason="no font to draw a scan with")
BODY = (
    "Ủy ban nhân dân xã đề nghị các thôn tổ chức tuần tra hằng đêm,",
    "báo cáo kết quả về Văn phòng trước ngày 20 tháng 4 năm 2020.",
)


def scan(number: str = "12/UBND-VP") -> Image.Image:
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 28)
    left = ("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN", "", f"Số: {number}", "V/v phòng cháy mùa khô")
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Bình An, ngày 05 tháng 3 năm 2020",
    )
    for row, text in enumerate(left):
        draw.text((380, 120 + 44 * row), text, font=font, fill=20, anchor="ma")
    for row, text in enumerate(right):
        draw.text((1130, 120 + 44 * row), text, font=font, fill=20, anchor="ma")
    draw.text((560, 420), "Kính gửi: Các thôn trong xã", font=font, fill=20)
    for row, text in enumerate(BODY):
        draw.text((220, 520 + 48 * row), text, font=font, fill=20)
    for row, text in enumerate(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")):
        draw.text((220, 800 + 40 * row), text, font=font, fill=20)
    for row, text in ((0, "CHỦ TỊCH"), (5, "Lê Văn Bình")):
        draw.text((1130, 800 + 44 * row), text, font=font, fill=20, anchor="ma")
    return image


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(200, 200))
    return buffer.getvalue()


def pdf(image: Image.Image, typed: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, (595, 842), invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
    layer = canvas.beginText(60, 800)
    layer.setTextRenderMode(3)  # invisible, as OCR programs write it over the picture
    layer.textLines(typed)
    canvas.drawText(layer)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


RED = (225, 30, 35)


def stamped(image: Image.Image, words: str, tilt: float, at: tuple[int, int], frame: bool = True) -> Image.Image:
    """``image`` in colours with ``words`` stamped on it in red, turned by ``tilt`` degrees."""
    font = ImageFont.truetype(str(FONT), 34)
    wide = int(font.getlength(words)) + 40
    stamp = Image.new("L", (wide, 70), 0)
    draw = ImageDraw.Draw(stamp)
    draw.text((20, 12), words, font=font, fill=255, stroke_width=1)
    if frame:
        draw.rectangle((2, 2, wide - 3, 67), outline=255, width=4)
    turned = stamp.rotate(tilt, Image.Resampling.BICUBIC, expand=True)
    page = image.convert("RGB")
    page.paste(RED, at, turned)
    return page


def sealed(image: Image.Image, middle: tuple[int, int], radius: int = 150) -> Image.Image:
    """``image`` in colours with a red seal over what stands around ``middle``."""
    page = image.convert("RGB")
    draw = ImageDraw.Draw(ink := Image.new("L", page.size, 0))
    x, y = middle
    for ring, width in ((radius, 8), (radius - 14, 4), (radius - 55, 4)):
        draw.ellipse((x - ring, y - ring, x + ring, y + ring), outline=255, width=width)
    for row in range(-80, 100, 30):
        draw.line((x - 70, y + row, x + 70, y + row + 20), fill=255, width=7)
    return Image.composite(ImageChops.multiply(page, Image.new("RGB", page.size, RED)), page, ink)


needs_trueocr = pytest.mark.skipif(not IS_PRESENT["trueocr"], reason="trueocr is not installed")


@needs_trueocr
@pytest.mark.parametrize("make", [png, pdf], ids=["PNG", "PDF"])
def test_a_scan_gives_the_fields_of_its_letter(make: object) -> None:
    letter = parse(make(scan()))  # type: ignore[operator]

    assert letter.source.ocr
    assert letter.number and (letter.number.serial, letter.number.symbol) == ("12", "UBND-VP")
    assert letter.date and letter.date.value == "2020-03-05"
    assert letter.issuer and letter.issuer.name == "ỦY BAN NHÂN DÂN XÃ BÌNH AN"
    assert letter.subject and letter.subject.value == "phòng cháy mùa khô"
    assert [deadline.date for deadline in letter.deadlines] == ["2020-04-20"]


@needs_trueocr
def test_a_page_askew_is_straightened() -> None:
    letter = parse(png(scan().rotate(2, fillcolor=255)))

    assert letter.number and letter.number.symbol == "UBND-VP"


@needs_trueocr
@pytest.mark.parametrize(
    ("words", "tilt"),
    [*(("HỎA TỐC", tilt) for tilt in (0, 8, -15, 22)), ("KHẨN", 8), ("THƯỢNG KHẨN", -15), ("THƯỢNG KHẨN", 22)],
)
def test_a_mark_of_urgency_stamped_in_red_and_askew_is_read(words: str, tilt: float) -> None:
    letter = parse(pdf(stamped(scan(), words, tilt, (180, 370))))

    assert letter.urgency and letter.urgency.value == words
    assert letter.urgency.span and letter.urgency.span.of(letter.text) == words
    assert letter.number and letter.number.serial == "12"


@needs_trueocr
def test_a_mark_of_secrecy_is_told_from_one_of_urgency() -> None:
    letter = parse(png(stamped(scan(), "TỐI MẬT", 10, (180, 370), frame=False)))

    assert letter.secrecy and letter.secrecy.value == "TỐI MẬT"
    assert letter.urgency is None


@needs_trueocr
@pytest.mark.parametrize("words", ["HOẢ HOẠN", "ĐÃ KIỂM TRA", "BẢN SAO"])
def test_other_words_stamped_in_red_are_no_mark(words: str) -> None:
    letter = parse(png(stamped(scan(), words, 12, (180, 370))))

    assert letter.urgency is None and letter.secrecy is None


@needs_trueocr
def test_a_grey_stamp_askew_is_left_alone() -> None:
    letter = parse(png(stamped(scan(), "HỎA TỐC", 22, (180, 370)).convert("L")))

    assert letter.urgency is None


@needs_trueocr
@pytest.mark.parametrize("make", [png, pdf], ids=["PNG", "PDF"])
def test_a_name_under_a_red_seal_is_read(make: object) -> None:
    letter = parse(make(sealed(scan(), (1060, 930))))  # type: ignore[operator]

    assert [(signer.title, signer.name) for signer in letter.signers] == [("CHỦ TỊCH", "Lê Văn Bình")]


@needs_trueocr
def test_junk_over_a_picture_is_not_taken_for_its_text() -> None:
    junk = "CQNG HoA XA HQI CHU NGHiA VIET NAM\nDQc l4p Tq do Hanh phuc\nUy ban nhan dan xa de nghj cac thon\n" * 3

    found = read(pdf(scan(), junk))

    assert found.source.ocr
    assert "CQNG" not in found.text and "CỘNG HÒA" in found.text


@needs_trueocr
def test_never_keeps_the_text_layer() -> None:
    junk = "CQNG HoA XA HQI CHU NGHiA VIET NAM\nDQc l4p Tq do Hanh phuc\nUy ban nhan dan xa de nghj cac thon\n" * 3

    found = read(pdf(scan(), junk), ocr="never")

    assert not found.source.ocr and "CQNG" in found.text
    assert [problem.code for problem in found.problems] == ["ocr.pages_left"]


@pytest.mark.skipif(not IS_PRESENT["tesserocr"], reason="tesserocr or its Vietnamese data is not installed")
def test_tesseract_reads_the_same_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    from congvan.readers.ocr import engine, pages

    monkeypatch.setattr(pages, "engine", lambda: engine.engine("tesserocr"))
    found = read(png(scan()))

    assert "UBND-VP" in found.text and "tuần tra hằng đêm" in found.text
    assert found.text.index("UBND-VP") < found.text.index("CỘNG")
