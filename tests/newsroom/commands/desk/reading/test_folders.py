"""The content folder as it is asked about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.commands.desk.reading.folders import Disk, entries_below
from newsroom.vietnamese.comparing import nfc


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"a")
    return root


def test_plain_files_are_there_whatever_form_the_disk_spells_them_in(tmp_path: Path) -> None:
    decomposed = "a\u0309nh/ho\u0323p.jpg"
    disk = Disk(write(tmp_path, f"photos/{decomposed}", "site.toml"))
    assert f"photos/{nfc(decomposed)}" in disk
    assert "site.toml" in disk
    assert disk.place(f"photos/{nfc(decomposed)}").read_bytes() == b"a"


@pytest.mark.parametrize(
    "path",
    [
        "photos",
        "photos/b.jpg",
        "photos/.an.jpg",
        "photos/link.jpg",
        "elsewhere/a.jpg",
        "../a.jpg",
        "photos//a.jpg",
        7,
    ],
)
def test_folders_links_hidden_files_and_what_lies_outside_are_not(path: object, tmp_path: Path) -> None:
    content = write(tmp_path / "content", "photos/a.jpg", "photos/.an.jpg")
    write(tmp_path, "a.jpg")
    (content / "photos" / "link.jpg").symlink_to("a.jpg")
    (content / "elsewhere").symlink_to("photos")
    assert path not in Disk(content)
    assert "photos/a.jpg" in Disk(content)


def test_who_misses_a_file_sees_those_beside_it_and_no_others(tmp_path: Path) -> None:
    disk = Disk(write(tmp_path, "a/1.jpg", "a/2.jpg", "b/3.jpg"))
    assert list(disk) == []
    assert "a/9.jpg" not in disk
    assert sorted(disk) == ["a/1.jpg", "a/2.jpg"]
    assert len(disk) == 2


def test_a_file_may_count_before_it_is_written(tmp_path: Path) -> None:
    disk = Disk(tmp_path, "articles/2024/07/a/index.md")
    assert "articles/2024/07/a/index.md" in disk
    assert "articles/2024/07/a/1.jpg" not in disk


def test_what_lies_in_a_folder_is_listed_with_links_and_pipes(tmp_path: Path) -> None:
    write(tmp_path, "a/index.md", "a/album/1.jpg", "a/.git/x", "a/Thumbs.db")
    os.mkfifo(tmp_path / "a" / "ong")
    (tmp_path / "a" / "tro").symlink_to("album")
    found = {(entry.path, entry.kind) for entry in entries_below(tmp_path, "a")}
    assert found == {
        ("a/index.md", "file"),
        ("a/album/1.jpg", "file"),
        ("a/ong", "special"),
        ("a/tro", "symlink"),
    }
    assert list(entries_below(tmp_path, "khong-co")) == []
