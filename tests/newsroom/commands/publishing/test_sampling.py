from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.publishing.sampling import (
    hidden_of,
    newest_article,
    old_articles,
    one_of_each,
    redirects_of,
)
from tests.support.building import build, tiny_site, write_article
from tests.support.papers import Paper

PATHS = [f"2024/{month:02d}/bai/index.html" for month in range(1, 10)]


def test_the_newest_article_is_the_first_of_the_feed() -> None:
    feed = '<entry><id>x</id>\n<link rel="alternate" type="text/html" href="https://h/bantin/2024/05/bai/"/>'
    assert newest_article(feed, "/bantin", PATHS) == "2024/05/bai/index.html"
    assert newest_article(feed, "", PATHS) == PATHS[-1]
    assert newest_article("", "", PATHS) == PATHS[-1]
    assert newest_article("", "", ["index.html"]) is None


@pytest.mark.slow
def test_the_feed_that_a_build_writes_is_understood(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2023/01/moi-nhat", Date="2025-06-01 08:00")
    built = build(content, tmp_path / "output")
    assert newest_article(built.text("feeds/all.atom.xml"), "", built.files) == "2023/01/moi-nhat/index.html"


def test_old_articles_are_spread_over_the_archive() -> None:
    assert old_articles(PATHS, PATHS[-1]) == [PATHS[0], PATHS[2], PATHS[5]]
    assert old_articles(PATHS[:1], PATHS[0]) == []
    assert old_articles(PATHS[:2], None) == PATHS[:2]


def test_one_file_of_each_kind_is_chosen_where_it_is_kept() -> None:
    paths = [
        "photos/a.avif",
        "photos/b.avif",
        "photos/c.jpg",
        "theme/d.css",
        "2024/07/a/e.png",
        "theme/f.txt",
    ]
    assert one_of_each(paths) == {".avif": "photos/a.avif", ".jpg": "photos/c.jpg", ".css": "theme/d.css"}


def redirects(paper: Paper, only_stubs: bool = False) -> list[tuple[str, str]]:
    sizes = {path: file.size for path, file in paper.publication().files.items()}
    return redirects_of(paper.output, sizes, only_stubs)


def test_old_addresses_come_from_the_table_of_the_host_else_from_stubs(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.write("index.html", "Trang chủ")
    assert redirects(paper) == []
    paper.write("cu/index.html", '<meta http-equiv="refresh" content="0; url=https://h/2024/07/a/">')
    assert redirects(paper) == [("/cu/", "https://h/2024/07/a/")]
    paper.write("_redirects", "/cu/ /2024/07/a/ 301\n# /x /y 301\n")
    assert redirects(paper) == [("/cu/", "/2024/07/a/")]
    lines = ['"/cu/" "/2024/07/a/";', '"/cu-2/" "/2024/07/b/";', '"/tin.aspx?id=1" "/2024/07/c/index.html";']
    paper.write("_may-chu/redirects.map", "\n".join(lines))
    assert redirects(paper) == [("/cu/", "/2024/07/a/"), ("/tin.aspx?id=1", "/2024/07/c/")]
    assert redirects(paper, only_stubs=True) == [("/cu/", "https://h/2024/07/a/")]


@pytest.mark.slow
def test_the_stubs_and_the_map_that_a_build_writes_are_understood(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/05/moi", Old_URL="/cu/bai.html")
    built = build(content, tmp_path / "output")
    sizes = {path: len((built.output / path).read_bytes()) for path in built.files}
    for only_stubs in (False, True):
        [(old, target)] = redirects_of(built.output, sizes, only_stubs)
        assert (old, target.removeprefix("https://example.vn")) == ("/cu/bai.html", "/2024/05/moi/")


@pytest.mark.slow
def test_drafts_and_articles_that_are_not_due_are_to_be_hidden(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/05/nhap", Status="draft")
    write_article(content, "2099/01/hen-gio")
    built = build(content, tmp_path / "output")
    assert hidden_of(content, built.files) == ["2099/01/hen-gio/", "2024/05/nhap/"]
