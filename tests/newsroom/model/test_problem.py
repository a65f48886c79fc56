from __future__ import annotations

import random

from newsroom.model.problem import Problem


def test_a_problem_is_made_of_keyword_values_as_texts_in_their_order() -> None:
    problem = Problem.of("a.md", 3, "photo-too-large", width=14_000, height=2)
    assert problem == Problem("a.md", 3, "photo-too-large", (("width", "14000"), ("height", "2")))
    assert Problem.of("a.md", 0, "not-utf8") == Problem("a.md", 0, "not-utf8")


def test_problems_sort_by_file_line_and_kind() -> None:
    ordered = [
        Problem("a.md", 2, "b"),
        Problem("a.md", 10, "a"),
        Problem("a.md", 10, "b"),
        Problem("a.md", 10, "b", (("key", "1"),)),
        Problem("b.md", 1, "a"),
    ]
    assert sorted(random.Random(7).sample(ordered, len(ordered))) == ordered


def test_equal_findings_are_one() -> None:
    assert len({Problem.of("a.md", 1, "x", key="Date"), Problem.of("a.md", 1, "x", key="Date")}) == 1
