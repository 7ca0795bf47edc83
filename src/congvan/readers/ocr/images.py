"""PNG, JPEG, TIFF (of one page or many) and other picture files, scaled to the size OCR reads best, in grey or RGB."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from functools import partial

from PIL import Image, ImageOps, ImageSequence

from congvan.model.document import Document
from congvan.readers.given import Given
from congvan.readers.ocr import can_read, in_order, is_late, problems_of
from congvan.readers.ocr.engine import DPI
from congvan.readers.ocr.ink import has_red
from congvan.readers.ocr.pages import read_images
from congvan.readers.pdf.layout import rows_of
from congvan.readers.refusals import refuse
from congvan.readers.sheet import compose

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000")
_MOST_PIXELS = 80_000_000
_A4_HEIGHT, _LEAST_SCALE = 11.7, 0.8  #: inches; how near to `DPI` a page must be to stay as it is


def read(given: Given) -> Document:
    """The document of a picture, a line for each line on it."""
    media_type, images = load(given)
    if not can_read(given):
        raise refuse("image", given.name)
    chosen = in_order(range(len(images)), given.limits.max_ocr_pages)
    found = read_images(((number, images[number]) for number in chosen), partial(is_late, given))
    pages = [(found[n].lines, found[n].width) if n in found else ([], 0.0) for n in range(len(images))]
    source = given.source(media_type, len(images), is_ocr=True)
    problems = problems_of(found, set(range(len(images))) - set(found))
    if not any(lines for lines, _ in pages):
        raise refuse("no_words", given.name)
    return compose(rows_of(pages), source, given.limits, given.name, problems)


def load(given: Given) -> tuple[str, list[Image.Image]]:
    """Media type and pages; raises `ReadError` for a picture that is torn, too large, or of another kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(given.data), formats=FORMATS) as file:
                return Image.MIME[file.format or "PNG"], list(_pages(file, given))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, KeyError):
        raise refuse("torn_picture", given.name) from None


def _pages(file: Image.Image, given: Given) -> Iterator[Image.Image]:
    for number, frame in enumerate(ImageSequence.Iterator(file)):
        if number >= given.limits.max_pages:
            raise refuse("too_large", given.name, what=f"max_pages={given.limits.max_pages}")
        if frame.width * frame.height > _MOST_PIXELS:
            raise refuse("too_large", given.name, what=f"{_MOST_PIXELS} pixels")
        yield _scaled(_flat(ImageOps.exif_transpose(frame) or frame))


def _flat(frame: Image.Image) -> Image.Image:
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    if frame.mode in ("1", "L", "I", "I;16", "F"):
        return frame.convert("L")
    frame = frame.convert("RGB")
    return frame if has_red(frame) else frame.convert("L")


def _scaled(page: Image.Image) -> Image.Image:
    """A page scanned finer or coarser than `DPI`, its paper taken for A4, brought to that."""
    scale = DPI * _A4_HEIGHT / max(page.size)
    if _LEAST_SCALE < scale < 1 / _LEAST_SCALE:
        return page
    scale = min(scale, 2.5)
    return page.resize(
        (max(1, round(page.width * scale)), max(1, round(page.height * scale))), Image.Resampling.LANCZOS
    )
