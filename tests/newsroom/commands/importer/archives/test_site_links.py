"""A link between articles leads where the other one stood by its own header, or nowhere."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from newsroom.commands.importer.archives.shelf import Shelf
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, read_config
from newsroom.commands.importer.archives.site_links import Links


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture
def hugo(tmp_path: Path) -> Path:
    return tree(tmp_path, {
        "hugo.toml": 'baseURL = "https://h.vn/"\n[permalinks]\nposts = "/:year/:slug/"\n',
        "content/posts/mot.md": "---\ntitle: Một\ndate: 2021-03-05\n---\nChữ",
        "content/posts/hai.md": "---\ntitle: Hai\ndate: 2021-03-05\nslug: hai-khac\n---\nChữ",
        "content/posts/ba/index.md": "---\ntitle: Ba\ndate: 2022-01-01\nurl: /rieng/ba/\n---\nChữ",
        "content/posts/an.md": "---\ntitle: Ẩn\ndate: 2021-03-05\ndraft: true\n---\nChữ",
        "content/khac/x.md": "---\ntitle: X\n---\nChữ",
        "content/muc/x.md": "---\ntitle: X\n---\nChữ",
    })  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "address"),
    [
        ("hai.md", "https://h.vn/2021/hai-khac/"),
        ("hai", "https://h.vn/2021/hai-khac/"),
        ("posts/hai.md#muc", "https://h.vn/2021/hai-khac/"),
        ("/posts/hai.md", "https://h.vn/2021/hai-khac/"),
        ("ba", "https://h.vn/rieng/ba/"),
        ("ba/index.md", "https://h.vn/rieng/ba/"),
        ("#muc", "#muc"),
        ("khong-co.md", ""),
        ("an.md", ""),
        ("x.md", ""),
        ("../../hugo.toml", ""),
        ("", ""),
    ],
)
def test_links_of_hugo(hugo: Path, wanted: str, address: str) -> None:
    links = Links(Shelf(hugo), PurePosixPath("content/posts/mot.md"), read_config(hugo, HUGO))
    assert links.address_of(wanted) == address
    assert bool(links.faults) == (not address)


@pytest.mark.parametrize("wanted", ["2017-08-09-bai", "_posts/2017-08-09-bai.md"])
def test_links_of_jekyll(tmp_path: Path, wanted: str) -> None:
    files = {
        "_config.yml": "url: https://j.vn\n",
        "_posts/2017-08-09-bai.md": "---\ntitle: B\ncategories: tin a\n---\nB",
    }
    root = tree(tmp_path, files)
    links = Links(Shelf(root), PurePosixPath("_posts/2018-01-01-khac.md"), read_config(root, JEKYLL))
    assert links.address_of(wanted) == "https://j.vn/tin/a/2017/08/09/bai.html"


PELICAN_FILES = {
    "content/tin/mot.md": "Title: Một bài\nDate: 2021-03-05\nSlug: rieng\n\nChữ",
    "content/tin/hai.md": "Title: Hai bài\nDate: 2021-03-05\n\nChữ",
    "content/blog/an.md": "Title: Ẩn\nDate: 2021-03-05\nStatus: draft\n\nChữ",
}
CONF = "SITEURL = 'https://p.vn/ban'\nARTICLE_URL = 'bai/{slug}/'\n"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("{filename}hai.md", "https://p.vn/ban/bai/hai-bai/"),
        ("|filename|/tin/hai.md", "https://p.vn/ban/bai/hai-bai/"),
        ("hai-bai", "https://p.vn/ban/bai/hai-bai/"),
        ("rieng", "https://p.vn/ban/bai/rieng/"),
        ("bai/rieng/", "https://p.vn/ban/bai/rieng/"),
        ("/ban/bai/rieng/", "https://p.vn/ban/bai/rieng/"),
        ("https://p.vn/ban/bai/rieng/", "https://p.vn/ban/bai/rieng/"),
        ("https://khac.vn/ban/bai/rieng/", ""),
        ("hai", "https://p.vn/ban/bai/hai-bai/"),
        ("an", ""),
        ("khong-co", ""),
    ],
)
def test_pins_of_pelican_are_found_by_file_address_and_slug(tmp_path: Path, name: str, address: str) -> None:
    root = tree(tmp_path, {"pelicanconf.py": CONF, **PELICAN_FILES})
    links = Links(Shelf(root), PurePosixPath("content/tin/mot.md"), read_config(root, PELICAN))
    assert list(links.pinned([name])) == [address] * bool(address)
    assert [name in fault for fault in links.faults] == [True] * (not address)


def test_pins_need_the_address_of_the_site(tmp_path: Path) -> None:
    root = tree(tmp_path, {"pelicanconf.py": "SITEURL = ''", **PELICAN_FILES})
    links = Links(Shelf(root), PurePosixPath("content/tin/mot.md"), read_config(root, PELICAN))
    assert list(links.pinned(["hai-bai"])) == []
    assert ["SITEURL" in fault for fault in links.faults] == [True]
