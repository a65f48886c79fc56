from __future__ import annotations

import pytest

from newsroom.model.media import SHARE_SIZE, Photo, Rendition, is_recording, is_sound
from tests.support.making import make_cover, make_photo

PHOTO = make_photo("a/1.jpg", 360, 720, 1080)
MODERN = (Rendition("photos/a.avif", 360, 240),)


@pytest.mark.parametrize(
    ("width", "given"), [(1, 360), (360, 360), (361, 720), (720, 720), (1080, 1080), (1081, 1080)]
)
def test_the_smallest_rendition_that_is_wide_enough_is_chosen_or_the_largest(width: int, given: int) -> None:
    assert PHOTO.at_least(width).width == given


def test_the_first_and_the_last_rendition_are_the_smallest_and_the_largest() -> None:
    assert (PHOTO.smallest.width, PHOTO.largest.width) == (360, 1080)
    single = make_photo("a/1.jpg", 480)
    assert single.smallest is single.largest is single.renditions[0]


def test_all_renditions_are_those_of_both_formats() -> None:
    photo = Photo("a/1.jpg", PHOTO.renditions, modern=MODERN)
    assert photo.all_renditions == (*PHOTO.renditions, *MODERN)
    assert photo.at_least(1) is PHOTO.renditions[0]  # what every browser knows


def test_the_parts_of_a_cover_are_its_crops() -> None:
    cover = make_cover(PHOTO)
    assert cover.parts == (cover.card, cover.wide, cover.square)
    assert cover.photo not in cover.parts


def test_share_pictures_are_as_wide_as_chat_apps_show_them_large() -> None:
    width, height = SHARE_SIZE
    assert width / height == pytest.approx(1.91, abs=0.01)  # Open Graph


def test_recordings_are_known_by_their_names_and_those_that_cannot_be_played_too() -> None:
    assert is_sound("a/b.MP3")
    assert is_recording("a/b.MP3")
    assert is_recording("b.m4a")
    assert is_sound("b.wav")
    assert not is_recording("b.wav")
    assert not is_sound("b.mp4")
    assert not is_sound("mp3")
