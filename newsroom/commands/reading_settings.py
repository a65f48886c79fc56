"""Read the settings of the site for a program of ours that builds."""

from __future__ import annotations

from typing import Any

from pelican import settings as pelicans

from newsroom.ending import Failed, settings_in_words
from newsroom.settings.reading import told_of_class


def read_settings(path: str, override: dict[str, Any] | None = None) -> dict[str, Any]:
    """Read settings as Pelican does; end in words if they cannot be read, or name no class."""
    with settings_in_words(pelicans.DEFAULT_CONFIG):
        found: dict[str, Any] = pelicans.read_settings(path, override)
    if not isinstance(made := found["PELICAN_CLASS"], type):
        raise Failed(told_of_class(made, "không phải lớp"))
    return found
