"""Say at which addresses articles of Hugo, Jekyll and Pelican stood, as their settings had it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.pelican_addresses import pelican_address
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, Config

_JEKYLL_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_DATED_RE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-(.+)")
_TOKEN_RE = re.compile(r":(\w+)(?:\[[^\]]*\])?")


def address_of(
    config: Config,
    path: PurePosixPath,
    day: datetime | None,
    slug: str,
    categories: list[str],
    title: str,
    pattern: str = "",
) -> str:
    """Give the path at which an article stood, ``""`` if that cannot be told.

    ``path`` is its file, from the folder of articles; ``slug``, ``categories`` and ``title`` are those of
    its header.
    """
    if config.system == HUGO:
        return _hugo(config, path, day, slug, title)
    if config.system == JEKYLL:
        return _jekyll(config, path, day, slug, categories)
    made = pelican_address(config.values, path, day, slug, categories, title, pattern)
    return f"{config.prefix}/{made}" if made else ""


def stem_of(path: PurePosixPath) -> str:
    """Give the name of an article by its file: its folder's for ``index.md``, without date or language."""
    stem = re.sub(r"\.(?:vi|vn)$", "", path.stem)
    if stem == "index" and path.parent.name:
        stem = path.parent.name
    dated = _DATED_RE.fullmatch(stem)
    return dated[1] if dated else stem


def _hugo(config: Config, path: PurePosixPath, day: datetime | None, slug: str, title: str) -> str:
    folder = path.parent.parent if path.stem.partition(".")[0] == "index" else path.parent
    sections = [part for part in folder.parts if part != "."]
    last = slug or stem_of(path)
    pattern = _hugo_pattern(config.values, sections[0] if sections else "")
    if not pattern:
        name = slug or re.sub(
            r"\.(?:vi|vn)$", "", path.parent.name if path.stem.startswith("index") else path.stem
        )
        made = "/".join([*sections, name])
    else:
        values = {
            "section": sections[0] if sections else "",
            "sections": "/".join(sections),
            "slug": slug or urlized(title),
            "title": urlized(title),
            **dict.fromkeys(("filename", "contentbasename"), stem_of(path)),
            **dict.fromkeys(("slugorfilename", "slugorcontentbasename"), last),
        }
        if (filled := _filled(pattern, day, values)) is None:
            return ""
        made = filled.strip("/")
    ugly = str(config.values.get("uglyurls", "")).lower() == "true"
    return f"{config.prefix}/{made.lower().replace(' ', '-')}{'.html' if ugly else '/'}"


def _hugo_pattern(values: Mapping[str, Any], section: str) -> str:
    held = values.get("permalinks")
    if not isinstance(held, Mapping):
        return ""
    pages = held.get("page")
    if isinstance(pages, Mapping) and section in pages:
        return str(pages[section])
    return str(held[section]) if isinstance(held.get(section), str) else ""


def urlized(text: str) -> str:
    """Make a part of an address of a text as Hugo does: letters keep their marks."""
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.-]+", "-", text.strip().lower())).strip("-")


def _jekyll(
    config: Config, path: PurePosixPath, day: datetime | None, slug: str, categories: list[str]
) -> str:
    style = str(config.values.get("permalink") or "date")
    pattern = _JEKYLL_STYLES.get(style, style)
    above = list(path.parts[: path.parts.index("_posts")]) if "_posts" in path.parts else []
    names = [urlized(name) for name in (*above, *categories)]
    values = {
        "categories": "/".join(dict.fromkeys(names)),
        "title": slug or stem_of(path),
        "slug": slug or urlized(stem_of(path)),
        "output_ext": ".html",
    }
    made = _filled(pattern, day, values)
    return f"{config.prefix}{re.sub(r'/{2,}', '/', '/' + made.lstrip('/'))}" if made else ""


def _filled(pattern: str, day: datetime | None, values: Mapping[str, str]) -> str | None:
    """Fill a pattern in; ``None`` if something of it is not known."""
    missing = False

    def fill(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1]
        if name in values:
            return values[name]
        known = {
            "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S",
            "short_year": "%y", "y_day": "%j", "week": "%V", "short_month": "%b", "monthname": "%B",
            "yearday": "%j",
        }  # fmt: skip
        if day is not None and name in known:
            return day.strftime(known[name])
        if day is not None and name in ("i_month", "i_day"):
            return str(day.month if name == "i_month" else day.day)
        missing = True
        return ""

    made = _TOKEN_RE.sub(fill, pattern)
    return None if missing else made
