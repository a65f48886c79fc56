"""Do once a process what every build of a test would do again."""

from __future__ import annotations

from collections.abc import Hashable
from functools import wraps
from typing import Any

import pytest
from jinja2 import Environment

from plugins.press.environment import ThemeEnvironment


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Remember what Jinja made of a template, by all that decides it: most of a small build's time."""
    compile_: Any = Environment.compile
    kept: dict[Hashable, str] = {}

    @wraps(compile_)
    def compile_once(self: ThemeEnvironment, source: str, name: str, filename: str) -> Any:
        # Jinja has one lexer for each choice of signs; filters may be applied while compiling. The place of
        # the theme is no part of what Jinja makes: many tests have a theme of their own.
        key = (
            source,
            name,
            self.lexer,
            self.autoescape,
            *self.extensions,
            self.translator,
            frozenset(self.filters.items()),
        )
        if key not in kept:
            kept[key] = compile_(self, source, name, filename, raw=True)
        return self._compile(kept[key], filename)

    patch.setattr(ThemeEnvironment, "compile", compile_once, raising=False)
