"""Hold what one build publishes, in order, and answer what pages ask of it.

Pages ask by meaning (the newest of a category, the articles of a month). ``assemble`` answers
from records in memory, nothing worse than linear in their number; ``newsroom.engine.stored_edition`` answers
the same questions from the catalogue, at the cost of what is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol, TypeVar

from newsroom.engine.lists import NOTHING, ArticleList, Listed
from newsroom.engine.terms import AUTHOR_FOLDER, TOPIC_FOLDER, find_terms
from newsroom.model.blocks import Figure
from newsroom.model.media import SHARE_NAME, SHARE_SIZE, Cover, Photo, Rendition, VideoFile
from newsroom.model.records import (
    Article,
    Record,
    StaticPage,
    changed,
    cover_figure,
    has_album,
    hidden,
    month_of,
    published,
    year_of,
)
from newsroom.model.site import Site, Term
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.printing import locale_date, without_end_mark
from newsroom.viewmodels.parts import Crumb, Headline, Teaser

PHOTOS = Crumb("Hình ảnh hoạt động", "hinh-anh/")
VIDEOS = Crumb("Video hoạt động", "video/")
R = TypeVar("R", bound=Record)


class Whole(Protocol):
    """Gives a record with its whole body."""

    def __call__(self, record: R) -> R: ...


def _same(record: R) -> R:
    return record


@dataclass(frozen=True)
class Edition:
    """The published articles, newest first, with their indexes (lists newest first too).

    ``pinned`` are those with ``Pin_until``, past or not; ``illustrated`` those with a cover;
    ``moved`` the records with old addresses; ``with_video`` the articles with a video, ``video_files`` the
    video files by their content path; ``albums`` those with an album, ``covered`` the others that
    have a cover. ``whole`` gives a record with its whole body;
    ``draws_covers`` tells that articles without a photo have a drawn share picture.
    ``last_change`` the newest date or change among the articles of a year; ``files`` the sizes, in
    bytes, of files to download, by their path in the content folder.
    """

    site: Site
    now: datetime
    articles: ArticleList
    pages: tuple[StaticPage, ...]
    photos: Mapping[str, Photo]
    covers: Mapping[str, Cover]
    by_category: Mapping[str, ArticleList]
    by_topic: Mapping[str, ArticleList]
    by_author: Mapping[str, ArticleList]
    by_month: Mapping[tuple[int, int], ArticleList]
    by_year: Mapping[int, ArticleList]
    topics: Mapping[str, Term]
    authors: Mapping[str, Term]
    by_url: Mapping[str, Article]
    pinned: Sequence[Article]
    illustrated: Sequence[Article]
    moved: Sequence[Record]
    last_change: Callable[[int], datetime]
    whole: Whole = _same
    draws_covers: bool = False
    files: Mapping[str, int] = field(default_factory=dict)
    with_video: ArticleList = NOTHING
    video_files: Mapping[str, VideoFile] = field(default_factory=dict)
    albums: ArticleList = NOTHING
    covered: ArticleList = NOTHING

    @property
    def static_pages(self) -> tuple[Crumb, ...]:
        """The links to the standing pages, which every page shows."""
        return tuple(Crumb(page.title, page.url) for page in self.pages)

    @property
    def sections(self) -> tuple[Crumb, ...]:
        """The links to lists beside the categories, which every page shows while they hold anything."""
        return (PHOTOS,) * bool(self.illustrated) + (VIDEOS,) * bool(self.with_video)

    @property
    def years(self) -> list[int]:
        """The years that have articles, newest first."""
        return sorted(self.by_year, reverse=True)

    def headline(self, article: Article) -> Headline:
        """Give what a plain list shows of an article."""
        return _headline(article.url, article.title, article.date)

    def teaser(self, article: Article) -> Teaser:
        """Give what a list with leads and photos shows of an article."""
        cover, alt = self.cover(article)
        return Teaser(
            url=article.url,
            title=article.title,
            kicker=article.kicker.rstrip(": "),
            date=article.date,
            locale_date=locale_date(article.date),
            category=article.category,
            summary=without_end_mark(article.summary),
            cover=cover,
            alt=alt,
            photo_count=sum(isinstance(one, Figure) for one in article.media),
            preview=self.preview_note(article),
            has_video=bool(article.videos),
        )

    def cover(self, article: Article) -> tuple[Cover | None, str]:
        """Give the cover of an article and its alt text: ``Cover``, else the first photo."""
        figure = cover_figure(article)
        return (self.covers.get(article.url), figure.alt) if figure else (None, "")

    def share(self, article: Article) -> Rendition | None:
        """Give the picture that chat apps show beside a link to an article."""
        if not self.draws_covers and article.url not in self.covers:
            return None
        return Rendition(f"{article.url}{SHARE_NAME}", *SHARE_SIZE)

    @property
    def site_share(self) -> Rendition | None:
        """Give the picture that chat apps show beside a link to any other page."""
        return Rendition(SHARE_NAME, *SHARE_SIZE) if self.draws_covers else None

    def preview_note(self, article: Article) -> str:
        """Say why an article is not public yet: ``draft``, ``future`` or ``""``."""
        return hidden(article, self.now)

    def terms_of(self, article: Article) -> tuple[Term, ...]:
        """Give the topics of an article as links."""
        return tuple(self.topics[comparable(tag)] for tag in article.tags)

    def authors_of(self, article: Article) -> tuple[Term, ...]:
        """Give the authors of an article, each named as this article writes the name."""
        known = self.authors
        return tuple(replace(known[comparable(name)], name=name) for name in article.authors)


@lru_cache(maxsize=4096)
def _headline(url: str, title: str, date: datetime) -> Headline:
    """Make a headline; the same one stands on some ten pages."""
    return Headline(url, title, date, locale_date(date))


def assemble(
    site: Site,
    articles: Iterable[Article],
    pages: Iterable[StaticPage],
    photos: Mapping[str, Photo],
    now: datetime,
    preview: bool = False,
    whole: Whole = _same,
    covers: Mapping[str, Cover] | None = None,
    draws_covers: bool = False,
    files: Mapping[str, int] = MappingProxyType({}),
    video_files: Mapping[str, VideoFile] | None = None,
) -> Edition:
    """Sort what is shown and build the indexes."""
    shown = sorted(published(articles, now, preview), key=lambda a: a.rank, reverse=True)
    shown_pages = tuple(sorted(published(pages, now, preview), key=lambda page: page.url))
    by_topic = _index(shown, lambda a: map(comparable, a.tags))
    by_author = _index(shown, lambda a: map(comparable, a.authors))
    by_year = _index(shown, lambda a: [year_of(a)])
    return Edition(
        site=site,
        now=now,
        articles=Listed(shown),
        pages=shown_pages,
        photos=photos,
        covers={} if covers is None else covers,
        by_category=_index(shown, lambda a: [a.category.slug]),
        by_topic=by_topic,
        by_author=by_author,
        by_month=_index(shown, lambda a: [month_of(a)]),
        by_year=by_year,
        topics=find_terms(by_topic, TOPIC_FOLDER, lambda a: a.tags),
        authors=find_terms(by_author, AUTHOR_FOLDER, lambda a: a.authors),
        by_url={article.url: article for article in shown},
        pinned=[article for article in shown if article.pin_until],
        illustrated=[article for article in shown if cover_figure(article)],
        moved=[
            *(article for article in shown if article.old_urls),
            *(page for page in shown_pages if page.old_urls),
        ],
        last_change=lambda year: max(changed(article) for article in by_year[year]),
        whole=whole,
        draws_covers=draws_covers,
        files=files,
        with_video=Listed(article for article in shown if article.videos),
        video_files={} if video_files is None else video_files,
        albums=Listed(article for article in shown if has_album(article)),
        covered=Listed(article for article in shown if cover_figure(article) and not has_album(article)),
    )


K = TypeVar("K", str, int, tuple[int, int])


def _index(articles: Sequence[Article], keys: Callable[[Article], Iterable[K]]) -> dict[K, ArticleList]:
    index: dict[K, list[Article]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            if not (index[key] and index[key][-1] is article):
                index[key].append(article)
    return {key: Listed(found) for key, found in index.items()}
