"""Composes the sample letters: ``python samples/compose.py [--font FOLDER]``.

Three letters of bodies and persons that do not exist, in the forms that real ones have: a docx with its letterhead in
a table and its items numbered by the word processor, a PDF with a text layer, and a plain text. The outputs stand in
the repository; compose them anew only to change them (needs python-docx, reportlab, and DejaVu Serif for the PDF).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

HERE = Path(__file__).resolve().parent
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True)
class Letter:
    """A letter's words; an item of ``body`` that is a list holds the items of a numbered list."""

    parent: str
    issuer: str
    number: str
    place_date: str
    to: tuple[str, ...]
    body: tuple[str | tuple[str, ...], ...]
    cc: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    subject: str = ""
    title: tuple[str, ...] = ()


SEATS = Letter(
    parent="ỦY BAN NHÂN DÂN TỈNH AN LẠC",
    issuer="ỦY BAN NHÂN DÂN THÀNH PHỐ BÌNH MINH",
    number="Số: 412/UBND-NV",
    place_date="Bình Minh, ngày 12 tháng 4 năm 2021",
    subject="V/v bố trí chỗ làm việc và giãn cách tại công sở",
    to=("Các phòng, ban, đơn vị thuộc Thành phố;", "Ủy ban nhân dân các xã, phường."),
    body=(
        "Thực hiện Chỉ thị số 07-CT/TU ngày 10/4/2021 của Ban Thường vụ Thành ủy Bình Minh về tăng cường phòng, chống "
        "dịch bệnh và Công văn số 955/UBND-VX ngày 09/4/2021 của Ủy ban nhân dân tỉnh An Lạc, Ủy ban nhân dân Thành "
        "phố yêu cầu:",
        (
            "Các phòng, ban, đơn vị, Ủy ban nhân dân các xã, phường (trừ lực lượng Quân đội và Công an) bố trí không "
            "quá 20 người/phòng làm việc; khoảng cách giữa hai bàn làm việc tối thiểu 02 mét.",
            "Từ ngày 15/4/2021 cho đến khi có thông báo mới, bố trí ít nhất 50% số lượng công chức, viên chức, người "
            "lao động của đơn vị làm việc tại nhà, trừ trường hợp trực cơ quan và xử lý tài liệu mật.",
            "Không tổ chức họp tập trung quá 30 người trong một phòng; khuyến khích họp trực tuyến.",
            "Thủ trưởng các đơn vị báo cáo kết quả về Phòng Nội vụ trước ngày 20/4/2021 để tổng hợp.",
        ),
        "Ủy ban nhân dân Thành phố yêu cầu các đơn vị nghiêm túc triển khai, thực hiện./.",
    ),
    cc=("Như trên;", "Thường trực Thành ủy, HĐND Thành phố (để báo cáo);", "Lưu: VT, NV."),
    authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Lê Hoài Nam",
)

HOME = Letter(
    parent="UBND TỈNH AN LẠC",
    issuer="SỞ CÔNG NGHIỆP",
    number="Số: 187/SCN-VP",
    place_date="An Lạc, ngày 24 tháng 5 năm 2021",
    subject="V/v làm việc tại nhà để phòng, chống dịch",
    to=("Các phòng, đơn vị trực thuộc Sở.",),
    body=(
        "Căn cứ Nghị quyết số 41/NQ-HĐND ngày 20/5/2021 của Hội đồng nhân dân tỉnh An Lạc và Thông báo số 96-TB/TU "
        "ngày 22/5/2021 của Tỉnh ủy An Lạc về kết luận của Ban Thường vụ Tỉnh ủy, Giám đốc Sở yêu cầu:",
        (
            "Từ ngày 25/5/2021 đến hết ngày 15/6/2021, các phòng, đơn vị bố trí ít nhất 60% số lượng công chức, viên "
            "chức, người lao động làm việc tại nhà; mỗi phòng có mặt không quá 05 người/ca.",
            "Nghiêm cấm việc rời khỏi địa bàn tỉnh trong thời gian làm việc tại nhà khi chưa được Giám đốc Sở đồng ý.",
            "Văn phòng Sở hướng dẫn việc nộp hồ sơ trực tuyến trong thời hạn 05 ngày làm việc kể từ ngày ký Công văn "
            "này; gửi báo cáo vào ngày 25 hằng tháng.",
        ),
        "Đề nghị Trưởng các phòng, Thủ trưởng các đơn vị triển khai thực hiện./.",
    ),
    cc=("Như trên;", "UBND tỉnh (để báo cáo);", "Lãnh đạo Sở;", "Lưu: VT, VP (02)."),
    authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Trần Thị Thu Vân",
)

MARKET = Letter(
    parent="",
    issuer="ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG HẢI",
    number="Số: 03/CT-UBND",
    place_date="Đông Hải, ngày 05 tháng 01 năm 2024",
    title=("CHỈ THỊ", "Về việc bảo đảm trật tự, an toàn tại các chợ trong dịp Tết"),
    to=(),
    body=(
        "Để phục vụ Nhân dân đón Tết an toàn, Chủ tịch Ủy ban nhân dân phường yêu cầu:",
        (
            "Ban Quản lý các chợ sắp xếp lối đi chính rộng từ 2,5 mét trở lên và không để quá 120 quầy hàng trong một "
            "nhà lồng, trừ nhà lồng chợ hoa.",
            "Hộ kinh doanh được bán hàng từ 05 giờ đến 21 giờ; phí vệ sinh thu 10.000 đồng/quầy/ngày.",
            "Công an phường hoàn thành việc kiểm tra phòng cháy trước 17 giờ ngày 20/01/2024 và báo cáo Chủ tịch Ủy "
            "ban nhân dân phường.",
        ),
        "Chỉ thị này có hiệu lực từ ngày ký đến hết ngày 15/02/2024./.",
    ),
    cc=("UBND quận (để báo cáo);", "Ban Quản lý các chợ (để thực hiện);", "Lưu: VT."),
    authority=("CHỦ TỊCH",),
    signer="Phạm Văn Đức",
)


