from __future__ import annotations

import random
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsroom.model.media import Original
from plugins.photos.photo import MAX_PIXELS, PhotoError, look, picture
from plugins.photos.problems import MAKING
from tests.support import awkward
from tests.support.awkward import (
    FORMATS,
    RED,
    TURNED,
    UPRIGHT,
    corners,
    exact_corners,
    noise,
    quarters,
    saved,
    sound,
)

WIDE = 10_000
"""A width that asks for no shrinking."""


def refusal(data: bytes) -> tuple[str, dict[str, object]]:
    """Give the code and the values with which a file is refused, when looked at or when decoded."""
    with pytest.raises(PhotoError) as refused:
        decoded(data)
    return refused.value.code, refused.value.values


def decoded(data: bytes, width: int = WIDE) -> Image.Image:
    """Look at a photo and decode it."""
    look(data)
    return picture(data, width)


def shown(data: bytes, width: int = WIDE) -> Image.Image | str:
    """Give the picture, or the code with which it is refused; what else is raised goes through."""
    try:
        return decoded(data, width)
    except PhotoError as error:
        return error.code


# What it is


@pytest.mark.parametrize("form", FORMATS)
def test_kinds_are_told_by_content(form: str) -> None:
    found = look(sound(form))
    assert (found.format, found.width, found.height, found.animated) == (form, 60, 40, False)


@pytest.mark.parametrize("quality", [20, 39, 40, 41, 60, 75, 90, 95, 100])
@pytest.mark.parametrize("options", [{}, {"subsampling": "4:4:4"}, {"progressive": True}])
def test_the_quality_of_a_jpeg_is_what_it_was_saved_with(quality: int, options: dict[str, Any]) -> None:
    assert abs(look(saved(quarters(), "JPEG", quality=quality, **options)).quality - quality) <= 1


def test_the_quality_of_other_formats_is_not_told() -> None:
    assert {look(sound(form)).quality for form in FORMATS if form != "JPEG"} == {0}


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_is_told_and_shown_as_its_first_frame(form: str) -> None:
    data = awkward.animated(form)
    assert look(data).animated
    assert corners(picture(data, WIDE)) == UPRIGHT


@pytest.mark.parametrize("make", [awkward.mpo, awkward.motion_photo])
def test_phones_may_put_a_second_picture_or_a_video_behind_a_jpeg(make: Callable[[], bytes]) -> None:
    data = make()
    assert (look(data).format, look(data).animated) == ("JPEG", False)
    assert corners(picture(data, WIDE)) == UPRIGHT


# Turned upright


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "GIF"])
def test_photos_are_turned_upright(form: str, orientation: int) -> None:
    exif = awkward.exif(orientation)
    data = saved(quarters(), form, exif=exif.tobytes() if form == "HEIF" else exif)
    size = (40, 60) if orientation >= 5 else (60, 40)
    found = picture(data, WIDE)
    assert (look(data).width, look(data).height) == found.size == size
    assert corners(found) == TURNED[orientation]


@pytest.mark.parametrize("orientation", [0, 9, 77, 65535])
def test_an_orientation_that_does_not_exist_counts_as_none(orientation: int) -> None:
    assert corners(picture(saved(quarters(), "JPEG", exif=awkward.exif(orientation)), WIDE)) == UPRIGHT


@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff",
        b"Exif\0\0",
        b"Exif\0\0" + bytes(range(200)),
    ],
)
def test_exif_data_that_cannot_be_read_count_as_none(exif: bytes) -> None:
    data = awkward.with_segments(saved(quarters(), "JPEG"), (0xE1, exif))
    assert corners(picture(data, WIDE)) == UPRIGHT


# Shrunk


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("width", [1, 7, 59, 60, 61, 5000])
def test_photos_shrink_to_a_width_and_never_grow(form: str, width: int) -> None:
    expected = min(width, 60)
    assert picture(sound(form), width).size == (expected, max(1, round(40 * expected / 60)))


@pytest.mark.slow
@given(
    st.integers(1, 300),
    st.integers(1, 300),
    st.integers(1, 300),
    st.integers(1, 300),
    st.sampled_from([1, 6]),
)
def test_photos_keep_within_bounds_and_in_proportion(
    width: int, height: int, most_wide: int, most_high: int, orientation: int
) -> None:
    data = saved(Image.new("L", (width, height)), "PNG", exif=awkward.exif(orientation))
    found = picture(data, most_wide, most_high)
    upright = (width, height) if orientation == 1 else (height, width)
    scale = min(1, most_wide / upright[0], most_high / upright[1])
    assert all(abs(found.size[side] - max(1, upright[side] * scale)) <= 1 for side in (0, 1))
    assert found.width <= most_wide
    assert found.height <= most_high


