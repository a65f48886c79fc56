"""Carry one build through its stages.

``Stage`` is the base of our generators: Pelican makes one of each plugin's class, in the
order of ``PLUGINS``, and calls ``generate_context`` and then ``generate_output`` on all.
``Build`` is what they hand on; a stage fills its own part and reads those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.edition import Edition, assemble
from plugins.files import Entry
from plugins.model import Article, Assets, Output, Photo, Problem, Record, Site, StandingPage
from plugins.views import Related
from plugins.workers import default_jobs


@dataclass
class Build:
    """What one build has read, found and planned so far."""

    now: datetime
    preview: bool = False
    check_only: bool = False
    site: Site = field(default_factory=lambda: Site(name=""))
    entries: tuple[Entry, ...] = ()
    articles: tuple[Article, ...] = ()
    pages: tuple[StandingPage, ...] = ()
    drafts: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    photos: dict[str, Photo] = field(default_factory=dict)
    related: Mapping[str, Related] = field(default_factory=dict)
    assets: Assets = field(default_factory=lambda: Assets("", ""))
    problems: list[Problem] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)

    @cached_property
    def edition(self) -> Edition:
        """What is published; assembled when it is first asked for, after the photos."""
        return assemble(self.site, self.articles, self.pages, self.photos, self.now, self.preview)

    @property
    def records(self) -> tuple[Record, ...]:
        return (*self.articles, *self.pages)


class Stage:
    """A generator of Pelican's kind without what ours do not need (an own Jinja, own readers)."""

    def __init__(
        self,
        context: dict[str, Any],
        settings: dict[str, Any],
        path: str,
        theme: str,
        output_path: str,
        **_: Any,
    ) -> None:
        self.build: Build = context["build"]
        self.settings = settings
        self.content, self.theme, self.output = Path(path), Path(theme), Path(output_path)

    @property
    def jobs(self) -> int:
        """How many processes may work at once: the setting ``JOBS``, else one a core."""
        return self.settings.get("JOBS") or default_jobs()

    def generate_context(self) -> None:
        """Do the work of the stage, as Pelican calls it."""
        raise NotImplementedError

    @property
    def edition(self) -> Edition:
        """What is published."""
        return self.build.edition

    def add(self, outputs: Iterable[Output]) -> None:
        """Plan files of the site."""
        self.build.outputs.extend(outputs)
