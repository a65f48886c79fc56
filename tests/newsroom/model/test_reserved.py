from __future__ import annotations

import re

import pytest

from newsroom.engine import NAMED_KINDS, SECTIONS
from newsroom.model.attachment import SHARED_FOLDER
from newsroom.model.content import ROOT_FOLDER
from newsroom.model.hosting import FOREIGN_FOLDERS, HASHED_FOLDERS, HOST_FOLDER
from newsroom.model.reserved import MANIFEST, OFFLINE, RESERVED, WORKER, free, use_of, use_of_category
from newsroom.vietnamese.slugs import is_slug
from newsroom.viewmodels.head import SITE_MAP
from tests.support.building import SITES

OWN = {
    *(kind.folder for kind in NAMED_KINDS),
    *(kind.section.url.strip("/") for kind in SECTIONS if kind.section),
    *(folder.partition("/")[0] for folder in (*FOREIGN_FOLDERS, *HASHED_FOLDERS)),
    HOST_FOLDER,
    ROOT_FOLDER,
    SHARED_FOLDER,
    SITE_MAP.url.strip("/"),
    "feeds",
    OFFLINE,
    MANIFEST,
    WORKER,
}


@pytest.mark.parametrize("name", sorted(OWN))
def test_what_the_program_puts_at_the_root_is_its_own(name: str) -> None:
    assert use_of(name)


def test_all_folders_of_a_built_site_are_those_of_pages_and_categories_or_its_own() -> None:
    site = SITES / "golden"
    texts = [file.read_text(encoding="utf-8") for file in (site / "content").rglob("*.md")]
    stubs = {old.split("/")[0] for text in texts for old in re.findall(r"^Old_URL: /(.*)", text, re.M)}
    pages = {file.stem for file in site.glob("content/pages/*.md")}
    toml = (site / "content" / "site.toml").read_text(encoding="utf-8")
    slugs = set(re.findall(r'^slug = "(.*)"', toml, re.M))
    folders = {path.relative_to(site / "expected").parts[0] for path in site.glob("expected/*/*")}
    assert len(folders) > 10
    assert {name for name in folders - pages - slugs - stubs if not use_of(name)} == set()


@pytest.mark.parametrize("year", ["0000", "1930", "2025", "9999"])
def test_a_year_is_the_archive_of_it(year: str) -> None:
    assert use_of(year) == f"lưu trữ năm {year}"


@pytest.mark.parametrize(
    "name", ["gioi-thieu", "25", "20255", "video-hay", "2025-2030", "tin", "all", "trang"]
)
def test_other_names_are_free(name: str) -> None:
    assert not use_of(name)


def test_a_category_has_feeds_beside_its_page() -> None:
    assert use_of_category("all")
    assert use_of_category("video")
    assert not use_of_category("tin")


def test_what_is_proposed_is_free() -> None:
    for name in (*RESERVED, "2025", "all"):
        if is_slug(name):
            assert is_slug(free(name))
            assert not use_of_category(free(name))
