"""Read ``site.toml``, the file that people who don't program change."""

from __future__ import annotations

import re
import tomllib
from typing import Any
from urllib.parse import urlsplit

from newsroom.model.content import SITE_FILE
from newsroom.model.naming import conflict_line, toml_fault_line
from newsroom.model.problem import Problem
from newsroom.model.site import Banner, Category, Organisation, Site, WebLink
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.slugs import is_slug, slug
from plugins.identity.hosting import read_hosting, tells_secret
from plugins.identity.proofs import read_security, read_verification
from plugins.identity.reading import KEYS, TableReader


def parse(data: bytes) -> tuple[Site, list[Problem]]:
    """Parse ``site.toml``; the site has an empty name where the file cannot be read."""
    try:
        text = data.decode("utf-8-sig")
        if conflict := conflict_line(text):
            return Site(name=""), [Problem.of(SITE_FILE, conflict, "site-conflict")]
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem.of(SITE_FILE, line, "site-not-utf8", byte=f"0x{data[error.start]:02X}")
        return Site(name=""), [problem]
    except (ValueError, RecursionError) as error:
        return Site(name=""), [Problem.of(SITE_FILE, toml_fault_line(text, error), "site-syntax")]
    reading = TableReader(text)
    site = _site(reading, found)
    return site, reading.problems


def _site(reading: TableReader, found: dict[str, Any]) -> Site:
    top = reading.texts(
        "", {k: v for k, v in found.items() if not isinstance(v, dict | list) or k not in KEYS[""]}
    )
    for key in ("name", "url", "tagline"):
        if key in found and not isinstance(found[key], str):
            reading.report(reading.line(key), "site-type", key=key, wanted="một chuỗi trong dấu ngoặc kép")
    if not top.get("name") and isinstance(found.get("name", ""), str):
        reading.report(1, "site-missing", key="name", where="")
    return Site(
        name=top.get("name", ""),
        url=_site_url(reading, top.get("url", "")),
        tagline=top.get("tagline", ""),
        organisation=Organisation(**reading.texts("organisation", reading.table("organisation", found))),
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
        hosting=read_hosting(reading, found),
        verification=read_verification(reading, found),
        security=read_security(reading, found),
        name_line=reading.line("name"),
    )


def _categories(reading: TableReader, found: dict[str, Any]) -> tuple[Category, ...]:
    categories: dict[str, Category] = {}
    names: dict[str, int] = {}
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
        elif comparable(item["name"]) in names:
            first = names[comparable(item["name"])]
            reading.report(line, "site-duplicate-name", value=item["name"], first=first)
        else:
            names[comparable(item["name"])] = line
            description = item.get("description", "")
            categories[item["slug"]] = Category(item["name"], item["slug"], description, line)
    return tuple(categories.values())


def is_site_url(url: str) -> bool:
    """Tell whether ``url`` can be a site's address: http(s), a host, no query, no end slash."""
    if not is_web_address(url):
        return False
    parts = urlsplit(url)
    clean_path = re.fullmatch(r"(/[\w.~-]+)*", parts.path, re.ASCII) is not None
    host = re.fullmatch(r"[\w.-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", parts.netloc, re.IGNORECASE) is not None
    return host and clean_path and not (parts.query or parts.fragment)


def _site_url(reading: TableReader, url: str) -> str:
    url = url.rstrip("/")
    if url and not is_site_url(url):
        if tells_secret(url):
            reading.report(reading.line("url"), "site-secret", key="url")
            return ""
        reading.report(reading.line("url", url), "site-bad-url", value=url)
        return ""
    return url


def _web_url(reading: TableReader, url: str) -> str:
    if not is_web_address(url):
        reading.report(reading.line("url", url), "site-bad-link", value=url)
        return ""
    return url
