"""Make the models of list pages: category, topic, author, month, year, photos, videos.

Lists are numbered from the oldest, so page 37 of a category stays page 37 for good. A
numbered page holds exactly ``PER_PAGE`` articles; the front holds what is newer than the
last of them, which is 20 to 39.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsroom.engine.changes import Span
from newsroom.engine.edition import PHOTOS, VIDEOS, Edition
from newsroom.model.records import Article
from newsroom.model.site import Category, Site, Term
from newsroom.viewmodels.body import video_teaser
from newsroom.viewmodels.head import make_head, publisher, w3c
from newsroom.viewmodels.parts import Crumb, Head, Headline, Teaser, VideoTeaser

PER_PAGE = 20
ALBUMS_PER_PAGE = 12
COVERS, COVERS_LOOKED_AT = 12, 24
"""How many covers the front of the albums shows, and of how many it takes those that differ."""
MONTH_HEADLINES = 5


@dataclass(frozen=True, slots=True)
class ListSlice:
    """A part of a list, newest first: the front has number 0; addresses are site-relative.

    It holds ``listed[start:end]``; ``full`` is how many numbered pages the list has.
    """

    number: int
    url: str
    listed: Sequence[Article]
    start: int
    end: int
    full: int
    newer: str | None
    older: str | None

    @property
    def articles(self) -> Sequence[Article]:
        return self.listed[self.start : self.end]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists articles with their leads.

    ``number`` is 0 on the front; ``description`` is the category's own, ``""`` elsewhere.
    """

    head: Head
    heading: str
    kind: str
    description: str
    articles: tuple[Teaser, ...]
    number: int
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """A page of the list of albums; the front, of number 0, has the newest ``covers`` of others too."""

    head: Head
    heading: str
    albums: tuple[Teaser, ...]
    covers: tuple[Teaser, ...]
    number: int
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class VideoPage:
    """A page of the list of videos; ``number`` is 0 on the front."""

    head: Head
    heading: str
    videos: tuple[VideoTeaser, ...]
    number: int
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year's page, its newest articles first."""

    name: str
    url: str
    count: int
    articles: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The page of a year, newest month first."""

    head: Head
    year: int
    months: tuple[Month, ...]
    newer: str | None
    older: str | None


def list_slices(articles: Sequence[Article], url: str, per_page: int = PER_PAGE) -> Iterator[ListSlice]:
    """Cut a list that is newest first into its front and its numbered pages."""
    full = numbered_pages(len(articles), per_page)
    front = len(articles) - full * per_page
    address = {0: url, **{number: f"{url}trang/{number}/" for number in range(1, full + 1)}}
    yield ListSlice(0, url, articles, 0, front, full, None, address[full] if full else None)
    for number in range(full, 0, -1):
        start = front + (full - number) * per_page
        newer = address[number + 1] if number < full else url
        older = address[number - 1] if number > 1 else None
        yield ListSlice(number, address[number], articles, start, start + per_page, full, newer, older)


def numbered_pages(length: int, per_page: int = PER_PAGE) -> int:
    """Count the numbered pages of a list."""
    return max(0, length // per_page - 1)


def is_touched(part: ListSlice, span: Span, per_page: int = PER_PAGE) -> bool:
    """Tell whether a part of a list may show something else: its articles or its neighbours."""
    before = numbered_pages(span.before, per_page)
    if before != part.full and (part.number == 0 or part.number >= min(before, part.full)):
        return True
    length = len(part.listed)
    end = length - part.start if part.number else max(span.before, span.after) + 1
    return span.meets(length - part.end, end)


def category_page(edition: Edition, category: Category, part: ListSlice) -> ListPage:
    """Make a page of a category's list."""
    about = category.description or f"Tin, bài chuyên mục {category.name}"
    feed = f"feeds/{category.slug}.atom.xml"
    page = _list_page(edition, part, category.name, "category", about, category.url, feed=feed)
    return replace(page, description=category.description)


def topic_page(edition: Edition, term: Term, part: ListSlice) -> ListPage:
    """Make a page of a topic's list."""
    return _list_page(edition, part, term.name, "tag", f"Tin, bài về chủ đề {term.name}", term.url)


def author_page(edition: Edition, term: Term, part: ListSlice) -> ListPage:
    """Make a page of an author's list."""
    return _list_page(edition, part, term.name, "author", f"Tin, bài của {term.name}", term.url)


