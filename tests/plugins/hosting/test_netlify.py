from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.gone import Gone
from plugins.hosting.netlify import cloudflare, netlify, pages
from tests.support.ruling import NEW, make

OLD = ("/a/", "/b.html", "/c.aspx", "/d.php?id=1&x=2")


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_netlify_forces_what_a_stub_would_hide_and_knows_queries() -> None:
    assert lines(netlify(make(*OLD, gone=(Gone("x/", has_page=True),)))["_redirects"]) == [
        f"/a/ {NEW} 301!",
        f"/b.html {NEW} 301!",
        f"/c.aspx {NEW} 301",
        f"/d.php id=1 x=2 {NEW} 301",
        f"/d.php id=1 x=2 fbclid=:x {NEW} 301",
        "/x/ /x/index.html 410!",
        "/x/index.html /x/index.html 410!",
    ]


def test_cloudflare_knows_no_queries() -> None:
    assert lines(cloudflare(make(*OLD))["_redirects"]) == [
        f"/a {NEW} 301", f"/a/ {NEW} 301", f"/b.html {NEW} 301", f"/c.aspx {NEW} 301",
    ]  # fmt: skip


def test_gitlab_is_told_only_what_no_stub_does() -> None:
    assert pages(make(*OLD)) == {".nojekyll": "", "_redirects": f"/c.aspx {NEW} 301\n"}
    assert pages(make("/a/")) == {".nojekyll": ""}


def test_headers_hold_below_the_path_prefix() -> None:
    found = lines(netlify(make(base="/bantin"))["_headers"])
    paths = [line for line in found if not line.startswith(" ")]
    assert paths[:4] == ["/bantin/*", "/bantin/theme/*", "/bantin/photos/*", "/bantin/tim/*"]
    assert "/bantin/feeds/all.atom.xml" in paths
    assert found[found.index("/bantin/sw.js") + 1] == "  Cache-Control: no-cache"
    assert found[found.index("/bantin/site.webmanifest") + 1] == "  Content-Type: application/manifest+json"
    assert found.count("  Cache-Control: public, max-age=31536000, immutable") == 3


@pytest.mark.slow
@given(st.lists(st.text(min_size=1, max_size=20).map(lambda text: "/" + text), max_size=4))
def test_whatever_the_old_addresses_a_line_has_its_parts(olds: list[str]) -> None:
    for line in lines(netlify(make(*olds)).get("_redirects", "")):
        parts = line.split(" ")
        assert parts[0].startswith("/")
        assert not {":", "*"} & set(parts[0])
        assert parts[-2:] in ([NEW, "301"], [NEW, "301!"])
