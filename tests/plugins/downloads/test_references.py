from __future__ import annotations

from newsroom.model.problem import Problem
from newsroom.model.records import Link
from plugins.downloads.references import check_files, check_names
from tests.support.making import make_article

ARTICLE = make_article(files=(Link("tai-lieu/Kế hoạch.pdf", "../Kế hoạch.pdf", 9),))
FOUND = (("file-macro", ""), ("file-tracked", "2"))


def deleted(path: str) -> bool:
    """Tell whether a file went with an article that was taken down."""
    return path.startswith("articles/2023/01/go/")


def test_what_was_found_in_a_file_is_told_at_each_link() -> None:
    problems = list(check_files([ARTICLE, ARTICLE], {"tai-lieu/Kế hoạch.pdf": FOUND}, [], deleted))
    assert [(p.line, p.code) for p in problems] == [(9, "file-macro"), (9, "file-tracked")] * 2
    assert dict(problems[1].values) == {"target": "tai-lieu/Kế hoạch.pdf", "found": "2"}


def test_the_file_is_named_that_may_have_been_meant() -> None:
    def nearest(*files: str) -> tuple[str, str]:
        (problem,) = check_files([ARTICLE], {}, files, deleted)
        return problem.code, dict(problem.values)["nearest"]

    assert nearest() == ("missing-file", "")
    assert nearest("tai-lieu/ke hoach.pdf", "tai-lieu/x.pdf") == ("similar-file", "ke hoach.pdf")
    assert nearest("tai-lieu/K%E1%BA%BF%20ho%E1%BA%A1ch.pdf") == (
        "percent-file", "K%E1%BA%BF%20ho%E1%BA%A1ch.pdf",
    )  # fmt: skip
    assert nearest("tai-lieu/Kế hoạch.exe", "photos/Kế hoạch.pdf") == ("missing-file", "")


def test_files_of_one_address_are_told_but_the_first() -> None:
    problems = list(check_names("a/b.pdf", ["a/B.pdf", "a/b.pdf"]))
    assert problems == [Problem.of("a/b.pdf", 0, "file-same-address", address="a/b.pdf", other="a/B.pdf")]
    assert not list(check_names("a/b.pdf", ["a/B.pdf"]))


def test_a_file_that_went_with_a_deleted_article_is_told_and_no_error() -> None:
    article = make_article(1, files=(Link("articles/2023/01/go/a.pdf", "../go/a.pdf", 7),))
    (problem,) = check_files([article], {}, [], deleted)
    assert (problem.line, problem.code) == (7, "deleted-file")
