"""Hold what the stages of a build give, each once and frozen; a stage takes those before its own.

Beside these a stage may give ``Site`` or ``Assets`` of ``newsroom.model``, or a type of its own room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from newsroom.engine.changes import Changes
from newsroom.engine.edition import Edition
from newsroom.engine.scanner import OutputChange
from newsroom.engine.snapshot import Snapshot
from newsroom.model.content import Entry
from newsroom.model.gone import Takedown
from newsroom.model.problem import Problem
from newsroom.model.records import Record, RelatedArticles
from newsroom.model.site import Term

Folder = tuple[str, Mapping[str, bytes]]
"""A folder of the theme: where it lies, and the bytes of its files by name."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme as it was when the build began: folders of templates, the first to be asked first."""

    templates: tuple[Folder, ...]
    static: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Scan:
    """What became of the two folders since the last build.

    ``entries`` are the files of the content folder that are new or changed, ``gone`` those that are
    no more; when ``from_scratch``, nothing was known and ``entries`` are all. ``everything`` tells
    that all pages are to be made. ``content`` and ``output`` note what the folders hold.
    ``outside()`` tells what others did to the output folder. Who calls it waits until all of that was looked
    at, so no stage does before the last: the others work meanwhile.
    ``lost`` are the addresses of all articles of the last build, if the content folder has no manuscript of
    any article.
    """

    content: Snapshot
    output: Snapshot
    from_scratch: bool = True
    everything: bool = True
    entries: tuple[Entry, ...] = ()
    gone: frozenset[str] = frozenset()
    outside: Callable[[], OutputChange] = OutputChange
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a manuscript gave.

    ``record`` has its figures for a body and is ``None`` where something that every page needs
    is missing; ``url`` is its address even then. ``draft`` tells whether the file says that it
    is one, or withdrawn.
    """

    path: str
    url: str
    record: Record | None
    problems: tuple[Problem, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class Takedowns:
    """What ``da-go.toml`` lists, by address."""

    listed: tuple[Takedown, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAddresses:
    """What ``dia-chi.toml`` says: by kind of list the slugs of names, these as ``comparable`` gives them.

    ``lines`` are those on which the names stand.
    """

    slugs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The readings to come, each with its record as text: files are read while they are taken."""

    readings: Iterable[tuple[Reading, str]] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """What the catalogue holds now.

    ``readings`` are those of this build, by path; ``reindexed`` the paths of records that may differ
    from the last build's; ``kept_problems`` what that one found and kept. ``edition`` is what is published.
    ``photos_in_question`` are the paths of photos, recordings and files for download that a record came to
    show or link to, or no longer does. ``renamed`` are the articles that seem to have another address than
    at the last build: that one, by path. ``readdressed`` are the topics and authors that have another one,
    though nobody said so: as they were, and as they are.
    """

    edition: Edition
    changes: Changes
    readings: Mapping[str, Reading]
    reindexed: frozenset[str] = frozenset()
    kept_problems: tuple[Problem, ...] = ()
    photos_in_question: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    readdressed: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """*Tin khác* of every article by address, chosen when asked for.

    ``changed`` are the addresses of articles whose list may have changed, unless all may.
    """

    lists: Mapping[str, RelatedArticles]
    changed: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Reshared:
    """The addresses of articles that got or lost their own share picture because others came or went."""

    urls: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The paths of files that the plan adds to the site and those that it gives up."""

    appeared: frozenset[str]
    released: frozenset[str]
