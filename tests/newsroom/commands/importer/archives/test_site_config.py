"""Settings of other systems are read, and nothing of them is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives.site_config import read_config, system_of
from tests.support.site_folders import write_tree


@pytest.mark.parametrize(
    ("files", "system"),
    [
        ({"hugo.toml": "", "content/a.md": "x"}, "hugo"), ({"config.yaml": "", "content/a.md": "x"}, "hugo"),
        ({"config/_default/hugo.toml": "", "content/a.md": "x"}, "hugo"), ({"_posts/2024-07-11-a.md": "x"}, "jekyll"),
        ({"_config.yml": "", "index.md": "x"}, "jekyll"), ({"pelicanconf.py": ""}, "pelican"), ({"content/a.md": "x"}, ""), ({"a.docx": "x"}, ""),
    ],
)  # fmt: skip
def test_a_folder_is_known_by_its_settings(tmp_path: Path, files: dict[str, str], system: str) -> None:
    assert system_of(write_tree(tmp_path, files)) == system


def test_settings_of_all_forms(tmp_path: Path) -> None:
    hugo = read_config(
        write_tree(
            tmp_path / "h",
            {"hugo.toml": 'baseURL = "https://e.vn/a/"\ncontentDir = "noi-dung"', "noi-dung/a.md": ""},
        ),
        "hugo",
    )
    assert (hugo.content, hugo.address, hugo.prefix) == ("noi-dung", "https://e.vn/a/", "/a")
    jekyll = read_config(
        write_tree(tmp_path / "j", {"_config.yml": "url: https://e.vn\nbaseurl: /b\n"}), "jekyll"
    )
    assert (jekyll.content, jekyll.prefix) == ("", "/b")
    pelican = read_config(
        write_tree(
            tmp_path / "p",
            {
                "pelicanconf.py": "import os\nos.mkdir('hong')\nSITEURL = 'https://e.vn'\nPATH = 'content'\nX = os.environ\n",
                "content/a.md": "",
            },
        ),
        "pelican",
    )
    assert (pelican.content, pelican.address) == ("content", "https://e.vn")
    assert not Path("hong").exists()


@pytest.mark.parametrize(
    ("own", "published", "address"),
    [("", "https://e.vn", "https://e.vn"), ("http://thu.vn", "https://e.vn", "https://e.vn"), ("https://e.vn", "", "https://e.vn")],
)  # fmt: skip
def test_the_address_of_pelican_is_that_of_the_settings_to_publish(
    tmp_path: Path, own: str, published: str, address: str
) -> None:
    files = {"pelicanconf.py": f"SITEURL = '{own}'", "publishconf.py": f"SITEURL = '{published}'"}
    assert read_config(write_tree(tmp_path, files), "pelican").address == address


def test_broken_settings_are_none(tmp_path: Path) -> None:
    for name, system in (("hugo.toml", "hugo"), ("_config.yml", "jekyll"), ("pelicanconf.py", "pelican")):
        (tmp_path / name).write_text("[[[: {", encoding="utf-8")
        assert dict(read_config(tmp_path, system).values) == {}
