"""Make rules for hosts from a few old addresses and what was taken down."""

from __future__ import annotations

from typing import Any

from newsroom.model.gone import Gone
from newsroom.model.hosting import Hosting
from newsroom.model.redirect import redirects
from plugins.hosting.rules import Rules, make_rules
from tests.support.making import make_article, make_links, make_site

NEW = "/2024/01/tin-so-001/"
"""Where all old addresses lead, without the path prefix."""


def make(*olds: str, gone: tuple[Gone, ...] = (), base: str = "", **site: Any) -> Rules:
    """Give the rules of a site of one article that had all these addresses."""
    values = {"url": f"https://example.vn{base}", "base": base, "hosting": Hosting("nginx"), **site}
    article = make_article(1, old_urls=make_links(*olds))
    return make_rules(make_site(**values), redirects([article]), gone)
