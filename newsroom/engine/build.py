"""Carry one build through its stages.

A stage is a ``Generator``; the ``Build`` holds what each has given (``newsroom.engine.products``),
the plan, and the problems found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast

from newsroom.engine.ahead import Ahead
from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import Changes
from newsroom.engine.edition import Edition
from newsroom.engine.plan import Plan
from newsroom.engine.products import Index, PlanChange, Scan
from newsroom.engine.progress import Progress
from newsroom.engine.queries import Queries
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from newsroom.model.site import Site

P = TypeVar("P")


class Build:
    """What one build has read, found and planned so far.

    ``preview`` shows drafts and articles that are not due; ``check_only`` ends after the gate.
    ``ahead`` has looked at the folders already, ``everything`` asks for all pages anew, ``after_build`` are
    calls for when everything is written.
    """

    def __init__(
        self,
        now: datetime,
        catalogue: Catalogue,
        preview: bool = False,
        check_only: bool = False,
        progress: Progress | None = None,
        ahead: Ahead | None = None,
        everything: bool = False,
    ) -> None:
        self.now, self.catalogue, self.queries = now, catalogue, Queries(catalogue)
        self.preview, self.check_only = preview, check_only
        self.progress, self.ahead, self.everything = progress or Progress(), ahead, everything
        self.plan = Plan()
        self.problems: list[Problem] = []
        self.after_build: list[Callable[[], None]] = []
        self._products: dict[type, object] = {}
        self._awaited: dict[type, list[Callable[[], None]]] = {}

    # What stages give

    def give(self, product: object) -> None:
        """Hand on what a stage gives; it gives each product once."""
        kind = type(product)
        if kind in self._products:
            raise ValueError(f"{kind.__name__} was given already")
        self._products[kind] = product
        for call in self._awaited.get(kind, ()):
            call()

    def as_soon_as(self, kind: type, call: Callable[[], None]) -> None:
        """Call when a stage has given a product: to begin early what other processes do meanwhile."""
        self._awaited.setdefault(kind, []).append(call)

    def get(self, kind: type[P]) -> P:
        """Take what a stage before gave; raise ``LookupError`` if none did."""
        if kind not in self._products:
            raise LookupError(f"no stage has given {kind.__name__} yet; see the order of PLUGINS")
        return cast("P", self._products[kind])

    @property
    def site(self) -> Site:
        """Who publishes what, and where."""
        return self.get(Site)

    @property
    def scan(self) -> Scan:
        """What became of the content and the output folder since the last build."""
        return self.get(Scan)

    @property
    def edition(self) -> Edition:
        """What is published."""
        return self.get(Index).edition

    @property
    def changes(self) -> Changes:
        """What changed since the last build."""
        return self.get(Index).changes

    def release(self) -> None:
        """Hold no longer what was read: pages ask the catalogue for what they show, nobody for the rest."""
        self._products |= {Index: replace(self.get(Index), readings={}), Scan: replace(self.scan, entries=())}
        self.edition.release()

    @property
    def has_news(self) -> bool:
        """Whether the catalogue is to be kept as it is now."""
        index, scan = self.get(Index), self.scan
        moved = scan.content.touched() or scan.output.touched()
        return bool(index.changes.everything or self.plan or index.reindexed or moved)

    def store_plan(self) -> None:
        """Write the plan into the catalogue, and see which files come and which go."""
        self.give(self.plan.store(self.queries, self.changes.everything))

    @property
    def plan_change(self) -> PlanChange:
        """Which files come and which go."""
        return self.get(PlanChange)

    # What is found

    def changed_records(self) -> list[Record]:
        """List the records that may differ from the last build's."""
        if self.changes.everything:
            return self.edition.records()
        found = (self.edition.record(path) for path in sorted(self.get(Index).reindexed))
        return [record for record in found if record is not None]

    def report(self, *problems: Problem) -> None:
        """Report what a plugin met with in its work; the gate has the checks that only look."""
        self.problems += problems
