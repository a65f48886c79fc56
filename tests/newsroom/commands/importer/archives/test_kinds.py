"""An archive is known by what it holds, listed and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives import Entry, Failed, archive_kind, articles, entries, read_entry
from newsroom.commands.importer.source import Source, Text, Unreadable
from tests.support.wxr import export, post


@pytest.mark.slow
def test_two_hundred_posts_of_wordpress_are_read(tmp_path: Path) -> None:
    path = export(tmp_path, *(post(number, f"Đoạn {number}.\n\nHai.") for number in range(1, 201)))
    assert archive_kind(path) == "wordpress"
    read = [read_entry(entry) for entry in entries(path) if isinstance(entry, Entry)]
    texts = [one.blocks[0] for one in read if isinstance(one, Source)]
    assert [text.text for text in texts if isinstance(text, Text)] == [
        f"Đoạn {number}." for number in range(1, 201)
    ]


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một bài.", encoding="utf-8")
    assert archive_kind(tmp_path / "a.txt") == ""
    with pytest.raises(Unreadable):
        list(entries(tmp_path / "a.txt"))


def test_an_article_that_cannot_be_read_stops_none_after_it(tmp_path: Path) -> None:
    first, second = articles(export(tmp_path, post(1, title=""), post(2, "Thân bài.")))
    assert isinstance(first, Failed)
    assert first.name == "xuat.xml#1"
    assert isinstance(second, Source)
    assert second.name == "xuat.xml#2"


@pytest.mark.slow
def test_what_is_nested_without_end_is_refused_in_time(tmp_path: Path) -> None:
    lists = "\n".join(f"{'    ' * depth}- x" for depth in range(150))
    (tmp_path / "a.md").write_text(f"Title: x\n\n{lists}", encoding="utf-8")
    (one,) = articles(tmp_path / "a.md", "marked")
    assert isinstance(one, Failed | Source)
    shared = '<!-- wp:block {"ref":9} /-->' * 50
    again = export(tmp_path, post(1, shared + "<p>x</p>"), post(9, shared, kind="wp_block"))
    (read,) = articles(again)
    assert isinstance(read, Source)
    opened = export(
        tmp_path, post(1, "<!-- wp:x {" * 2000 + "[caption]" * 2000 + "<pre>" * 2000 + "{{< a " * 2000)
    )
    assert [type(one) for one in articles(opened)] == [Source]
