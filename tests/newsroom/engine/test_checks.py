from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from newsroom.engine.build import Build
from newsroom.engine.checks import Check, Checks, Registry, Scope
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record


def find_nothing(_: Build, __: Sequence[Record]) -> Iterable[Problem]:
    return ()


def check(*codes: str, **values: Any) -> Check:
    """Make a check of the codes, named by the first."""
    wordings = {code: error(f"có {code}", "Sửa") for code in codes}
    return Check(**{"name": codes[0], "scope": Scope.ALWAYS, "wordings": wordings, **values})


ONE, TWO, THREE = check("a", "b"), check("c"), check("d")


def test_the_checks_of_a_build_are_in_the_order_of_its_plugins() -> None:
    registry = Registry()
    registry.register("later", THREE)
    registry.register("first", ONE, TWO)
    assert list(registry.chosen(["first", "without", "later"])) == [ONE, TWO, THREE]
    assert list(registry.chosen(["later", "first"])) == [THREE, ONE, TWO]


def test_a_plugin_that_a_build_does_not_have_has_no_checks_in_it() -> None:
    registry = Registry()
    registry.register("first", ONE)
    registry.register("later", TWO)
    checks = registry.chosen(["later"])
    assert list(checks) == [TWO]
    with pytest.raises(LookupError, match="«a»"):
        checks.of(Problem("x.md", 1, "a"))


def test_registering_again_changes_nothing() -> None:
    registry = Registry()
    for _ in range(3):
        registry.register("first", ONE)
        registry.register("later", TWO)
    assert list(registry.chosen(["first", "later"])) == [ONE, TWO]


def test_what_a_plugin_hands_in_again_replaces_what_it_handed_in_before() -> None:
    registry = Registry()
    registry.register("first", check("a", scope=Scope.READING))
    again = check("a", "e")
    registry.register("first", again)
    assert list(registry.chosen(["first"])) == [again]


def test_a_check_is_handed_in_once() -> None:
    with pytest.raises(ValueError, match="«a»"):
        Registry().register("first", ONE, TWO, ONE)


@pytest.mark.parametrize("plugins", [("first", "first"), ("first", "later")])
def test_a_code_has_one_check(plugins: tuple[str, str]) -> None:
    registry = Registry()
    one, other = check("a", "b"), check("c", "b")
    by_plugin = {
        name: [c for p, c in zip(plugins, (one, other), strict=True) if p == name] for name in plugins
    }
    with pytest.raises(ValueError, match="«b» belongs to the checks «a» and «c»"):  # noqa: PT012
        for name, checks in by_plugin.items():
            registry.register(name, *checks)
    if plugins[0] != plugins[1]:
        assert list(registry.chosen(plugins)) == [one]  # what went wrong left nothing behind


def test_a_problem_is_told_and_kept_as_its_check_says() -> None:
    wording = warning("có {value}", "Xem lại")
    reading = check("a", wordings={"a": wording}, scope=Scope.READING)
    checks = Checks([TWO, reading])
    problem = Problem.of("x.md", 1, "a", value=1)
    assert checks.of(problem) is reading
    assert checks.wording(problem) is wording


def test_a_problem_that_no_check_words_fails_by_its_code() -> None:
    with pytest.raises(LookupError, match="«là-lạ»"):
        Checks([ONE]).wording(Problem("x.md", 1, "là-lạ"))


def test_a_check_of_records_must_find_its_problems_itself() -> None:
    with pytest.raises(ValueError, match="«a»"):
        check("a", scope=Scope.RECORDS)
    assert check("a", scope=Scope.RECORDS, find=find_nothing).find is find_nothing
