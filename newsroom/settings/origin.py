"""Find who gave a setting: a settings file, as Pelican loads it, or the words of the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

from newsroom.settings.forms import is_same

COMMAND_LINE, SOMEWHERE = "dòng lệnh", "thiết lập"
"""The places of ``-e NAME=…``, and of what is not known: an option such as ``-d``, an old name in a file."""

_TEXTS = frozenset({"FILENAME_METADATA", "OUTPUT_SOURCES_EXTENSION"})
_STYLES, _GONE = "CSS_FILE", "AUTORELOAD_IGNORE_CACHE"
_REPLACED = _TEXTS | {
    _STYLES, _GONE,
    "ARTICLE_EXCLUDES", "ARTICLE_PATHS", "DEFAULT_METADATA", "DIRECT_TEMPLATES", "IGNORE_FILES",
    "PAGE_PATHS", "PLUGINS", "STATIC_EXCLUDES", "STATIC_PATHS", "THEME_STATIC_PATHS",
    "THEME_TEMPLATES_OVERRIDES",
}  # fmt: skip
"""What Pelican resets to its default: ``_TEXTS`` where they are no text, the others where they are one."""

_THINGS = frozenset({"author", "feed", "path", "port"})
"""Names in small letters that are those of many other things, too."""

_ADDRESSES = ("CLEAN_URLS", "ARTICLE_PERMALINK_STRUCTURE")
_OLD = {
    "ARTICLE_PATHS": ("ARTICLE_DIR",),
    "PAGE_PATHS": ("PAGE_DIR",),
    "ARTICLE_EXCLUDES": ("PAGE_DIR",),
    "PAGE_EXCLUDES": ("ARTICLE_DIR",),
    "PLUGIN_PATHS": ("PLUGIN_PATH",),
    "THEME_TEMPLATES_OVERRIDES": ("EXTRA_TEMPLATES_PATHS",),
    "JINJA_ENVIRONMENT": ("JINJA_EXTENSIONS",),
    "MARKDOWN": ("MD_EXTENSIONS",),
    "PAGINATED_TEMPLATES": ("PAGINATED_DIRECT_TEMPLATES",),
    **{f"{kind}_REGEX_SUBSTITUTIONS": (f"{kind}_SUBSTITUTIONS", "SLUG_SUBSTITUTIONS")
       for kind in ("SLUG", "CATEGORY", "TAG", "AUTHOR")},
    **{f"{kind}FEED_ATOM": (f"{kind}FEED",) for kind in ("", "TAG_", "CATEGORY_", "TRANSLATION_")},
    **{f"{kind}_{part}": _ADDRESSES for kind in ("ARTICLE", "ARTICLE_LANG", "PAGE", "PAGE_LANG", "DRAFT",
       "DRAFT_LANG") for part in ("URL", "SAVE_AS")},
}  # fmt: skip
"""The old names of which Pelican makes a setting."""


def settings_files(modules: Iterable[ModuleType | None], made_by: object) -> dict[str, Mapping[str, Any]]:
    """Give what each settings file sets, by its name; Pelican loads them as modules.

    A file that takes all of another (``from pelicanconf import *``) comes after it.
    """
    found = {}
    for module in modules:
        names = getattr(module, "__dict__", None) or {}
        if made_by is not None and names.get("PELICAN_CLASS") == made_by and (file := names.get("__file__")):
            found[os.path.basename(file)] = names
    return dict(reversed(found.items()))


def given_names(
    settings: Mapping[str, Any],
    defaults: Mapping[str, Any],
    files: Mapping[str, Mapping[str, Any]],
    words: Sequence[str],
) -> dict[str, str]:
    """Name the settings that somebody gave, each with where, as far as that is known.

    A setting that is as Pelican has it was given if a file or a word of ``-e`` says it.
    """
    typed = {word.partition("=")[0] for word in words if "=" in word}
    found = {}
    for name, value in settings.items():
        if not name.isupper():
            continue
        file = next((file for file, names in files.items() if _is_from(name, value, names)), "")
        if name in typed:
            found[name] = COMMAND_LINE
        elif file:
            found[name] = file
        elif (name not in defaults or not is_same(value, defaults[name])) and not _is_echo(name, settings):
            found[name] = _place_of_old(name, files, typed)
    return found


def _is_echo(name: str, settings: Mapping[str, Any]) -> bool:
    """Tell whether Pelican made a setting of an old name that is still there, and is told itself."""
    return any(settings.get(old) for old in _OLD.get(name, ()))


def _place_of_old(name: str, files: Mapping[str, Mapping[str, Any]], typed: Container[str]) -> str:
    """Say where a setting was given under an old name, of which Pelican made it."""
    for old in _OLD.get(name, ()):
        if old in typed:
            return f"{COMMAND_LINE}, {old}"
        if file := next((file for file, names in files.items() if old in names), ""):
            return f"{file}, {old}"
    return SOMEWHERE


def as_given(
    settings: Mapping[str, Any],
    defaults: Mapping[str, Any],
    files: Mapping[str, Mapping[str, Any]],
    words: Sequence[str],
) -> Mapping[str, Any]:
    """Give the settings as they were before Pelican put its default in the place of what it cannot take."""
    found = {name: value for names in files.values() for name, value in names.items() if name in _REPLACED}
    found |= {name: value for name, value in map(_typed, words) if name in _REPLACED}
    lost = {name: value for name, value in found.items() if _is_lost(name, value, settings, defaults)}
    return {**settings, **lost} if lost else settings


def _typed(word: str) -> tuple[str, object]:
    """Read ``NAME=VALUE`` of the command line, of the names that count here."""
    name, _, value = word.partition("=")
    if name in _REPLACED:
        with suppress(ValueError):
            return name, json.loads(value)
    return "", None


def _is_lost(name: str, value: object, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    """Tell whether Pelican has dropped a value: a text where it wants a list, or anything else for a text."""
    if name == _GONE:
        return bool(value) and name not in settings
    if name == _STYLES:  # Pelican drops it where the theme has no such file
        return not settings.get(name) and not is_same(value, defaults.get(name))
    is_unfit = isinstance(value, str) is not (name in _TEXTS)
    return is_unfit and (name not in settings or is_same(settings[name], defaults.get(name)))


def small_names(files: Mapping[str, Mapping[str, Any]], known: Container[str]) -> dict[str, str]:
    """Give names that Pelican passes over, as they are not in capitals, each with its file.

    One that goes into the setting of that name is a help to it; modules, classes and functions are none.
    """
    found: dict[str, str] = {}
    for file, names in files.items():
        for name, value in names.items():
            meant = name.upper()
            is_slip = name != meant and meant in known and name not in _THINGS
            if is_slip and not _is_help(value, names.get(meant)):
                found.setdefault(name, file)
    return found


def _is_help(value: object, setting: object) -> bool:
    if callable(value) or isinstance(value, ModuleType) or is_same(value, setting):
        return True
    return isinstance(value, str) and value != "" and value in str(setting)


def _is_from(name: str, value: object, names: Mapping[str, Any]) -> bool:
    return name in names and is_same(names[name], value)
