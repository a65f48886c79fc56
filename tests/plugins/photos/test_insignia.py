from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.photos.insignia import FLAG, ON_FLAG, form, logo, on_flag, our_icons, ours, own_icons
from plugins.photos.photo import PhotoError
from tests.support.awkward import saved
from tests.support.building import ROOT

SIDES = {"touch": 180, "icon-192": 192, "icon-512": 512, "maskable": 512}
WHITE = (255, 255, 255, 255)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    return image


def disc(side: int = 300) -> Image.Image:
    """Paint a white sign on nothing."""
    image = Image.new("RGBA", (side, side))
    image.paste(
        WHITE, (0, 0, side, side), Image.linear_gradient("L").resize((side, side)).point(lambda _: 255)
    )
    image.putpixel((0, 0), (0, 0, 0, 0))
    return image


@pytest.mark.slow
def test_our_icons_have_the_sizes_that_systems_ask_for() -> None:
    found = {name: opened(data) for name, data in our_icons().items()}
    assert {name: image.size for name, image in found.items()} == {
        name: (side, side) for name, side in SIDES.items()
    }
    assert {name for name, image in found.items() if image.mode == "RGBA"} == {"icon-192", "icon-512"}


def test_our_sign_is_that_of_the_theme() -> None:
    svg = (ROOT / "theme" / "static" / "favicon.svg").read_text(encoding="utf-8")
    assert FLAG in svg
    assert ON_FLAG in svg
    image = ours(320).convert("RGB")
    flag, on_flag_ = (tuple(bytes.fromhex(colour[1:])) for colour in (FLAG, ON_FLAG))
    inside, outside = [(160, 95), (110, 200), (215, 162), (215, 238)], [(160, 135), (165, 200), (215, 181)]
    assert {image.getpixel(place) for place in inside} == {on_flag_}
    assert {image.getpixel(place) for place in outside} == {flag}


def test_a_sign_on_nothing_stands_on_the_flag_within_what_systems_show() -> None:
    icons = {name: opened(data) for name, data in own_icons(saved(disc(), "PNG")).items()}
    assert {name: image.width for name, image in icons.items()} == {**SIDES, "icon": 96}
    maskable = icons["maskable"].convert("RGB")
    assert maskable.getpixel((256, 256)) == WHITE[:3]
    assert maskable.getpixel((256, 100)) == tuple(bytes.fromhex(FLAG[1:]))
    assert maskable.getpixel((0, 0)) == tuple(bytes.fromhex(FLAG[1:]))
    assert icons["icon"].convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_square_without_a_see_through_place_is_its_own_ground() -> None:
    image = on_flag(Image.new("RGB", (300, 300), "#0000ff"), 180)
    assert image.getcolors() == [(180 * 180, (0, 0, 255))]


@pytest.mark.parametrize(
    ("size", "kept"), [((4000, 400), (1200, 120)), ((100, 1600), (10, 160)), ((90, 60), (90, 60))]
)
def test_a_logo_is_kept_as_large_as_dense_screens_need(size: tuple[int, int], kept: tuple[int, int]) -> None:
    data, width, height = logo(saved(Image.new("RGBA", size), "PNG"))
    assert (width, height) == opened(data).size == kept


def test_the_form_is_told_by_the_content_and_what_is_no_picture_is_refused() -> None:
    assert form(saved(Image.new("RGB", (30, 20)), "JPEG")) == ("JPEG", 30, 20)
    with pytest.raises(PhotoError):
        form(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>")
