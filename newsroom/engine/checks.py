"""Know the checks: what each can find, how that is told, and how long it stands.

A check is declared beside the code that finds its problems. The plugin hands it in when it is
registered, and the gate runs those of a build in the order of ``PLUGINS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from newsroom.engine.build import Build
from newsroom.model.problem import Problem, Wording
from newsroom.model.records import Record


class Scope(Enum):
    """How long a problem stands, and so what a build must judge again."""

    READING = auto()
    """Found as a file is read, it stands until that manuscript is read again."""

    ENTRIES = auto()
    """Told by the names of files, it stands until something comes, goes or changes at its path or below."""

    RECORDS = auto()
    """Found in a record, it is looked for again where it was found and where a record may differ."""

    ALWAYS = auto()
    """It is looked for in every build, and never kept."""


Find = Callable[[Build, Sequence[Record]], Iterable[Problem]]
"""Finds problems in a build: for the scope ``READING`` in the records that were read, for
``RECORDS`` in those to be judged again; for others there are none."""


@dataclass(frozen=True)
class Check:
    """What can be found wrong: ``wordings`` by code, each of which belongs to this check alone.

    The gate calls ``find``; without one, the plugin reports what its work meets with
    (``Build.report``). ``also`` names records, or for the scope ``ENTRIES`` paths, to be judged again
    because of what changed elsewhere.
    """

    name: str
    scope: Scope
    wordings: Mapping[str, Wording]
    find: Find | None = None
    also: Callable[[Build], Iterable[str]] | None = None

    def __post_init__(self) -> None:
        if self.scope is Scope.RECORDS and self.find is None:
            raise ValueError(f"check «{self.name}»: nothing would look for its problems again")


class Checks:
    """The checks of a build, in order."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = tuple(checks)
        self._by_code: dict[str, Check] = {}
        for check in self._checks:
            for code in check.wordings:
                if code in self._by_code:
                    names = f"«{self._by_code[code].name}» and «{check.name}»"
                    raise ValueError(f"problem «{code}» belongs to the checks {names}")
                self._by_code[code] = check

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks)

    def of(self, problem: Problem) -> Check:
        """Name the check of a problem; raise ``LookupError`` over one that no check words."""
        try:
            return self._by_code[problem.code]
        except KeyError:
            raise LookupError(f"no check of this build words the problem «{problem.code}»") from None

    def wording(self, problem: Problem) -> Wording:
        """Say how a problem is told."""
        return self.of(problem).wordings[problem.code]


class Registry:
    """The checks that plugins handed in."""

    def __init__(self) -> None:
        self._by_plugin: dict[str, tuple[Check, ...]] = {}

    def register(self, plugin: str, *checks: Check) -> None:
        """Take the checks of a plugin, in place of those from before: each build registers it again.

        Raises ``ValueError`` if a code has two checks.
        """
        registered = {**self._by_plugin, plugin: checks}
        Checks(chain.from_iterable(registered.values()))
        self._by_plugin = registered

    def chosen(self, plugins: Iterable[str]) -> Checks:
        """Give the checks of the plugins of a build, in their order."""
        return Checks(chain.from_iterable(self._by_plugin.get(plugin, ()) for plugin in plugins))


REGISTRY = Registry()
"""The checks of this process, as Pelican's signals are."""
