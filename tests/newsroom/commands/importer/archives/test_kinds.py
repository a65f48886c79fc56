"""An archive is known by what it holds, listed and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives import Entry, archive_kind, entries, read_entry
from newsroom.commands.importer.source import Source, Unreadable
from tests.support.wxr import export, post


def test_two_hundred_posts_of_wordpress_are_read(tmp_path: Path) -> None:
    path = export(tmp_path, *(post(number, f"Đoạn {number}.\n\nHai.") for number in range(1, 201)))
    assert archive_kind(path) == "wordpress"
    read = [read_entry(entry) for entry in entries(path) if isinstance(entry, Entry)]
    assert [one.blocks[0].text for one in read if isinstance(one, Source)] == [f"Đoạn {number}." for number in range(1, 201)]  # type: ignore[union-attr]


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một bài.", encoding="utf-8")
    assert archive_kind(tmp_path / "a.txt") == ""
    with pytest.raises(Unreadable):
        list(entries(tmp_path / "a.txt"))
