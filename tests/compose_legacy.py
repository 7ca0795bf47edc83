"""Letters composed at random, and typed in legacy encodings as the programs of their time stored them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from congvan.legacy.tables import TCVN3, VISCII, VPS
from congvan.legacy.vni import _VNI

BODIES = (
    "ủy ban nhân dân huyện Đông Triều",
    "Sở Giáo dục và Đào tạo",
    "Ban Quản lý rừng phòng hộ sông Đà",
    "Cục Thuế tỉnh Hà Khê",
    "Phòng Nội vụ quận Bảy Hiền",
    "Hội Nông dân xã Lũng Vài",
    "Trường Tiểu học Kỳ Đồng",
    "Công ty Điện lực Ngũ Phụng",
)
DUTIES = (
    "khẩn trương rà soát, thống kê số hộ bị thiệt hại do bão gây ra trên địa bàn",
    "tổ chức tuyên truyền, phổ biến pháp luật về phòng cháy và chữa cháy",
    "báo cáo kết quả thực hiện chậm nhất vào ngày 25 hằng tháng",
    "không được thu thêm bất cứ khoản tiền nào ngoài quy định",
    "bố trí lực lượng trực ban hai mươi tư giờ trong ngày",
    "kiểm tra, xử lý nghiêm những trường hợp vi phạm theo thẩm quyền",
    "sửa chữa đường ống dẫn nước sạch ở khu vực chợ cũ",
    "mở lớp bồi dưỡng nghiệp vụ cho cán bộ, công chức, viên chức",
)
ENDS = (
    "trước mùa mưa năm sau",
    "để kịp thời chỉ đạo",
    "đối với từng đơn vị",
    "nếu cần thiết",
    "cho cả hai phía",
    "ngay sau kỳ nghỉ lễ",
)


def letter(seed: int) -> str:
    """A short letter in Unicode; the same for the same seed."""
    pick = random.Random(seed)
    lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", f"Số: {seed}/QĐ-UB", ""]
    lines.append(f"Kính gửi: {pick.choice(BODIES)}")
    for number in range(1, pick.randint(3, 8)):
        lines.append(f"{number}. {pick.choice(BODIES)} {pick.choice(DUTIES)} {pick.choice(ENDS)};")
    return unicodedata.normalize("NFC", "\n".join([*lines, "Nơi nhận:", "- Như trên;", "- Lưu: VT."]))


def _of_latin1(table: dict[int, str]) -> dict[str, str]:
    return {letter: chr(point) for point, letter in table.items() if point < 0x100 and point != 0x1F}


def as_tcvn3(text: str) -> str:
    """As a .VnTime text stores it: capitals with tones become small letters with tones."""
    table = _of_latin1(TCVN3)
    return "".join(table.get(char) or table.get(char.lower(), char) for char in text)


def as_viscii(text: str) -> str:
    return text.translate(str.maketrans(_of_latin1(VISCII)))


def as_vps(text: str) -> str:
    return text.translate(str.maketrans(_of_latin1(VPS)))


def as_vni(text: str) -> str:
    """Marks in capitals behind capital letters."""
    table = {
        letter: typed for typed, letter in _VNI.items() if len(typed) == 1 or typed[0].isupper() == typed[1].isupper()
    }
    return "".join(table.get(char, char) for char in text)


def as_cp1258(text: str) -> str:
    """As Windows-1252 shows the bytes: tones stand behind their letters, hats and horns do not."""
    tones = {"\u0300": "\xcc", "\u0301": "\xec", "\u0303": "\xde", "\u0309": "\xd2", "\u0323": "\xf2"}
    whole = {"Ă": "\xc3", "Đ": "\xd0", "Ơ": "\xd5", "Ư": "\xdd", "ă": "\xe3", "đ": "\xf0", "ơ": "\xf5", "ư": "\xfd"}
    found = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in tones), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
        found.append(whole.get(base, base) + tones.get(tone, ""))
    return "".join(found)


def as_mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252, the bytes that it lacks as Latin-1."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8"))


def as_viqr(text: str) -> str:
    marks = {
        "\u0302": "^",
        "\u0306": "(",
        "\u031b": "+",
        "\u0300": "`",
        "\u0301": "'",
        "\u0303": "~",
        "\u0309": "?",
        "\u0323": ".",
    }
    text = text.replace("đ", "dd").replace("Đ", "DD")
    found = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        hats = "".join(marks[mark] for mark in parts[1:] if marks.get(mark, "") in ("^", "(", "+"))
        tones = "".join(marks[mark] for mark in parts[1:] if marks.get(mark, "") not in ("^", "(", "+"))
        found.append(parts[0] + hats + tones if len(parts) > 1 else char)
    return "".join(found)


TYPED: dict[str, Callable[[str], str]] = {
    "tcvn3": as_tcvn3,
    "vni": as_vni,
    "viscii": as_viscii,
    "vps": as_vps,
    "cp1258": as_cp1258,
    "mojibake": as_mojibake,
    "viqr": as_viqr,
}


def right(expected: str, found: str) -> tuple[int, int]:
    """How many letters with marks of ``expected`` stand at their place in ``found``, case aside; and all of them."""
    good = total = 0
    for line, other in zip(expected.split("\n"), [*found.split("\n"), *[""] * expected.count("\n")], strict=False):
        for at, char in enumerate(line):
            if not char.isascii():
                total += 1
                good += other[at : at + 1].lower() == char.lower()
    return good, total
