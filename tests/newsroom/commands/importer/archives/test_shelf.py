"""Files are found in the folder of an archive, and never outside of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from newsroom.commands.importer.archives.shelf import Shelf, Taken, originals, path_of


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    root = tmp_path / "trang"
    (root / "2024" / "07").mkdir(parents=True)
    (root / "2024" / "07" / "Anh Hoi Nghi.JPG").write_bytes(b"1")
    (tmp_path / "ngoai.jpg").write_bytes(b"2")
    return Shelf(root)


@pytest.mark.parametrize(
    "path", ["2024/07/Anh Hoi Nghi.JPG", "/2024/07/anh hoi nghi.jpg", "./2024/x/../07/Anh Hoi Nghi.jpg"]
)
def test_a_file_is_found_whatever_the_case(shelf: Shelf, path: str) -> None:
    assert shelf.find(path) == shelf.root / "2024" / "07" / "Anh Hoi Nghi.JPG"


def test_a_name_is_found_in_either_form_of_unicode(shelf: Shelf) -> None:
    name = unicodedata.normalize("NFD", "đại hội.jpg")
    (shelf.root / name).write_bytes(b"1")
    assert shelf.find("đại hội.jpg") == shelf.root / name


@pytest.mark.parametrize(
    "path",
    ["../ngoai.jpg", "2024/../../ngoai.jpg", "", ".", "2024", "khong-co.jpg", "a/../../trang/../ngoai.jpg"],
)
def test_nothing_is_found_outside_and_no_folder(shelf: Shelf, path: str) -> None:
    assert shelf.find(path) is None


def test_links_are_followed_inside_only(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.root / "ra.jpg").symlink_to(tmp_path / "ngoai.jpg")
    (shelf.root / "trong.jpg").symlink_to(shelf.root / "2024" / "07" / "Anh Hoi Nghi.JPG")
    (shelf.root / "vong.jpg").symlink_to(shelf.root / "vong.jpg")
    (shelf.root / "thu-muc").symlink_to(tmp_path)
    assert shelf.find("ra.jpg") is None
    assert shelf.find("thu-muc/ngoai.jpg") is None
    assert shelf.find("vong.jpg") is None
    assert shelf.find("trong.jpg") is not None


def test_addresses_become_paths() -> None:
    assert path_of("https://cu.example.vn/a%20b/%C4%91.jpg?w=3#x") == "/a b/đ.jpg"
    assert path_of(r"anh\1.jpg") == "anh/1.jpg"
    assert path_of("data:image/png;base64,AAAA") == ""
    assert path_of("file:///etc/passwd") == ""
    assert path_of("http://[sai") == ""


def test_the_original_comes_before_what_was_made_of_it() -> None:
    assert originals("a/anh-1024x768.jpg") == ["a/anh.jpg", "a/anh-scaled.jpg", "a/anh-1024x768.jpg"]
    assert originals("a/anh-scaled.jpg")[:2] == ["a/anh.jpg", "a/anh-scaled.jpg"]
    assert originals("a/anh.jpg")[0] == "a/anh.jpg"


def test_a_file_is_taken_once_and_gets_a_free_plain_name(tmp_path: Path) -> None:
    taken = Taken()
    assert taken.take(tmp_path / "Ảnh Đại hội.JPG") == "anh-dai-hoi.jpg"
    assert taken.take(tmp_path / "b" / "anh-dai-hoi.jpg") == "anh-dai-hoi-2.jpg"
    assert taken.take(tmp_path / "Ảnh Đại hội.JPG") == "anh-dai-hoi.jpg"
    assert taken.take(tmp_path / "照.png") == "tep.png"
    assert len(taken.files) == 3