def test_a_large_jpeg_that_the_decoder_shrinks_looks_like_one_that_was_resized() -> None:
    pattern = noise((100, 60)).resize((2000, 1200), Image.Resampling.BICUBIC)
    data = saved(pattern, "JPEG", quality=95)
    found, expected = picture(data, 250), pattern.resize((250, 150), Image.Resampling.LANCZOS)
    differences = [abs(a - b) for a, b in zip(found.tobytes(), expected.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 1.5


# Colours


@pytest.mark.parametrize(
    ("primaries", "gamma"),
    [(awkward.ADOBE_RGB, awkward.ADOBE_GAMMA), (awkward.DISPLAY_P3, None), (awkward.SRGB, None)],
    ids=["Adobe RGB", "Display P3", "sRGB"],
)
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_colours_of_a_profile_are_converted(
    form: str, primaries: awkward.Matrix, gamma: float | None
) -> None:
    expected = [(180, 60, 60), (90, 160, 90), (60, 60, 180), (250, 250, 250)]
    numbers = [awkward.in_space(colour, primaries, gamma) for colour in expected]
    options: dict[str, Any] = {"JPEG": {"quality": 100, "subsampling": 0}, "AVIF": {"quality": 100}}.get(
        form, {}
    )
    data = saved(quarters(colours=numbers), form, icc_profile=awkward.matrix_profile(primaries, gamma), lossless=True, **options)  # fmt: skip
    found = exact_corners(picture(data, WIDE))
    assert max(map(awkward.distance, found, expected)) <= 4
    if primaries != awkward.SRGB:
        assert max(map(awkward.distance, numbers, expected)) > 15  # or the test would tell nothing


def test_colours_under_a_hole_do_not_keep_a_profile_from_being_used() -> None:
    numbers = [awkward.in_space(c, awkward.ADOBE_RGB, awkward.ADOBE_GAMMA) for c in UPRIGHT]
    image = quarters(colours=numbers).convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 20, 60, 40))
    profile = awkward.matrix_profile(awkward.ADOBE_RGB, awkward.ADOBE_GAMMA)
    found = picture(saved(image, "PNG", icc_profile=profile), WIDE)
    assert (found.mode, found.getpixel((50, 30))[3]) == ("RGBA", 0)  # type: ignore[index]
    assert max(map(awkward.distance, exact_corners(found)[:3], UPRIGHT[:3])) <= 3


def test_a_grey_profile_is_used() -> None:
    data = saved(Image.new("L", (8, 8), 128), "PNG", icc_profile=awkward.grey_profile(1.0))
    assert picture(data, WIDE).getpixel((4, 4)) == 188  # 128/255 of the light, in sRGB


def test_inks_are_converted_by_their_profile() -> None:
    found = exact_corners(picture(awkward.cmyk(profile=True), WIDE))
    assert max(map(awkward.distance, found, UPRIGHT)) <= 25
    plain = exact_corners(picture(awkward.cmyk(profile=False), WIDE))
    assert corners(picture(awkward.cmyk(profile=False), WIDE)) == UPRIGHT
    assert plain != found


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "profile",
    [bytes(range(200)), b"x", awkward.srgb()[:300], awkward.cmyk_profile(), awkward.grey_profile(2.2)],
    ids=["rubbish", "one byte", "cut off", "of inks", "of greys"],
)
def test_a_profile_that_does_not_fit_counts_as_none(form: str, profile: bytes) -> None:
    found = exact_corners(picture(saved(quarters(), form, icc_profile=profile), WIDE))
    assert max(map(awkward.distance, found, UPRIGHT)) <= 40


