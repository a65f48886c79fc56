"""READ: turn photos in Markdown into figures and galleries with one caption each."""

from __future__ import annotations

from pelican import Pelican
from pelican.plugins import signals

from newsroom.model.running import is_newsroom


def add_extension(pelican: Pelican) -> None:
    """Add the Markdown extension to Pelican's own ``MARKDOWN`` setting; stock is given whole HTML."""
    markdown = pelican.settings["MARKDOWN"]
    extensions = markdown.get("extensions") or ()
    name = "plugins.captions.markdown" if is_newsroom(pelican) else "plugins.captions.stock"
    if name not in extensions:
        markdown["extensions"] = [*extensions, name]
    if not is_newsroom(pelican):
        _tell_of_files()


def _tell_of_files() -> None:
    """Let Pelican say which file was read, so that what is told of it names it."""
    from plugins.captions.telling import telling

    telling.begin()
    signals.content_object_init.connect(telling.read)
    for signal in (signals.article_generator_preread, signals.page_generator_preread, signals.finalized):
        signal.connect(telling.without_name)


def register() -> None:
    signals.initialized.connect(add_extension)
