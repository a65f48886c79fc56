"""Carry one build through its stages.

``Generator`` is the base of our generators: Pelican makes one of each plugin's class, in the
order of ``PLUGINS``, and calls ``generate_context`` and then ``generate_output`` on all.
``Build`` is what they hand on; a stage fills its own part and reads those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import EVERYTHING, Changes
from newsroom.engine.codec import decode
from newsroom.engine.edition import Edition, assemble
from newsroom.engine.progress import Progress
from newsroom.engine.snapshot import Snapshot
from newsroom.model.content import Entry
from newsroom.model.media import Cover, Photo, VideoFile
from newsroom.model.output import Assets, Output
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from newsroom.model.site import Site
from newsroom.viewmodels.parts import Related


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a manuscript gave.

    ``record`` has its figures for a body and is ``None`` where something that every page needs
    is missing; ``url`` is its address even then. ``draft`` tells whether the file says that it
    is one.
    """

    path: str
    url: str
    record: Record | None
    problems: tuple[Problem, ...]
    draft: bool


@dataclass
class Build:
    """What one build has read, found and planned so far.

    ``templates`` are the folders of templates, the first to be asked first, and ``static`` the
    static files of the theme, as they were when the build began.
    ``entries`` are the files of the content folder that are new or changed, ``gone`` those that
    are no more; when ``from_scratch``, nothing was known and ``entries`` are all. ``content_snapshot`` and
    ``output_snapshot`` note the two folders; ``output_is_ours`` tells that the output folder holds
    files of the last build, ``foreign`` are files in it that no build put there,
    ``foreign_folders`` folders. ``incoming`` are the readings to come, each with its record as
    text: files are read while they are taken, and ``readings`` has them then. ``reindexed``
    are the paths of records that may differ from the last build's; ``records`` are all of them
    if everything is to be made. ``changed_related`` are the addresses of articles whose related
    list may have changed. ``plans`` has the files of each part of the site that is planned;
    ``appeared`` and ``released`` are the paths that the plan adds and gives up.
    """

    now: datetime
    catalogue: Catalogue
    preview: bool = False
    check_only: bool = False
    progress: Progress = field(default_factory=Progress)
    site: Site = field(default_factory=lambda: Site(name=""))
    from_scratch: bool = True
    templates: tuple[tuple[str, Mapping[str, bytes]], ...] = ()
    static: Mapping[str, bytes] = field(default_factory=dict)
    content_snapshot: Snapshot = field(default_factory=Snapshot)
    output_snapshot: Snapshot = field(default_factory=Snapshot)
    foreign: frozenset[str] = frozenset()
    foreign_folders: frozenset[str] = frozenset()
    output_is_ours: bool = False
    entries: tuple[Entry, ...] = ()
    gone: frozenset[str] = frozenset()
    incoming: Iterable[tuple[Reading, str]] = ()
    readings: dict[str, Reading] = field(default_factory=dict)
    changes: Changes = EVERYTHING
    related: Mapping[str, Related] = field(default_factory=dict)
    changed_related: set[str] = field(default_factory=set)
    assets: Assets = field(default_factory=lambda: Assets("", ""))
    problems: list[Problem] = field(default_factory=list)
    kept_problems: list[Problem] = field(default_factory=list)
    records: tuple[Record, ...] = ()
    reindexed: frozenset[str] = frozenset()
    photos: dict[str, Photo] = field(default_factory=dict)
    covers: dict[str, Cover] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    video_files: dict[str, VideoFile] = field(default_factory=dict)
    plans: dict[str, list[Output]] = field(default_factory=dict)
    after_build: list[Callable[[], None]] = field(default_factory=list)
    appeared: frozenset[str] = frozenset()
    released: frozenset[str] = frozenset()
    edition: Edition = field(init=False)

    def __post_init__(self) -> None:
        self.edition = assemble(self.site, (), (), {}, self.now)

    @property
    def outputs(self) -> list[Output]:
        """All planned files."""
        return [output for outputs in self.plans.values() for output in outputs]

    @property
    def has_news(self) -> bool:
        """Whether the catalogue is to be kept as it is now."""
        moved = self.content_snapshot.touched() or self.output_snapshot.touched()
        return bool(self.changes.everything or self.plans or self.reindexed or moved)

    def plan(self, part: str, outputs: Iterable[Output]) -> None:
        """Plan all files of a part of the site; there may be none any more."""
        self.plans.setdefault(part, []).extend(outputs)

    def store_plan(self) -> None:
        """Write the plan into the catalogue, and see which files come and which go."""
        catalogue = self.catalogue
        if self.changes.everything:
            before = {path for (path,) in catalogue.all("SELECT path FROM outputs")}
            catalogue.change("DELETE FROM outputs")
        else:
            before = set()
            for part in self.plans:
                rows = catalogue.all("SELECT path FROM outputs WHERE part = ?", part)
                before.update(path for (path,) in rows)
                catalogue.change("DELETE FROM outputs WHERE part = ?", part)
        catalogue.put(
            "outputs",
            (
                (part, output.path, output.origin, output.line)
                for part, outputs in self.plans.items()
                for output in outputs
            ),
        )
        planned = {output.path for output in self.outputs}
        self.appeared = frozenset(planned - before)
        self.released = frozenset(
            path
            for path in before - planned
            if self.changes.everything or not catalogue.one("SELECT 1 FROM outputs WHERE path = ?", path)
        )

    def record(self, path: str) -> Record | None:
        """Give a record of the catalogue."""
        categories = {category.slug: category for category in self.site.categories}
        found = self.catalogue.texts("WHERE r.path = ?", path)
        return decode(found[0][1], categories) if found else None

    def changed_records(self) -> list[Record]:
        """List the records that may differ from the last build's."""
        if self.changes.everything:
            return list(self.records)
        found = (self.record(path) for path in sorted(self.reindexed))
        return [record for record in found if record is not None]

    def report(self, *problems: Problem) -> None:
        """Report what a plugin met with in its work; the gate has the checks that only look."""
        self.problems += problems
