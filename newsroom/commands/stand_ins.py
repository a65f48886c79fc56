"""Let Pelican start without what our builds never ask it for.

Pelican imports docutils, Jinja, Rich, feed and file watchers and its own generators before it reads one
setting: more than half of the time of a build in which nothing changed. ``import_pelican`` puts a stand-in in
the place of each while Pelican is imported, and takes all away again: whoever imports one of these
afterwards gets the real one, and Pelican's own modules hold *names to come*, which import the real one when
they are used. A class that Pelican derives from such a name cannot be mended later: making an instance of it
raises ``StoodInError``. ``python -m pelican`` knows nothing of this.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

STOOD_IN = frozenset({
    "dateutil", "docutils", "feedgenerator", "importlib.metadata", "jinja2", "markdown", "multiprocessing",
    "pelican.generators", "pelican.rstdirectives", "pelican.server", "pygments", "rich", "unidecode",
    "watchfiles",
})  # fmt: skip
"""What Pelican imports and our builds need not, with all that lies in these packages."""


class StoodInError(RuntimeError):
    """Something was asked of a class whose base is not there in this way of starting."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not there when make builds; start the build by: python -m pelican")


class NameToCome:
    """Something of a module that is imported when it is first used."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def _found(self) -> Any:
        return getattr(importlib.import_module(self._module), self._name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._found(), name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._found()(*given, **named)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._found())

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        def refuse(self: object, *_: Any, **__: Any) -> None:
            raise StoodInError(f"{type(self).__module__}.{type(self).__qualname__}")

        return (type(self._name, (), {"__init__": refuse}),)


class StandIn(ModuleType):
    """A module with every name there is, each to come."""

    __path__: list[str]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            return NameToCome(self.__name__, name)
        return getattr(importlib.import_module(self.__name__), name)


class Console:
    """Rich's console when there is something to show: on a terminal Pelican's moving sign, and tracebacks."""

    def __init__(self) -> None:
        self._real: Any = None

    def status(self, text: str) -> AbstractContextManager[Any]:
        """Show that the build is under way, where somebody is looking."""
        if not _is_terminal():
            return nullcontext()
        found: AbstractContextManager[Any] = self.real().status(text)
        return found

    def real(self) -> Any:
        """Give Rich's own."""
        if self._real is None:
            self._real = importlib.import_module("rich.console").Console()
        return self._real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real(), name)


def _is_terminal() -> bool:
    """Tell whether Rich may take what it writes to for a terminal; it is Rich's to say, if so."""
    told = any(name in os.environ for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"))
    return told or bool(sys.stdout and sys.stdout.isatty())


class RichHandler(logging.Handler):
    """Rich's handler of log records, imported with the first record."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._real: Any = None

    def emit(self, record: logging.LogRecord) -> None:
        """Hand a record on."""
        if self._real is None:
            self._real = importlib.import_module("rich.logging").RichHandler(console=self._console.real())
            self._real.setFormatter(self.formatter)
        self._real.emit(record)


def version(distribution: str) -> str:
    """Give the version of what is installed, as the folder with its metadata is called."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        for name in names:
            found, _, rest = name.partition("-")
            if found == distribution and rest.endswith(".dist-info"):
                return rest.removesuffix(".dist-info")
    real: str = importlib.import_module("importlib.metadata").version(distribution)
    return real


_WRITTEN: dict[str, dict[str, Any]] = {
    "rich.console": {"Console": Console},
    "rich.logging": {"RichHandler": RichHandler},
    "importlib.metadata": {"version": version},
}
"""What Pelican uses as soon as it is imported, and so must be there."""


class _Finder:
    """Finds stand-ins for what is installed; what is not is not found, as without them."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        parts = name.split(".")
        if not any(".".join(parts[:length]) in STOOD_IN for length in range(1, len(parts) + 1)):
            return None
        if path != [] and PathFinder.find_spec(name, path) is None:
            return None
        loader: Any = self  # a loader by what it does: importlib.abc would be imported for the name alone
        return ModuleSpec(name, loader, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__.update(_WRITTEN.get(module.__name__, {}))


@contextmanager
def _standing_in() -> Iterator[None]:
    finder: Any = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name, module in list(sys.modules.items()):
            if isinstance(module, StandIn):
                del sys.modules[name]
                parent, _, child = name.rpartition(".")
                if parent and vars(sys.modules.get(parent, module)).get(child) is module:
                    delattr(sys.modules[parent], child)


def import_pelican() -> ModuleType:
    """Import Pelican with stand-ins for what it need not have; as it is, if it is there already."""
    if "pelican" not in sys.modules:
        with _standing_in():
            importlib.import_module("pelican")
            importlib.import_module("pelican.readers")
    return sys.modules["pelican"]
