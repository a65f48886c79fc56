"""What is published is told by the pages themselves, as the theme makes them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.commands.counting.published import Published, read_base, read_page
from tests.support.building import NOW, SITE_TOML, build, tiny_site, write_article


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    content = tiny_site(folder / "content", articles=0)
    (content / "site.toml").write_text(SITE_TOML.replace("example.vn", "example.vn/bantin"), encoding="utf-8")
    write_article(content, "2024/07/bai", Title='Hỏi & đáp "5 điều" 2020 - 2025', Views="12129")
    write_article(content, "2024/07/moi")
    write_article(content, "2024/07/sai", Status="withdrawn", Withdrawn="Sai số liệu.")
    write_article(content, "2024/07/nhap", Status="draft")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        return build(content, folder / "output", conf="publishconf.py").output


@pytest.mark.slow
def test_articles_give_title_and_imported_views(site: Path) -> None:
    published = Published(site)
    assert published.base == "/bantin"
    found, new = published.article("2024/07/bai/"), published.article("2024/07/moi/")
    assert found
    assert new
    assert (found.title, found.views) == ('Hỏi & đáp "5 điều" 2020 - 2025', 12129)
    assert (new.title, new.views) == ("Bài moi", 0)


@pytest.mark.parametrize("name", ["sai", "nhap", "khong-co"])
def test_what_was_withdrawn_or_is_not_there_is_no_article(site: Path, name: str) -> None:
    assert Published(site).article(f"2024/07/{name}/") is None


def test_a_page_that_did_not_change_is_not_read_again(site: Path) -> None:
    first = Published(site)
    facts = first.kept({"2024/07/bai/": 1, "2024/07/khong-co/": 1})
    assert list(facts) == ["2024/07/bai/"]
    known = {"2024/07/bai/": facts["2024/07/bai/"]._replace(title="Nhớ")}
    kept = Published(site, known).article("2024/07/bai/")
    assert kept
    assert kept.title == "Nhớ"
    os.utime(site / "2024/07/bai/index.html", (1, 1))
    again = Published(site, known).article("2024/07/bai/")
    assert again
    assert again.title != "Nhớ"


def test_a_folder_without_a_site_of_ours_is_told(tmp_path: Path) -> None:
    assert Published(tmp_path / "khong-co").base is None
    assert read_base("<html><link href='a.css'></html>") is None
    assert read_page('<meta property="og:title" content="Trang">') is None
