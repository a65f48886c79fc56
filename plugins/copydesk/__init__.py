"""READ: what an editor should look at in the text of a manuscript → warnings, told as it is read."""

from __future__ import annotations

from pelican import Pelican
from pelican.plugins import signals

from newsroom.engine import REGISTRY
from plugins.copydesk.captions import CAPTIONS, check_captions
from plugins.copydesk.foreign import FOREIGN, check_foreign
from plugins.copydesk.links import LINKS, check_links
from plugins.copydesk.names import NAMES, check_names
from plugins.copydesk.paragraphs import PARAGRAPHS, check_paragraphs
from plugins.copydesk.weekdays import WEEKDAYS, check_weekdays

DESK = {
    check_weekdays: WEEKDAYS,
    check_names: NAMES,
    check_paragraphs: PARAGRAPHS,
    check_links: LINKS,
    check_foreign: FOREIGN,
    check_captions: CAPTIONS,
}
"""The proofreaders, and what each may find."""

PROOFREADERS = tuple(f"{proofreader.__module__}.{proofreader.__name__}" for proofreader in DESK)


def add_proofreaders(pelican: Pelican) -> None:
    """Add ours to the setting ``PROOFREADERS``: by these names every process that reads finds them."""
    settings = pelican.settings
    if __name__ in settings["PLUGINS"]:  # a signal outlives the build that connected to it
        others = [name for name in settings.get("PROOFREADERS", ()) if name not in PROOFREADERS]
        settings["PROOFREADERS"] = [*PROOFREADERS, *others]


def register() -> None:
    REGISTRY.register(__name__, *DESK.values())
    signals.initialized.connect(add_proofreaders)
