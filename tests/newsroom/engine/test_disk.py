"""Test hashing, reading and writing files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsroom.engine.disk import digest, digest_file, fingerprint, same_bytes, write_atomic


def test_a_digest_is_short_and_hangs_on_the_bytes_only() -> None:
    assert digest(b"a") == digest(bytes(bytearray(b"a"))) != digest(b"b")
    assert len(digest(b"a")) == 16


@pytest.mark.parametrize(("held", "same"), [(b"abc", True), (b"abd", False), (b"ab", False), (None, False)])
def test_same_bytes(tmp_path: Path, held: bytes | None, same: bool) -> None:
    file = tmp_path / "a.html"
    if held is not None:
        file.write_bytes(held)
    assert same_bytes(file, b"abc") is same


def test_a_folder_or_a_file_above_never_holds_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert not same_bytes(tmp_path / "folder", b"")
    assert not same_bytes(tmp_path / "file" / "a", b"")


def test_writing_makes_folders_replaces_whole_files_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "index.html"
    write_atomic(file, b"one, longer")
    kept = file.open("rb")
    write_atomic(file, b"two")
    assert file.read_bytes() == b"two"
    assert kept.read() == b"one, longer"
    kept.close()
    assert [path.name for path in file.parent.iterdir()] == ["index.html"]


def test_a_failed_write_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_atomic(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("đ" * 125 + ".html")
    write_atomic(file, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_threads_that_write_one_file_leave_it_whole_and_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    versions = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: write_atomic(file, data), versions * 4))
    assert file.read_bytes() in versions
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize("data", [b"", b"a", b"x" * 3_000_000])
def test_a_file_is_hashed_as_its_bytes_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert digest_file(tmp_path / "a") == fingerprint(data)
