from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.desk.shelf.bin import BIN
from newsroom.commands.desk.shelf.files import LARGEST, FileInfo, Unfit, files_of, kept_name, put, take
from newsroom.commands.desk.shelf.standing import Missing, Unkept
from tests.newsroom.commands.desk.shelf.test_store import killed_at
from tests.support.building import ROOT
from tests.support.documents import office, pdf
from tests.support.filming import make_mp4
from tests.support.recording import make_mp3

PLACE = "2024/07/hop"
SAMPLES = ROOT / "tests" / "plugins" / "photos" / "samples"
PHOTO = (SAMPLES / "small.jpg").read_bytes()
OTHER = (SAMPLES / "two.jpg").read_bytes()
HEIC = (SAMPLES / "turned.heic").read_bytes()
PDF = pdf(b"<< /Type /Catalog >>")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "kho" / "content" / "articles" / PLACE
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes(b"Title: A\n\nB\n")
    return tmp_path / "kho" / "content"


def names(content: Path) -> list[str]:
    folder = content / "articles" / PLACE
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def saved(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(buffer, form)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("1.jpg", PHOTO, "1.jpg"),
        ("Ảnh chụp Đại hội (1).JPG", PHOTO, "anh-chup-dai-hoi-1.jpg"),
        ("a\u0302nh.jpg", PHOTO, "anh.jpg"),
        ("IMG_0012.HEIC", HEIC, "img-0012.heic"),
        ("IMG_0012.jpg", HEIC, "img-0012.heic"),
        ("ảnh.png", PHOTO, "anh.jpg"),
        ("ảnh", PHOTO, "anh.jpg"),
        (".jpg", PHOTO, "jpg.jpg"),
        ("index.md", PHOTO, "index.jpg"),
        ("C:\\Anh\\Hội nghị.jpeg", PHOTO, "hoi-nghi.jpeg"),
        ("scan.tif", saved("TIFF"), "scan.jpg"),
        ("scan.bmp", saved("BMP"), "scan.jpg"),
        ("Kế hoạch 12.PDF", PDF, "ke-hoach-12.pdf"),
        ("Biểu mẫu.docx", office(".docx"), "bieu-mau.docx"),
        ("Phim.MP4", make_mp4(), "phim.mp4"),
        ("Đọc bài.mp3", make_mp3(), "doc-bai.mp3"),
        ("Phim.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nChào".encode(), "phim.vtt"),
        ("Phim.txt", "Chào các bạn.".encode(), "phim.txt"),
        ("文.jpg", PHOTO, "tep.jpg"),
    ],
)
def test_files_get_names_that_links_can_hold_and_suffixes_of_what_they_are(
    content: Path, name: str, data: bytes, kept: str
) -> None:
    assert put(content, PLACE, name, data) == kept
    assert names(content) == sorted(["index.md", kept])
    held = (content / "articles" / PLACE / kept).read_bytes()
    assert held == data or name.startswith("scan")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jpg", b"", "rỗng"),
        ("a.jpg", b"x" * 100, "không phải ảnh"),
        ("a.jpg", PDF, "PDF"),
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("a.jpg", PHOTO[: len(PHOTO) // 3], "hỏng"),
        ("a.jpg", PHOTO + b"<script>alert(1)</script>", "mã trang web"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không nhận"),
        ("index.md", b"Title: A\n", "không nhận"),
        ("index.html", b"<p>x", "không nhận"),
        (".htaccess", b"x", "không nhận"),
        ("a.php", b"<?php", "không nhận"),
        ("a.exe", b"MZ", "không nhận"),
        ("a.doc", b"\xd0\xcf\x11\xe0", ".docx"),
        ("a.zip", b"PK\x03\x04", "không nhận tệp .zip"),
        ("a.docx", PDF, "PDF"),
        ("a.docx", b"PK\x03\x04xxxx", "hỏng"),
        (
            "a.docx",
            office(".docx", ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"x")),
            "macro",
        ),
        ("a.pdf", b"%PDF-1.4\n", "hỏng"),
        ("a.mov", make_mp4(), "mp4"),
        ("a.wav", b"RIFF....WAVE", "mp3"),
        ("a.mp4", b"x" * 50, "MP4"),
        ("a.mp3", b"x" * 50, "không phải MP3"),
        ("a.vtt", b"x", "WebVTT"),
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
        ("a", b"x", "không có đuôi"),
    ],
)
def test_what_no_page_publishes_is_refused_in_words(content: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(Unfit, match=said) as found:
        put(content, PLACE, name, data)
    assert str(found.value).endswith(".")
    assert "{" not in str(found.value)
    assert names(content) == ["index.md"]


def test_what_is_too_large_is_refused_before_it_is_looked_into(content: Path) -> None:
    with pytest.raises(Unfit, match="65 MB"):
        put(content, PLACE, "a.mp4", bytes(LARGEST + 1_000_000))


def test_nothing_is_written_over(content: Path) -> None:
    assert put(content, PLACE, "Ảnh.jpg", PHOTO) == "anh.jpg"
    assert put(content, PLACE, "ảnh.jpg", OTHER) == "anh-2.jpg"
    assert put(content, PLACE, "anh.jpg", PHOTO) == "anh.jpg"
    assert names(content) == ["anh-2.jpg", "anh.jpg", "index.md"]
    (content / "articles" / PLACE / "B.JPG").write_bytes(b"x")
    assert put(content, PLACE, "b.jpg", PHOTO) == "b-2.jpg"


def test_a_name_that_is_taken_meanwhile_stays_its_file_s(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def race(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "a.jpg":
            Path(target).write_bytes(b"other")
        link(source, target)

    monkeypatch.setattr(os, "link", race)
    assert put(content, PLACE, "a.jpg", PHOTO) == "a-2.jpg"
    assert (content / "articles" / PLACE / "a.jpg").read_bytes() == b"other"


def test_disks_without_second_names_take_files_too(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "x")

    monkeypatch.setattr(os, "link", refuse)
    assert put(content, PLACE, "a.jpg", PHOTO) == "a.jpg"
    assert put(content, PLACE, "a.jpg", OTHER) == "a-2.jpg"


def test_a_full_disk_leaves_no_part_of_a_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Unkept, match="Đĩa đã đầy"):
        put(content, PLACE, "a.jpg", PHOTO)
    assert names(content) == ["index.md"]


def test_an_album_takes_photos_only(content: Path) -> None:
    assert put(content, PLACE, "album/Ảnh 1.jpg", PHOTO) == "album/anh-1.jpg"
    for name in (
        "album/a.pdf",
        "album/chu-thich.txt",
        "album/b/1.jpg",
        "khac/1.jpg",
        "../1.jpg",
        "album/../1.jpg",
    ):
        with pytest.raises(Unfit):
            put(content, PLACE, name, PDF)
    assert names(content) == ["album/anh-1.jpg", "index.md"]


def test_what_is_for_all_articles_has_folders_of_its_own(content: Path) -> None:
    assert put(content, "photos", "Biểu ngữ.png", PHOTO) == "bieu-ngu.jpg"
    assert put(content, "tai-lieu", "Mẫu đơn.docx", office(".docx")) == "mau-don.docx"
    assert (content / "photos" / "bieu-ngu.jpg").is_file()
    assert [one.name for one in files_of(content, "tai-lieu")] == ["mau-don.docx"]
    with pytest.raises(Unfit):
        put(content, "photos", "a.pdf", PDF)
    for place in ("goc", "pages", "articles", "..", "photos/.."):
        with pytest.raises(Unfit):
            put(content, place, "a.jpg", PHOTO)


def test_files_come_to_articles_that_there_are(content: Path) -> None:
    with pytest.raises(Missing):
        put(content, "2024/07/khong-co", "a.jpg", PHOTO)
    assert not (content / "articles/2024/07/khong-co").exists()


@pytest.mark.parametrize("part", ["articles/2024/07/hop", "articles/2024/07/hop/album"])
def test_nothing_is_put_through_a_link(content: Path, tmp_path: Path, part: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = content / part
    if place.exists():
        place.rename(elsewhere / "x")
    place.symlink_to(elsewhere)
    with pytest.raises(Unfit, match="liên kết"):
        put(content, PLACE, "album/1.jpg", PHOTO)
    assert not list(elsewhere.glob("*.jpg"))


def test_files_are_listed_as_people_count(content: Path) -> None:
    folder = content / "articles" / PLACE
    for name in (
        "10.jpg",
        "2.jpg",
        "a.pdf",
        "p.mp4",
        "p.vtt",
        "d.mp3",
        ".x",
        "Thumbs.db",
        "~$a.docx",
        "s.zip",
    ):
        (folder / name).write_bytes(b"12")
    (folder / "album").mkdir()
    for name in ("3.jpg", "chu-thich.txt"):
        (folder / "album" / name).write_bytes(b"1")
    (folder / "link.jpg").symlink_to(folder / "2.jpg")
    assert files_of(content, PLACE)[:3] == (
        FileInfo("2.jpg", "photo", 2), FileInfo("10.jpg", "photo", 2), FileInfo("a.pdf", "file", 2)
    )  # fmt: skip
    assert {one.name: one.kind for one in files_of(content, PLACE)} == {
        "2.jpg": "photo", "10.jpg": "photo", "a.pdf": "file", "p.mp4": "video", "p.vtt": "words", "d.mp3": "recording",
        "s.zip": "other", "album/3.jpg": "photo",
    }  # fmt: skip


def test_what_is_taken_away_is_kept_in_the_bin(content: Path) -> None:
    put(content, PLACE, "album/1.jpg", PHOTO)
    kept = take(content, PLACE, "album/1.jpg")
    assert kept.read_bytes() == PHOTO
    assert kept.is_relative_to(content.parent / BIN)
    for name in ("index.md", "album/2.jpg", "../hop/index.md", ".x", ""):
        with pytest.raises(Unfit):
            take(content, PLACE, name)
    assert names(content) == ["index.md"]


def test_names_are_given_before_an_article_is_made() -> None:
    assert kept_name("Ảnh 1.JPG", PHOTO, ["anh-1.jpg"]) == "anh-1-2.jpg"
    with pytest.raises(Unfit):
        kept_name("a.exe", b"MZ")


def test_killed_at_any_step_a_file_is_there_whole_or_not_at_all(content: Path) -> None:
    step = 0
    while killed_at(step, lambda: put(content, PLACE, "a.jpg", OTHER)):
        found = {name: (content / "articles" / PLACE / name).read_bytes() for name in names(content)}
        assert found.pop("index.md") == b"Title: A\n\nB\n"
        assert found in ({}, {"a.jpg": OTHER})
        step += 1
    assert step > 4
    assert names(content) == ["a.jpg", "index.md"]
    assert put(content, PLACE, "b.jpg", PHOTO) == "b.jpg"
