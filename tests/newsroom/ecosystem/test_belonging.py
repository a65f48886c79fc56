"""To which plugin something belongs."""

from __future__ import annotations

import sys
from functools import partial
from types import ModuleType

import pytest

from newsroom.ecosystem.belonging import (
    OURS,
    called,
    home_of,
    is_for_us,
    is_ours,
    module_of,
    owner_of,
)
from newsroom.engine import Generator
from tests.support.building import ROOT


class Callable:
    def __call__(self) -> None: ...

    def method(self) -> None: ...


def test_ours_are_the_folders_of_plugins() -> None:
    assert {f"plugins.{file.parent.name}" for file in (ROOT / "plugins").glob("*/__init__.py")} == OURS


@pytest.mark.parametrize(
    "receiver",
    [
        Callable,
        Callable(),
        Callable().method,
        partial(Callable().method),
        partial(partial(Callable())),
        test_ours_are_the_folders_of_plugins,
    ],
)
def test_whatever_can_receive_lies_in_its_module(receiver: object) -> None:
    assert module_of(receiver) == __name__


@pytest.mark.parametrize(
    ("receiver", "name"),
    [
        (print, "print"),
        (partial(print, 1), "partial(print)"),
        (Callable(), f"{__name__}.Callable()"),
        (partial(Callable().method), f"partial({__name__}.Callable.method)"),
        ([].append, "list.append"),
    ],
)
def test_what_nobody_is_known_to_own_has_a_name(receiver: object, name: str) -> None:
    assert called(receiver) == name


@pytest.mark.parametrize(
    ("module", "ours"),
    [
        ("newsroom.pelican", True),
        ("plugins.gate.report", True),
        ("plugins.mine", False),
        ("newsrooms", False),
        ("builtins", False),
    ],
)
def test_ours_is_this_program_and_not_what_lies_beside(module: str, ours: bool) -> None:
    assert is_ours(module) is ours


def test_a_plugin_lies_in_its_module_whether_it_is_one_or_not() -> None:
    assert home_of(ModuleType("some.plugin")) == "some.plugin"
    assert home_of(Callable) == home_of(Callable()) == __name__


@pytest.mark.parametrize(
    ("module", "owner"),
    [("a.b", "a.b"), ("a.b.c.d", "a.b"), ("a.bc", "a"), ("a", "a"), ("b", ""), ("", ""), ("?", "")],
)
def test_a_module_belongs_to_the_innermost_package_that_holds_it(module: str, owner: str) -> None:
    assert owner_of(module, {"a", "a.b"}) == owner


def test_a_plugin_that_takes_anything_of_ours_was_written_for_us(monkeypatch: pytest.MonkeyPatch) -> None:
    outer, inner = ModuleType("odd"), ModuleType("odd.inner")
    monkeypatch.setitem(sys.modules, "odd", outer)
    monkeypatch.setitem(sys.modules, "odd.inner", inner)
    monkeypatch.setitem(sys.modules, "oddly", ModuleType("oddly"))
    vars(sys.modules["oddly"])["Generator"] = Generator
    assert not is_for_us("odd")
    vars(inner)["Base"] = Generator
    assert is_for_us("odd")
