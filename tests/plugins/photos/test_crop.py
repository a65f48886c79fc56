from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from plugins.photos.crop import attention, box
from tests.support.awkward import noise

sizes = st.tuples(st.integers(1, 5000), st.integers(1, 5000))
ratios = st.sampled_from([(3, 2), (16, 9), (1, 1), (1200, 630), (2, 3)])
foci = st.tuples(st.integers(0, 100), st.integers(0, 100))


@given(sizes, ratios, foci)
def test_a_crop_lies_in_the_picture_and_touches_two_of_its_sides(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[int, int]
) -> None:
    left, top, right, bottom = box(size, ratio, focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert right - left == size[0] or bottom - top == size[1]


@given(sizes, ratios, foci)
def test_a_crop_has_the_ratio_within_a_pixel(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[int, int]
) -> None:
    left, top, right, bottom = box(size, ratio, focus)
    width, height = right - left, bottom - top
    assert abs(width - height * ratio[0] / ratio[1]) <= 1 or abs(height - width * ratio[1] / ratio[0]) <= 1


@given(sizes, ratios, foci)
def test_what_is_in_focus_is_in_the_crop_and_in_its_middle_where_there_is_room(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[int, int]
) -> None:
    left, top, right, bottom = box(size, ratio, focus)
    for start, end, whole, percent in ((left, right, size[0], focus[0]), (top, bottom, size[1], focus[1])):
        place = whole * percent / 100
        assert start <= place <= end
        if start > 0 and end < whole:
            assert abs((start + end) / 2 - place) <= 1


@given(sizes)
def test_a_picture_of_the_ratio_is_not_cut(size: tuple[int, int]) -> None:
    assert box(size, size, (0, 100)) == (0, 0, *size)


@pytest.mark.parametrize(
    ("focus", "expected"),
    [((0, 50), (0, 0, 900, 600)), ((40, 0), (270, 0, 1170, 600)), ((100, 30), (900, 0, 1800, 600))],
)
def test_a_wide_picture_is_cut_at_its_sides(focus: tuple[int, int], expected: tuple[int, ...]) -> None:
    assert box((1800, 600), (3, 2), focus) == expected


def test_nothing_to_see_is_looked_at_in_the_middle_at_the_upper_third() -> None:
    assert attention(Image.new("RGB", (600, 400), "blue"), drawn=False) == pytest.approx((50, 40), abs=3)


@pytest.mark.parametrize("place", [(0.15, 0.2), (0.85, 0.2), (0.2, 0.8), (0.8, 0.8)])
def test_detail_draws_the_eye(place: tuple[float, float]) -> None:
    image = Image.new("RGB", (600, 400), "grey")
    centre = round(600 * place[0]), round(400 * place[1])
    patch = noise((80, 80))
    image.paste(patch, (centre[0] - 40, centre[1] - 40))
    plain = attention(Image.new("RGB", (600, 400), "grey"), drawn=False)
    found = attention(image, drawn=False)
    for side in (0, 1):
        assert (found[side] - plain[side]) * (100 * place[side] - plain[side]) > 0
        assert abs(found[side] - 100 * place[side]) < abs(plain[side] - 100 * place[side])


@pytest.mark.parametrize(
    ("drawn", "size", "top"),
    [(True, (400, 600), True), (True, (600, 400), False), (False, (400, 600), False)],
)
def test_a_tall_drawing_is_looked_at_from_its_top(drawn: bool, size: tuple[int, int], top: bool) -> None:
    page = Image.new("RGB", size, "white")
    ImageDraw.Draw(page).rectangle((50, size[1] - 60, 300, size[1] - 30), fill="black")
    assert (attention(page, drawn) == (50, 0)) == top


@given(
    st.tuples(st.integers(1, 90), st.integers(1, 90)), st.sampled_from(["L", "RGB", "RGBA"]), st.booleans()
)
def test_attention_is_a_place_in_any_picture(size: tuple[int, int], mode: str, drawn: bool) -> None:
    across, down = attention(noise(size).convert(mode), drawn)
    assert 0 <= across <= 100
    assert 0 <= down <= 100
