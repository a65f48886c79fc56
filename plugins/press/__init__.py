"""RENDER: the planned files, whole and in place; what is no longer planned goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from newsroom.engine import REGISTRY, Build, Generator, Snapshot
from newsroom.model.problem import Problem
from newsroom.settings.places import overlap
from plugins.press.guard import foreign
from plugins.press.job import Job, Packing, Render, Tally
from plugins.press.printer import Printer
from plugins.press.problems import OUTPUT
from plugins.press.siblings import RECIPE

_NOTE = "siblings"
_TAKEN = {"content": "output-content", "cache": "output-cache"}
"""What is reported of an output folder whose tidying would take something else."""


class PressGenerator(Generator):
    """Looks whether the output folder may be written to, before anything is."""

    def run(self) -> None:
        root, retention = self.output.resolve(), self.settings["OUTPUT_RETENTION"]
        cache, name = Path(self.settings["CACHE_PATH"]).resolve(), self.output.name
        if taken := overlap(root, self.content.resolve(), cache, retention):
            self.build.report(Problem.of(name, 0, _TAKEN[taken], output=name))
        elif not self.build.scan.outside().is_ours and (found := foreign(root, retention)):
            self.build.report(Problem.of(name, 0, "foreign-output", output=name, found=found))


class Press(Writer):  # type: ignore[misc] # Pelican has no types
    """The writer that Pelican is given: prints the plan of a build into the output folder."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.tally = Tally()

    def print_all(self, render: Render, build: Build, jobs: int) -> Snapshot:
        """Print; give the notes on what the output folder holds now."""
        scan, retention = build.scan, self.settings["OUTPUT_RETENTION"]
        outside = scan.outside()
        packing = _packing(build)
        printer = Printer(Path(self.output_path), retention, scan.output, jobs, build.progress, packing)
        self.tally = printer.tally
        job = Job(
            outputs=tuple(build.plan.take()),
            everything=build.changes.everything,
            unwanted=build.plan_change.released | outside.foreign,
            empty_folders=outside.foreign_folders,
        )
        with build.catalogue.still():
            return printer.print_all(render, job)


def _packing(build: Build) -> Packing:
    """Say whether files get packed siblings; how the last build packed stands in a note."""
    hosting, notes = build.site.hosting, build.queries.notes
    if hosting is None or not hosting.has_siblings or build.preview:
        return Packing()
    is_same = notes.fit({_NOTE: RECIPE}, _NOTE)
    if not is_same:
        notes.put(**{_NOTE: RECIPE})
    return Packing(wanted=True, trusted=is_same and not build.scan.outside().is_damaged)


def get_writer(_: object) -> type[Press]:
    return Press


def get_generators(_: object) -> type[Generator]:
    return PressGenerator


def register() -> None:
    REGISTRY.register(__name__, OUTPUT)
    signals.get_generators.connect(get_generators)
    signals.get_writer.connect(get_writer)
