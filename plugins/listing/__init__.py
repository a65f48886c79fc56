"""ENRICH: lists by category, topic, author, month and year; the lists of albums and videos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pelican.plugins import signals

from newsroom.engine.changes import Span
from newsroom.engine.edition import PHOTOS, VIDEOS, Edition
from newsroom.engine.generator import Generator
from newsroom.engine.lists import (
    ALBUMS,
    COVERED,
    NOTHING,
    WITH_VIDEO,
    ArticleList,
    author_list,
    category_list,
    month_list,
    topic_list,
    year_list,
)
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.site import Term
from plugins.listing.listing import (
    ALBUMS_PER_PAGE,
    COVERS_LOOKED_AT,
    PER_PAGE,
    ListPage,
    ListSlice,
    PhotoPage,
    VideoPage,
    author_page,
    category_page,
    is_touched,
    list_slices,
    month_page,
    photo_page,
    topic_page,
    video_page,
    year_page,
)


class ListingGenerator(Generator):
    """Plans the list pages."""

    def generate_context(self) -> None:
        edition = self.edition
        for category in edition.site.categories:
            name = category_list(category.slug)
            if self._touches(name):
                articles = edition.by_category.get(category.slug, NOTHING)
                make = partial(category_page, edition, category)
                self._plan_list(name, articles, category.url, "category.html", make, category.line)
        for name in self._names("t:", map(topic_list, edition.topics)):
            self._plan_term(name, edition.topics, edition.by_topic, "tag.html", topic_page)
        for name in self._names("a:", map(author_list, edition.authors)):
            self._plan_term(name, edition.authors, edition.by_author, "author.html", author_page)
        for name in self._names("m:", (month_list(*month) for month in edition.by_month)):
            year, month = int(name[2:6]), int(name[7:])
            found = edition.by_month.get((year, month))
            if found is None:
                self.plan(name)
            else:
                make_month = partial(month_page, edition, year, month)
                self._plan_list(name, found, f"{year:04d}/{month:02d}/", "period_archives.html", make_month)
        for name in self._years():
            self._plan_year(name, int(name[2:]))
        if self._touches(ALBUMS) or self._has_new_covers():
            self._plan_photos()
        if self._touches(WITH_VIDEO):
            self._plan_videos()

    def _touches(self, name: str) -> bool:
        return self.changes.everything or name in self.changes.lists

    def _names(self, prefix: str, present: Iterable[str]) -> list[str]:
        """Name the lists of a kind that may have changed, with those that ended."""
        if self.changes.everything:
            return list(present)
        touched = {*self.changes.lists, *self.changes.terms}
        return sorted(name for name in touched if name.startswith(prefix))

    def _years(self) -> list[str]:
        """Name the years whose page may have changed; a new one changes its neighbours too."""
        if self.changes.everything or self.changes.came_or_went("y:"):
            return sorted({*map(year_list, self.edition.by_year), *self._names("y:", ())})
        return self._names("y:", ())

    def _plan_year(self, name: str, year: int) -> None:
        years = self.edition.years
        if year not in years:
            self.plan(name)
            return
        make = partial(year_page, self.edition, year, years)
        self.plan(name, Output(f"{year:04d}/index.html", SITE_FILE, make, "archives.html"))

    def _has_new_covers(self) -> bool:
        """Tell whether the covers on the front of the list of albums may be others."""
        span = self.changes.lists.get(COVERED)
        return self.changes.everything or bool(span and span.meets_newest(COVERS_LOOKED_AT))

    def _plan_photos(self) -> None:
        edition = self.edition
        if not edition.illustrated:
            self.plan(ALBUMS)
            return
        make = partial(photo_page, edition)
        front = self._has_new_covers()
        self._plan_list(
            ALBUMS, edition.albums, PHOTOS.url, "photos.html", make,
            per_page=ALBUMS_PER_PAGE, has_new_front=front,
        )  # fmt: skip

    def _plan_videos(self) -> None:
        with_video = self.edition.with_video
        if with_video:
            self._plan_list(
                WITH_VIDEO, with_video, VIDEOS.url, "videos.html", partial(video_page, self.edition)
            )
        else:
            self.plan(WITH_VIDEO)

    def _plan_term(
        self,
        name: str,
        terms: Mapping[str, Term],
        index: Mapping[str, ArticleList],
        template: str,
        make: Callable[[Edition, Term, ListSlice], ListPage],
    ) -> None:
        term = terms.get(name[2:])
        if term is None:
            self.plan(name)
            return
        self._plan_list(name, index[name[2:]], term.url, template, partial(make, self.edition, term))

    def _plan_list(
        self,
        name: str,
        articles: ArticleList,
        url: str,
        template: str,
        make: Callable[[ListSlice], ListPage | PhotoPage | VideoPage],
        line: int = 0,
        per_page: int = PER_PAGE,
        has_new_front: bool = False,
    ) -> None:
        whole = self.changes.everything or name in self.changes.terms
        same = Span(len(articles), len(articles))
        span = None if whole else self.changes.lists.get(name, same)
        self.plan(
            name,
            *(
                Output(
                    f"{part.url}index.html", SITE_FILE, partial(make, part), template, line,
                    stale=span is None
                    or is_touched(part, span, per_page)
                    or (has_new_front and not part.number),
                    near=_day(part) if self.changes.everything else "",
                )
                for part in list_slices(articles, url, per_page)
            ),
        )  # fmt: skip


def _day(part: ListSlice) -> str:
    """Give the day of the newest article of a part."""
    return part.articles[0].date.date().isoformat() if part.articles else ""


def get_generators(_: object) -> type[Generator]:
    return ListingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
