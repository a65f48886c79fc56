"""A folder has the hash of what was written into it, until somebody touches it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.writing.article import Written
from newsroom.commands.importer.writing.folders import (
    digest_of,
    folder_digest,
    make_folder,
    refresh_folder,
    swept,
)

WRITTEN = Written("Title: Họp\n\nMột\n", {"1.jpg": b"anh", "2.pdf": b"tep"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles" / "2024" / "07" / "hop"
    make_folder(folder, WRITTEN)
    return folder


def test_a_folder_as_it_was_written_has_its_hash(folder: Path) -> None:
    assert folder_digest(folder) == digest_of(WRITTEN)
    (folder / "index.md").write_bytes(WRITTEN.text.replace("\n", "\r\n").encode())
    (folder / ".DS_Store").write_bytes(b"x")
    assert folder_digest(folder) == digest_of(WRITTEN)


@pytest.mark.parametrize("name", ["index.md", "1.jpg", "3.jpg", "album/4.jpg"])
def test_what_is_touched_has_another(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"khac di")
    assert folder_digest(folder) != digest_of(WRITTEN)


def test_a_folder_written_anew_holds_nothing_old(folder: Path, tmp_path: Path) -> None:
    other = Written("Title: Họp\n", {})
    refresh_folder(folder, other)
    assert [file.name for file in folder.parent.rglob("*")] == ["hop", "index.md"]
    assert folder_digest(folder) == digest_of(other)
    assert swept(tmp_path) == 0


def test_what_cannot_be_written_leaves_the_old_folder(folder: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        refresh_folder(folder, Written("Title: Họp\n", {"1.jpg": folder / "khong-co.jpg"}))
    assert folder_digest(folder) == digest_of(WRITTEN)
