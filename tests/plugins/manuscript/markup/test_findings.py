"""Problems of a body are told at their lines."""

from __future__ import annotations

from newsroom.model.problem import Problem
from plugins.manuscript.markup.findings import Findings

PATH = "articles/2024/07/hop/index.md"


def test_each_problem_has_the_line_of_what_it_is_about() -> None:
    findings = Findings(PATH, "Một\nhai\nMột", 10)
    findings.near("Một", "a")
    findings.near("Một", "a", found="Một")
    findings.at(3, "b")
    assert findings.problems == [
        Problem.of(PATH, 10, "a"), Problem.of(PATH, 12, "a", found="Một"), Problem.of(PATH, 3, "b")
    ]  # fmt: skip
    assert [findings.line_of(place) for place in (0, 4, 10)] == [10, 11, 12]


def test_what_follows_from_another_slip_of_its_line_is_not_told() -> None:
    findings = Findings(PATH, "Một", 1)
    for line, code, values in (
        (1, "html-photo", {"tag": "img"}),
        (1, "html-as-text", {"tag": "figure"}),
        (1, "html-as-text", {"tag": "tên"}),
        (2, "html-as-text", {"tag": "figure"}),
        (3, "stars-as-text", {}),
        (3, "long-row", {}),
        (4, "stars-as-text", {}),
    ):
        findings.at(line, code, **values)
    assert [(problem.line, problem.code) for problem in findings.told()] == [
        (1, "html-photo"), (1, "html-as-text"), (2, "html-as-text"), (3, "long-row"), (4, "stars-as-text")
    ]  # fmt: skip


def test_the_spelling_that_was_typed_is_looked_for() -> None:
    findings = Findings(PATH, "a%20b.pdf", 1)
    assert findings.spelt("", "a b.pdf", "a%20b.pdf", "x") == "a%20b.pdf"
    assert findings.spelt("c", "d") == "d"
