from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.changes import Span
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.printing import VIETNAM
from plugins.listing.listing import (
    ALBUMS_PER_PAGE,
    PER_PAGE,
    author_page,
    category_page,
    is_touched,
    list_slices,
    month_page,
    numbered_pages,
    photo_page,
    topic_page,
    video_page,
    year_page,
)
from tests.support.making import CATEGORIES, make_article, make_cover, make_edition, make_photo, make_site

lengths = st.integers(0, 130)


def slices(numbers: Iterable[int], per_page: int = PER_PAGE) -> list[Any]:
    """Cut a list of numbers, which stand for articles, the newest having the highest."""
    listed: Any = sorted(numbers, reverse=True)
    return list(list_slices(listed, "tin/", per_page))


def cut(length: int) -> list[Any]:
    """Cut a list of so many numbers."""
    return slices(range(1, length + 1))


@given(lengths)
def test_every_article_stands_on_exactly_one_page_newest_first(length: int) -> None:
    assert [article for part in cut(length) for article in part.articles] == list(range(length, 0, -1))


@given(lengths)
def test_numbered_pages_hold_twenty_and_the_front_the_rest(length: int) -> None:
    front, *numbered = cut(length)
    assert front.number == 0
    assert all(len(part.articles) == 20 for part in numbered)
    assert len(front.articles) == length if length < 20 else 20 <= len(front.articles) <= 39
    assert [part.number for part in numbered] == list(range(len(numbered), 0, -1))


@given(lengths, st.integers(1, 60))
def test_a_numbered_page_keeps_address_and_content_for_good(length: int, more: int) -> None:
    before = {part.url: list(part.articles) for part in cut(length)[1:]}
    after = {part.url: list(part.articles) for part in cut(length + more)}
    assert {url: after[url] for url in before} == before


@given(lengths)
def test_pages_are_linked_in_both_directions(length: int) -> None:
    parts = cut(length)
    assert [part.older for part in parts] == [*(part.url for part in parts[1:]), None]
    assert [part.newer for part in parts] == [None, *(part.url for part in parts[:-1])]
    assert [part.url for part in parts] == [
        "tin/",
        *(f"tin/trang/{n}/" for n in range(len(parts) - 1, 0, -1)),
    ]


@given(lengths)
def test_numbered_pages_can_be_counted_without_cutting(length: int) -> None:
    parts = cut(length)
    assert numbered_pages(length) == len(parts) - 1
    assert {part.full for part in parts} == {len(parts) - 1}


def shown(numbers: set[int], edited: set[int], per_page: int) -> dict[str, object]:
    """Give what each page of a list shows, by address: articles, which may be edited, and neighbours."""
    return {
        part.url: ([(article, article in edited) for article in part.articles], part.newer, part.older)
        for part in slices(numbers, per_page)
    }


few = st.sets(st.integers(0, 129), max_size=2)


@given(lengths, few, few, few, st.sampled_from([PER_PAGE, ALBUMS_PER_PAGE]))
def test_a_page_that_is_not_touched_shows_the_same(
    length: int, came: set[int], went: set[int], edited: set[int], per_page: int
) -> None:
    before = set(range(length)) - came
    after = (before | came) - went
    moved, changed = before ^ after, edited & before & after
    span = Span(
        before=len(before),
        after=len(after),
        gaps=frozenset(sum(one < other for one in after) for other in moved),
        places=frozenset(sum(one < other for one in after) for other in changed),
    )
    old, new = shown(before, set(), per_page), shown(after, changed, per_page)
    parts = slices(after, per_page)
    touched = {part.url for part in parts if is_touched(part, span, per_page)}
    assert {url for url in new if new[url] != old.get(url)} <= touched
    if not moved:
        assert touched == {url for url in new if new[url] != old[url]}


@given(st.integers(40, 130))
def test_one_more_article_touches_the_front_and_what_it_makes_into_a_page(length: int) -> None:
    span = Span(length, length + 1, frozenset({length}))
    touched = [part.number for part in cut(length + 1) if is_touched(part, span)]
    new = numbered_pages(length + 1)
    assert touched == ([0] if new == numbered_pages(length) else [0, new, new - 1])