def write_docx(letter: Letter, path: Path) -> None:
    """The letter as a word processor would hold it: letterhead and signature in tables, items as an automatic list."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(3)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    head = document.add_table(rows=2, cols=2)
    _fill(head.cell(0, 0), letter.parent, letter.issuer)
    _fill(head.cell(0, 1), *MOTTO)
    _fill(head.cell(1, 0), letter.number, letter.subject)
    _fill(head.cell(1, 1), letter.place_date)
    for line in letter.title:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if letter.to:
        document.add_paragraph("Kính gửi:")
        for name in letter.to:
            document.add_paragraph(f"- {name}")
    for part in letter.body:
        for item in (part,) if isinstance(part, str) else part:
            document.add_paragraph(item, style="Normal" if isinstance(part, str) else "List Number")
    tail = document.add_table(rows=1, cols=2)
    _fill(tail.cell(0, 0), "Nơi nhận:", *(f"- {name}" for name in letter.cc))
    _fill(tail.cell(0, 1), *letter.authority, "", "", letter.signer)
    document.core_properties.author = ""
    document.save(str(path))


def _fill(cell: object, *lines: str) -> None:
    kept = [line for line in lines if line or lines[-1] != line]
    cell.text = kept[0]  # type: ignore[attr-defined]
    for line in kept[1:]:
        cell.add_paragraph(line)  # type: ignore[attr-defined]


def write_pdf(letter: Letter, path: Path, fonts: Path) -> None:
    """The letter on paper, with a text layer."""
    rl_config.invariant = 1
    for name, file in (("Serif", "DejaVuSerif.ttf"), ("Serif-Bold", "DejaVuSerif-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(fonts / file)))
    plain = ParagraphStyle("plain", fontName="Serif", fontSize=10, leading=14)
    body = ParagraphStyle("body", plain, alignment=TA_JUSTIFY, firstLineIndent=cm, spaceAfter=5)
    centre = ParagraphStyle("centre", plain, fontSize=9, leading=13, alignment=TA_CENTER)
    bold = ParagraphStyle("bold", centre, fontName="Serif-Bold")
    left = [Paragraph(letter.parent, centre), Paragraph(letter.issuer, bold), Spacer(1, 8)]
    left += [Paragraph(letter.number, centre), Paragraph(letter.subject, centre)]
    right = [Paragraph(MOTTO[0], bold), Paragraph(MOTTO[1], bold), Spacer(1, 8), Paragraph(letter.place_date, centre)]
    flow: list[Flowable] = [Table([[left, right]], colWidths=[7 * cm, 9.5 * cm]), Spacer(1, 12)]
    flow += [Paragraph(line, bold) for line in letter.title]
    if len(letter.to) == 1:
        flow.append(Paragraph(f"Kính gửi: {letter.to[0]}", centre))
    flow.append(Spacer(1, 10))
    for part in letter.body:
        items = (part,) if isinstance(part, str) else tuple(f"{n}. {item}" for n, item in enumerate(part, 1))
        flow += [Paragraph(item, body) for item in items]
    small = ParagraphStyle("small", plain, fontSize=8.5, leading=12)
    notes = [Paragraph("Nơi nhận:", small), *(Paragraph(f"- {name}", small) for name in letter.cc)]
    sign = [Paragraph(line, bold) for line in letter.authority] + [Spacer(1, 48), Paragraph(letter.signer, bold)]
    flow += [Spacer(1, 10), Table([[notes, sign]], colWidths=[8 * cm, 8.5 * cm])]
    margins = {"leftMargin": 3 * cm, "rightMargin": 1.5 * cm, "topMargin": 2 * cm, "bottomMargin": 2 * cm}
    SimpleDocTemplate(str(path), pagesize=A4, title="", author="", **margins).build(flow)


def write_txt(letter: Letter, path: Path) -> None:
    """The letter as plain text, columns one below the other."""
    lines = [*filter(None, (letter.parent, letter.issuer)), *MOTTO, "", letter.number, letter.place_date, ""]
    lines += [*letter.title, ""]
    for part in letter.body:
        lines += [part] if isinstance(part, str) else [f"{n}. {item}" for n, item in enumerate(part, 1)]
    lines += ["", "Nơi nhận:", *(f"- {name}" for name in letter.cc), "", *letter.authority, "", letter.signer]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--font", type=Path, default=Path("/usr/share/fonts/truetype/dejavu"))
    options = arguments.parse_args()
    write_docx(SEATS, HERE / "412-ubnd-nv.docx")
    write_pdf(HOME, HERE / "187-scn-vp.pdf", options.font)
    write_txt(MARKET, HERE / "03-ct-ubnd.txt")


if __name__ == "__main__":
    main()
