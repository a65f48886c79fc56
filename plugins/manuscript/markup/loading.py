"""Make the Markdown extensions of a site, and say in which texts they may have something to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pkgutil import resolve_name
from typing import Any

from markdown.extensions import Extension

from newsroom.settings import Unloadable
from newsroom.settings.markdown_table import DEFAULTS, SIGNS, is_plain
from plugins.manuscript.markup.failing import raised
from plugins.manuscript.markup.marked_code import MarkedCodeExtension

_LONG = "markdown.extensions."
_CAPTIONS = "plugins.captions.markdown"
_CODEHILITE = "codehilite"
HOUSE = ("tables", "footnotes", _CAPTIONS)
"""The extensions with which texts are set where a site adds none."""

Named = str | Extension


def made(extensions: Iterable[Named], configs: Mapping[str, Any]) -> list[Named]:
    """Make the extensions of Markdown's own; by a short name Markdown would search all that is installed."""
    return [_made(one, configs) for one in extensions]


def _made(extension: Named, configs: Mapping[str, Any]) -> Named:
    if not isinstance(extension, str) or extension not in SIGNS or extension == _CAPTIONS:
        return extension
    if extension == _CODEHILITE:
        return MarkedCodeExtension()
    config = {**DEFAULTS.get(extension, {}), **(configs.get(extension) or {})}
    try:
        found: Extension = resolve_name(f"{_LONG}{extension}:makeExtension")(**config)
    except Exception as error:  # over keys that it does not have
        raise Unloadable([extension], raised(error)) from error
    return found


def signs_of(extensions: Iterable[Named], configs: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Give what a text holds in which an extension may do more than the house; ``None`` if none ever does."""
    return _any([_sign(one, configs) for one in extensions])


def are_of_house(extensions: Iterable[Named], configs: Mapping[str, Any]) -> bool:
    """Tell whether texts are set as where a site adds no extension, and configures none."""
    configured = (config for name, config in configs.items() if config != DEFAULTS.get(name))
    return signs_of(extensions, configs) is None and not any(configured)


def markup_of(extensions: Iterable[Named]) -> re.Pattern[str] | None:
    """Give what looks like markup and is read by an extension: anything, by one that is not Markdown's.

    Marks of code are not among it: where they are read they are not printed, which the copy desk sees.
    """
    return _any([SIGNS.get(name, ".") or None for name in map(_name, extensions) if name != _CODEHILITE])


def _any(signs: Iterable[str | None]) -> re.Pattern[str] | None:
    """Join patterns; ``None`` is none."""
    patterns = [f"(?:{sign})" for sign in signs if sign is not None]
    return re.compile("|".join(patterns), re.MULTILINE) if patterns else None


def _name(extension: Named) -> str:
    """Name an extension as the table does; an instance by its module."""
    return extension if isinstance(extension, str) else type(extension).__module__.removeprefix(_LONG)


def _sign(extension: Named, configs: Mapping[str, Any]) -> str | None:
    """Give the sign of an extension: anything, if it is not Markdown's, or configured in a way of its own."""
    if isinstance(extension, str):
        return SIGNS[extension] if is_plain(extension, configs.get(extension) or {}) else ""
    return None if _name(extension) == _CAPTIONS else ""
