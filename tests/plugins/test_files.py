from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.files import digest, digest_file, is_ignored, name_from, nearest_name, same_bytes, write_atomic
from plugins.tree import fingerprint


@pytest.mark.parametrize("name", [".env", ".git", "~$bai.docx", "Thumbs.db", "desktop.ini"])
def test_what_systems_and_office_leave_does_not_count(name: str):
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["index.md", "1.jpg", "thumbs.db.jpg", "a~$", "họp.md", "\udcff"])
def test_all_else_counts(name: str):
    assert not is_ignored(name)


def test_a_file_is_named_as_who_writes_the_manuscript_sees_it():
    manuscript = "articles/2024/07/x/index.md"
    assert name_from(manuscript, "articles/2024/07/x/1.jpg") == "1.jpg"
    assert name_from(manuscript, "articles/2024/07/x/album/1.jpg") == "album/1.jpg"
    assert name_from(manuscript, "articles/2024/07/y/1.jpg") == "articles/2024/07/y/1.jpg"
    assert name_from(manuscript, "photos/1.jpg") == "photos/1.jpg"
    assert name_from("pages/a.md", "pages/1.jpg") == "1.jpg"


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("Hội nghị.jpg", ["hoi nghi.JPG", "hoi.jpg"], "hoi nghi.JPG"),
        ("1.jpg", ["1.jpeg", "2.jpg"], "1.jpeg"),
        ("hoi-ngi.jpg", ["hoi-nghi.jpg"], "hoi-nghi.jpg"),
        ("9.png", ["1.jpg", "8.png"], ""),
        ("khong10.jpg", ["1.jpg", "khong1.jpg"], ""),
        ("IMG_1234.jpg", ["IMG_1235.jpg"], ""),
        ("khong-co.pdf", ["rong.pdf"], ""),
        ("a.jpg", ["b.jpg"], ""),
        ("a.jpg", [], ""),
    ],
)
def test_a_name_is_suggested_only_if_it_is_plainly_meant(name: str, names: list[str], meant: str):
    assert nearest_name(name, names) == meant


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


@pytest.mark.parametrize("data", [b"", b"a", b"x" * 3_000_000])
def test_a_file_is_hashed_as_its_bytes_are(tmp_path: Path, data: bytes):
    (tmp_path / "a").write_bytes(data)
    assert digest_file(tmp_path / "a") == fingerprint(data)
