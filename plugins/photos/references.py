"""Check the photos that articles and pages name against the files that are there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping

from newsroom.model.attachment import KINDS
from newsroom.model.blocks import Figure
from newsroom.model.content import PHOTO_FORMATS, SITE_FILE, is_photo, name_from, nearest_name
from newsroom.model.media import Original, Photo
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record, cover_figure
from newsroom.model.site import Site

SMALLEST_COVER = 600
"""The width in pixels below which a cover looks poor."""
WORST_QUALITY = 40
"""The quality of a JPEG below which it shows that it was compressed again and again."""


def places(record: Record) -> Iterator[tuple[int, Figure]]:
    """List the photos of a record, each with its line, the cover included."""
    for figure in record.figures:
        yield figure.line, figure
    if isinstance(record, Article) and record.cover:
        cover = cover_figure(record)
        if cover is not None and cover not in record.figures:
            yield record.line("cover"), cover


def used(records: Iterable[Record]) -> set[str]:
    """Name the photos that the records show, as content paths."""
    return {figure.src for record in records for _, figure in places(record)}


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].casefold()


def check_photos(records: Iterable[Record], photos: Mapping[str, Photo]) -> Iterator[Problem]:
    """Warn of photos that are sound but will look poor, or other than the editor thinks."""
    for record in records:
        seen = set()
        for line, figure in places(record):
            photo = photos.get(figure.src)
            if photo is None or photo.original is None or figure.src in seen:
                continue
            seen.add(figure.src)
            for code, values in _faults(figure.src, photo.original):
                yield Problem.of(record.path, line, code, target=name_from(record.path, figure.src), **values)
        cover = cover_figure(record) if isinstance(record, Article) else None
        photo = photos.get(cover.src) if cover else None
        if cover and photo and photo.original and photo.original.width < SMALLEST_COVER:
            line = cover.line or record.line("cover")
            name, width = name_from(record.path, cover.src), photo.original.width
            yield Problem.of(record.path, line, "photo-small", target=name, width=width)


def _faults(path: str, original: Original) -> Iterator[tuple[str, dict[str, object]]]:
    if _suffix(path) not in PHOTO_FORMATS.get(original.format, ()):
        right = PHOTO_FORMATS.get(original.format, (".jpg",))[0]
        yield "photo-mislabelled", {"format": original.format, "suffix": right}
    if original.animated:
        yield "photo-animated", {}
    if 0 < original.quality < WORST_QUALITY:
        yield "photo-recompressed", {}


def _foreign(suffix: str) -> str:
    """Say what a file is that is shown as a photo but is none, by its suffix."""
    if suffix in (".svg", ".svgz"):
        return "photo-svg"
    if suffix == ".mp4":
        return "photo-is-video"
    return "photo-is-file" if suffix in KINDS else "photo-type"


def check_banners(site: Site, files: Collection[str]) -> Iterator[Problem]:
    """Report banners whose picture is not in the content folder."""
    for banner in site.banners:
        if banner.image not in files:
            yield Problem.of(SITE_FILE, banner.line, "missing-banner", target=banner.image)


def check_places(records: Iterable[Record], files: Collection[str]) -> Iterator[Problem]:
    """Report photos that are not there or are no photos."""
    for record in records:
        for line, figure in places(record):
            if not figure.src:
                continue
            name = name_from(record.path, figure.src)
            if figure.src in files:
                if not is_photo(name):
                    yield Problem.of(record.path, line, _foreign(_suffix(name)), target=name)
                continue
            folder = posixpath.dirname(figure.src)
            beside = (posixpath.basename(f) for f in files if posixpath.dirname(f) == folder)
            similar = nearest_name(posixpath.basename(figure.src), filter(is_photo, beside))
            code = "similar-photo" if similar else "missing-photo"
            yield Problem.of(record.path, line, code, target=name, nearest=similar)
