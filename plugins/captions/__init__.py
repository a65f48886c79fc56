"""READ: turn photos in Markdown into figures and galleries with one caption each."""

from __future__ import annotations

from pelican import Pelican
from pelican.plugins import signals


def add_extension(pelican: Pelican) -> None:
    """Add the Markdown extension to Pelican's own ``MARKDOWN`` setting."""
    extensions = pelican.settings["MARKDOWN"].setdefault("extensions", [])
    if "plugins.captions.markdown" not in extensions:
        extensions.append("plugins.captions.markdown")


def register() -> None:
    signals.initialized.connect(add_extension)
