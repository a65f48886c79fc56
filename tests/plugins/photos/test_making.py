from __future__ import annotations

import io
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from newsroom.model.media import SHARE_SIZE, Photo
from plugins.photos import making
from plugins.photos.making import Developed, develop, encode_share, inspect
from plugins.photos.photo import PhotoError
from plugins.photos.rendition import cover_name, photo_name, share_url
from tests.support import awkward
from tests.support.awkward import (
    FORMATS,
    SECRET,
    UPRIGHT,
    clouds,
    corners,
    noise,
    quarters,
    saved,
    see_through,
    sound,
)
from tests.support.metadata import superfluous

pytestmark = pytest.mark.slow


@cache
def made(width: int = 800, height: int = 600, drawn: bool = False) -> Developed:
    image = quarters(width, height) if drawn else clouds(width, height)
    return develop("a.jpg", saved(image, "PNG" if drawn else "JPEG"), f"{width}x{height}{drawn}", [None])


def opened(developed: Developed) -> dict[str, Image.Image]:
    return {url: Image.open(io.BytesIO(data)) for url, data in developed.files.items()}


# Sizes, names, formats


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (360, [360]), (361, [360, 361]), (1000, [360, 720, 1000]), (1700, [360, 720, 1080, 1600])],
)
def test_renditions_grow_to_the_width_of_the_photo_and_never_beyond(width: int, widths: list[int]) -> None:
    photo = made(width, 500).photo
    found = {one.width for one in photo.renditions}
    assert found <= set(widths)
    assert max(found) == max(one.width for one in photo.modern) == widths[-1]
    if width != 361:  # there the narrower may well weigh more
        assert [one.width for one in photo.renditions] == widths
    assert all(
        abs(one.height - min(1, 1600 / width) * 500 * one.width / min(width, 1600)) <= 1
        for one in photo.all_renditions
    )


def test_files_have_the_sizes_and_the_formats_that_are_told() -> None:
    for developed in (made(), made(drawn=True), made(1700, 500)):
        images = opened(developed)
        cover = developed.covers[None]
        for photo in (developed.photo, *cover.parts):
            for one in photo.all_renditions:
                assert images[one.url].size == (one.width, one.height)
            assert {images[one.url].format for one in photo.modern} == {"AVIF"}
            assert {images[one.url].format for one in photo.renditions} <= {"JPEG", "PNG"}
        assert images.keys() == {
            *(one.url for part in (developed.photo, *cover.parts) for one in part.all_renditions),
            share_url(cover_name("800x600False", None)) if developed is made() else _share_of(developed),
        }


def _share_of(developed: Developed) -> str:
    (found,) = (url for url in developed.files if url.endswith("-share.jpg"))
    return found


def test_names_tell_the_kind_the_width_and_the_format() -> None:
    name, cover = photo_name("800x600False"), cover_name("800x600False", None)
    assert {url.rsplit(".", 1)[0] for url in made().files} == {
        *(f"photos/{name}-{width}" for width in (360, 720, 800)),
        *(f"photos/{cover}-card-{width}" for width in (360, 720)),
        *(f"photos/{cover}-wide-{width}" for width in (720, 800)),
        f"photos/{cover}-square-360",
        f"photos/{cover}-share",
    }


def test_photographs_become_jpeg_and_avif_drawings_png_and_avif() -> None:
    assert {url.rsplit(".", 1)[1] for url in made().files} == {"jpg", "avif"}
    drawn = made(drawn=True)
    assert {one.url.rsplit(".", 1)[1] for one in drawn.photo.renditions} == {"png"}
    assert drawn.photo.modern


def test_crops_have_their_ratios() -> None:
    cover = made(1700, 1500).covers[None]
    for part, ratio in zip(cover.parts, (3 / 2, 16 / 9, 1), strict=True):
        assert all(abs(one.width / one.height - ratio) < 0.01 for one in part.all_renditions)
    assert [part.largest.width for part in cover.parts] == [720, 1600, 360]


