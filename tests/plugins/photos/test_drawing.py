from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFilter

from plugins.photos.drawing import is_drawn
from plugins.photos.photo import picture
from tests.support.awkward import clouds, noise, quarters, see_through


def chart() -> Image.Image:
    image = Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(image)
    for number in range(8):
        draw.rectangle((20 + 45 * number, 280 - 30 * number, 50 + 45 * number, 280), fill=(180, 20, 30))
    return image


def page() -> Image.Image:
    image = Image.new("L", (400, 560), 250)
    draw = ImageDraw.Draw(image)
    for row in range(20, 540, 18):
        draw.text((20, row), "Quyết định về việc kết nạp đảng viên mới, ngày 3-2"[: 20 + row % 30], fill=20)
    return image


def stamp() -> Image.Image:
    image = page().convert("RGB")
    ImageDraw.Draw(image).ellipse((220, 380, 360, 520), outline=(200, 20, 30), width=6)
    return image


def photograph(detail: int) -> Image.Image:
    """Draw clouds with the noise of a sensor."""
    return Image.blend(clouds(400, 300, detail), noise((400, 300), 120).convert("RGB"), 0.15)


@pytest.mark.parametrize("make", [chart, page, stamp])
def test_charts_scans_and_stamps_are_drawn(make: Callable[[], Image.Image]) -> None:
    assert is_drawn(make())


@pytest.mark.parametrize("make", [page, stamp])
def test_what_is_drawn_stays_so_with_the_grain_of_a_scanner(make: Callable[[], Image.Image]) -> None:
    image = make().convert("RGB")
    assert is_drawn(Image.blend(image, noise(image.size, 70).convert("RGB"), 0.1))


@pytest.mark.parametrize("detail", [4, 8, 20])
def test_photographs_are_not_drawn(detail: int) -> None:
    assert not is_drawn(photograph(detail))
    assert not is_drawn(photograph(detail).convert("L"))


def test_a_photograph_with_a_line_of_text_is_not_drawn() -> None:
    image = photograph(8)
    ImageDraw.Draw(image).text((20, 270), "Đại hội Đảng bộ Khối lần thứ XII", fill="white")
    assert not is_drawn(image)


def test_blurred_pictures_and_plain_ones_are_not_drawn() -> None:
    assert not is_drawn(chart().filter(ImageFilter.GaussianBlur(6)))
    assert not is_drawn(Image.new("RGB", (400, 300), "red"))


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (400, 1)])
def test_lines_are_not_drawn(size: tuple[int, int]) -> None:
    assert not is_drawn(noise(size))


def test_what_is_see_through_is_drawn() -> None:
    assert is_drawn(picture(see_through("RGBA"), 1600))
    assert is_drawn(quarters().convert("RGBA"))
