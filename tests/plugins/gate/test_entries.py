from __future__ import annotations

from collections.abc import Iterable

import pytest

from newsroom.model.content import Entry
from newsroom.model.problem import Problem
from plugins.gate.entries import check_entries


def brief(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


IN_ORDER = (
    "site.toml",
    "pages/a.md",
    "photos/a.jpg",
    "articles/2024/07/hop/index.md",
    "articles/2024/07/hop/1.jpg",
)


def test_files_in_their_places_are_not_reported() -> None:
    assert not list(check_entries([Entry(path, "file", path) for path in IN_ORDER]))


@pytest.mark.parametrize(
    ("path", "kind", "code"),
    [
        ("photos/a.jpg", "symlink", "symlink"),
        ("photos/ong", "special", "special-file"),
        ("ghi-chu.txt", "file", "misplaced-file"),
        ("articles/2024/1.jpg", "file", "misplaced-file"),
        ("articles/2024/07/1.jpg", "file", "misplaced-file"),
    ],
)
def test_files_that_will_not_be_published_are_reported(path: str, kind: str, code: str) -> None:
    assert brief(check_entries([Entry(path, kind, path)])) == [(path, code)]


@pytest.mark.parametrize("path", ["tin.md", "articles/2024/tin.md", "ban-nhap/tin.md"])
def test_manuscripts_in_wrong_places_are_left_to_the_reader(path: str) -> None:
    assert not list(check_entries([Entry(path, "file", path)]))


@pytest.mark.parametrize("path", ["site-cu-site.toml", "luu/site.toml"])
def test_only_the_site_file_itself_is_in_its_place(path: str) -> None:
    assert brief(check_entries([Entry(path, "file", path)])) == [(path, "misplaced-file")]


def test_files_are_reported_by_their_composed_name() -> None:
    entry = Entry("họp.txt", "file", "ho\u0323p.txt")
    assert brief(check_entries([entry])) == [("họp.txt", "misplaced-file")]


FOLDER = "articles/2024/07/hop"


def found(*names: str) -> list[tuple[str, str]]:
    """List what is told of files in an article folder."""
    return brief(check_entries([Entry(f"{FOLDER}/{name}", "file", f"{FOLDER}/{name}") for name in names]))


@pytest.mark.parametrize(
    ("names", "name", "code"),
    [
        (("index.md.txt",), "index.md.txt", "file-name"),
        (("1.jpg", "Index.md", "kh.docx"), "Index.md", "file-name"),
        (("index.txt", "album/1.jpg"), "index.txt", "file-name"),
        (("bai.docx", "anh/1.jpg"), "bai.docx", "document-alone"),
        (("bai.DOC",), "bai.DOC", "document-alone"),
        (("kh.pdf", "1.jpg"), "kh.pdf", "pdf-alone"),
        (("index.md", "Index.md"), "Index.md", "second-index"),
        (("index.md", "Chú thích.txt", "album/1.jpg"), "Chú thích.txt", "captions-place"),
    ],
)
def test_a_slip_in_an_article_folder_is_one_problem_at_its_file(
    names: tuple[str, ...], name: str, code: str
) -> None:
    assert found(*names) == [(f"{FOLDER}/{name}", code)]


@pytest.mark.parametrize(
    "names",
    [
        ("index.md", "index.md.txt", "kh.pdf", "bai.docx"),
        ("index.md", "album/chu-thich.txt.txt", "album/1.jpg"),
        ("bai.md",),
    ],
)
def test_what_lies_beside_an_article_and_what_others_tell_is_no_slip(names: tuple[str, ...]) -> None:
    assert found(*names) == []


@pytest.mark.parametrize("path", ["site.toml.txt", "da-go.toml.txt", "pages/gioi-thieu.md.txt", "pages/a.MD"])
def test_files_with_names_meant_for_others_are_reported(path: str) -> None:
    assert brief(check_entries([Entry(path, "file", path)])) == [(path, "file-name")]


def test_a_folder_with_a_name_meant_for_another_is_reported_once() -> None:
    paths = ("Articles/2024/07/hop/index.md", "Articles/2024/07/hop/1.jpg", "articles/2024/07/hop/index.md")
    (problem,) = check_entries([Entry(path, "file", path) for path in paths])
    assert (problem.path, problem.code, problem.values) == (
        "Articles",
        "folder-name",
        (("name", "articles"),),
    )


def test_a_folder_of_an_article_needs_its_manuscript() -> None:
    paths = ("articles/2024/07/hop/1.jpg", "articles/2024/07/hop/anh/2.jpg")
    entries = [Entry(path, "file", path) for path in paths]
    assert brief(check_entries(entries)) == [("articles/2024/07/hop", "empty-folder")]
