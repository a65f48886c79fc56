from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from plugins.photos.photo import PhotoError, encode, plan, verify

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 200, 20), (20, 20, 220), (250, 250, 250)
ORIENTATION, MODEL, GPS = 0x0112, 0x0110, 0x8825


def picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Draw red and green above blue and white, so that turning shows."""
    image = Image.new("RGB", (width, height), WHITE)
    half, middle = width // 2, height // 2
    for box, colour in (
        ((0, 0, half, middle), RED),
        ((half, 0, width, middle), GREEN),
        ((0, middle, half, height), BLUE),
    ):
        image.paste(colour, box)
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


@lru_cache
def jpeg(width: int = 200, height: int = 120, orientation: int = 0) -> bytes:
    exif = Image.Exif()
    exif[MODEL] = "Máy ảnh"
    exif[GPS] = {1: "N", 2: (20.4, 0.0, 0.0)}
    if orientation:
        exif[ORIENTATION] = orientation
    return saved(picture(width, height), "JPEG", exif=exif, comment="ghi chú", quality=95)


def made(data: bytes) -> list[Image.Image]:
    return [Image.open(io.BytesIO(encoded)) for encoded in encode(data, plan("a.jpg", data))]


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Give the colours of the four corners, rounded to those that ``picture`` draws."""
    image = image.convert("RGB")
    right, bottom = image.width - 3, image.height - 3
    found = [image.getpixel(place) for place in ((2, 2), (right, 2), (2, bottom), (right, bottom))]
    return [
        min((RED, GREEN, BLUE, WHITE), key=lambda c: sum(abs(a - b) for a, b in zip(c, one, strict=True)))
        for one in found  # type: ignore[arg-type]
    ]


# Sizes and names


@given(st.integers(1, 4000), st.integers(1, 4000))
def test_renditions_grow_to_the_width_of_the_photo_and_never_beyond(width: int, height: int):
    photo = plan("a.jpg", jpeg_header(width, height))
    widths = [rendition.width for rendition in photo.renditions]
    assert widths == sorted(set(widths))
    assert widths[-1] == min(width, 1600)
    assert all(one.height == max(1, round(height * one.width / width)) for one in photo.renditions)


