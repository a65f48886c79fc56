"""Plan the files of the site, part by part; what is not planned stays as the last build left it."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.engine.products import PlanChange
from newsroom.engine.queries import Queries
from newsroom.model.output import Output


class Plan:
    """The files of each part of the site that is planned."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Output]] = {}
        self._was_taken = False

    def __bool__(self) -> bool:
        return bool(self._parts) or self._was_taken

    def add(self, part: str, outputs: Iterable[Output]) -> None:
        """Plan all files of a part of the site; there may be none any more."""
        self._parts.setdefault(part, []).extend(outputs)

    @property
    def outputs(self) -> list[Output]:
        """All planned files."""
        return [output for outputs in self._parts.values() for output in outputs]

    def take(self) -> list[Output]:
        """Give all planned files to who prints them, and hold them no longer."""
        outputs = self.outputs
        self._was_taken = bool(self)
        self._parts = {}
        return outputs

    def has_any(self, prefix: str) -> bool:
        """Tell whether a part whose name begins with ``prefix`` has files."""
        return any(outputs and part.startswith(prefix) for part, outputs in self._parts.items())

    def store(self, queries: Queries, everything: bool) -> PlanChange:
        """Write the plan into the catalogue, in place of all it holds if ``everything`` is planned."""
        rows = queries.outputs
        if everything:
            before = rows.take_all()
        else:
            before = {path for part in self._parts for path in rows.take_part(part)}
        rows.put(self._parts)
        planned = {output.path for output in self.outputs}
        released = (path for path in before - planned if everything or not rows.has(path))
        return PlanChange(frozenset(planned - before), frozenset(released))
