"""Read ``site.toml``, the file that people who don't program change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem
from newsroom.model.site import Organisation, Site, WebLink
from newsroom.model.toml import Codes, read_toml
from plugins.identity.brand import read_brand
from plugins.identity.categories import read_categories
from plugins.identity.desk import read_abbreviations, read_checks_off
from plugins.identity.front import read_announcements, read_banners, read_front, web_url
from plugins.identity.hosting import read_hosting, tells_secret
from plugins.identity.menu import read_menu
from plugins.identity.old_sections import read_old_sections
from plugins.identity.proofs import read_security, read_verification
from plugins.identity.reading import KEYS, TableReader
from plugins.identity.urls import meant_url, plain_url

_CODES = Codes(
    "site-not-utf8",
    "site-conflict",
    "site-syntax",
    "site-twice-key",
    "site-control",
    "site-private",
    "site-piled",
    "site-curly",
)


def parse(data: bytes) -> tuple[Site, list[Problem]]:
    """Parse ``site.toml``; the site has an empty name where the file cannot be read."""
    text, found, problems = read_toml(SITE_FILE, data, _CODES)
    if found is None:
        return Site(name=""), problems
    reading = TableReader(text)
    site = _site(reading, found)
    return site, [*problems, *reading.problems]


def _site(reading: TableReader, found: Mapping[str, Any]) -> Site:
    top = reading.texts(
        "", {k: v for k, v in found.items() if not isinstance(v, dict | list) or k not in KEYS[""]}
    )
    for key in ("name", "url", "tagline"):
        if key in found and not isinstance(found[key], str):
            reading.report(
                reading.line_in("", key), "site-type", key=key, wanted="một chuỗi trong dấu ngoặc kép"
            )
    if not top.get("name") and isinstance(found.get("name", ""), str):
        reading.report(1, "site-missing", key="name", where="")
    categories = read_categories(reading, found)
    return Site(
        name=top.get("name", ""),
        url=_site_url(reading, top.get("url")),
        tagline=top.get("tagline", ""),
        organisation=Organisation(**reading.texts("organisation", reading.table("organisation", found))),
        categories=categories,
        links=tuple(
            WebLink(item["name"], web_url(reading, item["url"], reading.line_in("links", "url", nth)))
            for nth, (_, item) in enumerate(reading.tables("links", found))
            if item.get("name") and item.get("url")
        ),
        banners=read_banners(reading, found),
        announcements=read_announcements(reading, found),
        front=read_front(reading, found, categories),
        menu=read_menu(reading, found),
        brand=read_brand(reading, found),
        hosting=read_hosting(reading, found),
        verification=read_verification(reading, found),
        security=read_security(reading, found),
        name_line=reading.line_in("", "name"),
        no_articles=_no_articles(reading, found),
        offline=_switch(reading, found, "offline", usual=True),
        abbreviations=read_abbreviations(reading, found),
        old_sections=read_old_sections(reading, found, categories),
        checks_off=read_checks_off(reading, found),
    )


def _no_articles(reading: TableReader, found: Mapping[str, Any]) -> int:
    """Give the line that says that there are meant to be no articles, 0 if none does."""
    said = _switch(reading, found, "no_articles", usual=False)
    return reading.line_in("", "no_articles") if said else 0


def _switch(reading: TableReader, found: Mapping[str, Any], key: str, usual: bool) -> bool:
    """Take a key of the top that is true or false."""
    said = found.get(key, usual)
    if isinstance(said, bool):
        return said
    reading.report(reading.line_in("", key), "site-type", key=key, wanted="true hoặc false")
    return usual


def _site_url(reading: TableReader, url: str | None) -> str:
    if url is None:
        return ""
    plain, line = plain_url(url), reading.line_in("", "url")
    if plain:
        return plain
    if not url:
        reading.report(line, "site-empty-url")
    elif tells_secret(url):
        reading.report(line, "site-secret", key="url")
    elif meant := meant_url(url):
        reading.report(line, "site-near-url", value=url, better=meant)
    else:
        reading.report(line, "site-bad-url", value=url)
    return ""
