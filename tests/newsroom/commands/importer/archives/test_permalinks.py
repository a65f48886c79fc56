"""Old addresses follow from the settings of the old site."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

import pytest

from newsroom.commands.importer.archives.permalinks import address_of, stem_of, urlized
from newsroom.commands.importer.archives.site_config import Config

DAY = datetime(2024, 7, 1)


def at(
    system: str,
    path: str,
    values: dict[str, object] | None = None,
    slug: str = "",
    categories: tuple[str, ...] = (),
    address: str = "https://e.vn",
) -> str:
    return address_of(
        Config(system, "", address, values or {}),
        PurePosixPath(path),
        DAY,
        slug,
        list(categories),
        "Đại hội 2024",
    )


@pytest.mark.parametrize(
    ("path", "values", "slug", "address"),
    [
        ("tin/bai.md", {}, "", "/tin/bai/"),
        ("tin/bai/index.md", {}, "", "/tin/bai/"),
        ("tin/bai/index.vi.md", {}, "moi", "/tin/moi/"),
        ("tin/2024-07-01-bai.md", {}, "", "/tin/2024-07-01-bai/"),
        ("tin/bai.md", {"permalinks": {"tin": "/:year/:month/:slug/"}}, "moi", "/2024/07/moi/"),
        ("tin/bai.md", {"permalinks": {"tin": "/:section/:title"}}, "", "/tin/đại-hội-2024/"),
        ("tin/bai.md", {"permalinks": {"page": {"tin": "/:filename/"}}}, "", "/bai/"),
        ("tin/bai.md", {"uglyurls": True}, "", "/tin/bai.html"),
        ("tin/bai.md", {"permalinks": {"tin": "/:la/"}}, "", ""),
    ],
)  # fmt: skip
def test_hugo(path: str, values: dict[str, object], slug: str, address: str) -> None:
    assert at("hugo", path, values, slug) == address


def test_jekyll() -> None:
    path = "_posts/2024-07-01-bai-viet.md"
    assert at("jekyll", path, categories=("Tin tức",)) == "/tin-tức/2024/07/01/bai-viet.html"
    assert at("jekyll", path, {"permalink": "pretty"}) == "/2024/07/01/bai-viet/"
    assert at("jekyll", path, {"permalink": "/:year/:i_month/:title:output_ext"}) == "/2024/7/bai-viet.html"
    assert (
        at("jekyll", "tin/" + path, {"permalink": "none"}, address="https://e.vn/b") == "/b/tin/bai-viet.html"
    )


def test_pelican() -> None:
    assert at("pelican", "tin/bai.md", slug="bai") == "/bai.html"
    assert (
        at("pelican", "tin/bai.md", {"article_url": "{date:%Y}/{date:%m}/{slug}/"}, slug="bai")
        == "/2024/07/bai/"
    )
    assert at("pelican", "tin/bai.md", address="https://e.vn/a/", slug="bai") == "/a/bai.html"
    assert at("pelican", "tin/bai.md", {"article_url": "{la}/{slug}/"}, slug="bai") == ""


def test_names() -> None:
    assert stem_of(PurePosixPath("a/2024-07-11-bai/index.vi.md")) == "bai"
    assert urlized(" Đại hội: lần 2! ") == "đại-hội-lần-2"
