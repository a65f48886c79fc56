from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import YEAR, year_key
from newsroom.model.blocks import VideoBlock
from newsroom.model.records import Article, Record, StaticPage
from newsroom.vietnamese.printing import VIETNAM
from newsroom.viewmodels.head import last_change, w3c
from plugins.sitemap.sitemap import Location, Sitemap, index, page_sitemap, robots, year_sitemap
from tests.support.drawing import editions
from tests.support.making import make_article, make_edition

BASE = "https://example.vn/bantin"


def day(year: int, month: int, date: int) -> datetime:
    return datetime(year, month, date, 8, tzinfo=VIETNAM)


ARTICLES = [
    make_article(3, date=day(2024, 7, 11)),
    make_article(1, date=day(2023, 12, 30), modified=day(2025, 2, 1), modified_has_time=True),
    make_article(2, date=day(2023, 1, 2)),
]
EDITION = make_edition(ARTICLES)


def test_each_year_has_its_articles_by_address_with_their_last_change() -> None:
    assert EDITION.years == [2024, 2023]
    assert [(place.url, place.modified) for place in year_sitemap(EDITION, 2023).locations] == [
        (f"{BASE}/2023/01/tin-so-002/", w3c(day(2023, 1, 2))),
        (f"{BASE}/2023/12/tin-so-001/", w3c(day(2025, 2, 1))),
    ]


@pytest.mark.slow
@given(editions, st.booleans(), st.sampled_from([None, *range(8)]))
def test_the_dates_are_those_of_the_articles_changed_or_not(
    drawn: list[Record], preview: bool, undated: int | None
) -> None:
    some = [one for one in drawn if isinstance(one, Article)]
    if some and undated is not None:
        some[undated % len(some)] = replace(some[undated % len(some)], has_date=False, draft=True)
    edition = make_edition(some, preview=preview)
    for year in edition.years:
        listed = sorted(edition.list_of(YEAR, year_key(year)), key=lambda article: article.url)
        assert year_sitemap(edition, year) == Sitemap(
            tuple(Location(edition.site.absolute(one.url), last_change(one)) for one in listed)
        )


def test_the_index_names_each_sitemap_with_its_newest_change() -> None:
    assert [(place.url, place.modified) for place in index(EDITION).locations] == [
        (f"{BASE}/sitemap-pages.xml", ""),
        (f"{BASE}/sitemap-news.xml", ""),
        (f"{BASE}/sitemap-2024.xml", w3c(day(2024, 7, 11))),
        (f"{BASE}/sitemap-2023.xml", w3c(day(2025, 2, 1))),
    ]


def test_a_new_article_changes_the_sitemap_of_its_year_only() -> None:
    later = make_edition([*ARTICLES, make_article(9, date=day(2024, 8, 1))])
    assert year_sitemap(later, 2023) == year_sitemap(EDITION, 2023)
    assert year_sitemap(later, 2024) != year_sitemap(EDITION, 2024)


def test_other_pages_are_listed_each_once_in_a_fixed_order() -> None:
    pages = [StaticPage("pages/lien-he.md", "lien-he/", "Liên hệ")]
    tagged = make_article(4, date=day(2024, 7, 12), tags=("Thi đua",))
    sitemap = page_sitemap(make_edition([*ARTICLES, tagged], pages=pages))
    assert [(place.url, place.modified) for place in sitemap.locations] == [
        (f"{BASE}/{url}", "")
        for url in (
            "",
            "2023/",
            "2023/01/",
            "2023/12/",
            "2024/",
            "2024/07/",
            "chu-de/thi-dua/",
            "lien-he/",
            "so-do-trang/",
            "tac-gia/p-mai/",
            "tin-hoat-dong/",
            "van-ban/",
            "xay-dung-dang/",
        )
    ]


def test_numbered_pages_of_lists_and_articles_are_not_among_the_other_pages() -> None:
    articles = [make_article(number) for number in range(60)]
    urls = [place.url for place in page_sitemap(make_edition(articles)).locations]
    assert urls == [place.url for place in page_sitemap(make_edition(articles[:1])).locations]
    assert not any("/trang/" in url or "/tin-so-" in url for url in urls)


def test_an_empty_site_has_an_index_still() -> None:
    assert len(index(make_edition()).locations) == 1


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots(EDITION).decode() == f"User-agent: *\nDisallow:\n\nSitemap: {BASE}/sitemap.xml\n"


def test_the_list_of_videos_is_named_while_there_is_one() -> None:
    with_video = make_article(5, body=(VideoBlock("youtube", "abcdefghijk"),))
    for articles, named in ((ARTICLES, False), ([*ARTICLES, with_video], True)):
        urls = [place.url for place in page_sitemap(make_edition(articles)).locations]
        assert (f"{BASE}/video/" in urls) is named
