"""Find who gave a setting: a settings file, as Pelican loads it, or the words of the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

COMMAND_LINE, SOMEWHERE = "dòng lệnh", "thiết lập"
"""The places of ``-e NAME=…``, and of what is not known: an option such as ``-d``, an old name in a file."""


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
        elif file or name not in defaults or value != defaults[name]:
            found[name] = file or SOMEWHERE
    return found


def _is_from(name: str, value: object, names: Mapping[str, Any]) -> bool:
    return name in names and (names[name] is value or names[name] == value)
