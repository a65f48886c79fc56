"""Give the checks of all plugins, as a build has them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from pelican.settings import read_settings

from newsroom.engine.checks import REGISTRY, Checks
from newsroom.model.problem import Problem
from plugins.gate.wording import word
from tests.support.building import ROOT

PLUGINS: tuple[str, ...] = tuple(read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"])


@cache
def checks_of(*plugins: str) -> Checks:
    """Give the checks of the plugins; of all, if none is named."""
    for name in PLUGINS:
        import_module(name).register()
    return REGISTRY.chosen(plugins or PLUGINS)


def worded(problem: Problem) -> str:
    """Give the line of the report."""
    return word(problem, checks_of().wording(problem))
