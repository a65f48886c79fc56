"""The articles of a folder are listed, and what is none is told."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.archives.entry import Entry, Remark, Skipped
from newsroom.commands.importer.archives.site_folder import folder_entries, marked_entry
from tests.support.site_folders import write_tree


def names(root: Path, system: str) -> tuple[list[str], list[str]]:
    found = list(folder_entries(root, system))
    return (
        [one.name.partition("/")[2] for one in found if isinstance(one, Entry)],
        [one.name.partition("/")[2] for one in found if isinstance(one, Skipped)],
    )


def test_hugo(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {
        "hugo.toml": "", "content/tin/b/index.md": "x", "content/tin/a.md": "x", "content/tin/_index.md": "x", "content/tin/a.en.md": "x",
        "themes/t/content/x.md": "x", "public/a/index.html": "x", "static/a.jpg": "", "content/c.adoc": "x", "README.md": "x", "content/.an/x.md": "x",
    })  # fmt: skip
    assert names(root, "hugo") == (
        ["content/tin/a.md", "content/tin/b/index.md"],
        ["content/c.adoc", "content/tin/_index.md", "content/tin/a.en.md"],
    )


def test_jekyll(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {
        "_config.yml": "collections: {tin: {output: true}}", "_posts/2024-07-11-a.md": "x", "tin/_posts/2024-07-12-b.markdown": "x", "_drafts/c.md": "x",
        "_tin/d.md": "x", "_layouts/x.html": "x", "_includes/y.md": "x", "about.md": "x", "_site/z.html": "x",
    })  # fmt: skip
    assert names(root, "jekyll") == (
        ["_drafts/c.md", "_posts/2024-07-11-a.md", "_tin/d.md", "tin/_posts/2024-07-12-b.markdown"],
        ["about.md"],
    )


def test_pelican(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {
            "pelicanconf.py": "PATH='content'",
            "content/a.md": "x",
            "content/pages/b.md": "x",
            "content/c.rst": "x",
            "theme/d.md": "x",
        },
    )
    assert names(root, "pelican") == (["content/a.md", "content/pages/b.md"], ["content/c.rst"])
    (root / "pelicanconf.py").write_text("ARTICLE_PATHS = ['tin']", encoding="utf-8")
    assert names(root, "pelican") == (["content/pages/b.md"], ["content/a.md", "content/c.rst"])


def test_links_are_not_followed_and_an_empty_folder_is_told(tmp_path: Path) -> None:
    write_tree(tmp_path / "ngoai", {"a.md": "x"})
    root = write_tree(tmp_path / "trang", {"hugo.toml": "", "content/x.txt": "x"})
    (root / "content" / "ra").symlink_to(tmp_path / "ngoai")
    (root / "content" / "b.md").symlink_to(tmp_path / "ngoai" / "a.md")
    assert [type(one) for one in folder_entries(root, "hugo")] == [Remark]


def test_a_single_text_lies_in_the_imported_folder(tmp_path: Path) -> None:
    entry = marked_entry(tmp_path / "x" / "a.md", tmp_path, "x/a.md")
    assert (entry.root, entry.data.path, entry.name) == (tmp_path, "x/a.md", "x/a.md")
    assert marked_entry(tmp_path / "a.md", tmp_path / "khac", "a.md").root == tmp_path
