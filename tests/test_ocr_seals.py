"""What lies over the print of a grey page: round seals, and the print of its back."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from congvan.readers.ocr import bleed, ink, seals

MIDDLE, RADIUS = (1020, 1460), 140
PRINT, NAME = 25, (960, 1540, 1240, 1572)  #: how dark print is; where a name stands half under the seal


def sheet(seal: int | None, scale: float = 1.0) -> Image.Image:
    """A page with lines of print, a seal as dark as ``seal`` and bars for the letters of a name under it."""
    image = Image.new("L", (1654, 2339), 252)
    draw = ImageDraw.Draw(image)
    for top in range(500, 1100, 50):
        for left in range(200, 1500, 24):
            draw.rectangle((left, top, left + 9, top + 28), fill=PRINT)
    if seal is not None:
        x, y = MIDDLE
        for radius in (RADIUS, RADIUS - 12, RADIUS - 50):
            reach = radius * scale
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), outline=seal, width=5)
    for left in range(NAME[0], NAME[2], 20):
        draw.rectangle((left, NAME[1], left + 7, NAME[3]), fill=PRINT)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float((np.asarray(image.crop(box)) < 150).mean())


def test_a_seal_is_found_by_its_ring() -> None:
    [found] = seals.find(sheet(95), 200, 252)

    assert abs(found.x - MIDDLE[0]) < 14 and abs(found.y - MIDDLE[1]) < 14
    assert abs(found.radius - RADIUS) < 14


@pytest.mark.parametrize("scale", [0.5, 3.2], ids=["a bullet", "a drawing"])
def test_rings_of_other_sizes_are_no_seals(scale: float) -> None:
    assert seals.find(sheet(95, scale), 200, 252) == []


def test_lines_of_print_are_no_seal() -> None:
    assert seals.find(sheet(None), 200, 252) == []


def test_a_pale_seal_goes_and_the_name_under_it_stays() -> None:
    before = sheet(95)
    after = seals.without(before, 200)

    ring = (MIDDLE[0] - RADIUS - 8, MIDDLE[1] - 40, MIDDLE[0] - 60, MIDDLE[1] + 40)
    assert dark(before, ring) > 0.1 and dark(after, ring) < 0.01
    assert dark(after, NAME) > 0.85 * dark(sheet(None), NAME)
    assert after.crop((0, 0, 1654, 1200)).tobytes() == before.crop((0, 0, 1654, 1200)).tobytes()


@pytest.mark.parametrize("seal", [None, PRINT], ids=["no seal", "as dark as print"])
def test_a_page_stays_as_it_is(seal: int | None) -> None:
    image = sheet(seal)

    assert seals.without(image, 200).tobytes() == image.tobytes()


def test_grey_pages_are_read_without_their_seals() -> None:
    image = sheet(95)

    assert ink.part(image, 200).print.tobytes() == seals.without(image, 200).tobytes()


def test_print_of_the_back_that_shines_through_goes() -> None:
    front = sheet(None)
    back = ImageChops.multiply(ImageChops.offset(front, 12, 0), ImageChops.offset(front, 12, 25))
    back = back.filter(ImageFilter.GaussianBlur(2)).point([255 - (255 - level) // 4 for level in range(256)])
    page = ImageChops.multiply(front, back)
    white, black = np.asarray(front) > 250, np.asarray(front) < 40

    clean = np.asarray(bleed.without(page))

    assert (np.asarray(page)[white] < 230).mean() > 0.01
    assert (clean[white] < 230).mean() < 0.001
    assert clean[black].max() < 60


def noisy(image: Image.Image) -> Image.Image:
    noise = np.random.default_rng(7).normal(-20, 16, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("image", [sheet(None), sheet(PRINT), noisy(sheet(None)), Image.new("L", (400, 600), 255)])
def test_a_page_where_nothing_shines_through_stays_as_it_is(image: Image.Image) -> None:
    assert bleed.without(image) is image