def jpeg_header(width: int, height: int) -> bytes:
    """Make a JPEG whose header gives the size."""
    data = jpeg(8, 8)
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def png_header(width: int, height: int) -> bytes:
    """Make a PNG of the given size without its pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))


@pytest.mark.parametrize(
    ("width", "widths"), [(300, [300]), (480, [480]), (1000, [480, 960, 1000]), (2000, [480, 960, 1600])]
)
def test_the_files_have_the_planned_sizes(width: int, widths: list[int]):
    data = jpeg(width, 200)
    photo = plan("a.jpg", data)
    images = made(data)
    assert [image.width for image in images] == widths
    assert [image.size for image in images] == [(one.width, one.height) for one in photo.renditions]


def test_equal_bytes_give_equal_names_and_files_other_bytes_others():
    first, second = plan("a/1.jpg", jpeg()), plan("b/2.jpg", bytes(bytearray(jpeg())))
    assert first.renditions == second.renditions
    assert encode(jpeg(), first) == encode(jpeg(), second)
    other = plan("a/1.jpg", jpeg(200, 121))
    assert not {one.url for one in other.renditions} & {one.url for one in first.renditions}


# Orientation and metadata

UPRIGHT = [RED, GREEN, BLUE, WHITE]
TURNED = {  # EXIF 2.32, tag 0x0112: the corners of the stored picture as they are to be seen
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}


@pytest.mark.parametrize("orientation", TURNED)
def test_photos_are_turned_upright(orientation: int):
    (image,) = made(jpeg(orientation=orientation))
    assert image.size == ((120, 200) if orientation >= 5 else (200, 120))
    assert corners(image) == TURNED[orientation]


def test_photos_without_orientation_stay_as_they_are():
    assert corners(made(jpeg())[0]) == UPRIGHT


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_metadata() -> list[tuple[str, bytes]]:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "P. Mai")
    exif = Image.Exif()
    exif[MODEL] = "Máy ảnh"
    return [
        ("jpeg", jpeg(600, 300, 6)),
        ("jpeg with profile", saved(picture(600, 300), "JPEG", exif=exif, icc_profile=profile())),
        ("png", saved(picture(600, 300), "PNG", pnginfo=text, exif=exif, icc_profile=profile())),
        (
            "webp",
            saved(
                picture(600, 300),
                "WEBP",
                exif=exif,
                icc_profile=profile(),
                xmp=b"<x:xmpmeta>P. Mai</x:xmpmeta>",
            ),
        ),
        ("gif", saved(picture(600, 300), "GIF", comment=b"P. Mai")),
    ]


@pytest.mark.parametrize(("kind", "data"), with_metadata(), ids=[kind for kind, _ in with_metadata()])
def test_metadata_is_gone(kind: str, data: bytes):
    for encoded, image in zip(encode(data, plan("a", data)), made(data), strict=True):
        assert not dict(image.getexif())
        assert not {"exif", "icc_profile", "comment", "xmp", "Author", "photoshop"} & set(image.info)
        assert b"P. Mai" not in encoded
        assert b"ghi ch" not in encoded


# Formats


def see_through() -> Image.Image:
    image = picture(100, 60, "RGBA")
    image.putpixel((50, 30), (0, 0, 0, 0))
    return image


@pytest.mark.parametrize(
    ("data", "form", "mode"),
    [
        (saved(see_through(), "PNG"), "PNG", "RGBA"),
        (saved(picture(100, 60), "PNG"), "PNG", "RGB"),
        (saved(picture(100, 60, "P"), "GIF"), "PNG", "RGB"),
        (saved(picture(100, 60), "WEBP"), "JPEG", "RGB"),
        (saved(see_through(), "WEBP", lossless=True), "PNG", "RGBA"),
        (saved(picture(100, 60, "L"), "JPEG"), "JPEG", "RGB"),
        (saved(picture(100, 60, "CMYK"), "JPEG"), "JPEG", "RGB"),
        (saved(picture(100, 60, "1"), "PNG"), "PNG", "RGB"),
    ],
    ids=["png alpha", "png", "gif", "webp", "webp alpha", "grey jpeg", "cmyk jpeg", "black and white png"],
)  # fmt: skip
def test_drawings_stay_png_and_photos_become_jpeg(data: bytes, form: str, mode: str):
    (image,) = made(data)
    assert (image.format, image.mode, image.size) == (form, mode, (100, 60))
    assert plan("a", data).largest.url.endswith({"PNG": ".png", "JPEG": ".jpg"}[form])


def test_transparency_is_kept():
    (shown,) = made(saved(see_through(), "PNG"))
    assert shown.getpixel((50, 30))[3] == 0  # type: ignore[index]


# Unfit files


@pytest.mark.parametrize(
    "data",
    [b"", b"day la tep van ban, khong phai anh", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", jpeg()[:30], saved(picture(9, 9), "BMP"), saved(picture(9, 9), "TIFF")],
    ids=["empty", "text", "svg", "pdf", "stump", "bmp", "tiff"],
)  # fmt: skip
def test_a_file_that_is_no_photo_is_refused(data: bytes):
    with pytest.raises(PhotoError) as refused:
        plan("a.jpg", data)
    assert refused.value.code == "photo-unreadable"


@pytest.mark.parametrize(
    "data",
    [
        jpeg(600, 400)[:-2000],
        saved(picture(600, 400), "WEBP")[:-300],
        saved(picture(600, 400), "GIF")[:-300],
        saved(picture(600, 400), "PNG")[:-200],
    ],
    ids=["jpeg", "webp", "gif", "png"],
)
def test_a_truncated_photo_is_refused_when_made_and_when_only_checked(data: bytes):
    try:
        photo = plan("a.jpg", data)
    except PhotoError:
        return
    with pytest.raises(PhotoError) as refused:
        encode(data, photo)
    assert refused.value.code == "photo-damaged"
    with pytest.raises(PhotoError):
        verify(data)


def test_a_sound_photo_passes_the_check():
    verify(jpeg())


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("width", "height"), [(10_000, 8_001), (12_000, 12_000)])
def test_a_photo_of_too_many_pixels_is_refused_with_its_size(width: int, height: int):
    with pytest.raises(PhotoError) as refused:
        plan("a.png", png_header(width, height))
    assert (refused.value.code, refused.value.values) == (
        "photo-too-large",
        {"width": width, "height": height},
    )


def test_a_huge_photo_is_too_large_and_not_unreadable():
    with pytest.raises(PhotoError) as refused:
        plan("a.png", png_header(20_000, 10_000))
    assert refused.value.code == "photo-too-large"