# Modes


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (awkward.sixteen_bits("L"), "L"),
        (awkward.sixteen_bits("LA"), "RGB"),
        (awkward.sixteen_bits("RGB"), "RGB"),
        (awkward.sixteen_bits("RGBA"), "RGB"),
        (awkward.black_and_white(), "L"),
        (saved(quarters().convert("L"), "JPEG"), "L"),
        (saved(quarters().convert("P"), "PNG"), "RGB"),
        (saved(quarters().convert("RGBA"), "WEBP"), "RGB"),
        (awkward.see_through("RGBA"), "RGBA"),
        (awkward.see_through("LA"), "RGBA"),
        (awkward.see_through("P"), "RGBA"),
        (awkward.see_through("P", "GIF"), "RGBA"),
        (awkward.see_through("RGBA", "WEBP", lossless=True), "RGBA"),
        (awkward.see_through("RGBA", "AVIF"), "RGBA"),
        (awkward.see_through("RGBA", "HEIF"), "RGBA"),
    ],
)
def test_only_three_modes_are_given(data: bytes, mode: str) -> None:
    found = picture(data, WIDE)
    assert (found.mode, found.size, found.info) == (mode, (60, 40), {})
    if mode == "RGBA":
        assert (found.getpixel((5, 5))[3], found.getpixel((55, 35))[3]) == (255, 0)  # type: ignore[index]
    expected = quarters() if len(set(corners(found))) == 4 else quarters().convert("L")
    if data != awkward.black_and_white():
        assert max(map(awkward.distance, exact_corners(found)[:3], exact_corners(expected))) <= 40


def test_all_256_shades_of_16_bits_are_told_apart() -> None:
    row = b"".join(struct.pack(">H", shade * 257) for shade in range(256))
    assert picture(awkward.raw_png((256, 1), 16, 0, [row]), WIDE).tobytes() == bytes(range(256))


@pytest.mark.parametrize("form", FORMATS)
def test_metadata_are_gone(form: str) -> None:
    assert picture(sound(form), WIDE).info == {}


# Extreme sizes


@pytest.mark.parametrize("size", [(1, 1), (20_000, 10), (10, 20_000), (1, 5000), (5000, 1)])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_any_ratio_of_sides_is_taken(form: str, size: tuple[int, int]) -> None:
    data = saved(Image.new("RGB", size, RED), form)
    assert (look(data).width, look(data).height) == size
    assert picture(data, 1600).width == min(size[0], 1600)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (awkward.png_of_size(14_000, 14_000), (14_000, 14_000)),
        (awkward.png_of_size(60_000, 60_000), (60_000, 60_000)),
        (awkward.png_of_size(10_001, 11_000), (10_001, 11_000)),
        (awkward.jpeg_of_size(65_500, 65_500), (65_500, 65_500)),
        (awkward.gif_of_screen(65_535, 65_535), (65_535, 65_535)),
    ],
)
def test_a_photo_of_too_many_pixels_is_refused_by_its_header(data: bytes, size: tuple[int, int]) -> None:
    assert refusal(data) == ("photo-too-large", {"width": size[0], "height": size[1]})


def test_the_largest_photo_of_a_phone_is_not_too_large() -> None:
    assert 12_000 * 9_000 <= MAX_PIXELS < 14_000**2
    assert look(awkward.jpeg_of_size(12_000, 9_000)) == Original("JPEG", 12_000, 9_000, 75)


# What is no photo


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-empty"),
        (b"day la tep van ban, khong phai anh", "photo-unreadable"),
        ("đây là tệp văn bản".encode(), "photo-unreadable"),
        (bytes(1000), "photo-unreadable"),
        (b"<html><body>404</body></html>", "photo-unreadable"),
        (awkward.SVG, "photo-holds-svg"),
        (b"\xef\xbb\xbf" + awkward.SVG, "photo-holds-svg"),
        (b"\n <SVG width='1'/>", "photo-holds-svg"),
        (b"<!DOCTYPE svg PUBLIC 'x' 'y' [ <!ENTITY a 'b'> ]>\n<svg>", "photo-holds-svg"),
        (saved(quarters(), "GIF", comment=b"<script>alert(1)</script>"), "photo-polyglot"),
        (b"GIF89a/*<html><script>alert(1)</script>*/", "photo-polyglot"),
        (saved(quarters(), "JPEG", comment=b"<SCRIPT src=//x>"), "photo-polyglot"),
        (saved(quarters(), "JPEG") + b"<html><body>", "photo-polyglot"),
        (saved(quarters(), "JPEG") + b"<?php system($_GET[0]);", "photo-polyglot"),
        (saved(quarters(), "PNG") + b"<!DOCTYPE  html>", "photo-polyglot"),
        (saved(quarters(), "WEBP") + b"<iframe src=x>", "photo-polyglot"),
        (saved(quarters(), "AVIF") + b"<script\n>", "photo-polyglot"),
    ],
)
def test_what_is_no_photo_is_refused_with_the_right_reason(data: bytes, code: str) -> None:
    assert refusal(data)[0] == code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (awkward.office(), "ZIP hoặc Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word hoặc Excel"),
        (saved(quarters(), "BMP"), "BMP"),
        (saved(quarters(), "TIFF"), "TIFF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"MZ\x90\0", "chương trình"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2", "video"),
        (b"\0\0\0\x14ftypqt  \0\0\2\0qt  ", "video"),
        (b"RIFF\x24\0\0\0AVI LIST", "video"),
    ],
)
def test_formats_that_editors_take_for_photos_are_named(data: bytes, name: str) -> None:
    assert refusal(data) == ("photo-format", {"format": name})


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt", b"iTXt"])
def test_metadata_that_unpack_to_very_much_are_refused(kind: bytes) -> None:
    assert refusal(awkward.zlib_bomb(kind, 20))[0] == "photo-damaged"


