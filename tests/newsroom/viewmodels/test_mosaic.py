from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsroom.viewmodels.layout import GAP
from newsroom.viewmodels.mosaic import DENSE, MIDDLE, NARROW, WIDE, Measure, Place, Tile, tiles

WIDE_PHOTO, UPRIGHT = 1.5, 0.75
ratios = st.lists(st.floats(0.2, 5), min_size=1, max_size=30)
measures = st.sampled_from([NARROW, DENSE, MIDDLE, WIDE])


def rows(found: list[Tile]) -> list[list[Tile]]:
    """Take tiles apart into the rows that they say they stand in."""
    listed = []
    while found:
        number = found[0].beside + 1
        listed.append(found[:number])
        found = found[number:]
    return listed


def sizes(photos: list[float], measure: Measure) -> list[int]:
    return [len(row) for row in rows(tiles(photos, measure))]


@given(ratios, measures)
def test_every_row_is_filled_and_none_overflows(photos: list[float], measure: Measure) -> None:
    found = rows(tiles(photos, measure))
    assert sum(len(row) for row in found) == len(photos)
    for row in found:
        assert {tile.beside for tile in row} == {len(row) - 1}
        assert 1 - len(row) * 1.1e-4 < sum(tile.share for tile in row) <= 1


@given(ratios, measures)
def test_photos_of_a_row_have_one_height(photos: list[float], measure: Measure) -> None:
    start = 0
    for row in rows(tiles(photos, measure)):
        room = measure.width - GAP * (len(row) - 1)
        heights = [room * tile.share / ratio for tile, ratio in zip(row, photos[start:], strict=False)]
        assert all(abs(a - b) < 1 for a, b in pairwise(heights))
        start += len(row)


def test_a_telephone_shows_landscapes_alone_and_upright_photos_in_pairs() -> None:
    assert sizes([WIDE_PHOTO] * 3, NARROW) == [1, 1, 1]
    assert sizes([UPRIGHT] * 4, NARROW) == [2, 2]
    assert sizes([WIDE_PHOTO] * 12, DENSE) == [2] * 6


def test_no_photo_is_left_over_in_text() -> None:
    assert [sizes([WIDE_PHOTO] * number, MIDDLE) for number in (2, 3, 4, 5, 6)] == [
        [2], [3], [2, 2], [2, 3], [2, 2, 2],
    ]  # fmt: skip


def test_a_photo_is_wide_enough_for_its_caption() -> None:
    photos = [UPRIGHT] * 7
    assert all(tile.pixels(640) > 140 for tile in tiles(photos, MIDDLE))


def test_a_part_of_a_row_is_so_many_pixels() -> None:
    assert Tile(0.5, 1).pixels(640) == 312
    assert Tile(1.0, 0).pixels(880) == 880


def test_the_width_of_a_tile_on_small_screens_leaves_the_gaps_out() -> None:
    assert Tile(1, 0).fluid == "92vw"
    assert Tile(0.5, 1).fluid == "calc(46vw - 8px)"
    assert Tile(0.25, 3).fluid == "calc(23vw - 12px)"


def test_a_photo_of_a_gallery_promises_what_it_takes_of_each_column() -> None:
    place = Place(Tile(1, 0), Tile(0.5, 1), Tile(0.25, 3), WIDE.width)
    assert place.sizes == (
        "(min-width: 64em) 212px, (min-width: 48em) 320px, (min-width: 34em) calc(46vw - 8px), 92vw"
    )
