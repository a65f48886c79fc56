from __future__ import annotations

import pytest

from newsroom.model.blocks import (
    FIGURE_CLOSE,
    FIGURE_OPEN,
    FILE_CLOSE,
    FILE_OPEN,
    ROOT,
    Block,
    Figure,
    Gallery,
    VideoBlock,
    body_figures,
    body_media,
)

ONE, TWO, THREE = (Figure(f"a/{number}.jpg", name) for number, name in enumerate(("Một", "Hai", "Ba"), 1))
STILL = Figure("a/still.jpg", "Khai mạc")
BARE, WITH_STILL = VideoBlock("youtube", "abcdefghijk"), VideoBlock("", "a/le.mp4", still=STILL)


@pytest.mark.parametrize(
    ("body", "media", "figures"),
    [
        ((), (), ()),
        (("<p>Lời</p>", ""), (), ()),
        (("<p>Lời</p>", ONE, "<p>Kết</p>", TWO), (ONE, TWO), (ONE, TWO)),
        ((THREE, Gallery((TWO, ONE), "Chung"), TWO), (THREE, TWO, ONE, TWO), (THREE, TWO, ONE, TWO)),
        ((Gallery(()), ONE), (ONE,), (ONE,)),
        ((ONE, BARE, TWO), (ONE, BARE, TWO), (ONE, TWO)),
        ((WITH_STILL, Gallery((ONE, TWO))), (WITH_STILL, ONE, TWO), (STILL, ONE, TWO)),
    ],
)
def test_what_a_body_shows_is_listed_in_reading_order(
    body: tuple[Block, ...], media: tuple[Figure | VideoBlock, ...], figures: tuple[Figure, ...]
) -> None:
    assert body_media(body) == media
    assert body_figures(body) == figures


def test_marks_are_single_characters_of_the_private_use_area_and_all_differ() -> None:
    marks = [ROOT, FIGURE_OPEN, FIGURE_CLOSE, FILE_OPEN, FILE_CLOSE]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) == 1 and "\ue000" <= mark <= "\uf8ff" for mark in marks)
