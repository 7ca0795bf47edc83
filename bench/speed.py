"""Speed as ratios to floors, all taken in one run: ``python bench/speed.py`` (see --help).

The floor of a PDF is what pdfium needs to load it and give its characters; of a .docx, what unzipping and XML parsing
take. ``read`` is the reader's time over the floor, ``parse`` the whole way from file to letter.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2
from lxml import etree

from congvan.errors import ReadError
from congvan.pipeline import parse_document
from congvan.readers import read

NEAR_MISSES = (
    "số 1/A ",
    "12/UB-UB-",
    "1 1",
    "của A ",
    "điểm a khoản 1 Điều 2 ",
    "các Công văn số 12, 13, ",
    "Nơi nhận:\n",
    "KT. GIÁM ĐỐC\n",
    "GIÁM ĐỐC\nCHỦ TỊCH\n",
    "Kính gửi: Sở A; ",
    "- Sở A; Lưu ",
    "Số: Số: ",
    "ngày 1 tháng 1 ",
    "từ ngày ",
    "trước ngày 1/1/2020, ",
    "trong thời hạn 5 ngày ",
    "(trừ (trừ ",
    "trừ trường hợp ",
    "không quá 5 ",
    "từ 1 đến 2 ",
    "ít nhất năm mươi ",
    "yêu cầu các sở ",
    "I. A\n",
    "1. A:\n",
    "a) b\n- c\n+ d\n",
    "“a ”b ",
    "nếu khi trường hợp ",
    "mỗi tháng 1 lần ",
)

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CONGVAN_SHARED", HERE.parent.parent / "shared"))


def pdf_floor(data: bytes) -> None:
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()


def docx_floor(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
                etree.fromstring(package.read(name))


def best(run: Callable[[], object], times: int) -> float:
    """The least of ``times`` runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def against_floor(kind: str, files: list[Path], floor: Callable[[bytes], None], times: int) -> None:
    floors = reads = parses = 0.0
    ratios = []
    for path in files:
        data = path.read_bytes()
        try:
            document = read(data, ocr="never")
        except ReadError:
            continue
        least, reading = best(partial(floor, data), times), best(partial(read, data, ocr="never"), times)
        floors, reads = floors + least, reads + reading
        parses += reading + best(partial(parse_document, document), times)
        ratios.append(reading / least)
    if ratios:
        print(
            f"{kind:5} {len(ratios):3} files  floor {floors * 1000 / len(ratios):7.2f} ms  "
            f"read {reads / floors:5.2f} x (median {statistics.median(ratios):5.2f})  parse {parses / floors:5.2f} x"
        )


def own_time(files: list[Path], times: int) -> None:
    """Our own time from text to letter, and how it grows with the text."""
    documents = [read(path) for path in files]
    size = sum(len(document.text) for document in documents)
    taken = sum(best(partial(parse_document, document), times) for document in documents)
    print(f"text  {len(documents):3} letters  {taken * 1000 * 5000 / size:7.2f} ms for 5,000 characters")
    page = max(documents, key=lambda document: len(document.text)).text
    base = None
    for copies in (1, 4, 16):
        document = read((page * copies).encode())
        spent = best(partial(parse_document, document), max(1, times // copies)) / len(document.text)
        base = base or spent
        print(f"text  {len(document.text):8} characters  {spent / base:5.2f} x the time a character")


def against_hostile(sizes: tuple[int, int] = (20_000, 160_000)) -> None:
    """Near misses without end: how the time a character grows when the text is eight times as long (1 is linear)."""
    worst: list[tuple[float, float, str]] = []
    for line in NEAR_MISSES:
        few, many = (read(("Công văn\n" + line * (size // len(line))).encode()) for size in sizes)
        short, long = best(partial(parse_document, few), 1), best(partial(parse_document, many), 1)
        worst.append((long / short * len(few.text) / len(many.text), long, line))
    for growth, long, line in sorted(worst, reverse=True)[:5]:
        print(f"near  {line[:28]!r:32} {growth:5.2f} x the time a character at {sizes[1] // sizes[0]} x ({long:.2f} s)")


def startup(times: int) -> None:
    bare = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), times)
    command = [sys.executable, "-m", "congvan.cli", "--version"]
    ours = best(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), times)
    print(
        f"start congvan --version {ours * 1000:.0f} ms, {ours / bare:.1f} x the bare interpreter ({bare * 1000:.0f} ms)"
    )


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument(
        "--files", type=Path, default=SHARED / "corpus" / "dev" / "files", help="folder of .pdf and .docx"
    )
    args.add_argument("--texts", type=Path, default=SHARED / "corpus" / "dev" / "text")
    args.add_argument("--times", type=int, default=5)
    options = args.parse_args()
    samples = HERE.parent / "samples"
    files = options.files if options.files.exists() else samples
    texts = options.texts if options.texts.exists() else samples
    against_floor("PDF", sorted(files.glob("*.pdf")), pdf_floor, options.times)
    against_floor("DOCX", sorted(files.glob("*.docx")), docx_floor, options.times)
    own_time(sorted(texts.glob("*.txt")), options.times)
    against_hostile()
    startup(options.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
