"""Make the values that tests hand to the cores; every default can be replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsroom.engine import Catalogue, Edition, FileRow, Indexer, digest_body, encode, encode_body
from newsroom.engine.queries import Queries
from newsroom.model.media import Cover, Photo, Rendition, VideoFile
from newsroom.model.records import Article, Link, Record, StaticPage
from newsroom.model.site import Category, Organisation, Site
from newsroom.vietnamese.printing import VIETNAM

CATEGORIES = (
    Category("Tin hoạt động", "tin-hoat-dong", line=4),
    Category("Xây dựng Đảng", "xay-dung-dang", line=8),
    Category("Văn bản", "van-ban", line=12),
)
START = datetime(2024, 1, 1, 8, 0, tzinfo=VIETNAM)
NOW = datetime(2026, 1, 1, 0, 0, tzinfo=VIETNAM)


def make_article(number: int = 1, **changes: Any) -> Article:
    """Make an article; the higher ``number``, the newer it is."""
    date = changes.get("date", START + timedelta(hours=number))
    url = changes.get("url", f"{date:%Y/%m}/tin-so-{number:03d}/")
    values: dict[str, Any] = {
        "path": f"articles/{url}index.md",
        "url": url,
        "title": f"Đảng ủy Khối họp phiên thứ {number}",
        "date": date,
        "has_time": True,
        "category": CATEGORIES[0],
        "authors": ("P. Mai",),
        "summary": "Đảng ủy Khối sơ kết công tác quý./.",
    }
    return Article(**{**values, **changes})


def make_links(*targets: str, line: int = 1) -> tuple[Link, ...]:
    """Make pins or old addresses that stand on consecutive lines from ``line``, written as they lead."""
    return tuple(Link(target, target, line + number) for number, target in enumerate(targets))


def make_site(**changes: Any) -> Site:
    """Make a site with three categories that is published below a path."""
    values: dict[str, Any] = {
        "name": "Trang tin Đảng bộ Khối",
        "url": "https://example.vn/bantin",
        "base": "/bantin",
        "tagline": "Tin của Đảng bộ Khối",
        "organisation": Organisation(name="Đảng ủy Khối"),
        "categories": CATEGORIES,
    }
    return Site(**{**values, **changes})


def make_photo(path: str, *widths: int) -> Photo:
    """Make a photo with landscape renditions of the given widths."""
    stem = path.replace("/", "-")
    return Photo(
        path, tuple(Rendition(f"photos/{stem}-{w}.jpg", w, w * 2 // 3) for w in widths or (480, 960))
    )


def make_cover(photo: Photo) -> Cover:
    """Make the cover that is cut from a photo, each crop of one rendition."""
    stem = photo.path.replace("/", "-")
    crops = [("card", 720, 480), ("wide", 1600, 900), ("square", 360, 360)]
    parts = (Photo(photo.path, (Rendition(f"photos/{stem}-{kind}.jpg", *size),)) for kind, *size in crops)
    return Cover(photo, *parts)


def make_edition(
    articles: Iterable[Article] = (),
    *,
    pages: Iterable[StaticPage] = (),
    site: Site | None = None,
    now: datetime = NOW,
    preview: bool = False,
    draws_covers: bool = False,
    photos: Mapping[str, Photo] = MappingProxyType({}),
    covers: Mapping[str, Cover] = MappingProxyType({}),
    files: Mapping[str, int] = MappingProxyType({}),
    video_files: Mapping[str, VideoFile] = MappingProxyType({}),
    kept: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Edition:
    """Index records in a catalogue in memory; ``now`` lies after every default date."""
    site = site or make_site()
    queries = index_records([*articles, *pages], site, now, preview, kept=kept)
    for path, photo in photos.items():
        queries.photos.put(replace(photo, path=path), "")
    for url, cover in covers.items():
        if not queries.photos.has(cover.photo.path):
            queries.photos.put(cover.photo, "")
        queries.covers.put(url, "", cover)
    queries.files.put(FileRow(path, None, "", size, 1, "[]") for path, size in files.items())
    for file in video_files.values():
        queries.video_files.put(file, "")
    return Edition(queries, site, now, draws_covers)


def index_records(
    records: Iterable[Record],
    site: Site | None = None,
    now: datetime = NOW,
    preview: bool = False,
    catalogue: Catalogue | None = None,
    kept: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Queries:
    """Put records with their bodies into a catalogue, by default a new one in memory."""
    if catalogue is None:
        catalogue = Catalogue(Path(), "memory")
        catalogue.begin(passing=True)
    queries = Queries(catalogue)
    written = []
    for record in records:
        body = encode_body(record.body)
        queries.records.put_body(record.path, body)
        written.append(replace(record, body_digest=digest_body(body)))
    categories = {category.slug: category for category in (site or make_site()).categories}
    Indexer(queries, categories, now, preview, kept).index_all((one, encode(one)) for one in written)
    return queries
