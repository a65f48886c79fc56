"""Articles of Pelican stood where their settings, title and place say; links to files lead there."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from newsroom.commands.importer.archives.pelican_addresses import open_links, pelican_address

TITLE = "Đại hội: lần 2!"


def at(path: str = "tin/bai.md", slug: str = "", categories: tuple[str, ...] = (), **values: Any) -> str:
    return pelican_address(values, PurePosixPath(path), datetime(2024, 7, 1), slug, categories, TITLE)


def test_the_slug_is_that_of_the_header_else_of_the_title() -> None:
    assert at(slug="rieng") == "rieng.html"
    assert at() == "dai-hoi-lan-2.html"


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"slugify_source": "basename"}, "bai.html"),
        ({"slugify_use_unicode": True}, "đại-hội-lần-2.html"),
        ({"slugify_preserve_case": True}, "Dai-hoi-lan-2.html"),
        ({"article_url": "{date:%Y}/{category}/{slug}/"}, "2024/tin-tuc/dai-hoi-lan-2/"),
        ({"article_url": "/{lang}/{slug}/", "default_lang": "vi"}, "vi/dai-hoi-lan-2/"),
        ({"slug_regex_substitutions": [("a", "b")]}, ""),
        ({"article_url": "{author}/{slug}/"}, ""),
    ],
)
def test_settings_decide_the_address(values: dict[str, Any], address: str) -> None:
    assert at(categories=("Tin tức",), **values) == address


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("[a]({filename}b.md)", "[a](</b.md>)"),
        ('[a](|filename|/tin/b%20c.md#d "T")', '[a](<//tin/b c.md> "T")'),
        ('<a href="{filename}b.html">', '<a href="</b.html>">'),
        ("![a]({filename}b.jpg)", "![a]({filename}b.jpg)"),
        ("![a]({static}b.md)", "![a]({static}b.md)"),
    ],
)
def test_links_to_articles_are_opened(text: str, opened: str) -> None:
    assert open_links(text, lambda path: f"</{path}>") == opened
