"""ENRICH: the photos that the site shows → renditions, kept by their content."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pelican.plugins import signals

from plugins.edition import published
from plugins.files import write_atomic
from plugins.model import Output, Photo, Problem
from plugins.photos.photo import SUFFIXES, PhotoError, encode, plan, verify
from plugins.photos.placing import check_banners, check_places, used
from plugins.stage import Stage


class PhotoGenerator(Stage):
    """Plans and makes renditions; what is made lies under ``CACHE_PATH``, named by its content."""

    def generate_context(self) -> None:
        build = self.build
        files = {entry.path: entry.stored for entry in build.entries if entry.kind == "file"}
        build.problems += check_places(build.records, files)
        build.problems += check_banners(build.site, files)
        records = published(build.records, build.now, build.preview)
        wanted = sorted(
            path
            for path in (used(records) | {banner.image for banner in build.site.banners}) & files.keys()
            if Path(path).suffix.casefold() in SUFFIXES
        )
        stored = [files[path] for path in wanted]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, result in zip(wanted, pool.map(self._prepare, wanted, stored), strict=True):
                if isinstance(result, Photo):
                    build.photos[path] = result
                else:
                    build.problems.append(result)
        self.add(self._outputs())

    def _prepare(self, path: str, stored: str) -> Photo | Problem:
        """Plan a photo and make its renditions, or only look whether it is sound."""
        data = (self.content / stored).read_bytes()
        try:
            photo = plan(path, data)
            kept = [self._kept(rendition.url) for rendition in photo.renditions]
            if all(file.is_file() for file in kept):
                return photo
            if self.build.check_only:
                verify(data)
                return photo
            for file, encoded in zip(kept, encode(data, photo), strict=True):
                write_atomic(file, encoded)
        except PhotoError as error:
            return Problem.of(path, 0, error.code, **error.values)
        return photo

    def _kept(self, url: str) -> Path:
        return Path(self.settings["CACHE_PATH"]) / url

    def _outputs(self) -> Iterator[Output]:
        """Plan the files; photos of equal bytes share them."""
        planned = {
            rendition.url: path
            for path, photo in sorted(self.build.photos.items(), reverse=True)
            for rendition in photo.renditions
        }
        for url, path in sorted(planned.items()):
            yield Output(url, path, self._kept(url).read_bytes)


def get_generators(_: object) -> type[Stage]:
    return PhotoGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
