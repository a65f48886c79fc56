"""What is made of a photo follows from the recipe, and so do the names."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.photos.rendition import (
    PHOTO_MAKER,
    RECIPE,
    Recipe,
    cover_name,
    photo_name,
    share_url,
)


def test_a_change_of_the_recipe_changes_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    names = photo_name("d"), cover_name("d", None), cover_name("d", (1, 2))
    assert len(set(names)) == 3
    monkeypatch.setattr("plugins.photos.rendition.RECIPE", replace(RECIPE, share=81))
    assert not {photo_name("d"), cover_name("d", None), cover_name("d", (1, 2))} & set(names)


def another(value: Any) -> Any:
    """Change a part of the recipe."""
    return value + 1 if isinstance(value, int) else (*value, 1)


@pytest.mark.parametrize("part", [field.name for field in fields(Recipe)])
def test_each_part_of_the_recipe_decides_the_names(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = photo_name("d"), cover_name("d", None)
    changed = replace(RECIPE, **{part: another(getattr(RECIPE, part))})
    monkeypatch.setattr("plugins.photos.rendition.RECIPE", changed)
    assert not {photo_name("d"), cover_name("d", None)} & {*names}


def test_equal_originals_have_equal_names_and_others_do_not() -> None:
    assert photo_name("d") == photo_name("d") != photo_name("e")
    foci = [None, (0, 0), (0, 1), (1, 0), (11, 0), (1, 10)]
    assert len({cover_name(original, focus) for original in "de" for focus in foci}) == 2 * len(foci)


def test_a_share_picture_lies_among_the_photos() -> None:
    assert share_url("abc") == "photos/abc-share.jpg"
    assert re.fullmatch(r"photos/[0-9a-f]{16}-share\.jpg", share_url(cover_name("d", None)))


@pytest.mark.parametrize(("width", "taken"), [(1, 75), (360, 75), (1079, 75), (1080, 65), (1600, 65)])
def test_wide_ones_are_packed_harder(width: int, taken: int) -> None:
    assert RECIPE.of_width((75, 65), width) == taken


@pytest.mark.parametrize(
    ("size", "bounds"),
    [((4000, 3000), (1600, 16_000)), ((3000, 3000), (1600, 16_000)), ((1000, 16_000), (707, 16_000))],
)
def test_only_what_is_very_tall_is_kept_narrower(size: tuple[int, int], bounds: tuple[int, int]) -> None:
    assert RECIPE.bounds(size[0] / size[1]) == bounds


@given(st.floats(1e-5, 1e5))
def test_no_photo_is_larger_than_encoders_take(ratio: float) -> None:
    width, height = RECIPE.bounds(ratio)
    assert 1 <= width <= 1600
    assert min(height, max(1, width / ratio)) <= 16_000
    assert width * min(height, width / ratio) <= 8_000_000 + 16_000


def test_names_and_maker_of_the_first_number_are_those_that_stores_had_before_there_were_numbers() -> None:
    """Go when a number is raised: what was made before has other names then, and is made anew."""
    original = "0" * 32
    assert PHOTO_MAKER == "d31b26a93af0593b6ae025a5561d77c8"
    assert photo_name(original) == "5536002457837d35"
    assert cover_name(original, None) == "dbba1c371ef85a90"
    assert cover_name(original, (10, 20)) == "c22103d1815f74a3"
