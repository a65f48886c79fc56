"""Tell to which plugin something belongs, and whether a plugin was written for builds of ours."""

from __future__ import annotations

import sys
from collections.abc import Container
from functools import partial
from types import ModuleType
from typing import Any

_OURS = (
    "addresses articles assets captions copydesk downloads feeds filing gate home hosting identity listing "
    "manuscript offline photos press redirects related rootfiles search sitemap standing survey takedowns "
    "videos"
)
OURS = frozenset(f"plugins.{name}" for name in _OURS.split())
"""Our own plugins, as ``PLUGINS`` names them."""


def home_of(plugin: Any) -> str:
    """Name the module in which a plugin lies: it is one, or a class or an object with ``register``."""
    if isinstance(plugin, ModuleType):
        return plugin.__name__
    return module_of(plugin)


def module_of(receiver: Any) -> str:
    """Name the module of a function, a method, a class, an object that is called, or a ``partial``."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    return str(getattr(receiver, "__module__", None) or "?")


def called(receiver: Any) -> str:
    """Say what a receiver is of which nobody knows the plugin: its full name, ``partial(print)``."""
    if isinstance(receiver, partial):
        return f"partial({called(receiver.func)})"
    name = getattr(receiver, "__qualname__", None) or f"{type(receiver).__qualname__}()"
    module = module_of(receiver)
    return str(name) if module in ("builtins", "?") else f"{module}.{name}"


def owner_of(module: str, homes: Container[str]) -> str:
    """Name the innermost of the packages or modules ``homes`` in which a module lies, ``""`` if none does."""
    while module and module not in homes:
        module = module.rpartition(".")[0]
    return module


def is_ours(module: str) -> bool:
    """Tell whether a module is of this program."""
    return module.partition(".")[0] == "newsroom" or bool(owner_of(module, OURS))


def is_for_us(home: str) -> bool:
    """Tell whether a plugin takes anything from ``newsroom``, as those do that are written for our builds."""
    inside = [
        module
        for name, module in sys.modules.items()
        if (name == home or name.startswith(f"{home}.")) and isinstance(module, ModuleType)
    ]
    return any(_is_of_newsroom(value) for module in inside for value in list(vars(module).values()))


def _is_of_newsroom(value: Any) -> bool:
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
    return isinstance(name, str) and name.partition(".")[0] == "newsroom"
