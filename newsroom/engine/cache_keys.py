"""Name what pages depend on beside the content: programs, libraries, settings, theme.

Each key is a hash; two builds with equal keys make equal pages of equal content.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import platform
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

from newsroom.model.site import Site

_PLACES = frozenset({
    "PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES",
    "THEME_STATIC_PATHS", "JOBS", "PORT", "BIND", "LOAD_CONTENT_CACHE", "CHECK_ONLY",
    "DELETE_OUTPUT_DIRECTORY", "LOG_FILTER", "OUTPUT_RETENTION", "PELICAN_CLASS",
    "REPORT_FORMAT", "REPORT_ONLY", "REPORT_FILE", "REPORT_ROOT", "REPORT_HANDBOOK",
})  # fmt: skip
"""Settings that say where and how to work, not what comes out."""


def read_folder(root: Path) -> dict[str, bytes]:
    """Read all files below ``root``: their bytes by name, sorted."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


class Key:
    """A hash that grows."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)

    def add(self, *parts: str | bytes) -> Key:
        """Add parts; their boundaries count."""
        for part in parts:
            data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
            self._hash.update(f"{len(data)}:".encode())
            self._hash.update(data)
        return self

    def add_files(self, files: Mapping[str, bytes]) -> Key:
        """Add names and bytes of files."""
        for name, data in files.items():
            self.add(name, data)
        return self

    def __str__(self) -> str:
        return self._hash.hexdigest()


def libraries(site_packages: Path, lock: Path) -> str:
    """Name the installed versions of the locked libraries, as ``*.dist-info`` has them."""
    locked = set()
    if lock.is_file():
        locked = set(re.findall(r"^([a-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    installed = []
    for name in sorted(os.listdir(site_packages)):
        if name.endswith(".dist-info"):
            library = re.sub(r"[-_.]+", "-", name.rpartition("-")[0].rpartition("-")[0].lower())
            if not locked or library in locked:
                installed.append(name)
    return " ".join(installed)


_WITHOUT_REFERENCES = 2
"""The last version of marshal's form in which bytes do not depend on who else holds an object: code that was
read from ``__pycache__`` is written as code that was just compiled."""


def _describe(value: Any) -> Any:
    """Describe a setting that JSON cannot hold, in the same way in every process."""
    if isinstance(value, FunctionType):
        held = [cell.cell_contents for cell in value.__closure__ or ()]
        code = marshal.dumps(value.__code__, _WITHOUT_REFERENCES)
        return [value.__qualname__, code.hex(), value.__defaults__, held]
    if isinstance(value, partial):
        return [value.func, value.args, value.keywords]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, re.Pattern):
        return [value.pattern, value.flags]
    if isinstance(value, Path):
        return str(value)
    return getattr(value, "__qualname__", None) or getattr(value, "__name__", type(value).__qualname__)


def settings_text(settings: Mapping[str, Any]) -> str:
    """Write the settings that what comes out may depend on."""
    telling = {key: value for key, value in settings.items() if key.isupper() and key not in _PLACES}
    return json.dumps(telling, default=_describe, sort_keys=True, skipkeys=True)


def reading_key(program: str, libraries: str, settings: Mapping[str, Any], site: Site) -> str:
    """Hash what a record depends on beside its file."""
    categories = [f"{one.slug}={one.name}={' '.join(one.old_slugs)}={one.kind}" for one in site.categories]
    key = Key().add(platform.python_implementation(), platform.python_version())
    key.add(zlib.ZLIB_RUNTIME_VERSION, program, libraries, settings_text(settings))
    key.add(site.url, site.home, *categories)
    if site.abbreviations is not None:
        key.add("abbreviations", *(short for short, _ in site.abbreviations))
    return str(key)


def page_key(reading: str, site: Site, folders: Iterable[Mapping[str, bytes]]) -> str:
    """Hash what all pages depend on beside the records: the files of ``folders``, by name."""
    key = Key().add(reading, repr(site))
    for folder in folders:
        key.add("folder").add_files(folder)
    return str(key)
