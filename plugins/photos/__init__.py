"""ENRICH: the photos that the site shows → renditions, kept by their content."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pelican.plugins import signals

from plugins.codec import decode_photo, encode_photo
from plugins.edition import published
from plugins.files import write_atomic
from plugins.model import Output, Photo, Problem
from plugins.photos.placing import SUFFIXES, check_banners, check_places, used
from plugins.stage import Stage
from plugins.tree import Files, fingerprint


class PhotoGenerator(Stage):
    """Plans and makes renditions; what is made lies under ``CACHE_PATH``, named by its content."""

    def generate_context(self) -> None:
        build = self.build
        self._files = Files(build.content_tree)
        build.report("places", check_places(build.examine("places"), self._files))
        build.report("run", check_banners(build.site, self._files))
        before = self._forget()
        shown = [path for path in sorted(self._wanted()) if self._is_photo(path)]
        if shown:
            self._show(shown)
        for digest in sorted(before | {self._digest(path) for path in shown}):
            self._plan_part(digest)

    def _is_photo(self, path: str) -> bool:
        return path in self._files and Path(path).suffix.casefold() in SUFFIXES

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

    def _forget(self) -> set[str]:
        """Take the photos that may have changed out of the catalogue; give their digests."""
        catalogue = self.build.catalogue
        if self.build.changes.everything:
            self._known = dict(catalogue.all("SELECT digest, photo FROM photos"))
            catalogue.change("DELETE FROM photos")
            return set()
        rows = [
            row
            for path in self.build.changes.photos
            for row in catalogue.all("SELECT path, digest, photo FROM photos WHERE path = ?", path)
        ]
        self._known = {digest: photo for _, digest, photo in rows}
        for path, _, _ in rows:
            catalogue.change("DELETE FROM photos WHERE path = ?", path)
        return {digest for _, digest, _ in rows}

    def _stored(self, path: str) -> Path:
        return self.content / self._files[path]

    def _digest(self, path: str) -> str:
        """Give the digest of a photo's file, which is read for it only once."""
        stored, tree = os.fsencode(self._files[path]), self.build.content_tree
        found = tree.digest(stored)
        if found is None:
            found = fingerprint(self._stored(path).read_bytes())
            tree.set_digest(stored, found)
        return found.hex()

    def _show(self, paths: Iterable[str]) -> None:
        """Make the renditions that are not kept, and note the photos."""
        from concurrent.futures import ThreadPoolExecutor

        build, listed = self.build, list(paths)
        with ThreadPoolExecutor(self.jobs) as pool:
            prepared = build.progress.track("Xử lý ảnh", pool.map(self._prepare, listed), len(listed))
            for path, result in zip(listed, prepared, strict=True):
                if isinstance(result, Photo):
                    build.photos[path] = result
                    build.catalogue.put("photos", [(path, self._digest(path), encode_photo(result))])
                else:
                    build.report("run", [result])

    def _prepare(self, path: str) -> Photo | Problem:
        """Plan a photo and make its renditions, or only look whether it is sound."""
        from plugins.photos.photo import PhotoError, encode, plan, verify

        known = self._known.get(self._digest(path))
        if known is not None:
            photo = decode_photo(path, known)
            if self._is_kept(photo):
                return photo
        data = self._stored(path).read_bytes()
        try:
            photo = plan(path, data)
            if self._is_kept(photo):
                return photo
            if self.build.check_only:
                verify(data)
            else:
                self._keep(photo, encode(data, photo))
        except PhotoError as error:
            return Problem.of(path, 0, error.code, **error.values)
        return photo

    def _kept(self, url: str) -> Path:
        return Path(self.settings["CACHE_PATH"]) / url

    def _receipt(self, photo: Photo) -> Path:
        """Name the file that says what the renditions of a photo are."""
        return self._kept(f"{photo.largest.url}.sums")

    def _is_kept(self, photo: Photo) -> bool:
        """Tell whether the renditions are there, whole, and made as they would be now."""
        if not self.settings["LOAD_CONTENT_CACHE"]:
            return False
        try:
            data = [self._kept(rendition.url).read_bytes() for rendition in photo.renditions]
            return self._receipt(photo).read_text(encoding="ascii") == self._sums(data)
        except (OSError, ValueError):
            return False

    def _keep(self, photo: Photo, encoded: list[bytes]) -> None:
        for rendition, data in zip(photo.renditions, encoded, strict=True):
            write_atomic(self._kept(rendition.url), data, durable=True)
        write_atomic(self._receipt(photo), self._sums(encoded).encode(), durable=True)

    def _sums(self, encoded: list[bytes]) -> str:
        """Write the encoder and the digests of renditions."""
        return "\n".join([self._encoder, *(fingerprint(data).hex() for data in encoded)])

    @cached_property
    def _encoder(self) -> str:
        """What makes renditions: our module and Pillow."""
        from PIL import __version__

        code = Path(__file__).with_name("photo.py").read_bytes()
        return fingerprint(__version__.encode() + code).hex()

    def _plan_part(self, digest: str) -> None:
        """Plan the files of a photo; those of equal bytes share them."""
        rows = self.build.catalogue.all(
            "SELECT path, photo FROM photos WHERE digest = ? ORDER BY path LIMIT 1", digest
        )
        self.build.plan(
            f"photo:{digest}",
            (
                Output(rendition.url, path, self._kept(rendition.url).read_bytes)
                for path, photo in rows
                for rendition in decode_photo(path, photo).renditions
            ),
        )


def get_generators(_: object) -> type[Stage]:
    return PhotoGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
