"""Make the model of the news sitemap: what search engines of news are told at once.

Google wants articles of the last two days, 1,000 at most, each with title, date, and name and language of the
publication (Google Search Central, *News sitemaps*; ``sitemap-news.xsd`` 0.9). The two days are counted back
from the newest article, not from the clock, so that the site is another only when an article is: a file on a
static host is as old as the last build whatever it counts from, and what is older is taken for any address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.engine import ArticleList, Edition
from newsroom.model.records import Article
from newsroom.viewmodels.head import w3c_known

NEWS = "sitemap-news.xml"
MOST = 1000
"""The articles that search engines take of one file."""
_PERIOD = timedelta(days=2)
_AT_ONCE = 20
"""Articles that are read at a time: an office publishes fewer in two days."""


@dataclass(frozen=True, slots=True)
class NewsLocation:
    """An article: its absolute address, its title, and when it was published, printed for machines."""

    url: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """The news sitemap of the publication ``name``."""

    name: str
    locations: tuple[NewsLocation, ...]


def news_lists(edition: Edition) -> list[ArticleList]:
    """Give the lists that hold news: categories that are no registers and hold anything."""
    categories = (one for one in edition.site.categories if not one.is_register)
    return [listed for one in categories if (listed := edition.by_category(one.slug))]


def news_sitemap(edition: Edition) -> NewsSitemap:
    """List the newest articles and those of the two days before, newest first; documents are no news."""
    lists = news_lists(edition)
    newest = max((listed[0].date for listed in lists), default=edition.now)
    found = [article for listed in lists for article in _since(listed, newest - _PERIOD)]
    found.sort(key=lambda article: article.rank, reverse=True)
    return NewsSitemap(edition.site.name, tuple(_location(edition, article) for article in found[:MOST]))


def _since(listed: ArticleList, start: datetime) -> Iterator[Article]:
    """Give the newest of a list down to those of a moment, ``MOST`` at most."""
    for place in range(0, min(len(listed), MOST), _AT_ONCE):
        for article in listed[place : min(place + _AT_ONCE, MOST)]:
            if article.date < start:
                return
            if article.has_date:
                yield article


def _location(edition: Edition, article: Article) -> NewsLocation:
    url = edition.site.absolute(article.url)
    return NewsLocation(url, article.title, w3c_known(article.date, article.has_time))
