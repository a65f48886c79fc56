"""ENRICH: the photos that the site shows → renditions, crops and share pictures, kept by content."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from pelican.plugins import signals

from newsroom.engine.checks import REGISTRY
from newsroom.engine.codec import decode_cover, decode_photo, encode_cover, encode_photo
from newsroom.engine.disk import fingerprint
from newsroom.engine.generator import Generator
from newsroom.engine.snapshot import Files
from newsroom.model.content import SITE_FILE, is_photo
from newsroom.model.media import SHARE_NAME, Focus, Photo
from newsroom.model.output import Output
from newsroom.model.records import Article, cover_figure, published
from plugins.photos import drawn_covers as drawn_covers
from plugins.photos.drawn_covers import DrawnCover, DrawnCovers
from plugins.photos.pipeline import Order, PhotoPipeline, Print
from plugins.photos.problems import MAKING
from plugins.photos.references import BANNERS, PLACES, POOR, used
from plugins.photos.rendition import FOLDER, cover_name, photo_name, share_url
from plugins.photos.store import Store, program


class PhotoGenerator(Generator):
    """Plans and makes what is shown of photos; it lies under ``CACHE_PATH``, named by its content."""

    def generate_context(self) -> None:
        build = self.build
        self._files = Files(build.content_snapshot)
        digests, names = self._forget()
        shown = [path for path in sorted(self._wanted()) if path in self._files and is_photo(path)]
        articles = self._articles()
        covers = self._covers(articles, set(shown))
        prints = self._pipeline.fill(self._orders(shown, covers), build.progress)
        self._note_photos(shown, prints)
        self._note_covers(covers, prints)
        self._note_drawn_covers(article for article in articles if article.url not in covers)
        digests |= {self._digest(path) for path in shown}
        self._plan(digests, names)
        if not build.check_only:
            self._tidy_later(digests, names)

    # What is wanted

    def _wanted(self) -> set[str]:
        """Name the photos that are shown, of those that may have changed."""
        build = self.build
        banners = {banner.image for banner in build.site.banners}
        if build.changes.everything:
            return used(published(build.records, build.now, build.preview)) | banners
        sql = (
            "SELECT 1 FROM links JOIN records ON records.path = links.path "
            "WHERE kind = 'photo' AND target = ? AND shown"
        )
        return {path for path in build.changes.photos if path in banners or build.catalogue.one(sql, path)}

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

    def _orders(
        self, shown: Sequence[str], covers: Mapping[str, tuple[str, Focus | None]]
    ) -> Iterator[Order]:
        """Order each original once, with all the crops that articles want of it."""
        foci: dict[str, dict[Focus | None, None]] = defaultdict(dict)
        for path, focus in covers.values():
            foci[self._digest(path)][focus] = None
        first = {self._digest(path): path for path in reversed(shown)}
        for digest, path in sorted(first.items(), key=lambda item: item[1]):
            yield Order(path, self._files[path], digest, tuple(foci[digest]))

    @cached_property
    def _store(self) -> Store:
        root = Path(self.settings["CACHE_PATH"])
        return Store(root, program, trusted=bool(self.settings["LOAD_CONTENT_CACHE"]))

    @cached_property
    def _drawn_covers(self) -> DrawnCovers:
        root, trusted = Path(self.settings["CACHE_PATH"]), bool(self.settings["LOAD_CONTENT_CACHE"])
        store = Store(root, drawn_covers.program, trusted)
        return DrawnCovers(store, self.build.site.name, self.jobs, dry=self.build.check_only)

    @cached_property
    def _pipeline(self) -> PhotoPipeline:
        return PhotoPipeline(self.content, self._store, self.jobs, dry=self.build.check_only)

    def _digest(self, path: str) -> str:
        """Give the digest of a photo's file, which is read for it only once."""
        stored, snapshot = os.fsencode(self._files[path]), self.build.content_snapshot
        found = snapshot.digest(stored)
        if found is None:
            found = fingerprint((self.content / self._files[path]).read_bytes())
            snapshot.set_digest(stored, found)
        return found.hex()

    # What was there, and what is there now

    def _forget(self) -> tuple[set[str], set[str]]:
        """Take what may have changed out of the catalogue: digests of photos, names of crops."""
        catalogue, changes = self.build.catalogue, self.build.changes
        if changes.everything:
            catalogue.change("DELETE FROM photos")
            catalogue.change("DELETE FROM covers")
            return set(), set()
        digests: set[str] = set()
        names: set[str] = set()
        for path in changes.photos:
            digests.update(d for (d,) in catalogue.all("SELECT digest FROM photos WHERE path = ?", path))
            catalogue.change("DELETE FROM photos WHERE path = ?", path)
        for url in changes.articles:
            names.update(n for (n,) in catalogue.all("SELECT name FROM covers WHERE url = ?", url))
            catalogue.change("DELETE FROM covers WHERE url = ?", url)
        return digests, names

    def _note_photos(self, shown: Iterable[str], prints: Mapping[str, Print]) -> None:
        build = self.build
        for path in shown:
            digest = self._digest(path)
            photo = prints[digest].at(path).photo
            if isinstance(photo, Photo):
                build.photos[path] = photo
                build.catalogue.put("photos", [(path, digest, encode_photo(photo))])
            else:
                build.report(photo)

    def _note_covers(
        self, covers: Mapping[str, tuple[str, Focus | None]], prints: Mapping[str, Print]
    ) -> None:
        build = self.build
        for url, (path, focus) in covers.items():
            digest = self._digest(path)
            cover = prints[digest].at(path).covers.get(focus)
            if cover is not None:
                build.covers[url] = cover
                row = (url, cover_name(digest, focus), path, encode_cover(cover))
                build.catalogue.put("covers", [row])

    def _note_drawn_covers(self, articles: Iterable[Article]) -> None:
        """Have share pictures drawn for articles without a photo, and one for the site."""
        build = self.build
        if not self.edition.draws_covers:
            return
        wanted = {article.url: DrawnCover(article.title, article.category.name) for article in articles}
        if build.changes.everything:
            wanted[""] = DrawnCover(build.site.name)
        self._drawn_covers.fill(list(wanted.values()), build.progress)
        rows = [(url, self._drawn_covers.name(cover), "", "") for url, cover in wanted.items()]
        build.catalogue.put("covers", rows)

    # What goes into the site

    def _plan(self, digests: set[str], names: set[str]) -> None:
        """Plan the files of photos and covers; equal ones are shared."""
        build, ask = self.build, self.build.catalogue.all
        if build.changes.everything:
            urls: Iterable[str] = [url for (url,) in ask("SELECT url FROM covers")]
        else:
            urls = build.changes.articles
        for digest in sorted(digests):
            rows = ask("SELECT path, photo FROM photos WHERE digest = ? ORDER BY path LIMIT 1", digest)
            photos = [(path, [decode_photo(path, text)]) for path, text in rows]
            build.plan(f"photo:{digest}", self._files_of(photo_name(digest), photos))
        for url in sorted(urls):
            names.update(name for (name,) in ask("SELECT name FROM covers WHERE url = ?", url))
            self._plan_share(url)
        for name in sorted(names):
            sql = "SELECT photo, cover FROM covers WHERE name = ? AND photo != '' ORDER BY url LIMIT 1"
            rows = ask(sql, name)
            cuts = [(path, decode_cover(Photo(path, ()), text).parts) for path, text in rows]
            build.plan(f"cover:{name}", self._files_of(name, cuts))

    def _files_of(self, name: str, parts: Iterable[tuple[str, Iterable[Photo]]]) -> Iterator[Output]:
        """Give the files of a name; a crop that cuts nothing away is the photo itself."""
        for path, photos in parts:
            for photo in photos:
                for rendition in photo.all_renditions:
                    if rendition.url.startswith(f"{FOLDER}/{name}-"):
                        yield Output(rendition.url, path, self._store.place(rendition.url).read_bytes)

    def _plan_share(self, url: str) -> None:
        """Plan the share picture of an article at its stable address."""
        rows = self.build.catalogue.all("SELECT name, photo FROM covers WHERE url = ?", url)
        self.build.plan(
            f"share:{url}",
            (
                Output(f"{url}{SHARE_NAME}", path or SITE_FILE, self._store.place(share_url(name)).read_bytes)
                for name, path in rows
            ),
        )

    def _tidy_later(self, digests: set[str], names: set[str]) -> None:
        """Remove what nobody needs any more once the new pages are there."""
        build, ask = self.build, self.build.catalogue.all
        user = "preview" if build.preview else "site"
        if build.changes.everything:
            needed = {photo_name(digest) for (digest,) in ask("SELECT digest FROM photos")}
            needed |= {name for (name,) in ask("SELECT name FROM covers")}
            build.after_build.append(partial(self._store.replace_needed, user, needed))
        elif digests or names:
            held = {photo_name(one): ask("SELECT 1 FROM photos WHERE digest = ?", one) for one in digests}
            held |= {name: ask("SELECT 1 FROM covers WHERE name = ?", name) for name in names}
            added = {name for name, found in held.items() if found}
            build.after_build.append(partial(self._store.update_needed, user, added, held.keys() - added))


def get_generators(_: object) -> type[Generator]:
    return PhotoGenerator


def register() -> None:
    REGISTRY.register(__name__, PLACES, BANNERS, MAKING, POOR)
    signals.get_generators.connect(get_generators)
