"""Hold what is to be published, and compare it with what a host has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.engine import BuiltFile
from newsroom.model.gone import Gone
from newsroom.model.hosting import HASHED_FOLDERS, WAITING_FOLDERS, Hosting
from newsroom.model.site import Site

PAGE = "index.html"
_ARTICLE_RE = re.compile(r"\d{4}/\d\d/[^/]+/index\.html")
_PHOTO_RE = re.compile(r"\bphotos/([0-9a-f]{16})-")

Manifest = Mapping[str, bytes]
"""What a host has: the ``fingerprint`` of each file by its path."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published: the files of ``output``, as the release ``release`` of ``site``.

    ``has_manuscripts`` tells whether the content folder has any of an article.
    """

    site: Site
    hosting: Hosting
    output: Path
    files: Mapping[str, BuiltFile]
    gone: tuple[Gone, ...]
    release: str
    has_manuscripts: bool = True

    @property
    def manifest(self) -> Manifest:
        """What the host will have."""
        return {path: file.digest for path, file in self.files.items()}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes at a host, sorted: files to send, and files to remove.

    Files named by content go first, pages come after; those that are named by content and no longer
    used are ``stale``: readers of an older page may still ask for them.
    """

    hashed: tuple[str, ...]
    pages: tuple[str, ...]
    removed: tuple[str, ...]
    stale: tuple[str, ...]


def is_hashed(path: str) -> bool:
    """Tell whether a file is named by its content and waits for the readers of older pages."""
    return path.partition("/")[0] in WAITING_FOLDERS and "/" in path


def never_changes(path: str) -> bool:
    """Tell whether a file is named by its content, whether it waits or not."""
    return path.partition("/")[0] in HASHED_FOLDERS and "/" in path


def compare(old: Manifest, new: Manifest) -> Difference:
    """Compare what a host has with what it is to have."""
    sent = sorted(path for path, digest in new.items() if old.get(path) != digest)
    gone = sorted(old.keys() - new.keys())
    return Difference(
        hashed=tuple(path for path in sent if is_hashed(path)),
        pages=tuple(path for path in sent if not is_hashed(path)),
        removed=tuple(path for path in gone if not is_hashed(path)),
        stale=tuple(path for path in gone if is_hashed(path)),
    )


def articles(paths: Iterable[str]) -> list[str]:
    """List the pages of articles among the given paths, in order."""
    return sorted(path for path in paths if _ARTICLE_RE.fullmatch(path))


def notices(publication: Publication) -> frozenset[str]:
    """Name the pages that may say that their article was taken down."""
    return frozenset(f"{gone.url}{PAGE}" for gone in publication.gone)


def taken_down(old: Collection[str], publication: Publication) -> list[str]:
    """List the pages of articles that a host shows and that are to be seen no longer.

    ``old`` are the files that the host has. Pages that now say that their article was taken down are
    among them: what they showed before must go.
    """
    told = notices(publication)
    return [path for path in articles(old) if path not in publication.files or path in told]


def lost_archive(old: Iterable[str], publication: Publication) -> int:
    """Count the articles that a host shows and of which nobody said that they are to go with all others.

    It is 0 unless the content folder has no manuscript at all: a checkout without its articles makes such a
    publication where nobody knows what was built before.
    """
    if publication.has_manuscripts or publication.site.no_articles:
        return 0
    told = notices(publication)
    return len(articles(path for path in old if path not in told))


def photos_of(page: bytes) -> frozenset[str]:
    """Name the photos that a page shows, by the hash that the names of their renditions begin with."""
    return frozenset(match.decode() for match in re.findall(_PHOTO_RE.pattern.encode(), page))


def only_theirs(pages: Collection[bytes], stale: Collection[str]) -> list[str]:
    """List the stale files that only the given pages, taken down, showed: they must go at once."""
    photos = frozenset[str]().union(*map(photos_of, pages))
    return sorted(path for path in stale if (match := _PHOTO_RE.match(path)) and match[1] in photos)
