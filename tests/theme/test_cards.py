"""What chat apps show of a link: Open Graph (ogp.me), which Zalo and Facebook read, on every kind of page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.markup import text_of, the

pytestmark = pytest.mark.slow

HOME = "https://example.vn/"
CARD = {
    "og:title", "og:description", "og:url", "og:type", "og:locale", "og:site_name", "og:image",
    "og:image:type", "og:image:width", "og:image:height", "og:image:alt",
}  # fmt: skip


def pages(site: Path) -> list[tuple[str, BeautifulSoup]]:
    """List the pages that search engines may show."""
    found = ((page, BeautifulSoup(page.read_bytes(), "lxml")) for page in sorted(site.rglob("*.html")))
    return [
        (page.relative_to(site).as_posix().removesuffix("index.html"), soup)
        for page, soup in found
        if not soup.find("meta", attrs={"name": "robots"})
    ]


def told(soup: BeautifulSoup) -> dict[str, str]:
    return {text_of(tag, "property"): text_of(tag, "content") for tag in soup.find_all("meta", property=True)}


def test_every_page_has_a_whole_card_with_a_large_picture(golden_site: Path) -> None:
    listed = pages(golden_site)
    assert len(listed) > 20
    for address, soup in listed:
        card = told(soup)
        assert card.keys() >= CARD, (address, CARD - card.keys())
        assert all(card.values()), address
        assert card["og:url"].removeprefix(HOME) == address
        assert text_of(the(soup.find("link", rel="canonical")), "href") == HOME + address
        assert card["og:image"].startswith(HOME)
        assert (golden_site / card["og:image"].removeprefix(HOME)).is_file()
        assert int(card["og:image:width"]) >= 1200
        assert int(card["og:image:height"]) >= 630
        assert not any(name.startswith(("fb:", "zalo")) for name in card)
        assert (
            text_of(the(soup.find("meta", attrs={"name": "twitter:card"})), "content")
            == "summary_large_image"
        )


def test_articles_and_only_they_tell_their_time_and_section(golden_site: Path) -> None:
    for address, soup in pages(golden_site):
        card = told(soup)
        is_article = re.fullmatch(r"\d{4}/\d\d/[^/]+/", address) is not None
        assert card["og:type"] == ("article" if is_article else "website"), address
        own = {name for name in card if name.startswith("article:")} - {"article:tag"}
        wanted = {"article:published_time", "article:modified_time", "article:section"}
        assert own == (wanted if is_article else set()), address


def test_articles_and_only_they_have_the_dublin_core(golden_site: Path) -> None:
    needed = {"title", "creator", "date", "description", "publisher", "identifier", "language", "subject"}
    for address, soup in pages(golden_site):
        names = {text_of(tag, "name") for tag in soup.find_all("meta", attrs={"name": re.compile(r"^DC\.")})}
        is_article = re.fullmatch(r"\d{4}/\d\d/[^/]+/", address) is not None
        assert bool(names) == is_article == bool(soup.find("link", rel="schema.DC")), address
        if is_article:
            assert {f"DC.{element}" for element in needed} <= names, address


def test_every_page_leads_to_the_manifest(golden_site: Path) -> None:
    for address, soup in pages(golden_site):
        assert text_of(the(soup.find("link", rel="manifest")), "href") == "/site.webmanifest", address
    assert (golden_site / "site.webmanifest").is_file()
