"""Read what the settings of Hugo, Jekyll and Pelican say of where articles lie and at which addresses."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

HUGO, JEKYLL, PELICAN = "hugo", "jekyll", "pelican"
_FILES = {
    HUGO: tuple(
        f"{folder}{name}.{ending}"
        for folder in ("", "config/_default/")
        for name in ("hugo", "config")
        for ending in ("toml", "yaml", "yml", "json")
    ),
    JEKYLL: ("_config.yml", "_config.yaml", "_config.toml"),
    PELICAN: ("pelicanconf.py", "publishconf.py"),
}
_LARGEST = 1 << 20
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a site: its system, the folder of its articles below the root, its address, the rest.

    Keys of ``values`` are in lower case.
    """

    system: str
    content: str = ""
    address: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The path below which the site stood at its host, without a slash at its end."""
        try:
            return urlsplit(self.address).path.rstrip("/")
        except ValueError:
            return ""


def system_of(root: Path) -> str:
    """Name the system that a folder is the site of, ``""`` if none."""
    if (root / "pelicanconf.py").is_file():
        return PELICAN
    if (root / "_posts").is_dir() or (root / "_drafts").is_dir() or (root / "_config.yml").is_file():
        return JEKYLL
    if any((root / name).is_file() for name in _FILES[HUGO]) and (root / "content").is_dir():
        return HUGO
    if any((root / name).is_file() for name in _FILES[HUGO] if "hugo" in name):
        return HUGO
    return ""


def read_config(root: Path, system: str) -> Config:
    """Read the settings of a site; what is not there or cannot be read is as the system has it by itself."""
    values: dict[str, Any] = {}
    for name in _FILES.get(system, ()):
        file = root / name
        if file.is_file() and not file.is_symlink() and file.stat().st_size <= _LARGEST:
            found = _read(file)
            values.update({key: value for key, value in found.items() if value != "" or key not in values})
    address = str(values.get("baseurl") or values.get("url") or values.get("siteurl") or "")
    if system == JEKYLL:
        address = f"{values.get('url') or ''}{values.get('baseurl') or ''}"
    folder = {HUGO: values.get("contentdir") or "content", PELICAN: values.get("path") or "content"}.get(
        system, ""
    )
    if folder and not (root / str(folder)).is_dir():
        folder = ""
    return Config(system, str(folder), address, values)


def _read(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        if file.suffix == ".toml":
            found: Any = tomllib.loads(text)
        elif file.suffix == ".json":
            found = json.loads(text)
        elif file.suffix == ".py":
            found = _assignments(text)
        else:
            found = yaml.load(text, _LOADER)
    except (ValueError, RecursionError, yaml.YAMLError, SyntaxError, MemoryError):
        return {}
    return {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}


def _assignments(text: str) -> dict[str, Any]:
    """Read plain values that a Python file assigns; nothing of it is run."""
    found: dict[str, Any] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                continue
    return found
