"""Read ``site.toml``, the file that people who don't program change."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem
from newsroom.model.site import Banner, Category, Organisation, Site, WebLink
from newsroom.vietnamese.comparing import clean, nearest
from newsroom.vietnamese.slugs import is_slug, slug

_KEYS: dict[str, tuple[str, ...]] = {
    "": ("name", "url", "tagline", "organisation", "categories", "links", "banners"),
    "organisation": ("name", "address", "phone", "email", "responsible", "licence"),
    "categories": ("name", "slug", "description"),
    "links": ("name", "url"),
    "banners": ("image", "url", "alt"),
}
_NEEDED = {"categories": ("name", "slug"), "links": ("name", "url"), "banners": ("image", "url", "alt")}


class _Reading:
    """The reading of one file: values by table, problems with the line they stand on."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.problems: list[Problem] = []

    def line(self, key: str, value: object = None, nth: int = 0) -> int:
        """Find the line of ``key = value``, or of the nth ``[[key]]``; 1 if it is not found."""
        pattern = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[]=]")
        hits = [
            number
            for number, line in enumerate(self.lines, start=1)
            if pattern.match(line) and (value is None or str(value) in line)
        ]
        return hits[min(nth, len(hits) - 1)] if hits else 1

    def report(self, line: int, code: str, **values: object) -> None:
        self.problems.append(Problem.of(SITE_FILE, line, code, **values))

    def texts(self, table: str, found: Mapping[str, Any], nth: int = 0) -> dict[str, str]:
        """Take the strings of a table; unknown keys, wrong types and gaps are problems."""
        values = {}
        for key, value in found.items():
            if key not in _KEYS[table]:
                self.unknown(table, key)
            elif isinstance(value, str):
                values[key] = " ".join(clean(value).split())
            elif table:
                self.report(self.line(key), "site-type", key=key, wanted="một chuỗi trong dấu ngoặc kép")
        for key in _NEEDED.get(table, ()):
            if not values.get(key):
                where = f" trong mục [[{table}]]"
                self.report(self.line(table, nth=nth), "site-missing", key=key, where=where)
        return values

    def unknown(self, table: str, key: str) -> None:
        near = nearest(key, _KEYS[table])
        code = "site-unknown-key" if near else "site-strange-key"
        self.report(self.line(key), code, key=key, nearest=near, known=", ".join(_KEYS[table]))

    def tables(self, key: str, found: Mapping[str, Any]) -> list[tuple[int, dict[str, str]]]:
        """Take a list of tables, each with the line it starts on."""
        listed = found.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            self.report(self.line(key), "site-type", key=key, wanted=f"các mục [[{key}]]")
            return []
        return [(self.line(key, nth=n), self.texts(key, item, n)) for n, item in enumerate(listed)]


def parse(data: bytes) -> tuple[Site, list[Problem]]:
    """Parse ``site.toml``; the site has an empty name where the file cannot be read."""
    try:
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem.of(SITE_FILE, line, "site-not-utf8", byte=f"0x{data[error.start]:02X}")
        return Site(name=""), [problem]
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        line = int(match[1]) if match else text.count("\n") + 1
        return Site(name=""), [Problem.of(SITE_FILE, line, "site-syntax")]
    reading = _Reading(text)
    site = _site(reading, found)
    return site, reading.problems


def _site(reading: _Reading, found: dict[str, Any]) -> Site:
    top = reading.texts(
        "", {k: v for k, v in found.items() if not isinstance(v, dict | list) or k not in _KEYS[""]}
    )
    for key in ("name", "url", "tagline"):
        if key in found and not isinstance(found[key], str):
            reading.report(reading.line(key), "site-type", key=key, wanted="một chuỗi trong dấu ngoặc kép")
    if not top.get("name") and isinstance(found.get("name", ""), str):
        reading.report(1, "site-missing", key="name", where="")
    organisation = found.get("organisation", {})
    if not isinstance(organisation, dict):
        reading.report(
            reading.line("organisation"), "site-type", key="organisation", wanted="mục [organisation]"
        )
        organisation = {}
    return Site(
        name=top.get("name", ""),
        url=_site_url(reading, top.get("url", "")),
        tagline=top.get("tagline", ""),
        organisation=Organisation(**reading.texts("organisation", organisation)),
        categories=_categories(reading, found),
        links=tuple(
            WebLink(item["name"], _web_url(reading, item["url"]))
            for _, item in reading.tables("links", found)
            if item.get("name") and item.get("url")
        ),
        banners=tuple(
            Banner(item["image"], _web_url(reading, item["url"]), item["alt"], line)
            for line, item in reading.tables("banners", found)
            if len(item) == 3
        ),
    )


def _categories(reading: _Reading, found: dict[str, Any]) -> tuple[Category, ...]:
    categories: dict[str, Category] = {}
    listed = reading.tables("categories", found)
    if not listed:
        reading.report(reading.line("categories"), "site-no-category")
    for line, item in listed:
        if not item.get("name") or not item.get("slug"):
            continue
        where = reading.line("slug", item["slug"])
        if not is_slug(item["slug"]):
            better = slug(item["slug"]) or slug(item["name"])
            reading.report(where, "site-bad-slug", value=item["slug"], better=better)
        elif item["slug"] in categories:
            reading.report(line, "site-duplicate-slug", value=item["slug"])
        else:
            description = item.get("description", "")
            categories[item["slug"]] = Category(item["name"], item["slug"], description, line)
    return tuple(categories.values())


def is_site_url(url: str) -> bool:
    """Tell whether ``url`` can be a site's address: http(s), a host, no query, no end slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    clean_path = re.fullmatch(r"(/[\w.~-]+)*", parts.path, re.ASCII) is not None
    host = re.fullmatch(r"[\w.-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", parts.netloc, re.IGNORECASE) is not None
    return parts.scheme in ("http", "https") and host and clean_path and not (parts.query or parts.fragment)


def _site_url(reading: _Reading, url: str) -> str:
    url = url.rstrip("/")
    if url and not is_site_url(url):
        reading.report(reading.line("url", url), "site-bad-url", value=url)
        return ""
    return url


def _web_url(reading: _Reading, url: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>/]+[^\s\"'<>]*", url):
        reading.report(reading.line("url", url), "site-bad-link", value=url)
        return ""
    return url
