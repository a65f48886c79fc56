from __future__ import annotations

import base64
from pathlib import Path

import pytest

from newsroom.commands.importer.pages.beside import Beside, data_of, picture_suffix

JPG = b"\xff\xd8\xff\xe0 photo"
PNG = b"\x89PNG\r\n\x1a\n photo"


def lay(root: Path, *names: str, data: bytes = JPG) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data + name.encode())


@pytest.mark.parametrize(
    ("page", "file", "address"),
    [
        ("trang.html", "anh.jpg", "anh.jpg"),
        ("trang.html", "trang_files/anh.jpg", "./trang_files/anh.jpg"),
        ("trang.html", "trang_files/anh.jpg", "https://a.vn/upload/anh.jpg?w=300"),
        (
            "Bài viết.html",
            "Bài viết_tệp/ảnh 1.jpg",
            "./B%C3%A0i%20vi%E1%BA%BFt_t%E1%BB%87p/%E1%BA%A3nh%201.jpg",
        ),
        ("a.vn/tin/1.html", "a.vn/upload/anh.jpg", "/upload/anh.jpg"),
        ("a.vn/tin/1.html", "a.vn/upload/anh.jpg", "https://a.vn/upload/anh.jpg"),
        ("a.vn/tin/1.html", "b.vn/x/anh.jpg", "//b.vn/x/anh.jpg"),
        ("a.vn/tin/1.html", "a.vn/upload/anh.jpg?w=300", "../upload/anh.jpg?w=300"),
        ("a.vn/tin/1.html", "a.vn/upload/anh.jpg@w=300", "../upload/anh.jpg?w=300"),
        ("a.vn/tin/1.html", "a.vn/upload/ANH.JPG", "/upload/anh.jpg"),
        ("a.vn/tin/1.html", "a.vn/upload/a%20b.jpg", "/upload/a%20b.jpg"),
        ("trang.html", "hinh/anh.aspx", "hinh/anh.aspx"),
    ],
)
def test_photos_are_found_however_a_page_was_saved(
    tmp_path: Path, page: str, file: str, address: str
) -> None:
    lay(tmp_path, page, file)
    beside = Beside(tmp_path / page, tmp_path)
    name = beside.find(address)
    assert name.endswith(".jpg")
    assert beside.files == {name: (tmp_path / file).resolve()}
    assert beside.find(address) == name


@pytest.mark.parametrize(
    "address",
    [
        "../ngoai.jpg",
        "../../etc/passwd",
        "/etc/passwd",
        "lien-ket.jpg",
        "thu-muc/ngoai.jpg",
        "%2e%2e/ngoai.jpg",
        "..\\ngoai.jpg",
        "a\0b.jpg",
        "file:///etc/passwd",
        "http://[x",
    ],
)
def test_nothing_outside_the_folder_is_read_symlinks_included(tmp_path: Path, address: str) -> None:
    root = tmp_path / "trong"
    lay(tmp_path, "ngoai.jpg", "etc/passwd", "trong/trang.html")
    (root / "lien-ket.jpg").symlink_to(tmp_path / "ngoai.jpg")
    (root / "thu-muc").symlink_to(tmp_path)
    beside = Beside(root / "trang.html", root)
    assert beside.find(address) == ""
    assert beside.files == {}


def test_what_is_no_picture_is_none_whatever_its_name(tmp_path: Path) -> None:
    lay(tmp_path, "anh.jpg", "phim.mp4", data=b"<html>404</html>")
    lay(tmp_path, "that.mp4", data=b"\0\0\0 ftypisom")
    (tmp_path / "rong.jpg").touch()
    beside = Beside(tmp_path / "trang.html", tmp_path)
    assert [beside.find(name) for name in ("anh.jpg", "phim.mp4", "rong.jpg", ".", "that.mp4")] == [
        "",
        "",
        "",
        "",
        "that.mp4",
    ]


def test_two_photos_of_one_name_have_two_and_one_photo_has_one(tmp_path: Path) -> None:
    lay(tmp_path, "a/Ảnh 1.jpg", "b/Ảnh 1.jpg")
    beside = Beside(tmp_path / "trang.html", tmp_path)
    assert [beside.find(name) for name in ("a/Ảnh 1.jpg", "b/Ảnh 1.jpg", "./a/Ảnh 1.jpg")] == [
        "anh-1.jpg",
        "anh-1-2.jpg",
        "anh-1.jpg",
    ]


def test_pictures_in_the_page_and_packed_with_it_are_taken(tmp_path: Path) -> None:
    address = "data:image/png;base64," + base64.b64encode(PNG).decode()
    beside = Beside(
        tmp_path / "x", tmp_path, {"http://a.vn/anh.jpg": JPG, "cid:1@x": PNG}, "http://a.vn/tin/1"
    )
    assert (beside.find(address), beside.find("/anh.jpg"), beside.find("cid:1@x")) == (
        "anh.png",
        "anh.jpg",
        "anh.png",
    )
    assert beside.find("data:text/html,<p>") == ""
    assert data_of("data:;base64,AA=A==x") != b"none"
    assert data_of("data:image/png,%89PNG") == b"\x89PNG"


def test_documents_are_attached_but_no_page_that_stands_for_one(tmp_path: Path) -> None:
    lay(tmp_path, "Văn bản.PDF", data=b"%PDF")
    lay(tmp_path, "mat.docx", data=b"<!DOCTYPE html>404")
    beside = Beside(tmp_path / "trang.html", tmp_path)
    assert [
        beside.attach(name)
        for name in ("V%C4%83n b%E1%BA%A3n.PDF?x=1", "mat.docx", "khong.pdf", "trang.html")
    ] == ["van-ban.pdf", "", "", ""]


def test_kinds_are_known_by_their_first_bytes() -> None:
    assert picture_suffix(b"RIFF0000WEBP") == ".webp"
    assert picture_suffix(b"0000ftypavif") == ".avif"
    assert picture_suffix(b"<svg xmlns") == ""


def test_the_beginning_of_a_file_is_read(tmp_path: Path) -> None:
    lay(tmp_path, "t_files/khung.html", data=b"<!-- saved from url=(0001)x -->")
    assert Beside(tmp_path / "t.html", tmp_path).peek("./t_files/khung.html").startswith("<!-- saved")
    assert Beside(tmp_path / "t.html", tmp_path).peek("khong.html") == ""
