"""ENRICH: the photos that the site shows → renditions, crops and share pictures, kept by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path

from pelican.plugins import signals

from newsroom.engine import ALL, REGISTRY, CoverRow, Generator, Reshared, read_inside
from newsroom.model.content import SITE_FILE, is_photo
from newsroom.model.media import SHARE_NAME, Focus, Photo
from newsroom.model.output import Insignia, Output
from newsroom.model.records import Article, cover_figure, published
from plugins.photos.branding import BRAND, OURS, decode_branded, encode_branded, kept_ours, make_insignia
from plugins.photos.cover_signs import NAMES, TITLES
from plugins.photos.drawn_covers import DrawnCover, DrawnCovers
from plugins.photos.pipeline import PhotoPipeline, Request, Result
from plugins.photos.problems import MAKING
from plugins.photos.references import BANNERS, PLACES, POOR, used
from plugins.photos.rendition import (
    DRAWING_MAKER,
    FOLDER,
    INSIGNIA_MAKER,
    PHOTO_MAKER,
    cover_name,
    photo_name,
    share_url,
)
from plugins.photos.store import Store

_NOTE = "insignia"


class PhotoGenerator(Generator):
    """Plans and makes what is shown of photos; it lies under ``CACHE_PATH``, named by its content."""

    def run(self) -> Reshared:
        build = self.build
        build.give(self._insignia())
        self._files = self.linked_files("photo")
        digests, names = self._forget()
        shown = [path for path in sorted(self._wanted()) if path in self._files and is_photo(path)]
        self._digests = self._files.digests(shown, self.jobs)
        articles = self._articles()
        covers = self._covers(articles, set(shown))
        results = self._pipeline.fill(self._requests(shown, covers), build.progress)
        self._note_photos(shown, results)
        self._note_covers(covers, results)
        reshared = self._reshared()
        names |= self._forget_drawings(reshared)
        self._note_drawn_covers([*(one for one in articles if one.url not in covers), *self._bare(reshared)])
        digests |= set(self._digests.values())
        self._plan(digests, names, reshared)
        if not build.check_only:
            self._tidy_later(digests, names)
        return Reshared(frozenset(reshared))

    def _insignia(self) -> Insignia:
        """Make the sign of the site; as long as that stays its addresses are those of the last build."""
        notes = self.build.queries.notes
        kept = notes.all().get(_NOTE)
        if kept and not self.changes.everything:
            insignia, problems = decode_branded(kept)
        else:
            ours = partial(kept_ours, self._store_of(INSIGNIA_MAKER), dry=self.build.check_only)
            made = make_insignia(self.build.site.brand, partial(read_inside, self.content), self.jobs, ours)
            insignia, problems = made.insignia, made.problems
            notes.put(**{_NOTE: encode_branded(made)})
            files = made.files.items()
            self.plan("insignia", *(Output(url, SITE_FILE, partial(bytes, data)) for url, data in files))
        self.build.report(*problems)
        return insignia

    # What is wanted

    def _wanted(self) -> set[str]:
        """Name the photos that are shown, of those that may have changed."""
        build = self.build
        banners = {one.image for one in build.site.banners if one.period.holds(build.now)}
        if build.changes.everything:
            return used(published(self.edition.records(), build.now, build.preview)) | banners
        return {path for path in build.changes.photos if path in banners or self._files.is_shown(path)}

    def _articles(self) -> Sequence[Article]:
        """List the articles whose cover may have changed."""
        if self.changes.everything:
            return self.edition.articles
        return [change.new for change in self.changes.articles.values() if change.new]

    def _covers(self, articles: Iterable[Article], shown: set[str]) -> dict[str, tuple[str, Focus | None]]:
        """Say by address which photo is the cover of an article, and its focus."""
        found = {}
        for article in articles:
            figure = cover_figure(article)
            if figure and figure.src in shown:
                found[article.url] = (figure.src, article.focus)
        return found

    def _reshared(self) -> set[str]:
        """Name the articles that got or lost their own share picture because others came or went."""
        sharing, changes, queries = self.edition.sharing, self.changes, self.build.queries
        if sharing is None or changes.everything or changes.span(ALL) is None:
            return set()
        before = queries.outputs.parts("share:") - {""}
        pulled = {url for url in sharing - before if self.edition.draws_covers or queries.covers.row(url)}
        return {*(before - sharing), *pulled} - changes.articles.keys()

    def _bare(self, urls: Iterable[str]) -> Iterator[Article]:
        """Give those of the articles that have no photo as a cover."""
        bare = (url for url in sorted(urls) if self.build.queries.covers.row(url) is None)
        return (article for article in map(self.edition.article, bare) if article is not None)

    def _requests(
        self, shown: Sequence[str], covers: Mapping[str, tuple[str, Focus | None]]
    ) -> Iterator[Request]:
        """Ask for each original once, with all the crops that articles want of it."""
        foci: dict[str, dict[Focus | None, None]] = defaultdict(dict)
        for path, focus in covers.values():
            foci[self._digests[path]][focus] = None
        first = {self._digests[path]: path for path in reversed(shown)}
        for digest, path in sorted(first.items(), key=lambda item: item[1]):
            yield Request(path, self._files.stored(path), digest, tuple(foci[digest]))

    @cached_property
    def _store(self) -> Store:
        return self._store_of(PHOTO_MAKER)

    @cached_property
    def _drawings(self) -> Store:
        return self._store_of(DRAWING_MAKER)

    def _store_of(self, maker: str) -> Store:
        root, trusted = Path(self.settings["CACHE_PATH"]), bool(self.settings["LOAD_CONTENT_CACHE"])
        return Store(root, maker, trusted, dry=self.build.check_only)

    @cached_property
    def _drawn_covers(self) -> DrawnCovers:
        return DrawnCovers(self._drawings, self.build.site.name, self.jobs, dry=self.build.check_only)

    @cached_property
    def _pipeline(self) -> PhotoPipeline:
        return PhotoPipeline(self.content, self._store, self.jobs, dry=self.build.check_only)

    # What was there, and what is there now

    def _forget(self) -> tuple[set[str], set[str]]:
        """Take what may have changed out of the catalogue: digests of photos, names of crops."""
        photos, covers, changes = self.build.queries.photos, self.build.queries.covers, self.changes
        if changes.everything:
            photos.take_all()
            covers.take_all()
            return set(), set()
        digests = {digest for path in changes.photos for digest in photos.take(path)}
        names = {name for url in changes.articles for name in covers.take(url)}
        return digests, names

    def _forget_drawings(self, urls: Iterable[str]) -> set[str]:
        """Take the drawings for articles out of the catalogue; give their names."""
        covers = self.build.queries.covers
        drawn = [url for url in urls if (row := covers.row(url)) is not None and not row.photo]
        return {name for url in drawn for name in covers.take(url)}

    def _note_photos(self, shown: Iterable[str], results: Mapping[str, Result]) -> None:
        copies: dict[str, list[str]] = defaultdict(list)
        for path in shown:
            copies[self._digests[path]].append(path)
        for digest, paths in copies.items():
            photo = results[digest].at(paths[0]).photo
            if isinstance(photo, Photo):
                self.build.queries.photos.put(photo, digest, *paths[1:])
            else:
                self.build.report(*(replace(photo, path=path) for path in paths))

    def _note_covers(
        self, covers: Mapping[str, tuple[str, Focus | None]], results: Mapping[str, Result]
    ) -> None:
        shared: dict[tuple[str, Focus | None], list[tuple[str, str]]] = defaultdict(list)
        for url, (path, focus) in covers.items():
            shared[self._digests[path], focus].append((url, path))
        for (digest, focus), places in shared.items():
            (url, path), *others = places
            cover = results[digest].at(path).covers.get(focus)
            if cover is not None:
                self.build.queries.covers.put(url, cover_name(digest, focus), cover, *others)

    def _note_drawn_covers(self, articles: Sequence[Article]) -> None:
        """Have share pictures drawn for articles without a photo, and one for the site."""
        build = self.build
        if not self.edition.draws_covers:
            return
        sharing = self.edition.sharing
        wanted = {
            article.url: DrawnCover(article.title, article.category.name)
            for article in articles
            if sharing is None or article.url in sharing
        }
        if self.changes.everything:
            wanted[""] = DrawnCover(build.site.name)
        self._drawn_covers.fill(list(wanted.values()), build.progress)
        build.queries.covers.put_drawn((url, self._drawn_covers.name(cover)) for url, cover in wanted.items())

    # What goes into the site

    def _plan(self, digests: set[str], names: set[str], reshared: set[str]) -> None:
        """Plan the files of photos and covers; equal ones are shared."""
        photos, covers = self.build.queries.photos, self.build.queries.covers
        for digest in sorted(digests):
            photo = photos.first_of(digest)
            found = self._files_of(photo_name(digest), photo.path, [photo]) if photo else ()
            self.plan(f"photo:{digest}", *found)
        touched = {*self.changes.articles, *reshared}
        rows = covers.rows() if self.changes.everything else {url: covers.row(url) for url in touched}
        for url, row in sorted(rows.items(), key=itemgetter(0)):
            names.update([row.name] if row else ())
            self._plan_share(url, row)
        for name in sorted(names):
            crops = covers.first_of(name)
            self.plan(f"cover:{name}", *(self._files_of(name, *crops) if crops else ()))

    def _files_of(self, name: str, path: str, photos: Iterable[Photo]) -> Iterator[Output]:
        """Give the files of a name; a crop that cuts nothing away is the photo itself."""
        for photo in photos:
            for rendition in photo.all_renditions:
                if rendition.url.startswith(f"{FOLDER}/{name}-"):
                    yield Output(rendition.url, path, partial(self._store.file, rendition.url))

    def _plan_share(self, url: str, cover: CoverRow | None) -> None:
        """Plan the share picture of an article at its stable address."""
        sharing = self.edition.sharing
        if cover is None or (url and sharing is not None and url not in sharing):
            self.plan(f"share:{url}")
            return
        make = partial((self._store if cover.photo else self._drawings).file, share_url(cover.name))
        self.plan(f"share:{url}", Output(f"{url}{SHARE_NAME}", cover.photo or SITE_FILE, make))

    def _tidy_later(self, digests: set[str], names: set[str]) -> None:
        """Remove what nobody needs any more once the new pages are there."""
        build, photos, covers = self.build, self.build.queries.photos, self.build.queries.covers
        user = "preview" if build.preview else "site"
        if self.changes.everything:
            needed = {OURS, *map(photo_name, photos.digests()), *covers.names()}
            build.after_build.append(partial(self._store.replace_needed, user, needed))
        elif digests or names:
            held = {photo_name(digest): photos.first_of(digest) is not None for digest in digests}
            held |= {name: covers.has_name(name) for name in names}
            added = {name for name, found in held.items() if found}
            build.after_build.append(partial(self._store.update_needed, user, added, held.keys() - added))


def get_generators(_: object) -> type[Generator]:
    return PhotoGenerator


def register() -> None:
    REGISTRY.register(__name__, PLACES, BANNERS, MAKING, POOR, TITLES, NAMES, BRAND)
    signals.get_generators.connect(get_generators)
