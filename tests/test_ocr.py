"""Scans, with an engine that says what it is told: what is agreed on, what is mended, what stays doubtful."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import tomllib
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

import compose
from congvan.errors import ReadError
from congvan.pipeline import parse
from congvan.readers import Limits, ocr, read
from congvan.readers.marks import Draft, Mark
from congvan.readers.ocr import kinds, pages, second, slots, strips
from congvan.readers.ocr.cut import places
from congvan.readers.ocr.engine import OcrLine, Sight
from congvan.readers.ocr.mend import mend
from congvan.readers.ocr.slots import settle
from congvan.readers.ocr.straighten import straighten, tilt

FIXTURES = Path(__file__).parent / "fixtures"
CASES = tomllib.loads((FIXTURES / "ocr_mending.toml").read_text("utf-8"))["case"]
WIDTH, HEIGHT = 1654, 2339
LETTER = [
    ("ỦY BAN NHÂN DÂN", (200, 100, 600, 138)),
    ("XÃ BÌNH AN", (260, 140, 540, 178)),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (760, 101, 1500, 139)),
    ("Độc lập - Tự do - Hạnh phúc", (880, 150, 1380, 188)),
    ("Số: 12/UBND-VP", (240, 230, 540, 268)),
    ("Bình An, ngày 05 tháng 3 năm 2020", (820, 231, 1440, 269)),
    ("V/v phòng cháy", (250, 280, 520, 318)),
    ("Kính gửi: Các thôn trong xã", (500, 420, 1100, 458)),
    ("Ủy ban nhân dân xã đề nghị các thôn tuần tra hằng đêm.", (260, 520, 1500, 558)),
    ("Nơi nhận:", (200, 900, 400, 938)),
    ("- Như trên;", (200, 940, 400, 978)),
    ("- Lưu: VT.", (200, 980, 400, 1018)),
    ("TM. ỦY BAN NHÂN DÂN", (900, 900, 1400, 938)),
    ("CHỦ TỊCH", (1050, 940, 1250, 978)),
    ("Lê Văn Bình", (1020, 1150, 1280, 1188)),
]


class Told:
    """An engine that reads what it was told; strips are read in the order of ``again``, the last one for ever."""

    name = "told"
    can_reread = True

    def __init__(self, lines: list[OcrLine], again: list[str] | None = None) -> None:
        self.lines, self.again = lines, again

    def see(self, image: Image.Image) -> Sight:
        return Sight(image, self.lines)

    def letters(self, picture: Image.Image) -> list[tuple[str, float]]:
        return []

    def reread(self, pictures: list[Image.Image]) -> list[str]:
        if self.again is None:
            return [next(text for text, _ in LETTER if "Số" in text)] * len(pictures)
        return [self.again.pop(0) if len(self.again) > 1 else self.again[0] for _ in pictures]


def page() -> Image.Image:
    return Image.new("L", (WIDTH, HEIGHT), 255)


def picture(kind: str = "PNG", count: int = 1) -> bytes:
    buffer = io.BytesIO()
    more = [page()] * (count - 1)
    page().save(buffer, kind, **({"save_all": True, "append_images": more} if more else {}))
    return buffer.getvalue()


@pytest.fixture
def letter(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Makes every picture read as `LETTER`, its number and day as printed."""
    engine = Told([OcrLine(text, box, 0.98) for text, box in LETTER])
    monkeypatch.setattr(engine, "reread", lambda strips: [text for text, _ in LETTER if "Số" in text] * len(strips))
    monkeypatch.setattr(pages, "engine", lambda: engine)
    monkeypatch.setattr(pages, "second", lambda: None)
    monkeypatch.setattr(pages, "settle", lambda *_: None)
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    return engine


