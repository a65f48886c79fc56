"""Test the rules of the content folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.model.content import (
    encoded_name,
    has_manuscripts,
    is_ignored,
    is_photo,
    name_from,
    nearest_name,
    plain_name,
)


@pytest.mark.parametrize("name", [".env", ".git", "~$bai.docx", "Thumbs.db", "desktop.ini"])
def test_what_systems_and_office_leave_does_not_count(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["index.md", "1.jpg", "thumbs.db.jpg", "a~$", "họp.md", "\udcff"])
def test_all_else_counts(name: str) -> None:
    assert not is_ignored(name)


def test_a_file_is_named_as_who_writes_the_manuscript_sees_it() -> None:
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
def test_a_name_is_suggested_only_if_it_is_plainly_meant(name: str, names: list[str], meant: str) -> None:
    assert nearest_name(name, names) == meant


@pytest.mark.parametrize(
    "name", ["1.jpg", "1.JPEG", "1.jfif", "a.b.PNG", "1.webp", "1.gif", "1.avif", "1.heic", "1.HIF"]
)
def test_formats_go_by_their_usual_names(name: str) -> None:
    assert is_photo(f"a/{name}")


@pytest.mark.parametrize("name", ["jpg", ".jpg", "1.svg", "1.jpg.exe", "1.tif", "1.bmp", "1.mp4", "1.jpg "])
def test_other_names_are_no_photos(name: str) -> None:
    assert not is_photo(f"a/{name}")


@pytest.mark.parametrize(
    ("name", "names", "found"),
    [
        ("a b.jpg", ["a%20b.jpg", "a-b.jpg"], "a%20b.jpg"),
        ("Ảnh.jpg", ["%E1%BA%A2nh.jpg"], "%E1%BA%A2nh.jpg"),
        ("100%.jpg", ["100%.jpg"], ""),
        ("a b.jpg", ["a b.png", "a%20c.jpg"], ""),
    ],
)
def test_a_file_whose_name_is_encoded_is_found_by_what_it_reads(
    name: str, names: list[str], found: str
) -> None:
    assert encoded_name(name, names) == found


@pytest.mark.parametrize(
    ("name", "plain"),
    [("a%20b.JPG", "a-b.JPG"), ("K%E1%BA%BF hoạch.pdf", "ke-hoach.pdf"), ("%20.mp4", "tep.mp4")],
)
def test_a_name_that_links_can_hold_is_proposed(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("path", "has_any"),
    [
        ("articles/2024/05/a/index.md", True),
        ("articles/2024/05/a/index.md.txt", True),
        ("articles/2024/05/a/index.markdown", True),
        ("bai-viet/2024/05/a/Index.MD", True),
        ("articles/2024/05/a/1.jpg", False),
        ("articles/README.md", False),
        ("pages/gioi-thieu.md", False),
    ],
)
def test_a_manuscript_is_found_whatever_its_folder_and_suffix_were_meant_to_be(
    path: str, has_any: bool, tmp_path: Path
) -> None:
    assert not has_manuscripts(tmp_path)
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).touch()
    assert has_manuscripts(tmp_path) == has_any
