"""Be a generator of Pelican's kind: the base of the stages of all plugins.

``Newsroom`` makes one of each plugin's class, in the order of ``PLUGINS``, and calls ``generate_context``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsroom.engine.build import Build
from newsroom.engine.changes import Changes
from newsroom.engine.edition import Edition
from newsroom.engine.linked_files import LinkedFiles
from newsroom.engine.workers import wanted_jobs
from newsroom.model.output import Output

_STOCK = (
    "PELICAN_CLASS: lỗi: «{plugin}» trong PLUGINS chỉ chạy khi có PELICAN_CLASS = Newsroom như trong "
    "pelicanconf.py; chỉ plugins.captions và plugins.related chạy được trong Pelican thường."
)


class Generator:
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
        if "build" not in context:
            raise SystemExit(_STOCK.format(plugin=type(self).__module__))
        self.build: Build = context["build"]
        self.settings = settings
        self.content, self.theme, self.output = Path(path), Path(theme), Path(output_path)

    def generate_context(self) -> None:
        """Run the stage, and hand on what it gives; the name is Pelican's."""
        product = self.run()
        if product is not None:
            self.build.give(product)

    def run(self) -> object | None:
        """Do the work of the stage: plan, report, or give a product for those that follow."""
        raise NotImplementedError

    @property
    def jobs(self) -> int:
        """How many processes may work at once: the setting ``JOBS``, else one a core."""
        return wanted_jobs(self.settings.get("JOBS"))

    @property
    def edition(self) -> Edition:
        """What is published."""
        return self.build.edition

    @property
    def changes(self) -> Changes:
        """What changed since the last build."""
        return self.build.changes

    def plan(self, part: str, *outputs: Output) -> None:
        """Plan all files of a part of the site."""
        self.build.plan.add(part, outputs)

    def linked_files(self, kind: str) -> LinkedFiles:
        """Give the files of the content folder that records lead to by links of one kind."""
        return LinkedFiles(self.content, self.build.scan.content, self.build.queries, kind)