@pytest.mark.parametrize(("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_a_picture_is_read_column_by_column(letter: Told, kind: str, media: str) -> None:
    found = read(picture(kind))

    assert found.source.ocr
    assert found.source.media_type == media
    assert found.text.splitlines()[:4] == ["ỦY BAN NHÂN DÂN", "XÃ BÌNH AN", "Số: 12/UBND-VP", "V/v phòng cháy"]
    assert found.text.splitlines()[-5:] == [
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Bình",
    ]


def test_fields_of_a_scan(letter: Told) -> None:
    found = parse(picture())

    assert found.number and (found.number.serial, found.number.symbol) == ("12", "UBND-VP")
    assert found.date and found.date.value == "2020-03-05"
    assert found.issuer and found.issuer.name == "ỦY BAN NHÂN DÂN XÃ BÌNH AN"
    assert found.signers[0].name == "Lê Văn Bình"


def test_every_page_of_a_tiff(letter: Told) -> None:
    found = read(picture("TIFF", 3))

    assert found.source.pages == 3
    assert sorted({line.page for line in found.lines}) == [1, 2, 3]


def test_pages_over_the_limit_are_told(letter: Told) -> None:
    found = read(picture("TIFF", 4), limits=Limits(max_ocr_pages=2))

    assert sorted({line.page for line in found.lines if line.span.length}) == [1, 4]
    [problem] = found.problems
    assert problem.code == "ocr.pages_left" and "2, 3" in problem.message


def test_pages_for_which_no_time_is_left_are_told(letter: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(time.monotonic(), 30)
    monkeypatch.setattr(ocr.time, "monotonic", lambda: next(clock))  # each page takes half a minute
    found = read(picture("TIFF", 6), limits=Limits(max_seconds=100))

    assert 1 < len({line.page for line in found.lines if line.span.length}) < 6
    assert {1, 6} <= {line.page for line in found.lines if line.span.length}
    assert [problem.code for problem in found.problems] == ["ocr.pages_left"]


def test_the_letter_begins_behind_a_blank_page(letter: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    see, lines, asked = letter.see, letter.lines, list[str]()
    blank = iter([True])

    def look(image: Image.Image) -> Sight:
        letter.lines = [] if next(blank, False) else lines
        return see(image)

    monkeypatch.setattr(letter, "see", look)
    monkeypatch.setattr(pages, "settle", lambda draft, *_: asked.append(draft.text))
    found = read(picture("TIFF", 3))

    assert sorted({line.page for line in found.lines if line.span.length}) == [2, 3]
    assert len(asked) == len(set(asked)) > 0  # one page of the two is looked at as a first page


@pytest.mark.parametrize("data", [picture(), compose.pdf([])], ids=["picture", "PDF"])
def test_without_an_engine_the_error_says_how_to_get_one(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)

    with pytest.raises(ReadError, match=r'pip install "congvan\[ocr\]"') as caught:
        read(data)

    assert caught.value.code == "no_text"


def test_a_plain_install_has_no_library_of_pictures_and_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "quet.png").write_bytes(picture())
    code = (
        "import importlib.util as util, sys\n"
        "missing, find_spec = ('PIL', 'numpy', 'trueocr', 'tesserocr'), util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name in missing else find_spec(name, package)\n"
        "sys.modules.update(dict.fromkeys(missing))\n"
        "from congvan.cli import main\n"
        "sys.exit(main(['parse', 'quet.png']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "congvan[ocr]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_never_reads_no_picture(letter: Told) -> None:
    with pytest.raises(ReadError, match="OCR"):
        read(picture(), ocr="never")


def test_a_picture_without_words(letter: Told) -> None:
    letter.lines = []

    with pytest.raises(ReadError, match="không nhận dạng được chữ"):
        read(picture())


def test_a_torn_picture() -> None:
    with pytest.raises(ReadError) as caught:
        read(picture()[:60])

    assert caught.value.code == "damaged"


def test_lines_that_nobody_can_read_are_left_out_and_told(letter: Told) -> None:
    letter.lines.append(OcrLine("u63 1088", (900, 1030, 1200, 1070), 0.3))

    found = read(picture())

    assert "1088" not in found.text
    assert [problem.code for problem in found.problems] == ["ocr.unread"]


def test_a_scribble_above_a_name_is_no_part_of_it(letter: Told) -> None:
    letter.lines.append(OcrLine("Lhx v", (1010, 1010, 1290, 1120), 0.7))

    found = parse(picture())

    assert found.signers[0].name == "Lê Văn Bình"
    assert [problem.code for problem in found.problems] == ["ocr.unread"]


def test_the_stamp_of_arrival_is_no_part_of_the_letter(letter: Told) -> None:
    stamp = [("SỞ XÂY DỰNG", 380), ("ĐẾN Số: 1204", 425), ("Ngày: 09/3/2020", 470)]
    letter.lines += [OcrLine(text, (150, top, 430, top + 38), 0.8) for text, top in stamp]

    found = parse(picture())

    assert "1204" not in found.text and "09/3/2020" not in found.text
    assert [each.name for each in found.recipients if each.role == "to"] == ["Các thôn trong xã"]
    assert [problem.code for problem in found.problems] == ["ocr.stamp"]


def test_words_on_a_doubtful_line_are_less_sure(letter: Told) -> None:
    letter.lines[-1] = OcrLine("Lê Văn Bìnn", LETTER[-1][1], 0.6)

    found = parse(picture())

    assert found.signers[0].confidence < 0.9 < (found.issuer.confidence if found.issuer else 0)


@pytest.mark.parametrize(
    ("head", "within", "alone", "serial", "code"),
    [
        ("12", ["12"] * 11, ["12"] * 12, "12", None),
        ("A2", ["A2"] * 8 + ["12"] * 3, ["12"] * 8 + ["A2"] * 4, "12", "number.doubtful"),
        ("A2", ["A2"] * 11, ["12"] * 12, None, "number.unclear"),
        ("17", ["12", "17"] * 5 + ["12"], ["12"] * 6 + ["17"] * 6, None, "number.doubtful"),
        ("47", ["A7"] * 10 + ["47"], ["1f"] * 12, None, "number.doubtful"),
    ],
    ids=["print", "agreed", "only alone", "two readings", "no reading twice"],
)
def test_a_number_is_taken_where_readings_agree(
    letter: Told,
    monkeypatch: pytest.MonkeyPatch,
    head: str,
    within: list[str],
    alone: list[str],
    serial: str | None,
    code: str | None,
) -> None:
    line = f"Số: {head}/UBND-VP"
    letter.lines[4] = OcrLine(line, LETTER[4][1], 0.95)
    again = [f"Số: {text}/UBND-VP" for text in within]
    monkeypatch.setattr(slots, "_place", lambda *_: (0, 0, 60, 38))
    monkeypatch.setattr(slots, "figures", lambda *_: 2)
    monkeypatch.setattr(slots, "changed_alone", lambda *_: [page()] * len(alone))

    def reread(strips: list[Image.Image]) -> list[str]:
        if len(strips) == len(alone) and not again:
            return alone
        taken, again[:] = again[: len(strips)], again[len(strips) :]
        return taken

    monkeypatch.setattr(letter, "reread", reread)
    monkeypatch.setattr(
        pages, "settle", lambda draft, line, *rest: settle(draft, line, *rest) if line.text[:2] == "Số" else None
    )
    found = parse(picture())

    assert found.number and (found.number.serial, found.number.symbol) == (serial, "UBND-VP")
    codes = [problem.code for problem in found.problems if problem.code.startswith("number.")]
    assert codes == ([code] if code else [])
    if code:
        assert found.number.confidence < 0.9


def test_a_doubtful_day_is_none_and_says_what_was_read(letter: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubt(draft: Draft, *_: object) -> None:
        if "ngày 05" in draft.text:
            draft.marks.append(Mark(draft.text.index("05"), draft.text.index("05") + 2, 0.0))

    monkeypatch.setattr(pages, "settle", doubt)
    found = parse(picture())

    assert found.date is None
    [problem] = [problem for problem in found.problems if problem.code.startswith("date.")]
    assert problem.code == "date.doubtful" and "chỉ đọc được tháng 03 năm 2020" in problem.message


@pytest.mark.parametrize(
    ("line", "value", "code"),
    [
        ("Bình An, ngày    tháng 3 năm 2020", "2020-03", "date.blank"),
        ("Bình An, ngày ỊO tháng 3 năm 2020", None, "date.doubtful"),
    ],
    ids=["blank", "unreadable"],
)
def test_only_a_blank_cuts_the_date_of_a_scan(letter: Told, line: str, value: str | None, code: str) -> None:
    letter.lines[5] = OcrLine(line, LETTER[5][1], 0.97)

    found = parse(picture())

    assert (found.date.value if found.date else None) == value
    assert [problem.code for problem in found.problems if problem.code.startswith("date.")] == [code]


def test_a_day_read_as_blank_once_and_then_as_figures_is_no_blank(
    letter: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "Bình An, ngày tháng 3 năm 2020"
    letter.lines[5] = OcrLine(line, LETTER[5][1], 0.97)
    told = [line.replace("ngày ", f"ngày {day} ") for day in ("1", "7", "4", "11", "l7")]
    monkeypatch.setattr(letter, "reread", lambda strips: (told * 3)[: len(strips)])
    monkeypatch.setattr(
        pages, "settle", lambda draft, line, *rest: settle(draft, line, *rest) if "ngày" in line.text else None
    )
    found = parse(picture())

    assert found.date is None
    assert "date.doubtful" in [problem.code for problem in found.problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_mending(case: dict[str, object]) -> None:
    draft = Draft(str(case["text"]))
    mend(draft)

    assert draft.text == case["expect"]
    assert sorted(filter(None, (mark.was for mark in draft.marks))) == sorted(case.get("was", []))  # type: ignore[call-overload]


def test_repairs_are_told_with_their_place(letter: Told) -> None:
    letter.lines[8] = OcrLine("Thực hiện Kế hoạch sổ 7/KH-UBND ngày 03 tháng 3 nãm 2020.", LETTER[8][1], 0.97)

    found = read(picture())

    told = {problem.span.of(found.text): problem.message for problem in found.problems if problem.span}
    assert set(told) == {"số", "năm"}
    assert "'sổ'" in told["số"]


@given(st.text("SsốổôĐđiềuU012345/:-. nãmthgàyKíửgừ", max_size=60))
def test_mending_touches_no_figure_and_marks_what_it_wrote(text: str) -> None:
    draft = Draft(text)
    mend(draft)

    assert [char for char in draft.text if char.isdigit()] == [char for char in text if char.isdigit()]
    assert all(0 <= mark.start < mark.end <= len(draft.text) for mark in draft.marks)


def test_words_stand_between_the_widest_gaps() -> None:
    image = Image.new("L", (400, 40), 255)
    draw = ImageDraw.Draw(image)
    for left, right in ((10, 40), (44, 80), (120, 200), (330, 390)):
        draw.rectangle((left, 5, right, 30), fill=0)
    line = OcrLine("một hai ba", (5, 0, 395, 40), 1.0)

    assert places(image, line, 3) == [(5, 81), (120, 201), (330, 395)]
    assert places(image, line, 1) == [(5, 395)]
    assert len(places(image, line, 9)) == 9


def blank(*strokes: tuple[int, int, int, int]) -> Image.Image:
    """A line 40 dots high: a letter at its left, one at its right, and ``strokes`` between them."""
    image = Image.new("L", (300, 40), 255)
    draw = ImageDraw.Draw(image)
    for box in ((10, 8, 40, 30), (240, 8, 262, 30), *strokes):
        draw.rectangle(box, fill=0)
    return image


@pytest.mark.parametrize(
    ("strokes", "count"),
    [
        ([], 0),
        ([(80 + 8 * n, 28, 82 + 8 * n, 30) for n in range(9)], 0),
        ([(100, 5, 104, 32), (120, 5, 140, 32)], 2),
        ([(100, 5, 140, 32)], 1),
    ],
    ids=["nothing", "a leader", "two figures", "figures that touch"],
)
def test_strokes_in_a_blank_are_counted(strokes: list[tuple[int, int, int, int]], count: int) -> None:
    image = blank(*strokes)

    box = strips.between(image, (0, 0, 300, 40), 25, 251)

    assert box and 40 < box[0] < 80 and 200 < box[2] <= 240
    assert strips.figures(image, box) == count


@pytest.mark.parametrize(
    ("told", "alone", "count", "text", "is_doubtful"),
    [
        ("12", ["12"] * 18, 2, "12", False),
        ("2", ["2"] * 18, 2, "2", True),
        ("", ["1"] * 18, 0, "", False),
        ("2", ["2"] * 18, 1, "2", False),
    ],
    ids=["as read", "a stroke more than figures", "nothing written", "one figure"],
)
def test_a_day_has_as_many_figures_as_strokes(
    monkeypatch: pytest.MonkeyPatch, told: str, alone: list[str], count: int, text: str, is_doubtful: bool
) -> None:
    line = OcrLine(f"Bình An, ngày {told} tháng 3 năm 2020", LETTER[5][1], 0.97)
    engine = Told([], [line.text] * 11 + alone)
    monkeypatch.setattr(slots, "_place", lambda *_: (0, 0, 60, 38))
    monkeypatch.setattr(slots, "figures", lambda *_: count)
    draft = Draft(line.text)
    settle(draft, line, page(), engine)

    assert f"ngày {text} tháng" in draft.text
    at = draft.text.index("ngày") + 5
    assert any(mark.confidence == 0 and mark.start <= at <= mark.end for mark in draft.marks) == is_doubtful


def test_pages_are_straightened() -> None:
    image = Image.new("L", (800, 1000), 255)
    draw = ImageDraw.Draw(image)
    for top in range(100, 900, 40):
        draw.rectangle((100, top, 700, top + 14), fill=0)

    assert abs(tilt(image)) < 0.3
    assert straighten(image) == (image, 0.0)
    assert tilt(image.rotate(2, fillcolor=255)) == pytest.approx(-2, abs=0.3)


def test_the_page_of_the_signature_comes_second() -> None:
    assert ocr.in_order(range(5), 3) == [0, 4, 1]
    assert ocr.in_order([2], 3) == [2]


def test_a_second_engine_may_mend_marks_but_no_figure() -> None:
    lines = [
        OcrLine("Các thôn bảo cáo kêt quả trước ngày 20", (0, 0, 500, 40), 0.9),
        OcrLine("Các thôn gửi danh sách về xã trước ngày 20", (0, 50, 500, 90), 0.9),
        OcrLine("Các thôn đã đọc và hiểu rõ", (0, 100, 500, 140), 0.99),
    ]
    other = Told([], ["Các thôn báo cáo kết quả trước ngày 20", "Các thôn gửi danh sách về xã trước ngày 26"])

    found = second.ask(Sight(page(), lines), other)

    assert found[0].text == "Các thôn báo cáo kết quả trước ngày 20"
    assert found[1:] == lines[1:]


def test_a_text_pdf_loads_nothing_of_ocr(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(compose.pdf([(90, 80, "Số: 12/UBND-VP ngày 02/3/2020 về việc phòng cháy")]))
    code = f"import sys, congvan; congvan.read({str(path)!r}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"PIL", "numpy", "trueocr", "tesserocr", "onnxruntime"} & set(loaded)


VIETNAMESE = "Ủy ban nhân dân xã đề nghị các thôn tổ chức tuần tra hằng đêm và báo cáo kết quả"
LAYERS = {
    "Vietnamese": (VIETNAMESE, False),
    "English": ("The committee asks all villages to patrol each night and to report to its office", False),
    "French": ("Le préfet a décidé ça, à côté de la forêt, où l'été très élevé naïf garçon dû à", False),
    "low bytes of UTF-16": ("".join(chr(ord(char) & 255) for char in VIETNAMESE), True),
}


@pytest.mark.parametrize(("text", "is_junk"), LAYERS.values(), ids=LAYERS)
def test_a_text_layer_that_is_junk_is_told(text: str, is_junk: bool) -> None:
    found = read(compose.pdf([(60, 80, text)]), ocr="never")

    assert [problem.code for problem in found.problems] == ["ocr.pages_left"] * is_junk


def test_an_engine_that_fails_on_a_page_fails_no_file(letter: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    see, calls = letter.see, iter([1, 0])

    def fail(image: Image.Image) -> Sight:
        if next(calls):
            raise RuntimeError("odd picture")
        return see(image)

    monkeypatch.setattr(letter, "see", fail)
    found = read(picture("TIFF", 2))

    assert [problem.code for problem in found.problems] == ["ocr.unread"]
    assert "UBND-VP" in found.text


def test_engines_that_are_missing_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds.importlib.util, "find_spec", lambda _: None)

    assert not kinds.is_available()
    assert all("pip install" in kind.install for kind in kinds.KINDS)
