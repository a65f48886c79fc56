"""Read Pelican's ``MARKDOWN`` setting as stock does: what ``extension_configs`` names is loaded too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONG = "markdown.extensions."
_NOT_READ = frozenset({"meta"})
"""Extensions of Pelican's default that have no work here: we read the head of a manuscript ourselves."""


def extensions_of(setting: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Give the extensions, each once, and their configurations by the names that these have.

    ``tables`` and ``markdown.extensions.tables`` are one extension; by its short name it starts quicker.
    """
    configs = {_short(name): config for name, config in setting.get("extension_configs", {}).items()}
    named = [_short(one) for one in setting.get("extensions", ())]
    found: list[Any] = []
    for one in (*named, *configs):
        if one not in found and one not in _NOT_READ:
            found.append(one)
    return found, configs


def _short(extension: Any) -> Any:
    """Give the short name of an extension of Markdown's own; others, and instances, as they are."""
    return extension.removeprefix(_LONG) if isinstance(extension, str) else extension
