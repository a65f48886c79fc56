from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsroom.model.blocks import Figure
from newsroom.model.documents import Document
from plugins.home.blocks import CategoryBlock, CategoryBlocks, category_block
from tests.support.making import CATEGORIES, make_article, make_cover, make_edition, make_photo, make_site


def block(held: int, has_photo: bool) -> CategoryBlock:
    """Make a block of so many articles."""
    body = (Figure("a/1.jpg", "Đại biểu"),) if has_photo else ()
    articles = [make_article(number, body=body) for number in range(held)]
    photo = make_photo("a/1.jpg")
    covers = {article.url: make_cover(photo) for article in articles if has_photo}
    made = category_block(make_edition(articles, photos={"a/1.jpg": photo}, covers=covers), CATEGORIES[0], 5)
    assert made is not None
    return made


def test_a_category_without_articles_has_no_block() -> None:
    assert category_block(make_edition([make_article(1)]), CATEGORIES[1], 5) is None


@pytest.mark.parametrize(
    ("held", "has_photo", "is_full"),
    [
        (5, False, True), (4, False, False), (5, True, True), (3, True, True), (2, True, False), (1, False, False),
    ],
)  # fmt: skip
def test_a_block_without_a_photo_needs_all_articles_one_with_a_photo_gives_way(
    held: int, has_photo: bool, is_full: bool
) -> None:
    assert block(held, has_photo).is_full(5) is is_full


@pytest.mark.parametrize(
    ("blocks", "full", "wide", "bands"),
    [
        (1, 0, 0, 1),
        (2, 2, 2, 0),
        (3, 2, 2, 1),
        (4, 4, 0, 0),
        (5, 4, 0, 1),
        (6, 6, 2, 0),
        (7, 6, 2, 1),
        (12, 12, 0, 0),
    ],
)
def test_blocks_fill_their_rows_and_what_is_left_over_is_a_band(
    blocks: int, full: int, wide: int, bands: int
) -> None:
    made = CategoryBlocks.of([block(5, False)] * blocks)
    assert (len(made.full), made.wide, len(made.bands)) == (full, wide, bands)


def test_categories_with_few_articles_are_bands_that_show_all_of_each() -> None:
    made = CategoryBlocks.of([block(2, False), block(5, False), block(5, True), block(4, False)])
    assert [1 + len(one.others) for one in made.bands] == [2, 4]
    assert [len(one.few) for one in made.bands] == [2, 0]


def row_of(*lengths: int, held: int = 9) -> CategoryBlocks:
    """Make a block without a photo for each length of titles, all in one row."""
    blocks = []
    for length in lengths:
        articles = [make_article(number, title="a" * length) for number in range(held)]
        blocks.append(category_block(make_edition(articles), CATEGORIES[0], 5))
    return CategoryBlocks.of([one for one in blocks if one])


def test_the_shorter_blocks_of_a_row_show_more_headlines() -> None:
    made = row_of(20, 180, 20, 130)
    assert [1 + len(one.others) for one in made.full] == [8, 5, 8, 6]
    highest = max(one.height for one in made.full)
    assert made.full[1].height == highest
    assert all(one.height <= highest + 12 for one in made.full)


def test_no_block_shows_more_than_there_is_or_than_fits() -> None:
    assert [1 + len(one.others) for one in row_of(20, 180, 20, 20, held=6).full] == [6, 5, 6, 6]
    assert [1 + len(one.others) for one in row_of(60, 60, 60, 60).full] == [5, 5, 5, 5]


def test_two_blocks_that_take_half_of_the_page_each_stay_as_they_are() -> None:
    assert [1 + len(one.others) for one in row_of(20, 180).full] == [5, 5]


def test_a_register_shows_number_and_day_of_issue() -> None:
    register = replace(CATEGORIES[2], kind="documents")
    known = Document(number="12-NQ/ĐUK", issued=date(2024, 7, 1))
    articles = [make_article(1, category=register), make_article(2, category=register, document=known)]
    made = category_block(make_edition(articles, site=make_site(categories=(register,))), register, 5)
    assert made is not None
    first, second = made.documents
    assert (first.number, first.issued and first.issued.datetime) == ("12-NQ/ĐUK", "2024-07-01")
    assert (second.number, second.issued) == ("", None)
    assert block(2, has_photo=False).documents == ()
