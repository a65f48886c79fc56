"""Check what only the whole shows: places, addresses, links, photos, spellings.

Each check takes plain values and lists problems; ``plugins.gate`` gathers them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import unquote

from newsroom.engine import AUTHOR, TOPIC, Edition
from newsroom.model.attachment import KINDS, file_address, suffix_of
from newsroom.model.content import ALBUM, SITE_FILE, Entry, name_from
from newsroom.model.output import Output
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record
from newsroom.vietnamese.comparing import fold, nfc
from newsroom.vietnamese.slugs import slug

STUB = "redirect.html"
"""The template of the stubs of old addresses."""

_ARTICLE_FOLDER_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+")


def check_entries(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report links, devices, manuscripts in wrong places, article folders without one, misnamed albums."""
    folders: dict[str, bool] = {}
    albums: set[tuple[str, str]] = set()
    for entry in entries:
        folder = posixpath.dirname(entry.path)
        if entry.kind != "file":
            yield Problem.of(entry.path, 0, "symlink" if entry.kind == "symlink" else "special-file")
        elif entry.path.startswith("articles/") and not _ARTICLE_FOLDER_RE.match(folder):
            if not entry.path.endswith(".md"):
                yield Problem.of(entry.path, 0, "misplaced-file")
        elif not (
            entry.path.startswith(("articles/", "pages/", "photos/"))
            or entry.path == SITE_FILE
            or entry.path.endswith(".md")
            or (suffix_of(entry.path) in KINDS and file_address(entry.path))
        ):
            yield Problem.of(entry.path, 0, "misplaced-file")
        if article := article_folder(entry.path):
            inner = folder.removeprefix(article).split("/")
            if len(inner) > 1 and inner[1] != ALBUM and fold(inner[1]) == ALBUM:
                albums.add((article, inner[1]))
            folders[article] = folders.get(article, False) or entry.path == f"{article}/index.md"
    for article, name in sorted(albums):
        yield Problem.of(article, 0, "album-name", found=name)
    for folder, complete in folders.items():
        if not complete:
            yield Problem.of(folder, 0, "empty-folder")


def article_folder(path: str) -> str:
    """Name the article folder that a file lies in, ``""`` if in none."""
    match = _ARTICLE_FOLDER_RE.match(posixpath.dirname(path))
    return match.group() if match else ""


def check_months(articles: Iterable[Article]) -> Iterator[Problem]:
    """Report a date in another month than its folder, which stays the address for good."""
    for article in articles:
        folder = article.url[:7]
        if folder != f"{article.date:%Y/%m}":
            date = f"{article.date:%d/%m/%Y}"
            yield Problem.of(article.path, article.line("date"), "folder-month", date=date, folder=folder)


def check_addresses(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Report two files for one address, case and normal form aside, and files that bar folders.

    What stubs of old addresses meet is left to ``check_old_urls``.
    """
    taken: dict[str, Output] = {}
    for output in sorted(outputs, key=lambda output: (output.path.casefold(), output.origin, output.line)):
        other = taken.setdefault(nfc(output.path).casefold(), output)
        if other is not output and STUB not in (output.template, other.template):
            yield _collision(output, other)
    for key, output in taken.items():
        for position in [match.start() for match in re.finditer("/", key)]:
            if key[:position] in taken:
                yield _collision(taken[key[:position]], output)


def _collision(output: Output, other: Output) -> Problem:
    """Report at the article or page, where an editor can change the address."""
    if output.origin == SITE_FILE:
        output, other = other, output
    address = output.path.removesuffix("index.html")
    return Problem.of(output.origin, output.line, "address-collision", address=address, other=other.origin)


def check_old_urls(records: Iterable[Record], origin_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """Report old addresses that stand twice or hide something that the site has.

    ``origin_of`` names the content file behind a file of the site, stubs aside. Case does not
    count: it does not for the map of nginx. The root may have a query, as WordPress used it.
    """
    seen: dict[str, str] = {}
    for record in sorted(records, key=lambda record: record.path):
        for old in record.old_urls:
            file = None
            if unquote(old.target).partition("?")[0] != "/":
                path = old.place.partition("?")[0]
                file = origin_of(path) or origin_of(f"{path}/index.html".lstrip("/"))
            other = file or seen.get(old.place)
            if other:
                address = old.target.lstrip("/")
                yield Problem.of(record.path, old.line, "address-collision", address=address, other=other)
            seen.setdefault(old.place, record.path)


def check_links(
    records: Iterable[Record], is_public: Callable[[str], bool], is_hidden: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report links to what is not there; the questions take site-relative addresses."""
    for record in records:
        for link in record.links:
            target = link.target
            if is_public(target) or is_public(f"{target}/"):
                continue
            code = "hidden-link" if is_hidden(target) or is_hidden(f"{target}/") else "missing-link"
            yield Problem.of(record.path, link.line, code, target=link.written)


def check_related(
    articles: Iterable[Article], is_published: Callable[[str], bool], is_hidden: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report pins that lead nowhere."""
    for article in articles:
        for pin in article.related:
            if not is_published(pin.target):
                code = "hidden-related" if is_hidden(pin.target) else "missing-related"
                yield Problem.of(article.path, pin.line, code, target=f"/{pin.target}")


def check_drafts(records: Iterable[Record], drafts: Mapping[str, str]) -> Iterator[Problem]:
    """Report photos, videos and files that go out with a record but lie in the folder of another.

    ``drafts`` names by their folders the articles that are not public yet.
    """
    for record in records:
        for kind, target, line in _uses(record):
            draft = drafts.get(article_folder(target))
            if draft is not None and draft != record.path:
                name = name_from(draft, target)
                yield Problem.of(record.path, line, "of-draft", kind=kind, target=name, other=draft)


def _uses(record: Record) -> Iterator[tuple[str, str, int]]:
    """List what a record takes from the content folder: its kind, its path and the line."""
    for figure in record.figures:
        yield "ảnh", figure.src, figure.line
    if isinstance(record, Article) and record.cover:
        yield "ảnh", record.cover, record.line("cover")
    for video in record.videos:
        if not video.host:
            yield "video", video.key, video.line
    for link in record.files:
        yield "tệp", link.target, link.line


def check_categories(edition: Edition) -> Iterator[Problem]:
    """Report categories without any article."""
    for category in edition.site.categories:
        if not edition.by_category(category.slug):
            yield Problem.of(SITE_FILE, category.line, "empty-category", name=category.name)


def check_spellings(edition: Edition) -> Iterator[Problem]:
    """Report topics and authors that differ in diacritics only: likely one, perhaps two."""
    for kind, key, listed in (("chủ đề", "tags", TOPIC), ("tác giả", "author", AUTHOR)):
        terms = edition.terms(listed)
        alike: dict[str, list[str]] = {}
        for term in terms:
            alike.setdefault(slug(terms[term].name) or term, []).append(term)
        for group in alike.values():
            if len(group) > 1:
                names = ", ".join(f"«{terms[term].name}»" for term in group)
                article = min(
                    (edition.list_of(listed, term)[-1] for term in group), key=lambda article: article.path
                )
                line = article.line(key) if article.line(key) > 1 else article.line("authors")
                yield Problem.of(article.path, line, "spellings", kind=kind, names=names)
