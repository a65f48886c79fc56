"""Standing pages of a Pelican folder are told from its articles, and keep what pages here have."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from newsroom.commands.importer.archives import articles
from newsroom.commands.importer.archives.pelican_pages import (
    FRONT,
    UNLISTED,
    is_article,
    is_page,
    listed,
    name_of,
)
from newsroom.commands.importer.source import Source
from tests.support.site_folders import write_tree


@pytest.mark.parametrize(
    ("path", "settings", "found"),
    [
        ("pages/a.md", {}, (True, True)),
        ("tin/pages/a.md", {}, (False, True)),
        ("trang/a.md", {"page_paths": ["trang"]}, (True, True)),
        ("pages/a.md", {"page_paths": ["pages"], "page_excludes": ["pages"]}, (False, True)),
        ("nhap/a.md", {"article_paths": ["tin"]}, (False, False)),
        ("tin/a.md", {"article_paths": ["tin/"]}, (False, True)),
        ("tin/a.md", {"article_excludes": ["tin"]}, (False, False)),
    ],
)
def test_paths_tell_pages_and_articles(path: str, settings: dict[str, Any], found: tuple[bool, bool]) -> None:
    assert (is_page(PurePosixPath(path), settings), is_article(PurePosixPath(path), settings)) == found


@pytest.mark.parametrize(
    ("said", "title", "name"),
    [
        ("rieng", "Giới thiệu", "rieng"),
        ("", "Giới thiệu", "gioi-thieu"),
        ("", "", "a"),
        ("Về Tôi_2", "", "ve-toi-2"),
    ],
)
def test_a_page_is_named_by_slug_title_or_file(said: str, title: str, name: str) -> None:
    assert name_of({}, PurePosixPath("pages/a.md"), said, title) == name


def test_a_hidden_page_is_public_a_draft_is_not() -> None:
    assert listed({"status": "Hidden", "title": "T"}) == {"title": "T"}
    assert listed({"status": "draft"}) == {"status": "draft"}


def page(tmp_path: Path, header: str, conf: str = "") -> Source:
    files = {
        "pelicanconf.py": conf,
        "content/pages/a.md": f"Title: Về tôi\n{header}\n\n# Về tôi\n\nLời **này**.",
    }
    (found,) = (one for one in articles(write_tree(tmp_path, files), "pelican") if isinstance(one, Source))
    return found


@pytest.mark.parametrize(
    ("header", "conf", "old"),
    [
        ("Slug: toi", "", "/pages/toi.html"),
        ("Slug: toi", "PAGE_URL = '{slug}/'\nSITEURL = 'https://a.vn/b'", "/b/toi/"),
        ("URL: lien-he.html\nSave_as: lien-he.html", "SITEURL = 'https://a.vn/b'", "/b/lien-he.html"),
        ("Save_as: lien-he.html", "", "/lien-he.html"),
    ],
)
def test_its_old_address_is_told_by_settings_and_header(
    tmp_path: Path, header: str, conf: str, old: str
) -> None:
    source = page(tmp_path, header, conf)
    assert [fact.value for fact in source.facts["Old_URL"]] == [old]
    assert source.page in ("toi", "ve-toi")


def test_it_keeps_its_header_as_far_as_pages_have_it_and_tells_the_rest(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "Date: 2024-01-02\nModified: 2024-02-03\nAuthor: An Bình\nTemplate: rong\nStatus: hidden\n"
        "Summary: *Tóm tắt.*\nsave_as: index.html",
    )
    assert set(source.facts) == {"Title", "Modified", "Summary"}
    assert {one.text for one in source.dropped} == {"Date: 2024-01-02", "Author: An Bình", "template: rong"}
    assert {UNLISTED, FRONT} <= {fault.text for fault in source.faults}


def test_a_draft_is_told_and_has_no_old_address(tmp_path: Path) -> None:
    source = page(tmp_path, "Status: draft")
    assert "Old_URL" not in source.facts
    assert ["chưa đăng" in fault.text for fault in source.faults] == [True]