def month_page(edition: Edition, year: int, month: int, part: ListSlice) -> ListPage:
    """Make a page of a month's list."""
    name = f"Tháng {month}/{year}"
    trail = (Crumb(f"Năm {year}", f"{year:04d}/"),)
    url = f"{year:04d}/{month:02d}/"
    return _list_page(edition, part, name, "period", f"Tin, bài {name.lower()}", url, trail)


def photo_page(edition: Edition, part: ListSlice) -> PhotoPage:
    """Make a page of the list of albums."""
    about = f"Hình ảnh về hoạt động của {edition.site.organisation.name or edition.site.name}"
    albums = tuple(edition.teaser(article) for article in part.articles)
    head = _list_head(edition, part, PHOTOS.name, about, PHOTOS.url)
    return PhotoPage(
        head=replace(head, structured=(_collection(edition.site, part, albums), *head.structured)),
        heading=PHOTOS.name,
        albums=albums,
        covers=() if part.number else tuple(_covers(edition)),
        number=part.number,
        newer=part.newer,
        older=part.older,
    )


def _covers(edition: Edition) -> list[Teaser]:
    """Take the newest articles with a cover and no album, no photo twice."""
    found: dict[str, Teaser] = {}
    for article in edition.covered[:COVERS_LOOKED_AT]:
        teaser = edition.teaser(article)
        if teaser.cover:
            found.setdefault(teaser.cover.photo.path, teaser)
    return list(found.values())[:COVERS]


def _collection(site: Site, part: ListSlice, albums: Iterable[Teaser]) -> dict[str, Any]:
    """Give the schema.org ``CollectionPage`` of a page of albums."""
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": PHOTOS.name,
        "url": site.absolute(part.url),
        "inLanguage": "vi",
        "publisher": publisher(site),
        "hasPart": [_image_gallery(site, album) for album in albums],
    }


def _image_gallery(site: Site, album: Teaser) -> dict[str, Any]:
    url = site.absolute(album.url)
    found = {"@type": "ImageGallery", "name": album.title, "url": url, "datePublished": w3c(album.date)}
    if album.cover:
        found["image"] = site.absolute(album.cover.card.largest.url)
    return found


def video_page(edition: Edition, part: ListSlice) -> VideoPage:
    """Make a page of the list of articles with a video."""
    about = f"Video về hoạt động của {edition.site.organisation.name or edition.site.name}"
    return VideoPage(
        head=_list_head(edition, part, VIDEOS.name, about, VIDEOS.url),
        heading=VIDEOS.name,
        videos=tuple(video_teaser(edition, article) for article in part.articles),
        number=part.number,
        newer=part.newer,
        older=part.older,
    )


def _list_page(
    edition: Edition,
    part: ListSlice,
    heading: str,
    kind: str,
    about: str,
    front: str,
    trail: tuple[Crumb, ...] = (),
    feed: str = "",
) -> ListPage:
    return ListPage(
        head=_list_head(edition, part, heading, about, front, trail, feed),
        heading=heading,
        kind=kind,
        description="",
        articles=tuple(edition.teaser(article) for article in part.articles),
        number=part.number,
        newer=part.newer,
        older=part.older,
    )


def _list_head(
    edition: Edition,
    part: ListSlice,
    heading: str,
    about: str,
    front: str,
    trail: tuple[Crumb, ...] = (),
    feed: str = "",
) -> Head:
    title = heading
    if part.number:
        trail = (*trail, Crumb(heading, front))
        title = f"{heading} - trang {part.number}"
    return make_head(edition.site, title, about, part.url, trail, feed=feed)


def year_page(edition: Edition, year: int, years: Sequence[int]) -> YearPage:
    """Make the page of a year; ``years`` lists all years, newest first."""
    months = sorted((month for y, month in edition.by_month if y == year), reverse=True)
    place = years.index(year)
    title = f"Năm {year}"
    url = f"{year:04d}/"
    return YearPage(
        head=make_head(edition.site, title, f"Tin, bài năm {year}, xếp theo tháng", url),
        year=year,
        months=tuple(_month(edition, year, month) for month in months),
        newer=f"{years[place - 1]:04d}/" if place else None,
        older=f"{years[place + 1]:04d}/" if place + 1 < len(years) else None,
    )


def _month(edition: Edition, year: int, month: int) -> Month:
    articles = edition.by_month[year, month]
    newest = tuple(edition.headline(article) for article in articles[:MONTH_HEADLINES])
    return Month(f"Tháng {month}", f"{year:04d}/{month:02d}/", len(articles), newest)
