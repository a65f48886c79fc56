"""Make the models of the page *Tìm kiếm* and of the description of the search that browsers take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from newsroom.engine import AUTHOR, YEAR, Changes, Edition
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.site import Category
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Crumb, Head

SEARCH = Crumb("Tìm kiếm", "tim-kiem/")
DESCRIPTION = f"{SEARCH.url}mo-ta.xml"
"""Where the description lies, OpenSearch 1.1, draft 6."""
_SHORT, _LONG = 16, 48
"""The most letters of ``ShortName`` and ``LongName`` there."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page, and what hits can be narrowed to.

    ``elsewhere`` asks a public search engine for this site, ``""`` if it has no address yet.
    """

    head: Head
    categories: tuple[Category, ...]
    years: tuple[int, ...]
    authors: tuple[str, ...]
    elsewhere: str


@dataclass(frozen=True, slots=True)
class SearchDescription:
    """The description: names short enough for it, and where hits for ``{searchTerms}`` are shown."""

    short_name: str
    long_name: str
    hits: str


def pages(edition: Edition, changes: Changes) -> Iterator[tuple[str, Output]]:
    """Plan the page and the description, each with its part, where names or years in them may be others."""
    if changes.everything or changes.terms or changes.came_or_went(YEAR):
        make = partial(search_page, edition)
        yield "search:page", Output(f"{SEARCH.url}index.html", SITE_FILE, make, "search.html")
    if changes.everything and edition.site.url:
        describe = partial(search_description, edition)
        yield "search:description", Output(DESCRIPTION, SITE_FILE, describe, "opensearch.xml")


def search_page(edition: Edition) -> SearchPage:
    """Make the model of the page."""
    site = edition.site
    host = site.url.partition("://")[2]
    return SearchPage(
        head=make_head(
            site, SEARCH.name, f"Tìm bài, văn bản trên {site.name}", SEARCH.url,
            indexed=False, scripts=("search",),
        ),
        categories=site.categories,
        years=tuple(edition.years),
        authors=tuple(one.name for one in edition.terms(AUTHOR).values()),
        elsewhere=f"https://www.google.com/search?q={quote(f'site:{host} ')}" if host else "",
    )  # fmt: skip


def search_description(edition: Edition) -> SearchDescription:
    """Make the description of a site that has an address."""
    site = edition.site
    name = " ".join(site.name.split())
    return SearchDescription(
        short_name=_shortened(name.split(), _SHORT),
        long_name=_shortened(["Tìm", "trên", *name.split()], _LONG),
        hits=f"{site.absolute(SEARCH.url)}?q={{searchTerms}}",
    )


def _shortened(words: Iterable[str], most: int) -> str:
    """Join as many words as fit into ``most`` letters, a part of the first if it does not."""
    found = ""
    for word in words:
        longer = f"{found} {word}".strip()
        if len(longer) > most:
            return found or word[:most]
        found = longer
    return found
