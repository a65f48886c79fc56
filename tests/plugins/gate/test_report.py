from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from newsroom.model.problem import Problem
from plugins.gate.report import make_report
from plugins.gate.wording import ERROR, WARNING, WORDINGS, word

PLUGINS = Path(__file__).parents[3] / "plugins"
BAD_DATE = Problem.of("articles/a.md", 3, "bad-date", key="Date", value="hôm nay")
BAD_NAME = Problem.of("articles/a.md", 12, "name-tone", name="Thải", other="Thái")


def test_a_problem_is_worded_with_file_line_finding_and_remedy() -> None:
    assert word(BAD_DATE) == (
        "articles/a.md:3: lỗi: Date không đọc được: «hôm nay». "
        "Viết dạng 2024-07-11 15:51 hoặc 11/07/2024 15:51."
    )


def test_a_problem_of_a_whole_file_stands_at_its_first_line() -> None:
    assert word(Problem.of("site.toml", 0, "site-no-url")).startswith("site.toml:1: lỗi: ")


def test_a_remedy_that_asks_ends_with_its_question_mark() -> None:
    assert word(Problem.of("a.md", 1, "unknown-key", key="Staus", nearest="Status")).endswith("«Status»?")


@pytest.mark.parametrize("value", ["{nearest}", "{0}", "{", "%s", "{{x}}"])
def test_braces_in_what_was_found_are_only_text(value: str) -> None:
    assert f"«{value}»" in word(Problem.of("a.md", 1, "bad-views", value=value))


def test_a_report_is_sorted_by_file_and_line_and_says_each_finding_once() -> None:
    late = Problem.of("articles/b.md", 1, "missing-author")
    report = make_report([late, BAD_NAME, BAD_DATE, BAD_DATE])
    assert [line.split(": ")[0] for line in report.lines] == [
        "articles/a.md:3",
        "articles/a.md:12",
        "articles/b.md:1",
    ]
    assert (report.errors, report.warnings) == (2, 1)
    assert str(report).splitlines()[-1] == "2 lỗi, 1 cảnh báo."


def test_in_a_draft_nothing_is_an_error() -> None:
    report = make_report([BAD_DATE, BAD_NAME], drafts={"articles/a.md"})
    assert (report.errors, report.warnings) == (0, 2)
    assert all(f": {WARNING}: " in line for line in report.lines)


def test_a_clean_report_says_so() -> None:
    assert str(make_report([])) == "Không có lỗi."


# Every code that the plugins report is worded with the values they give


def _constants(node: ast.expr, function: ast.AST) -> Iterator[str]:
    """List the strings ``node`` may be: a constant, a choice, or a name set in ``function``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body, function)
        yield from _constants(node.orelse, function)
    elif isinstance(node, ast.Name):
        for found in ast.walk(function):
            if isinstance(found, ast.Assign) and any(getattr(t, "id", "") == node.id for t in found.targets):
                yield from _constants(found.value, function)


REPORTERS = {"of": 2, "report": 1, "_report": 1, "PhotoError": 0}


def _reported() -> Iterator[tuple[str, frozenset[str]]]:
    for file in sorted(PLUGINS.rglob("*.py")):
        snapshot = ast.parse(file.read_text(encoding="utf-8"))
        for function in ast.walk(snapshot):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                name = getattr(
                    getattr(call, "func", None), "attr", getattr(getattr(call, "func", None), "id", "")
                )
                if (
                    not isinstance(call, ast.Call)
                    or name not in REPORTERS
                    or len(call.args) <= REPORTERS[name]
                ):
                    continue
                if any(keyword.arg is None for keyword in call.keywords):
                    continue
                given = frozenset(str(keyword.arg) for keyword in call.keywords)
                for code in _constants(call.args[REPORTERS[name]], function):
                    yield code, given


REPORTED = sorted(set(_reported()), key=lambda item: (item[0], sorted(item[1])))


@pytest.mark.parametrize(("code", "given"), REPORTED, ids=[code for code, _ in REPORTED])
def test_every_code_is_worded_with_the_values_that_are_given(code: str, given: frozenset[str]) -> None:
    wording = WORDINGS[code]
    needed = {
        name for text in (wording.found, wording.remedy) for _, name, _, _ in Formatter().parse(text) if name
    }
    assert needed <= given
    assert wording.severity in (ERROR, WARNING)


def test_the_codes_of_the_plugins_are_found_by_this_test() -> None:
    assert len({code for code, _ in REPORTED}) > 50
