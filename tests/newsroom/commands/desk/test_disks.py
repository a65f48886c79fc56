"""What is moved is whole at one of the two places, on one disk and between two."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from newsroom.commands.desk.disks import moved


@pytest.fixture(params=["one disk", "two disks"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a folder to move to."""
    if request.param == "two disks":
        found: Path = request.getfixturevalue("other_disk")
        return found
    folder = tmp_path / "toi"
    folder.mkdir()
    return folder


def folder_at(path: Path) -> Path:
    """Make a folder with what a folder can hold."""
    (path / "album").mkdir(parents=True)
    (path / "index.md").write_bytes(b"x")
    (path / "album" / "1.jpg").write_bytes(b"1")
    (path / "album" / "1.jpg").chmod(0o755)
    (path / "lien-ket").symlink_to("khong-co")
    return path


def is_whole(path: Path) -> bool:
    """Tell whether all of it is there."""
    return (
        (path / "index.md").read_bytes() == b"x"
        and (path / "album" / "1.jpg").stat().st_mode & 0o777 == 0o755
        and os.readlink(path / "lien-ket") == "khong-co"
    )


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path, target: Path) -> None:
    folder = folder_at(tmp_path / "bai")
    moved(folder, target / ("b" * 250))
    assert is_whole(target / ("b" * 250))
    assert not folder.exists()
    assert os.listdir(target) == ["b" * 250]


def test_a_file_and_a_link_take_the_place_of_a_file(tmp_path: Path, target: Path) -> None:
    (tmp_path / "a").write_bytes(b"2")
    (tmp_path / "l").symlink_to("/khong/co")
    for name in ("a", "l"):
        (target / name).write_bytes(b"1")
        moved(tmp_path / name, target / name)
    assert ((target / "a").read_bytes(), os.readlink(target / "l")) == (b"2", "/khong/co")
    assert sorted(os.listdir(target)) == ["a", "l"]
    assert not (tmp_path / "a").exists()


def test_a_folder_in_the_way_stays_and_so_does_what_was_to_be_moved(tmp_path: Path, target: Path) -> None:
    folder, other = folder_at(tmp_path / "bai"), folder_at(target / "bai")
    with pytest.raises(OSError, match="not empty"):
        moved(folder, other)
    assert is_whole(folder)
    assert is_whole(other)
    assert os.listdir(target) == ["bai"]


def test_a_full_disk_leaves_the_original_and_nothing_half(
    tmp_path: Path, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_at(tmp_path / "bai")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        moved(folder, other_disk / "bai")
    assert is_whole(folder)
    assert os.listdir(other_disk) == []
