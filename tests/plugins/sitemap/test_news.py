from __future__ import annotations

from datetime import datetime, timedelta

from newsroom.model.site import Category
from newsroom.vietnamese.printing import VIETNAM
from plugins.sitemap.news import MOST, NewsLocation, NewsSitemap, news_lists, news_sitemap
from tests.support.making import make_article, make_edition, make_site

BASE = "https://example.vn/bantin"
NEWEST = datetime(2024, 7, 11, 8, tzinfo=VIETNAM)
DOCUMENTS = Category("Văn bản", "van-ban", kind="documents")
SITE = make_site(categories=(*make_site().categories[:2], DOCUMENTS))


def urls(sitemap: NewsSitemap) -> list[str]:
    return [location.url.removeprefix(f"{BASE}/2024/07/").rstrip("/") for location in sitemap.locations]


def test_it_names_the_publication_and_what_each_article_is_called() -> None:
    article = make_article(1, date=NEWEST, title="Hội nghị & lễ")
    day_alone = make_article(2, date=NEWEST.replace(hour=0), has_time=False)
    assert news_sitemap(make_edition([article, day_alone])) == NewsSitemap(
        make_site().name,
        (
            NewsLocation(f"{BASE}/2024/07/tin-so-001/", "Hội nghị & lễ", "2024-07-11T08:00:00+07:00"),
            NewsLocation(f"{BASE}/2024/07/tin-so-002/", day_alone.title, "2024-07-11"),
        ),
    )


def test_the_two_days_are_counted_back_from_the_newest_article_whatever_time_it_is() -> None:
    ages = (0, 24, 48, 49)
    articles = [make_article(age, date=NEWEST - timedelta(hours=age)) for age in ages]
    wanted = ["tin-so-000", "tin-so-024", "tin-so-048"]
    assert urls(news_sitemap(make_edition(articles))) == wanted
    later = make_edition(articles, now=datetime(2025, 1, 1, tzinfo=VIETNAM))
    assert urls(news_sitemap(later)) == wanted


def test_documents_are_no_news() -> None:
    document = make_article(1, date=NEWEST, category=DOCUMENTS)
    article = make_article(2, date=NEWEST - timedelta(days=90))
    assert len(news_sitemap(make_edition([document, article], site=SITE)).locations) == 1
    assert not news_lists(make_edition([document], site=SITE))


def test_no_more_are_named_than_search_engines_take() -> None:
    articles = [make_article(number, date=NEWEST - timedelta(minutes=number)) for number in range(MOST + 5)]
    found = urls(news_sitemap(make_edition(articles)))
    assert len(found) == MOST
    assert found[0] == "tin-so-000"
