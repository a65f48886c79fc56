"""READ: what an editor should look at in a text → warnings.

Most are told as a manuscript is read. What only the other articles can tell is looked for where a check
is all that is wanted, in the whole archive: a build to publish does not wait for it. Each is imported where
it is needed (``plugins/copydesk/problems.py`` names them): most builds read one article, or none.
"""

from __future__ import annotations

from pelican import Pelican
from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator
from plugins.copydesk.problems import ARCHIVE_DESK, DESK

PROOFREADERS = tuple(DESK)
_SILENT = "none"
"""The ``REPORT_FORMAT`` of who wants no report (``plugins/gate/reporting.py``)."""


class ArchiveGenerator(Generator):
    """Checks every text against the others of the archive, where only a check is wanted.

    It keeps nothing: what it tells follows from the files alone, with and without a catalogue.
    """

    def run(self) -> None:
        if not self.build.check_only or self.settings.get("REPORT_FORMAT") == _SILENT:
            return
        from plugins.copydesk.whole_archive import judged

        build, only = self.build, self.settings.get("REPORT_ONLY")
        build.report(*judged(self.content, build.scan.content, only, self.jobs, build.progress))


def add_proofreaders(pelican: Pelican) -> None:
    """Add ours to the setting ``PROOFREADERS``: by these names every process that reads finds them."""
    settings = pelican.settings
    if __name__ in settings["PLUGINS"]:  # a signal outlives the build that connected to it
        others = [name for name in settings.get("PROOFREADERS", ()) if name not in PROOFREADERS]
        settings["PROOFREADERS"] = [*PROOFREADERS, *others]


def get_generators(_: object) -> type[Generator]:
    return ArchiveGenerator


def register() -> None:
    REGISTRY.register(__name__, *DESK.values(), *ARCHIVE_DESK)
    signals.initialized.connect(add_proofreaders)
    signals.get_generators.connect(get_generators)
