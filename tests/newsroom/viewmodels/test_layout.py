from __future__ import annotations

import pytest

from newsroom.viewmodels.layout import (
    COVER_WIDTH,
    MEDIA,
    TEXT_WIDTH,
    pixels,
    sizes,
    upright_sizes,
    upright_width,
)


def test_sizes_go_from_the_wide_to_the_narrow() -> None:
    assert sizes("100vw") == "100vw"
    assert (
        sizes("92vw", tablet="45vw", desktop="30vw") == "(min-width: 64em) 30vw, (min-width: 40em) 45vw, 92vw"
    )


def test_no_window_is_both_below_a_breakpoint_and_from_it_on() -> None:
    assert (MEDIA["tablet"], MEDIA["below-tablet"]) == ("(min-width: 40em)", "(max-width: 39.99em)")


def test_lengths_are_told_in_pixels() -> None:
    assert (pixels("s5"), pixels("gap"), pixels("bleed")) == (24, 16, 120)
    assert COVER_WIDTH == TEXT_WIDTH + 240


def test_an_upright_photo_promises_to_fit_the_height_of_the_window() -> None:
    assert upright_sizes(600, 800) == "(min-width: 48em) min(448px, 67.5vh), min(100vw, 67.5vh)"


def test_a_photo_so_tall_that_it_would_be_a_strip_may_be_higher_than_the_window() -> None:
    assert upright_sizes(500, 5000) == (
        "(min-width: 48em) min(448px, max(336px, 9.0vh)), min(100vw, max(336px, 9.0vh))"
    )


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(1600, 2263, 448), (720, 1600, 336), (900, 1600, 405), (1080, 12000, 336), (300, 3000, 300)],
)
def test_an_upright_photo_is_shown_as_wide_as_column_and_window_allow(
    width: int, height: int, shown: int
) -> None:
    assert upright_width(width, height) == shown
