"""Read Pelican's ``MARKDOWN`` setting as stock does: what ``extension_configs`` names is loaded too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsroom.settings.markdown_table import NOT_LOADED, SAID, SIGNS, UNREAD, UNREAD_KEYS, is_plain

_LONG = "markdown.extensions."
_EXTRA = ("fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html")
"""What ``extra`` is the name of."""


class Unloadable(Exception):  # noqa: N818 (a state, as all of ours)
    """Markdown cannot be set up with an extension, one of several perhaps; the text names it and says why."""

    def __init__(self, names: Sequence[str], reason: str) -> None:
        super().__init__(names, reason)
        self.names, self.reason = names, reason

    def __str__(self) -> str:
        return f"MARKDOWN: lỗi: {unloadable(self.names, self.reason)} (một plugin cũng có thể đã thêm vào)."


def unloadable(names: Sequence[str], reason: str) -> str:
    """Say that extensions cannot be loaded, and what to do."""
    return (
        f"phần mở rộng {named(names)} không nạp được ({reason}). Cài gói của phần mở rộng, sửa tên hay "
        "cấu hình, hoặc bỏ khỏi MARKDOWN"
    )


def named(names: Sequence[str]) -> str:
    """Name extensions of which one is meant; Markdown itself, if there are none."""
    return " hoặc ".join(f"«{name}»" for name in names) or "Markdown"


def extensions_of(setting: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Give the extensions, each once, and their configurations by the names that these have.

    ``tables`` and ``markdown.extensions.tables`` are one extension; by its short name it starts quicker.
    ``extra`` gives its parts.
    """
    given = setting.get("extension_configs") or {}
    configs = {_short(name): config for name, config in given.items()}
    parts = configs.pop("extra", None)
    configs = {**{_short(name): config for name, config in (parts or {}).items()}, **configs}
    named = [_short(one) for one in setting.get("extensions") or ()]
    found: list[Any] = []
    for one in (*named, *(("extra",) if parts is not None else ()), *configs):
        for part in _EXTRA if one == "extra" else (one,):
            if part not in found and not (isinstance(part, str) and part in NOT_LOADED):
                found.append(part)
    return found, {name: _read(name, config) for name, config in configs.items() if name not in UNREAD}


def _read(name: Any, config: Any) -> Any:
    """Give what is read of a configuration."""
    unread = UNREAD_KEYS.get(name, ()) if isinstance(config, Mapping) else ()
    return {key: value for key, value in config.items() if key not in unread} if unread else config


def said_of(setting: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name the extensions of a setting of which less comes here than elsewhere, and say what."""
    given = setting.get("extension_configs") or {}
    names = [_short(one) for one in (*(setting.get("extensions") or ()), *given)]
    yield from ((name, said) for name, said in SAID.items() if name in names)
    for name, config in _configs(given):
        for key in sorted(UNREAD_KEYS.get(name, frozenset()) & config.keys()):
            yield f"{name}: {key}", "không có tác dụng: dấu dẫn tới chú thích do trang tự đặt"


def _configs(given: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the configurations of a setting by short names, those of the parts of ``extra`` as well."""
    for name, config in given.items():
        if _short(name) == "extra":
            yield from _configs(config or {})
        elif isinstance(config, Mapping):
            yield _short(name), config


def faults_of(setting: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the extensions of a setting that cannot be loaded, and what Python says of it.

    Those of Markdown itself are not tried, unless they are configured otherwise than here.
    """
    extensions, configs = extensions_of(setting)
    for one in extensions:
        config = (configs.get(one) or {}) if isinstance(one, str) else {}
        is_known = isinstance(one, str) and is_plain(one, config)
        if fault := _fault_of_words(config) if is_known else _fault(one, config):
            yield one if isinstance(one, str) else type(one).__name__, fault


def sources_of(setting: Mapping[str, Any]) -> str:
    """Describe the extensions of others by what is in their modules, and instances by their configuration.

    It is ``""`` without such extensions. What they make is kept by the catalogue, so it must know of changes.
    """
    extensions, _ = extensions_of(setting)
    others = [one for one in extensions if not (isinstance(one, str) and one in SIGNS)]
    return " ".join(_source(one) for one in others)


def _source(extension: Any) -> str:
    """Describe an extension: the bytes of its module, and of those that lie beside it in a package."""
    import hashlib

    is_named = isinstance(extension, str)
    module = extension.partition(":")[0] if is_named else type(extension).__module__
    known = hashlib.blake2b(digest_size=16)
    for file in _files(module) or _files(_entry_point(extension) if is_named else ""):
        known.update(file.read_bytes())
    config = {} if is_named else getattr(extension, "config", {})
    told = {key: getattr(value[0], "__qualname__", value[0]) for key, value in config.items()}
    return f"{extension if is_named else module}={known.hexdigest()} {told if told else ''}"


def _files(module: str) -> list[Path]:
    """List the files of a module; none if there is no such module."""
    from importlib.util import find_spec

    try:
        found = find_spec(module) if module else None
    except (ImportError, ValueError):
        found = None
    if found is None or not found.has_location or found.origin is None:
        return []
    file = Path(found.origin)
    if file.name == "__init__.py":
        return sorted(file.parent.rglob("*.py"))
    return sorted(file.parent.glob("*.py")) if "." in module else [file]


def _entry_point(name: str) -> str:
    """Name the module of an extension that is installed under a short name."""
    from importlib.metadata import entry_points

    return next((one.module for one in entry_points(group="markdown.extensions", name=name)), "")


def _fault_of_words(config: Mapping[str, Any]) -> str:
    """Say why words for the number of a note cannot be printed: Markdown would fail in each text."""
    for key in ("BACKLINK_TITLE", "SUPERSCRIPT_TEXT"):
        try:
            config.get(key, "").format(1)
        except (AttributeError, LookupError, ValueError) as error:
            return f"{key}: {type(error).__name__}: {error}"
    return ""


def _fault(extension: Any, config: Any) -> str:
    """Say why an extension cannot be loaded, as Pelican finds modules: in the folder of the call, too."""
    import sys

    from markdown import Markdown

    if "" not in sys.path and "." not in sys.path:
        sys.path.insert(0, "")
    try:
        Markdown(extensions=[extension], extension_configs={extension: config} if config else {})
    except Exception as error:  # whatever a module of others does
        return " ".join(f"{type(error).__name__}: {error}".split())
    return _fault_of_words(config) if extension == "footnotes" else ""


def _short(extension: Any) -> Any:
    """Give the short name of an extension of Markdown's own; others, and instances, as they are."""
    if not isinstance(extension, str):
        return extension
    name = extension.removeprefix(_LONG).partition(":")[0]
    is_own = name in SIGNS or name in NOT_LOADED or name == "extra"
    return name if is_own else extension
