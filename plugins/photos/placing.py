"""Check the photos that articles and pages name against the files that are there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator

from plugins.edition import cover_figure
from plugins.model import SITE_FILE, Article, Figure, Problem, Record, Site
from plugins.vietnamese import nearest, nfc

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})


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
            name = posixpath.basename(figure.src)
            if figure.src in files:
                if posixpath.splitext(name)[1].casefold() not in SUFFIXES:
                    yield Problem.of(record.path, line, "photo-type", target=name)
                continue
            folder = posixpath.dirname(figure.src)
            beside = sorted(posixpath.basename(f) for f in files if posixpath.dirname(f) == folder)
            similar = nearest(
                nfc(name), [n for n in beside if posixpath.splitext(n)[1].casefold() in SUFFIXES]
            )
            code = "similar-photo" if similar else "missing-photo"
            yield Problem.of(record.path, line, code, target=name, nearest=similar)
