"""Every problem that a plugin reports is worded in its own checks, with the values that it gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from newsroom.model.problem import ERROR, WARNING, Wording
from tests.support.building import ROOT
from tests.support.checking import PLUGINS, checks_of

WORDINGS = {
    plugin: {code: wording for check in checks_of(plugin) for code, wording in check.wordings.items()}
    for plugin in PLUGINS
}
"""The wordings of each plugin by code."""

CODES = [(plugin, code) for plugin in PLUGINS for code in WORDINGS[plugin]]

REPORTERS = {
    "of": 2,
    "report": 1,
    "_report": 1,
    "_report_at": 1,
    "PhotoError": 0,
    "MovieError": 0,
    "Unfit": 0,
}
"""What is called to report a problem, and the place of the code among its arguments."""


def modules(plugin: str) -> list[Path]:
    return sorted((ROOT / plugin.replace(".", "/")).rglob("*.py"))


def is_wording(node: ast.AST | None) -> bool:
    """Tell whether a value is that of a wording."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("error", "warning")


@cache
def strings(plugin: str) -> frozenset[str]:
    """List the strings in the program of a plugin, but for the codes of its wordings."""
    found: set[str] = set()
    for file in modules(plugin):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        codes = {
            id(key)
            for node in ast.walk(tree)
            if isinstance(node, ast.Dict)
            for key, value in zip(node.keys, node.values, strict=True)
            if is_wording(value)
        }
        found.update(
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in codes
        )
    return frozenset(found)


def constants(node: ast.expr, function: ast.AST) -> Iterator[str]:
    """List the strings ``node`` may be: a constant, a choice, or a name set in ``function``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body, function)
        yield from constants(node.orelse, function)
    elif isinstance(node, ast.Name):
        for found in ast.walk(function):
            if isinstance(found, ast.Assign) and any(getattr(t, "id", "") == node.id for t in found.targets):
                yield from constants(found.value, function)


def reported(plugin: str) -> Iterator[tuple[str, frozenset[str] | None]]:
    """List the codes that a plugin reports with the values that it gives, ``None`` if they are not plain."""
    for file in modules(plugin):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if not isinstance(call, ast.Call):
                    continue
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if name not in REPORTERS or len(call.args) <= REPORTERS[name]:
                    continue
                given = frozenset(str(keyword.arg) for keyword in call.keywords)
                plain = name != "Unfit" and "None" not in given
                for code in constants(call.args[REPORTERS[name]], function):
                    yield code, given if plain else None


REPORTED = sorted(
    {(plugin, *found) for plugin in PLUGINS for found in reported(plugin)},
    key=lambda one: (one[0], one[1], sorted(one[2] or ())),
)


def placeholders(wording: Wording) -> Iterator[tuple[str, str]]:
    """List the values that a wording takes, and how it wants them printed."""
    for text in (wording.found, wording.remedy):
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                assert conversion is None
                yield name, form or ""


@pytest.mark.parametrize(("plugin", "code", "given"), REPORTED)
def test_what_a_plugin_reports_is_worded_in_its_checks_with_the_values_that_it_gives(
    plugin: str, code: str, given: frozenset[str] | None
) -> None:
    wording = WORDINGS[plugin][code]
    assert given is None or {name for name, _ in placeholders(wording)} <= given


def test_the_codes_of_the_plugins_are_found_by_this_test() -> None:
    assert len({code for _, code, _ in REPORTED}) > 100


@pytest.mark.parametrize(("plugin", "code"), CODES)
def test_no_wording_is_without_use(plugin: str, code: str) -> None:
    assert code in strings(plugin)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_no_plugin_reports_what_another_words(plugin: str) -> None:
    others = {code for other, code in CODES if other != plugin}
    assert not strings(plugin) & others


@pytest.mark.parametrize(("plugin", "code"), CODES)
def test_a_wording_is_of_a_known_level_and_prints_values_in_known_ways(plugin: str, code: str) -> None:
    wording = WORDINGS[plugin][code]
    assert wording.severity in (ERROR, WARNING)
    assert {form for _, form in placeholders(wording)} <= {"", "whole"}