def test_a_category_has_a_front_even_without_articles() -> None:
    edition = make_edition()
    (front,) = list_slices((), "van-ban/")
    page = category_page(edition, CATEGORIES[2], front)
    assert (page.articles, page.heading, page.kind, page.head.url) == ((), "Văn bản", "category", "van-ban/")


def test_a_numbered_page_of_a_category_names_its_number_and_leads_to_the_front() -> None:
    edition = make_edition([make_article(number) for number in range(45)])
    front, first = list_slices(edition.by_category["tin-hoat-dong"], "tin-hoat-dong/")
    page = category_page(edition, CATEGORIES[0], first)
    assert page.head.title == "Tin hoạt động - trang 1 - Trang tin Đảng bộ Khối"
    assert [crumb.url for crumb in page.head.crumbs] == ["", "tin-hoat-dong/", "tin-hoat-dong/trang/1/"]
    assert [teaser.url for teaser in page.articles][-1] == "2024/01/tin-so-000/"
    assert page.head.feed == "feeds/tin-hoat-dong.atom.xml"
    assert (page.newer, page.older) == ("tin-hoat-dong/", None)
    assert len(category_page(edition, CATEGORIES[0], front).articles) == 25


@pytest.mark.parametrize("description", ["", "Tin trong Khối"])
def test_the_description_of_a_list_is_only_what_the_category_says_itself(description: str) -> None:
    category = replace(CATEGORIES[0], description=description)
    article = make_article(1, category=category, tags=("Thi đua",))
    edition = make_edition([article], site=make_site(categories=(category,)))
    (part,) = list_slices(edition.articles, "x/")
    page = category_page(edition, category, part)
    assert page.description == description
    assert page.head.description == (description or "Tin, bài chuyên mục Tin hoạt động")
    (topic,), (author,) = edition.topics.values(), edition.authors.values()
    others = (
        topic_page(edition, topic, part),
        author_page(edition, author, part),
        month_page(edition, 2024, 1, part),
    )
    assert [other.description for other in others] == ["", "", ""]
    assert all(other.head.description for other in others)


def test_topics_authors_and_months_have_pages() -> None:
    article = make_article(1, tags=("Thi đua",), authors=("P. Mai",))
    edition = make_edition([article])
    (part,) = list_slices(edition.articles, "x/")
    assert (
        topic_page(edition, edition.topics[comparable("Thi đua")], part).head.description
        == "Tin, bài về chủ đề Thi đua"
    )
    assert author_page(edition, edition.authors[comparable("P. Mai")], part).heading == "P. Mai"
    month = month_page(edition, 2024, 1, part)
    assert (month.heading, month.head.description) == ("Tháng 1/2024", "Tin, bài tháng 1/2024")
    assert [crumb.name for crumb in month.head.crumbs] == ["Trang chủ", "Năm 2024", "Tháng 1/2024"]


def test_the_page_of_a_year_lists_its_months_newest_first() -> None:
    days = [(2023, 12, 1), (2024, 1, 5), *[(2024, 3, day) for day in range(1, 8)], (2025, 1, 1)]
    edition = make_edition(
        make_article(number, date=datetime(*day, 8, tzinfo=VIETNAM)) for number, day in enumerate(days)
    )
    page = year_page(edition, 2024, [2025, 2024, 2023])
    assert [(month.name, month.url, month.count) for month in page.months] == [
        ("Tháng 3", "2024/03/", 7),
        ("Tháng 1", "2024/01/", 1),
    ]
    assert [headline.locale_date for headline in page.months[0].articles] == [
        f"{day:02d}/03/2024" for day in (7, 6, 5, 4, 3)
    ]
    assert (page.newer, page.older) == ("2025/", "2023/")
    assert (year_page(edition, 2025, [2025, 2024]).newer, year_page(edition, 2023, [2024, 2023]).older) == (
        None,
        None,
    )


