"""Find what a plugin changed in the settings; values that can be changed in place are looked into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_DEPTH = 4
"""How deep tables and lists are looked into; settings of Pelican are no deeper."""

ATTRIBUTES = {
    "path": "PATH",
    "theme": "THEME",
    "output_path": "OUTPUT_PATH",
    "ignore_files": "IGNORE_FILES",
    "delete_outputdir": "DELETE_OUTPUT_DIRECTORY",
    "output_retention": "OUTPUT_RETENTION",
}
"""What Pelican copies from settings, judged by then, before a plugin is asked: to change it is too late."""


def attributes_of(pelican: Any) -> dict[str, str]:
    """Write down the attributes of a build that stand for settings."""
    return {name: str(getattr(pelican, name, None)) for name in ATTRIBUTES}


def odd_attributes(before: Mapping[str, str], pelican: Any) -> list[str]:
    """Name the attributes that are others than before, and not what the settings say, which are judged."""
    said = {name: str(pelican.settings.get(setting)) for name, setting in ATTRIBUTES.items()}
    return [name for name, now in attributes_of(pelican).items() if now not in (before[name], said[name])]


def kept(value: Any, depth: int = _DEPTH) -> Any:
    """Copy a value as far as it can be changed in place; what else is in it stays the same object."""
    if depth and isinstance(value, dict):
        return {key: kept(one, depth - 1) for key, one in value.items()}
    if depth and isinstance(value, list | tuple):
        return type(value)(kept(one, depth - 1) for one in value) if type(value) in (list, tuple) else value
    return set(value) if isinstance(value, set) else value


def changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Name the settings that were added, changed or taken away since they were kept."""
    for name in before.keys() | now.keys():
        is_setting = isinstance(name, str) and name.isupper()
        if is_setting and not (name in before and name in now and _is_same(before[name], now[name])):
            yield name


def _is_same(one: Any, other: Any) -> bool:
    try:
        return one is other or (type(one) is type(other) and bool(one == other))
    except Exception:  # an object of others that cannot be compared
        return False
