from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.files import Entry, digest, same_bytes, walk, write_atomic


def test_walking_lists_files_in_a_fixed_order_and_follows_no_link(tmp_path: Path):
    root, outside = tmp_path / "content", tmp_path / "outside"
    for name in (
        "b/1.jpg",
        "a/z/index.md",
        "a/2.jpg",
        "site.toml",
        ".env",
        "a/.hidden/x",
        "~$bai.docx",
        "b/Thumbs.db",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    outside.mkdir()
    (outside / "secret.md").write_text("x")
    (root / "link.md").symlink_to(outside / "secret.md")
    (root / "a" / "folder").symlink_to(outside)
    os.mkfifo(root / "b" / "pipe")
    assert list(walk(root)) == [
        Entry("link.md", "symlink", "link.md"),
        Entry("site.toml", "file", "site.toml"),
        Entry("a/2.jpg", "file", "a/2.jpg"),
        Entry("a/folder", "symlink", "a/folder"),
        Entry("a/z/index.md", "file", "a/z/index.md"),
        Entry("b/1.jpg", "file", "b/1.jpg"),
        Entry("b/pipe", "special", "b/pipe"),
    ]


def test_names_are_composed_and_the_disk_is_asked_by_its_own(tmp_path: Path):
    folder, name = "a\u0309nh", "ho\u0323p.jpg"
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).write_bytes(b"x")
    (tmp_path / folder / "lie\u0302n").symlink_to(tmp_path)
    os.mkfifo(tmp_path / folder / "o\u0302\u0301ng")
    assert sorted(walk(tmp_path), key=lambda entry: entry.kind) == [
        Entry("ảnh/họp.jpg", "file", f"{folder}/{name}"),
        Entry("ảnh/ống", "special", f"{folder}/o\u0302\u0301ng"),
        Entry("ảnh/liên", "symlink", f"{folder}/lie\u0302n"),
    ]
    assert all(os.path.lexists(tmp_path / entry.stored) for entry in walk(tmp_path))


def test_a_digest_is_short_and_hangs_on_the_bytes_only():
    assert digest(b"a") == digest(bytes(bytearray(b"a"))) != digest(b"b")
    assert len(digest(b"a")) == 16


@pytest.mark.parametrize(("held", "same"), [(b"abc", True), (b"abd", False), (b"ab", False), (None, False)])
def test_same_bytes(tmp_path: Path, held: bytes | None, same: bool):
    file = tmp_path / "a.html"
    if held is not None:
        file.write_bytes(held)
    assert same_bytes(file, b"abc") is same


def test_a_folder_or_a_file_above_never_holds_the_same_bytes(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert not same_bytes(tmp_path / "folder", b"")
    assert not same_bytes(tmp_path / "file" / "a", b"")


def test_writing_makes_folders_replaces_whole_files_and_leaves_nothing_beside(tmp_path: Path):
    file = tmp_path / "a" / "b" / "index.html"
    write_atomic(file, b"one, longer")
    kept = file.open("rb")
    write_atomic(file, b"two")
    assert file.read_bytes() == b"two"
    assert kept.read() == b"one, longer"
    kept.close()
    assert [path.name for path in file.parent.iterdir()] == ["index.html"]


def test_a_failed_write_leaves_no_temporary_file(tmp_path: Path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_atomic(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path):
    file = tmp_path / ("đ" * 125 + ".html")
    write_atomic(file, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_threads_that_write_one_file_leave_it_whole_and_nothing_beside(tmp_path: Path):
    file = tmp_path / "a.jpg"
    versions = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: write_atomic(file, data), versions * 4))
    assert file.read_bytes() in versions
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]