def test_the_list_of_videos_shows_still_title_and_length() -> None:
    stills = {path: make_photo(path) for path in ("a/1.jpg", "a/2.jpg")}
    hosted = VideoBlock("youtube", "abcdefghijk", "Toàn cảnh", 205, Figure("a/2.jpg", "Toàn cảnh"))
    bodies = {
        1: (Figure("a/1.jpg", "Một"), hosted),
        2: (hosted, VideoBlock("facebook", "watch/?v=12345", duration=60)),
        3: ("<p>x</p>", VideoBlock("youtube", "abcdefghijk")),
        4: (Figure("a/1.jpg", "Một"), VideoBlock("youtube", "abcdefghijk")),
    }
    articles = [make_article(number, body=body) for number, body in bodies.items()]
    covers = {articles[0].url: make_cover(stills["a/1.jpg"]), articles[3].url: make_cover(stills["a/1.jpg"])}
    edition = make_edition([*articles, make_article(5)], photos=stills, covers=covers)
    (part,) = list_slices(edition.with_video, "video/")
    made = video_page(edition, part)
    assert made.head.crumbs[-1].url == "video/"
    assert [(one.url[-4:-1], one.length, one.count) for one in made.videos] == [
        ("004", "", 1),
        ("003", "", 1),
        ("002", "", 2),
        ("001", "3:25", 1),
    ]
    assert [one.photo.path if one.photo else None for one in made.videos] == [
        "a/1.jpg",
        None,
        "a/2.jpg",
        "a/2.jpg",
    ]


def test_older_videos_stand_on_numbered_pages() -> None:
    edition = make_edition(
        make_article(number, body=(VideoBlock("youtube", "abcdefghijk"),)) for number in range(45)
    )
    front, first = list_slices(edition.with_video, "video/")
    assert (len(video_page(edition, front).videos), len(video_page(edition, first).videos)) == (25, 20)
    assert video_page(edition, first).head.title == "Video hoạt động - trang 1 - Trang tin Đảng bộ Khối"


def test_the_list_of_albums_shows_albums_and_below_the_newest_covers_of_others() -> None:
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(9)}
    bodies = {number: (Figure(f"a/{number}.jpg", f"Ảnh {number}"),) for number in range(1, 9)}
    bodies[7] = bodies[5]
    articles = [
        make_article(number, body=body, album={2: 3, 4: 2, 6: 12}.get(number, 0))
        for number, body in bodies.items()
    ]
    covers = {article.url: make_cover(photos[article.figures[0].src]) for article in articles}
    edition = make_edition([*articles, make_article(9)], photos=photos, covers=covers)
    (part,) = list_slices(edition.albums, "hinh-anh/", ALBUMS_PER_PAGE)
    made = photo_page(edition, part)
    assert [one.url[-4:-1] for one in made.albums] == ["006", "002"]
    assert [one.url[-4:-1] for one in made.covers] == ["008", "007", "004", "003", "001"]
    assert made.head.crumbs[-1].url == "hinh-anh/"
    collection, _ = made.head.structured
    assert collection["@type"] == "CollectionPage"
    assert [(one["@type"], one["url"][-4:-1]) for one in collection["hasPart"]] == [
        ("ImageGallery", "006"),
        ("ImageGallery", "002"),
    ]


def test_older_albums_stand_on_numbered_pages_without_covers() -> None:
    figure = Figure("a/1.jpg", "Một")
    photos = {"a/1.jpg": make_photo("a/1.jpg")}
    articles = [make_article(number, body=(figure,), album=3 if number < 30 else 0) for number in range(31)]
    covers = {article.url: make_cover(photos["a/1.jpg"]) for article in articles}
    edition = make_edition(articles, photos=photos, covers=covers)
    front, first = list_slices(edition.albums, "hinh-anh/", ALBUMS_PER_PAGE)
    assert [len(photo_page(edition, part).albums) for part in (front, first)] == [18, 12]
    assert [len(photo_page(edition, part).covers) for part in (front, first)] == [1, 0]
    assert photo_page(edition, first).head.title == "Hình ảnh hoạt động - trang 1 - Trang tin Đảng bộ Khối"
