from __future__ import annotations

from newsroom.model.problem import Problem
from newsroom.model.site import Term
from plugins.gate.renames import check_readdressed, check_renames


def test_each_article_that_left_its_address_is_told_with_it() -> None:
    assert list(check_renames({"b": "2024/01/b/", "a": "2024/01/a/"})) == [
        Problem.of("a", 0, "renamed-folder", url="2024/01/a/"),
        Problem.of("b", 0, "renamed-folder", url="2024/01/b/"),
    ]
    assert not list(check_renames({}))


def test_a_name_that_left_its_address_is_told_with_the_line_that_keeps_it() -> None:
    old, new = (Term("Tổ dân phố", slug, f"chu-de/{slug}/") for slug in ("to-dan-pho", "to-dan-pho-2"))
    (problem,) = check_readdressed([(old, new)])
    assert (problem.path, problem.code) == ("dia-chi.toml", "readdressed")
    assert dict(problem.values) == {
        "kind": "chủ đề",
        "name": "Tổ dân phố",
        "old": "chu-de/to-dan-pho/",
        "url": "chu-de/to-dan-pho-2/",
        "table": "chu-de",
        "keep": '"Tổ dân phố" = "to-dan-pho"',
    }
    assert not list(check_readdressed([]))
