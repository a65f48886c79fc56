"""Say where links between articles of a site of Hugo, Jekyll or Pelican led: by the other one's header."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from newsroom.commands.importer.archives.declaring import HIDDEN
from newsroom.commands.importer.archives.pelican_addresses import slug_of
from newsroom.commands.importer.archives.shelf import Shelf
from newsroom.commands.importer.archives.site_config import JEKYLL, PELICAN, Config, read_config
from newsroom.commands.importer.archives.site_header import (
    add_by_name,
    add_by_place,
    declared_of,
    parted_of,
    text_of,
)
from newsroom.commands.importer.source import Unreadable

_ENDINGS = (".md", ".markdown", ".html", ".htm")
_LOST = "Liên kết «{}» dẫn tới bài không có hay chưa đăng trên trang cũ: giữ chữ, bỏ liên kết."
_NOT_PINNED = "Bài liên quan (Related) «{}» không có hay chưa đăng trên trang cũ: bỏ tên này."
_UNPINNED = (
    "Bài liên quan (Related) «{}»: trang cũ không ghi SITEURL nên không biết là bài nào ở đây, xin chép tay."
)
_MARK_RE = re.compile(r"[{|]filename[}|]")
_MOST_FILES = 100_000


@dataclass(slots=True)
class Links:
    """Finds the articles that one article names; ``faults`` tells of those that are not there."""

    shelf: Shelf
    path: PurePosixPath
    config: Config
    faults: list[str] = field(default_factory=list)

    def address_of(self, wanted: str) -> str:
        """Give the address that an article named ``wanted`` had, ``""`` if it is not there or had none."""
        name, _, anchor = wanted.strip().strip("\"'").partition("#")
        if not name and anchor:
            return f"#{anchor}"
        found = self._at(name)
        if not found:
            self._tell(wanted)
        return found

    def _at(self, name: str) -> str:
        """Give the address of the article whose file is called so, ``""`` if there is none."""
        for path in self._paths(name):
            if (file := self.shelf.find(path)) and file.suffix.lower() in _ENDINGS:
                inside = file.relative_to(self.shelf.root).as_posix()
                if found := _address(self.shelf.root, inside, self.config)[0]:
                    return found
        return ""

    def pinned(self, names: Iterable[str]) -> Iterator[str]:
        """Give the addresses of articles of Pelican that a header pins by file, address or slug."""
        for name in names:
            place = _MARK_RE.sub("", name).removeprefix(f"{self._root()}/")
            found = self._at(place) if place.lower().endswith(_ENDINGS) else ""
            found = found or _names(self.shelf.root).get(place.strip("/"), "") or self._at(place)
            if "://" in found:
                yield found
            else:
                self.faults.append((_UNPINNED if found else _NOT_PINNED).format(name[:120]))

    def _root(self) -> str:
        """Give the address of the host of the site, without a path."""
        try:
            site = urlsplit(self.config.address)
        except ValueError:
            return ""
        return f"{site.scheme}://{site.netloc}"

    def _tell(self, wanted: str) -> None:
        text = _LOST.format(wanted.strip()[:120])
        if text not in self.faults:
            self.faults.append(text)

    def _paths(self, name: str) -> Iterator[str]:
        """List where the file of an article may lie, the likeliest first."""
        if not name.strip("/ .") or "://" in name:
            return
        stem = name.rstrip("/")
        names = [stem] if stem.lower().endswith(_ENDINGS) else [f"{stem}{ending}" for ending in _ENDINGS]
        if not stem.lower().endswith(_ENDINGS):
            names += [f"{stem}/index.md", f"{stem}/_index.md"]
        beside = self.path.parent.as_posix()
        above = posixpath.dirname(beside)
        tops = [] if name.startswith("/") else [beside, above if self.path.stem == "index" else beside]
        tops += [self.config.content, ""]
        if self.config.system == JEKYLL:
            tops += [f"{top}/_posts".lstrip("/") for top in (beside, self.config.content)]
        for top in dict.fromkeys(tops):
            for one in names:
                yield posixpath.normpath(posixpath.join(top, one.lstrip("/")))
        if "/" not in stem.strip("/"):
            yield from _called(self.shelf.root, self.config.content, tuple(names))


@lru_cache(maxsize=256)
def _called(root: Path, content: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Find the one file below the folder of articles that is called so; none if there are several."""
    wanted = {posixpath.basename(name) for name in names if "/" not in name.strip("/")}
    folders = {name.partition("/")[0] for name in names if "/" in name.strip("/")}
    found = [
        path
        for path in _files(root, content)
        if posixpath.basename(path) in wanted
        or (path.endswith("/index.md") and path.split("/")[-2] in folders)
    ]
    return tuple(found) if len(found) == 1 else ()


@lru_cache(maxsize=4)
def _files(root: Path, content: str) -> tuple[str, ...]:
    found: list[str] = []
    for file in (root / content).rglob("*"):
        if file.suffix.lower() in _ENDINGS and len(found) < _MOST_FILES:
            found.append(file.relative_to(root).as_posix())
    return tuple(sorted(found))


@lru_cache(maxsize=4)
def _names(root: Path) -> dict[str, str]:
    """Say at which addresses the articles of Pelican stood that are called so: by address, by slug."""
    config = read_config(root, PELICAN)
    told = [_address(root, inside, config) for inside in _files(root, config.content)]
    slugs = {slug: address for address, slug in told if address and slug}
    paths = {urlsplit(address).path: address for address, _ in told if address}
    bare = {path.removeprefix(config.prefix).strip("/"): address for path, address in paths.items()}
    return slugs | bare | {path.strip("/"): address for path, address in paths.items()}


def _address(root: Path, inside: str, config: Config) -> tuple[str, str]:
    """Give the whole address of an article by what it says of itself, ``""`` if it had none, and its slug."""
    path = PurePosixPath(inside)
    try:
        parted = parted_of(text_of(root / inside), path, config)
    except (OSError, Unreadable):
        return "", ""
    declared = declared_of(parted.values, path, config)
    add_by_name(declared, path)
    add_by_place(declared, path, config, parted.values)
    olds = declared.facts.by_key.get("Old_URL", [])
    if HIDDEN in declared.faults or not olds:
        return "", ""
    title = next((fact.value for fact in declared.facts.by_key.get("Title", ())), "")
    slug = declared.slug or slug_of(config.values, path, title)
    said = str(
        parted.values.get("url") or parted.values.get("save_as") or parted.values.get("permalink") or ""
    ).strip("/")
    old = next((one.value for one in olds if said and one.value.strip("/").endswith(said)), olds[-1].value)
    site = urlsplit(config.address)
    return (f"{site.scheme}://{site.netloc}{old}" if site.netloc else old), slug
