from __future__ import annotations

import tomllib

import pytest

from newsroom.model.naming import conflict_line, is_captions, meant_folder, meant_name, toml_fault_line

FOLDER = "articles/2024/07/hop"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{FOLDER}/index.md.txt", "index.md"),
        (f"{FOLDER}/Index.md", "index.md"),
        (f"{FOLDER}/INDEX.MD", "index.md"),
        (f"{FOLDER}/index.txt", "index.md"),
        (f"{FOLDER}/index.markdown", "index.md"),
        (f"{FOLDER}/index", "index.md"),
        (f"{FOLDER}/index (1).md", "index.md"),
        (f"{FOLDER}/index - Copy.md", "index.md"),
        (f"{FOLDER}/index - Bản sao.md.txt", "index.md"),
        (f"{FOLDER}/album/chu-thich.txt.txt", "chu-thich.txt"),
        (f"{FOLDER}/album/Chu-thich.txt", "chu-thich.txt"),
        (f"{FOLDER}/album/chuthich.txt", "chu-thich.txt"),
        (f"{FOLDER}/album/chú thích.txt", "chu-thich.txt"),
        (f"{FOLDER}/album/chu_thich", "chu-thich.txt"),
        ("site.toml.txt", "site.toml"),
        ("Site.toml", "site.toml"),
        ("site.txt", "site.toml"),
        ("da-go.toml.txt", "da-go.toml"),
        ("da_go.toml", "da-go.toml"),
        ("pages/gioi-thieu.md.txt", "gioi-thieu.md"),
        ("pages/Giới thiệu.markdown", "gioi-thieu.md"),
        ("pages/lien-he.MD", "lien-he.md"),
        ("pages/gioi-thieu/Cơ cấu.md.txt", "co-cau.md"),
    ],
)
def test_a_name_that_was_meant_for_another_is_recognised(path: str, name: str) -> None:
    assert meant_name(path) == name


@pytest.mark.parametrize(
    "path",
    [
        f"{FOLDER}/index.md", f"{FOLDER}/1.jpg", f"{FOLDER}/index.html", f"{FOLDER}/bai.md", f"{FOLDER}/phu/index.md.txt",
        f"{FOLDER}/album/chu-thich.txt", f"{FOLDER}/album/1.jpg", f"{FOLDER}/chi-so-index.txt", "site.toml", "da-go.toml",
        "website.toml", "luu/site.toml.txt", "pages/gioi-thieu.md", "pages/Giới thiệu.md", "pages/a.txt", "ghi-chu.txt", "tin.md",
        "articles/2024/07/index.md.txt", "tai-lieu/index.txt",
    ],
)  # fmt: skip
def test_other_names_are_left_alone(path: str) -> None:
    assert meant_name(path) == ""


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("Articles/2024/07/hop/index.md", "articles"), ("article/2024/a.jpg", "articles"), ("Pages/a.md", "pages"),
        ("PHOTOS/a.jpg", "photos"), ("Gốc/a.png", "goc"), ("articles/2024/07/hop/index.md", ""), ("Articles", ""),
        ("Tai-lieu/a.pdf", ""), ("bai/a.md", ""), ("photos/Articles/a.jpg", ""),
    ],
)  # fmt: skip
def test_a_folder_at_the_top_that_was_meant_for_another_is_recognised(path: str, folder: str) -> None:
    assert meant_folder(path) == folder


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> nhanh\n", 2),
        ("a\nb\n>>>>>>> 3f2a", 3),
        ("||||||| goc\n", 1),
        ("<<<<<<<\n", 1),
        ("Kết luận\n=======\n", 0),
        ("<<<<<<<<< mũi tên\n", 0),
        (" <<<<<<< thụt vào\n", 0),
        ("xem <<<<<<< HEAD\n", 0),
        ("", 0),
    ],
)
def test_the_first_mark_of_a_conflict_is_found_and_lines_below_headings_are_none(
    text: str, line: int
) -> None:
    assert conflict_line(text) == line


def test_captions_beside_an_album_are_recognised_too() -> None:
    assert is_captions("Chú thích.txt")
    assert not is_captions("chu-thich.docx")
    assert not is_captions("chu-thich-anh.txt")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "A"\nb = ', 2),
        ('name = "A"\n\nb = ' + "[" * 5000, 3),
        ('name = "A"\nb = ' + "{c = " * 5000, 2),
        ('name = "A"\nb = [\n' + "[\n" * 3000, 2),
        ('name = "A"\nb = ' + "9" * 5000, 2),
    ],
)
def test_the_line_at_which_toml_cannot_be_read_is_found(text: str, line: int) -> None:
    with pytest.raises((ValueError, RecursionError)) as fault:
        tomllib.loads(text)
    assert isinstance(fault.value, ValueError | RecursionError)
    assert toml_fault_line(text, fault.value) == line
