"""Give how many articles lists and feeds show, as Pelican's settings say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.model.numbering import PER_PAGE

FEED_LENGTH = 50
PELICANS_FEED_LENGTH = 100
"""Pelican's default of ``FEED_MAX_ITEMS``: a site that gives none has it too, and gets ours."""


def is_length(value: object) -> bool:
    """Tell whether a value says how many: a whole number above 0, and no switch."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def feed_length(settings: Mapping[str, Any]) -> int:
    """Give how many entries a feed has."""
    given = settings.get("FEED_MAX_ITEMS")
    return given if given and given != PELICANS_FEED_LENGTH else FEED_LENGTH


def list_length(settings: Mapping[str, Any]) -> int:
    """Give how many articles a numbered page of a list has."""
    return settings.get("DEFAULT_PAGINATION") or PER_PAGE