def test_a_crop_that_cuts_nothing_away_is_the_photo() -> None:
    developed = made(900, 600)
    card = developed.covers[None].card
    assert set(card.all_renditions) <= set(developed.photo.all_renditions)
    assert card.largest.width == 720
    assert not any("-card-" in url for url in developed.files)


def test_equal_bytes_give_equal_files_and_other_foci_other_names() -> None:
    data = saved(quarters(700, 700), "JPEG")
    one, other = (develop(path, data, "d", [None, (0, 0), (100, 100)]) for path in ("a.jpg", "b.jpg"))
    assert one.files == other.files
    assert [photo.path for photo in (one.photo, other.photo)] == ["a.jpg", "b.jpg"]
    covers = one.covers
    assert len({covers[focus].wide.largest.url for focus in covers}) == 3
    shares = {one.files[share_url(cover_name("d", focus))] for focus in covers}
    assert len(shares) == 3


def test_the_focus_stays_in_view() -> None:
    data = saved(quarters(900, 900), "PNG")
    found = develop("a.png", data, "d", [(0, 0), (100, 100)])
    images = opened(found)
    upper, lower = (images[found.covers[focus].wide.renditions[-1].url] for focus in ((0, 0), (100, 100)))
    assert (
        corners(upper)[:2]
        == corners(upper.crop((0, 0, upper.width, upper.height * 9 // 10)))[:2]
        == UPRIGHT[:2]
    )
    assert corners(lower)[2:] == UPRIGHT[2:]


def test_what_is_known_is_not_made_again() -> None:
    whole = made().photo
    data = saved(clouds(800, 600), "JPEG")
    again = develop("a.jpg", data, "800x600False", [None], known=whole)
    assert again.photo is whole
    assert not set(again.files) & {one.url for one in whole.all_renditions}
    assert again.files == {url: data for url, data in made().files.items() if url in again.files}
    assert again.covers == made().covers


def test_nothing_is_made_without_need() -> None:
    assert not develop("a.jpg", sound("JPEG"), "d", [], known=made().photo).files


def test_the_moment_after_decoding_is_told() -> None:
    told = []
    develop("a.jpg", sound("JPEG"), "d", decoded=lambda: told.append(1))
    assert told == [1]


# Nothing of the original


@pytest.mark.parametrize("form", FORMATS)
def test_no_block_is_left_that_is_not_needed(form: str) -> None:
    developed = develop("a", sound(form), form, [None])
    assert developed.files
    for url, data in developed.files.items():
        assert superfluous(data) == [], url
        assert SECRET.encode() not in data
        assert b"mpmeta" not in data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "AVIF"])
def test_blocks_that_are_not_needed_are_seen(form: str) -> None:
    assert len(superfluous(sound(form))) >= 3


def test_a_picture_with_holes_has_no_more_blocks() -> None:
    for data in develop("a", see_through("RGBA"), "d", [None]).files.values():
        assert superfluous(data) == []


# Crisp drawings


@settings(max_examples=30)
@given(st.integers(1, 256), st.integers(0, 10**6))
def test_a_palette_keeps_every_colour(count: int, seed: int) -> None:
    colours = [((seed + 37 * n) % 256, (seed // 7 + 101 * n) % 256, n) for n in range(count)]
    image = Image.new("RGB", (count, 3))
    image.putdata(colours * 3)
    assert making._in_palette(image).convert("RGB").tobytes() == image.tobytes()


def test_drawings_keep_their_colours_to_the_last_bit() -> None:
    developed = made(drawn=True)
    image = opened(developed)[developed.photo.largest.url]
    assert image.convert("RGB").tobytes() == quarters(800, 600).tobytes()


def test_a_drawing_with_much_grain_becomes_a_good_jpeg() -> None:
    grainy = Image.blend(quarters(900, 600), noise((900, 600)).convert("RGB"), 0.5)
    (suffix, data), _ = making._crisp(grainy)
    assert (suffix, Image.open(io.BytesIO(data)).size) == ("jpg", (900, 600))


def test_holes_are_kept_in_both_formats() -> None:
    developed = develop("a.png", see_through("RGBA"), "d")
    for image in opened(developed).values():
        assert image.convert("RGBA").getpixel((55, 35))[3] == 0  # type: ignore[index]


# Share pictures


@pytest.mark.parametrize(
    "size", [(1, 1), (60, 40), (599, 400), (600, 315), (1300, 700), (10, 3000), (3000, 10)]
)
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_a_share_picture_has_the_size_that_is_told(size: tuple[int, int], mode: str) -> None:
    data = making.share(clouds(*size).convert(mode), (50, 50), "#102030")
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", SHARE_SIZE)
    if size in ((1, 1), (60, 40)):
        assert awkward.distance(image.getpixel((5, 5)), (0x10, 0x20, 0x30)) < 6  # type: ignore[arg-type]


def test_a_share_picture_is_light_however_much_there_is_to_see() -> None:
    worst = Image.merge(
        "RGB", [noise(SHARE_SIZE), noise(SHARE_SIZE).rotate(180), ImageOps.mirror(noise(SHARE_SIZE))]
    )
    assert len(encode_share(worst)) <= 300_000


def test_holes_are_white_where_nothing_can_be_seen_through() -> None:
    image = Image.new("RGBA", (1200, 630), (255, 0, 0, 0))
    found = Image.open(io.BytesIO(making.share(image, (50, 50), "")))
    assert awkward.distance(found.getpixel((600, 300)), (255, 255, 255)) < 4  # type: ignore[arg-type]


# Colours that stand for a photo


@pytest.mark.parametrize(
    ("image", "colour"),
    [
        (Image.new("RGB", (90, 90), (200, 30, 40)), (200, 30, 40)),
        (Image.new("L", (90, 90), 77), (77, 77, 77)),
        (quarters(90, 90, [(10, 20, 200)] * 3 + [(255, 255, 255)]), (10, 20, 200)),
        (Image.new("RGBA", (90, 90), (0, 0, 0, 9)), (255, 255, 255)),
    ],
)
def test_the_commonest_colour_stands_for_a_photo(image: Image.Image, colour: tuple[int, ...]) -> None:
    found = bytes.fromhex(making._colour(image)[1:])
    assert awkward.distance(found, colour) <= 8


# Weight


def test_a_rendition_that_weighs_as_much_as_a_wider_one_is_left_out() -> None:
    for developed in (made(), made(drawn=True), made(1700, 500), made(361, 500)):
        for photo in (developed.photo, *developed.covers[None].parts):
            for listed in (photo.renditions, photo.modern):
                weights = [len(developed.files[one.url]) for one in listed]
                assert weights == sorted(set(weights))


# What does not work


def test_looking_makes_nothing() -> None:
    photo = inspect("a.jpg", sound("JPEG"))
    assert (photo.path, photo.all_renditions) == ("a.jpg", ())
    assert photo.original == made().photo.original or photo.original is not None


@pytest.mark.parametrize("form", FORMATS)
def test_damage_is_found_to_the_last_byte_by_looking_as_by_making(form: str) -> None:
    data = sound(form)
    for work in (lambda cut: inspect("a", cut), lambda cut: develop("a", cut, "d")):
        with pytest.raises(PhotoError):
            work(data[: len(data) * 9 // 10])


@pytest.mark.parametrize(
    "size", [(1, 1), (1, 5000), (5000, 1), (20_000, 10), (10, 20_000), (20, 70_000), (1, 200_000)]
)
def test_extreme_shapes_are_made(size: tuple[int, int]) -> None:
    developed = develop("a.png", saved(Image.new("RGB", size, (9, 99, 199)), "PNG"), "d", [None, (0, 100)])
    for url, image in opened(developed).items():
        image.load()
        assert max(image.size) <= 16_000, url
    assert isinstance(developed.photo, Photo)


def test_an_encoder_that_fails_lacks_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Failed to encode image: Out of memory")

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(MemoryError):
        develop("a.jpg", sound("JPEG"), "d")
