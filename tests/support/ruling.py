"""Make rules for hosts from a few old addresses and what was taken down."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

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


HOSTILE = (
    '/a "b"/c d.html',
    "/x$1{y}%{REQUEST_URI}/z.aspx",
    "/100%.aspx",
    "/ti\u0323n.html",
    "/a;b.php?x=(y),[0-9]+&z=.*|^!",
    "/it's.html",
    "/a\\b/c.html",
    "/[x]|^().aspx",
    "/.*.php",
    "/#/x.aspx",
    "/<script>.html",
    "/?a=.*",
    "/s p/?q=1+2",
)
"""Old addresses with signs of the grammars that they are written into."""


def browsed(old: str) -> str:
    """Write an old address as a program asks for it: each byte encoded that need not stay as it is."""
    path, mark, query = old.partition("?")
    return quote(path, safe="/") + mark + quote(query, safe="=&+%,()*!.~:@/")
