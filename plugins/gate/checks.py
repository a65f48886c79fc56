"""Check what only the whole shows: places, addresses, links, photos, spellings.

Each check takes plain values and lists problems; ``plugins.gate`` gathers them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime

from plugins.edition import Edition, hidden
from plugins.files import Entry
from plugins.model import SITE_FILE, Article, Output, Problem, Record
from plugins.vietnamese import collation, comparable, nfc, slug

_ARTICLE_FOLDER_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+")


def check_entries(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report links, devices, manuscripts in wrong places and article folders without one."""
    folders: dict[str, bool] = {}
    for entry in entries:
        folder = posixpath.dirname(entry.path)
        if entry.kind != "file":
            yield Problem.of(entry.path, 0, "symlink" if entry.kind == "symlink" else "special-file")
        elif entry.path.startswith("articles/") and not _ARTICLE_FOLDER_RE.match(folder):
            if not entry.path.endswith(".md"):
                yield Problem.of(entry.path, 0, "misplaced-file")
        elif not entry.path.startswith(("articles/", "pages/", "photos/")) and entry.path != SITE_FILE:
            yield Problem.of(entry.path, 0, "misplaced-file")
        if match := _ARTICLE_FOLDER_RE.match(folder):
            folders[match.group()] = (
                folders.get(match.group(), False) or entry.path == f"{match.group()}/index.md"
            )
    for folder, complete in folders.items():
        if not complete:
            yield Problem.of(folder, 0, "empty-folder")


def check_months(articles: Iterable[Article]) -> Iterator[Problem]:
    """Report a date in another month than its folder, which stays the address for good."""
    for article in articles:
        folder = article.url[:7]
        if folder != f"{article.date:%Y/%m}":
            date = f"{article.date:%d/%m/%Y}"
            yield Problem.of(article.path, article.line("date"), "folder-month", date=date, folder=folder)


def check_addresses(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Report two files for one address, case and normal form aside, and files that bar folders."""
    taken: dict[str, Output] = {}
    listed = sorted(outputs, key=lambda output: (output.path.casefold(), output.origin, output.line))
    for output in listed:
        key = nfc(output.path).casefold()
        if key in taken:
            yield _collision(output, taken[key])
        else:
            taken[key] = output
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


def check_links(
    records: Iterable[Record], addresses: Collection[str], unpublished: Collection[str]
) -> Iterator[Problem]:
    """Report links to what is not there; ``addresses`` and ``unpublished`` are site-relative."""
    for record in records:
        for link in record.links:
            target = link.target
            if target in addresses or f"{target}/" in addresses:
                continue
            hidden_one = target in unpublished or f"{target}/" in unpublished
            code = "hidden-link" if hidden_one else "missing-link"
            yield Problem.of(record.path, link.line, code, target=link.written)


def check_related(
    articles: Iterable[Article], published: Collection[str], unpublished: Collection[str]
) -> Iterator[Problem]:
    """Report pins that lead nowhere."""
    for article in articles:
        for target in article.related:
            if target not in published:
                code = "hidden-related" if target in unpublished else "missing-related"
                yield Problem.of(article.path, article.line("related"), code, target=f"/{target}")


def unpublished_urls(records: Iterable[Record], now: datetime) -> set[str]:
    """List the addresses of drafts and of articles that are not due."""
    return {record.url for record in records if hidden(record, now)}


def check_categories(edition: Edition) -> Iterator[Problem]:
    """Report categories without any article."""
    for category in edition.site.categories:
        if category.slug not in edition.by_category:
            yield Problem.of(SITE_FILE, category.line, "empty-category", name=category.name)


def check_spellings(edition: Edition) -> Iterator[Problem]:
    """Report topics and authors that share an address but are written differently."""
    kinds: tuple[
        tuple[str, str, Mapping[str, Iterable[Article]], Callable[[Article], Iterable[str]]], ...
    ] = (
        ("chủ đề", "tags", edition.by_topic, lambda article: article.tags),
        ("tác giả", "author", edition.by_author, lambda article: article.authors),
    )
    for kind, key, index, names_of in kinds:
        for term, articles in index.items():
            spellings: dict[str, tuple[str, Article]] = {}
            for article in articles:
                for name in names_of(article):
                    if slug(name) == term:
                        spellings.setdefault(comparable(name), (name, article))
            if len(spellings) > 1:
                names = sorted((name for name, _ in spellings.values()), key=collation)
                article = min((found for _, found in spellings.values()), key=lambda a: a.path)
                line = article.line(key) if article.line(key) > 1 else article.line("authors")
                listed = ", ".join(f"«{name}»" for name in names)
                yield Problem.of(article.path, line, "spellings", kind=kind, names=listed)
