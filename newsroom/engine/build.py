"""Carry one build through its stages.

A stage is a ``Generator``; the ``Build`` holds what each has given (``newsroom.engine.products``),
the plan, and the problems found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar, cast

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
    ``after_build`` are calls for the time when everything is written.
    """

    def __init__(
        self,
        now: datetime,
        catalogue: Catalogue,
        preview: bool = False,
        check_only: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.now, self.catalogue, self.queries = now, catalogue, Queries(catalogue)
        self.preview, self.check_only = preview, check_only
        self.progress = progress or Progress()
        self.plan = Plan()
        self.problems: dict[str, list[Problem]] = defaultdict(list)
        self.kept_problems: list[tuple[str, Problem]] = []
        self.checked: dict[str, set[str]] = {}
        self.after_build: list[Callable[[], None]] = []
        self._products: dict[type, object] = {}

    # What stages give

    def give(self, product: object) -> None:
        """Hand on what a stage gives; it gives each product once."""
        kind = type(product)
        if kind in self._products:
            raise ValueError(f"{kind.__name__} was given already")
        self._products[kind] = product

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

    def records_to_check(self, kind: str, more: Iterable[str] = ()) -> list[Record]:
        """Choose the records that a kind of check must look at: all, or those it may judge differently.

        That is what was read, what the check had complained of, and ``more``. Complaints about
        any other record stand.
        """
        if self.changes.everything:
            return self.edition.records()
        complained = {problem.path for kept, problem in self.kept_problems if kept == kind}
        self.checked[kind] = complained | self.get(Index).reindexed | set(more)
        found = (self.edition.record(path) for path in sorted(self.checked[kind]))
        return [record for record in found if record is not None]

    def report(self, kind: str, problems: Iterable[Problem]) -> None:
        """Report what a check found; what a ``run`` found is not kept for the next build."""
        self.problems[kind] += problems
