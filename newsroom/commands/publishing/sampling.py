"""Choose what to ask a live site about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.commands.publishing.publication import PAGE, articles
from newsroom.model.hosting import HOST_FOLDER

FEED = "feeds/all.atom.xml"
_ENTRY_RE = re.compile(r'<entry>.*?<link rel="alternate"[^>]* href="([^"]+)"', re.DOTALL)
_MAP_RE = re.compile(r'^"([^"]+)" "([^"]+)";$', re.MULTILINE)
_RULE_RE = re.compile(r"^(/\S*)\s+(/\S*)\s+301!?$", re.MULTILINE)
_STUB_RE = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
_MAPS = (f"{HOST_FOLDER}/redirects.map", "redirects.map")
_RULES = "_redirects"
_STUB_BYTES = 2500
_OLD = 3
_HIDDEN = 8


def newest_article(feed: str, base: str, paths: Collection[str]) -> str | None:
    """Give the page of the newest article: the first of the feed, else the last by its folder."""
    entry = _ENTRY_RE.search(feed)
    if entry:
        url = unquote(urlsplit(entry[1]).path).removeprefix(base).lstrip("/")
        if f"{url}{PAGE}" in paths:
            return f"{url}{PAGE}"
    return next(reversed(articles(paths)), None)


def old_articles(paths: Collection[str], newest: str | None) -> list[str]:
    """Choose a few articles spread over the archive, the first among them."""
    found = [path for path in articles(paths) if path != newest]
    places = {len(found) * number // _OLD for number in range(_OLD)}
    return [found[place] for place in sorted(places) if place < len(found)]


def one_of_each(paths: Iterable[str]) -> dict[str, str]:
    """Choose a photo of each format, the stylesheet and the icon, by how their names end."""
    found: dict[str, str] = {}
    for path in paths:
        folder, _, name = path.partition("/")
        suffix = f".{name.rpartition('.')[2]}"
        wanted = {"photos": {".avif", ".jpg", ".png"}, "theme": {".css", ".js", ".svg"}}.get(folder, set())
        if suffix in wanted:
            found.setdefault(suffix, path)
    return found


def redirects_of(output: Path, sizes: Mapping[str, int], only_stubs: bool = False) -> list[tuple[str, str]]:
    """Choose one or two old addresses with where they lead: one with a query if there is one.

    ``sizes`` are those of all files in bytes. Old addresses stand in the table of the host, else in
    the stubs, which are smaller than any other page, and all that some hosts can do.
    """
    for name, pattern in ((_MAPS[0], _MAP_RE), (_MAPS[1], _MAP_RE), (_RULES, _RULE_RE)):
        if name in sizes and not only_stubs:
            found = pattern.findall((output / name).read_text(encoding="utf-8"))
            return _two([(old, new.replace(PAGE, "")) for old, new in found])
    stubs = []
    for path, size in sizes.items():
        if size < _STUB_BYTES and path.endswith((".html", ".htm")):
            match = _STUB_RE.search((output / path).read_text(encoding="utf-8", errors="replace"))
            if match:
                stubs.append((f"/{path.removesuffix(PAGE)}", match[1]))
        if len(stubs) == 2:
            break
    return stubs


def _two(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    plain = [one for one in found if "?" not in one[0]]
    asking = [one for one in found if "?" in one[0]]
    return [*plain[:1], *asking[:1]]


def hidden_of(content: Path, paths: Collection[str]) -> list[str]:
    """List addresses of articles in the content folder that are not published, the newest few."""
    folders = (file.parent.relative_to(content / "articles") for file in content.glob("articles/*/*/*/*.md"))
    urls = {f"{folder.as_posix()}/" for folder in folders}
    return sorted((url for url in urls if f"{url}{PAGE}" not in paths), reverse=True)[:_HIDDEN]
