"""List the articles of a folder of Hugo, Jekyll or Pelican."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsroom.commands.importer.archives.entry import Entry, Remark, Skipped
from newsroom.commands.importer.archives.pelican_pages import UNREAD, is_article, is_page
from newsroom.commands.importer.archives.pelican_values import extensions_of, inside_of
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, Config, read_config
from newsroom.vietnamese.comparing import nfc

_PASSED = frozenset({
    "node_modules", "themes", "theme", "layouts", "archetypes", "public", "resources", "_site",
    "output", "vendor", "_layouts", "_includes", "_sass", "__pycache__", "venv", "cache", "plugins",
    "i18n", "data", "_data", "env",
})  # fmt: skip
"""Folders at the top that hold no articles."""
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_HTML = frozenset({".html", ".htm"})
_TOLD = {
    ".rst": "bài viết bằng reStructuredText: chưa nhập được, đổi sang Markdown bằng pandoc rồi nhập lại",
    ".adoc": "bài viết bằng AsciiDoc: chưa nhập được, đổi sang Markdown rồi nhập lại",
    ".asciidoc": "bài viết bằng AsciiDoc: chưa nhập được, đổi sang Markdown rồi nhập lại",
    ".org": "bài viết bằng Org: chưa nhập được, đổi sang Markdown rồi nhập lại",
    ".textile": "bài viết bằng Textile: chưa nhập được, đổi sang Markdown rồi nhập lại",
}
_NOT_ARTICLES = frozenset({"readme", "license", "changelog", "contributing", "404", "search", "robots"})
_FOREIGN_RE = re.compile(r"\.(?:en|fr|zh|zh-cn|ru|ja|ko|de|es|lo|km)$")
PAGE = "trang tĩnh, không phải tin bài: nếu còn dùng thì chép vào content/pages"
EXTENSIONS = (
    "{}: Markdown của trang cũ có phần mở rộng {} mà chương trình này không đọc: xem lại những bài dùng nó."
)
FOREIGN = "bản tiếng nước ngoài của bài"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a folder: its path from the root, and the settings of the site."""

    path: str
    config: Config


def folder_entries(root: Path, system: str) -> Iterator[Entry | Skipped | Remark]:
    """List the articles of a site's folder in the order of their paths; links to folders are not followed."""
    config = read_config(root, system)
    where = root / config.content if config.content else root
    found = False
    if unknown := extensions_of(config.values)[1] if system == PELICAN else ():
        yield Remark(EXTENSIONS.format(root.name, ", ".join(unknown)))
    for path in _walk(where, root, config):
        name = f"{nfc(root.resolve().name)}/{nfc(path)}"
        suffix = PurePosixPath(path).suffix.lower()
        if reason := _TOLD.get(suffix):
            yield Skipped(name, reason)
        elif suffix in _MARKDOWN or suffix in _HTML:
            if reason := _why_not(PurePosixPath(path), config):
                yield Skipped(name, reason)
                continue
            found = True
            yield Entry(name, config.system, root, Text(path, config))
    if not found:
        yield Remark(f"{root.name}: không thấy bài nào (tệp .md) trong thư mục này")


def marked_entry(path: Path, root: Path, name: str) -> Entry:
    """Make an entry of a single text of Markdown that has a header, of whatever system."""
    inside = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    folder = root if path.is_relative_to(root) else path.parent
    return Entry(name, "marked", folder, Text(inside.as_posix(), Config("")))


def _walk(folder: Path, root: Path, config: Config) -> Iterator[str]:
    """Give the paths of files from the root, sorted, folders in their place among them."""
    try:
        with os.scandir(folder) as held:
            entries = sorted(held, key=lambda one: nfc(one.name))
    except OSError:
        return
    for one in entries:
        if one.name.startswith((".", "~")):
            continue
        path = Path(one.path)
        if one.is_dir(follow_symlinks=False):
            at_top = path.parent == root
            if not (at_top and one.name.lower() in _PASSED) and _may_hold(path, root, config):
                yield from _walk(path, root, config)
        elif one.is_file(follow_symlinks=False):
            yield path.relative_to(root).as_posix()


def _may_hold(folder: Path, root: Path, config: Config) -> bool:
    """Tell whether articles may lie in a folder: those of Jekyll beginning with ``_`` do so by name only."""
    if config.system != JEKYLL or not folder.name.startswith("_"):
        return True
    collections = config.values.get("collections") or {}
    names = collections if isinstance(collections, list | dict) else []
    return folder.name in ("_posts", "_drafts", *(f"_{name}" for name in names))


def _why_not(path: PurePosixPath, config: Config) -> str:
    """Tell why a text is none of the articles, as far as its path says so."""
    stem, parts = path.stem.lower(), path.parts
    if _FOREIGN_RE.search(stem):
        return FOREIGN
    if config.system == JEKYLL and not any(part.startswith("_") for part in parts[:-1]):
        return PAGE
    if config.system == HUGO and stem.partition(".")[0] == "_index":
        return "trang đầu của một mục, không phải tin bài"
    if config.system == PELICAN:
        inside = inside_of(path, config.content)
        if is_page(inside, config.values):
            return ""
        if not is_article(inside, config.values):
            return UNREAD
    return PAGE if stem in _NOT_ARTICLES else ""
