from __future__ import annotations

from newsroom.model.problem import Problem
from plugins.gate.renames import check_renames


def test_each_article_that_left_its_address_is_told_with_it() -> None:
    assert list(check_renames({"b": "2024/01/b/", "a": "2024/01/a/"})) == [
        Problem.of("a", 0, "renamed-folder", url="2024/01/a/"),
        Problem.of("b", 0, "renamed-folder", url="2024/01/b/"),
    ]
    assert not list(check_renames({}))
