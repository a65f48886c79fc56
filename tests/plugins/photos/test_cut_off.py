from __future__ import annotations

from typing import Any

import pytest
from PIL import ImageChops

from newsroom.model.media import Photo
from plugins.photos import cut_off
from plugins.photos.cut_off import mend
from plugins.photos.making import develop, inspect
from plugins.photos.photo import PhotoError, picture
from tests.support.awkward import clouds, mpo, noise, saved, sound

SIZE = (200, 480)
WIDE = 10_000
WAYS: dict[str, dict[str, Any]] = {
    "baseline": {},
    "sharp colours": {"subsampling": "4:4:4"},
    "progressive": {"progressive": True},
    "restarts": {"restart_marker_rows": 1},
}


def photo(**options: Any) -> bytes:
    """Draw a photo whose rows weigh about the same."""
    return saved(clouds(*SIZE), "JPEG", quality=85, **options)


def first_other_row(data: bytes, whole: bytes) -> int:
    """Say from where on a photo shows something else than it did."""
    box = ImageChops.difference(picture(data, WIDE), picture(whole, WIDE)).getbbox()
    return box[1] if box else SIZE[1]


@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("missing", [1, 2, 3, 10, 25])
def test_a_photo_without_its_last_bytes_shows_all_but_its_last_rows(
    options: dict[str, Any], missing: int
) -> None:
    whole = photo(**options)
    mended = mend(whole[:-missing])
    assert mended is not None
    assert first_other_row(mended, whole) >= SIZE[1] - 17
    assert missing > 2 or first_other_row(mended, whole) == SIZE[1]


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_photos_of_other_colours_are_mended_too(mode: str) -> None:
    assert mend(saved(clouds(*SIZE).convert(mode), "JPEG")[:-9]) is not None


def test_zeros_at_the_end_count_as_missing() -> None:
    whole = photo()
    mended = mend(whole[:-20] + bytes(20))
    assert mended == mend(whole[:-20])
    assert mend(whole[: len(whole) // 2] + bytes(len(whole) // 2)) is None


@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
def test_a_photo_that_lacks_more_is_not_mended(options: dict[str, Any]) -> None:
    whole = photo(**options)
    for length in range(0, len(whole) * 9 // 10, len(whole) // 40):
        assert mend(whole[:length]) is None


@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
def test_rows_above_the_last_are_never_made_up(options: dict[str, Any]) -> None:
    whole = photo(**options)
    for missing in range(1, len(whole) // 8, 97):
        mended = mend(whole[:-missing])
        assert mended is None or first_other_row(mended, whole) >= SIZE[1] - 17


def test_a_low_photo_is_mended_only_if_all_of_it_is_there() -> None:
    whole = saved(noise((200, 64)), "JPEG")
    assert mend(whole[:-2]) is not None
    assert mend(whole[:-20]) is None


def test_a_photo_that_is_too_large_to_try_is_not_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_off, "MOST_PIXELS", SIZE[0] * SIZE[1] - 1)
    assert mend(photo()[:-2]) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\0\2", b"\xff\xd8\xff\xc0\0\2\xff\xda\0\3\1", sound("PNG")],
)  # fmt: skip
def test_what_is_no_jpeg_or_only_the_start_of_one_is_not_mended(data: bytes) -> None:
    assert mend(data) is None


@pytest.mark.parametrize(
    "data", [photo(), photo() + b"more", mpo()], ids=["whole", "with more after it", "mpo"]
)
def test_what_has_an_end_is_not_mended(data: bytes) -> None:
    assert mend(data) is None


@pytest.mark.parametrize("missing", [0, 1, 2, 12, 30])
def test_photos_say_what_they_lack_when_they_are_made_and_when_they_are_looked_at(missing: int) -> None:
    whole = photo()
    data = whole[: len(whole) - missing]
    made, looked = develop("1.jpg", data, "digest", [None]), inspect("1.jpg", data)
    assert made.photo.original == looked.original
    assert made.photo.original is not None
    assert made.photo.original.cut_off == (missing > 0)
    assert (made.photo.largest.width, made.photo.largest.height) == SIZE
    assert isinstance(made.covers[None].photo, Photo)


def test_photos_that_lack_more_are_damaged_when_they_are_made_and_when_they_are_looked_at() -> None:
    data = photo()[:-4000]
    for look in (lambda: develop("1.jpg", data, "digest"), lambda: inspect("1.jpg", data)):
        with pytest.raises(PhotoError) as refused:
            look()
        assert refused.value.code == "photo-damaged"
