"""Make the models of the pages of lists: category, topic, author, month."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsroom.engine import AUTHOR, TOPIC, Edition, month_from
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Crumb, Head, Step, Teaser
from newsroom.viewmodels.teaser import teaser
from plugins.listing.slices import ListSlice


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
    steps: tuple[Step, ...]


def category_page(edition: Edition, slug: str, part: ListSlice) -> ListPage:
    """Make a page of a category's list."""
    category = edition.site.category(slug)
    about = category.description or f"Tin, bài chuyên mục {category.name}"
    feed = f"feeds/{category.slug}.atom.xml"
    page = _list_page(edition, part, category.name, "category", about, category.url, feed=feed)
    return replace(page, description=category.description)


def topic_page(edition: Edition, key: str, part: ListSlice) -> ListPage:
    """Make a page of a topic's list."""
    term = edition.terms(TOPIC)[key]
    about = f"Tin, bài về chủ đề {term.name}"
    return _sheaf(_list_page(edition, part, term.name, "tag", about, term.url))


def author_page(edition: Edition, key: str, part: ListSlice) -> ListPage:
    """Make a page of an author's list."""
    term = edition.terms(AUTHOR)[key]
    return _list_page(edition, part, term.name, "author", f"Tin, bài của {term.name}", term.url)


def month_page(edition: Edition, key: str, part: ListSlice) -> ListPage:
    """Make a page of a month's list."""
    year, month = month_from(key)
    name = f"Tháng {month}/{year}"
    trail = (Crumb(f"Năm {year}", f"{year:04d}/"),)
    return _sheaf(_list_page(edition, part, name, "period", f"Tin, bài {name.lower()}", f"{key}/", trail))


def _sheaf(page: ListPage) -> ListPage:
    """Let the front of a list that holds something print its articles at once."""
    if page.number or not page.articles:
        return page
    return replace(page, head=replace(page.head, scripts=(*page.head.scripts, "sheaf")))


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
        head=list_head(edition, part, heading, about, front, trail, feed),
        heading=heading,
        kind=kind,
        description="",
        articles=tuple(teaser(edition, article) for article in part.articles),
        number=part.number,
        newer=part.newer,
        older=part.older,
        steps=part.steps,
    )


def list_head(
    edition: Edition,
    part: ListSlice,
    heading: str,
    about: str,
    front: str,
    trail: tuple[Crumb, ...] = (),
    feed: str = "",
) -> Head:
    """Make the head of a page of a list; ``front`` is the address of the list."""
    title = heading
    if part.number:
        trail = (*trail, Crumb(heading, front))
        title = f"{heading} - trang {part.number}"
    return make_head(edition.site, title, about, part.url, trail, feed=feed)