def test_a_file_that_is_too_heavy_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.photos.photo.MAX_BYTES", 2_000_000)
    assert refusal(bytes(2_600_000)) == ("photo-heavy", {"megabytes": 3})
    assert refusal(bytes(2_000_000))[0] == "photo-unreadable"


@pytest.mark.parametrize(
    "filler", [b"<!---->", b" ", b"<?xml>", b"<!doctype>", b"<!doctype [", b"<!-- -", b"\n <!--x-->"]
)
def test_what_looks_like_svg_for_long_is_told_from_it_at_once(filler: bytes) -> None:
    data = filler * (4096 // len(filler))
    assert refusal(data)[0] == "photo-unreadable"


# Damage


@pytest.mark.parametrize("form", FORMATS)
def test_a_photo_cut_off_at_any_tenth_is_refused(form: str) -> None:
    for data in awkward.truncated(sound(form)):
        assert refusal(data)[0] == ("photo-unreadable" if form in ("AVIF", "HEIF") else "photo-damaged")


@pytest.mark.parametrize(
    "data",
    [
        saved(noise((60, 40)), "JPEG", progressive=True),
        saved(noise((60, 40)), "PNG"),
        awkward.animated("GIF"),
        awkward.animated("PNG"),
        awkward.animated("WEBP"),
        awkward.mpo(),
        awkward.see_through("P", "GIF"),
        awkward.cmyk(profile=True),
    ],
    ids=["progressive", "noise", "gif", "apng", "webp", "mpo", "palette", "cmyk"],
)
def test_a_photo_cut_off_anywhere_is_refused_or_shown_whole(data: bytes) -> None:
    expected = picture(data, WIDE)
    for length in range(0, len(data), 7):
        found = shown(data[:length])
        if isinstance(found, str):
            assert found in ("photo-empty", "photo-unreadable", "photo-damaged")
        else:
            assert (found.size, found.tobytes()) == (expected.size, expected.tobytes())


def taken_or_refused(data: bytes) -> None:
    found = shown(data, 64)
    if isinstance(found, str):
        assert found in MAKING.wordings
    else:
        assert found.mode in ("L", "RGB", "RGBA")
        assert found.width <= 64


STARTS = [
    b"",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
    b"GIF89a",
    b"RIFF\xff\0\0\0WEBPVP8 ",
    b"<svg",
]


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_a_photo_or_refused(start: bytes, rest: bytes) -> None:
    taken_or_refused(start + rest)


VICTIMS: list[Callable[[], bytes]] = [
    *(partial(sound, form) for form in FORMATS if form != "HEIF"),
    *(partial(awkward.animated, form) for form in ("GIF", "WEBP", "PNG", "AVIF")),
    awkward.mpo,
    lambda: awkward.cmyk(profile=True),
    lambda: awkward.see_through("P"),
    lambda: awkward.see_through("P", "GIF"),
    lambda: awkward.sixteen_bits("RGBA"),
]


@pytest.mark.slow
@settings(max_examples=300)
@given(st.integers(0, len(VICTIMS) - 1), st.integers(0, 2**32))
def test_a_photo_with_any_damage_is_taken_or_refused(victim: int, seed: int) -> None:
    taken_or_refused(awkward.corrupted(VICTIMS[victim](), random.Random(seed)))
