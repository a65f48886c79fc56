"""Look into settings that are honoured, but not with every value; a setting comes here in its form."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from newsroom.settings.extensions import faults_of, said_of, unloadable
from newsroom.settings.forms import is_same, told_value
from newsroom.settings.lengths import FEED_LENGTH, PELICANS_FEED_LENGTH, is_length
from newsroom.settings.table import OWN_GLOBALS

ERROR, NOTE = "lỗi", "lưu ý"
Told = tuple[str, str]

_ROOMS = ("newsroom.", "plugins.")
_JINJAS = frozenset({"cycler", "dict", "joiner", "lipsum", "namespace", "range"})
"""What every template sees of Jinja's; ours call some."""

_SWITCHES = frozenset({"keep_trailing_newline", "lstrip_blocks", "trim_blocks"})
"""Options of Jinja that are right when on or off; about others Jinja itself is asked."""


def _look_at_length(name: str, what: str) -> Callable[[Any], Iterator[Told]]:
    def look(value: Any) -> Iterator[Told]:
        if name == "DEFAULT_PAGINATION" and (value is False or value is None):
            return
        if not is_length(value):
            yield ERROR, f"{name} là {told_value(value)}, không phải {what}. Ghi một số nguyên từ 1 trở lên"
        elif name == "FEED_MAX_ITEMS" and value == PELICANS_FEED_LENGTH:
            told = f"{value} là mặc định của Pelican, coi như chưa ghi: {FEED_LENGTH} bài"
            yield NOTE, f"{name} không có tác dụng: {told}. Ghi một số khác, chẳng hạn 99"

    return look


def _look_at_markdown(value: Any) -> Iterator[Told]:
    if not _is_markdown(value):
        asked = 'Ghi dạng {"extensions": ["tables", "footnotes"], "extension_configs": {}}'
        yield ERROR, f"MARKDOWN viết chưa đúng. {asked}"
        return
    configs = value.get("extension_configs", {})
    if wrong := next((name for name, config in _each(configs) if not isinstance(config, Mapping)), None):
        told = f"cấu hình của {wrong} không phải bảng khóa và giá trị"
        yield ERROR, f"MARKDOWN: {told}. Ghi dạng {{'{wrong}': {{'khóa': giá trị}}}}"
        return
    if others := sorted(map(str, value.keys() - {"extensions", "extension_configs", "output_format"})):
        named = ", ".join(others)
        yield NOTE, f"MARKDOWN: {named} không có tác dụng: chỉ đọc extensions và extension_configs"
    for name, said in said_of(value):
        yield NOTE, f"MARKDOWN: {name} {said}"
    for name, fault in faults_of(value):
        yield ERROR, f"MARKDOWN: {unloadable([name], fault)}"


def _is_markdown(value: Any) -> bool:
    """Tell whether a value is as ``MARKDOWN`` is written; parts may be missing."""
    if not isinstance(value, Mapping):
        return False
    extensions, configs = value.get("extensions", ()), value.get("extension_configs", {})
    return isinstance(extensions, list | tuple) and isinstance(configs, Mapping)


def _each(configs: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """Give each extension that is configured, those within ``extra`` too, with its configuration."""
    for name, config in configs.items():
        yield name, config
        if str(name).rpartition(".")[2] == "extra" and isinstance(config, Mapping):
            yield from config.items()


def _look_at_jinja(value: Any) -> Iterator[Told]:
    fixed = {"autoescape": True, "auto_reload": False}
    kept = {key for key, stands in fixed.items() if value.get(key, stands) is not stands}
    kept |= {"undefined", "loader"} & value.keys()
    if kept:
        named = ", ".join(sorted(kept))
        why = "chữ của bài luôn được rào, tên không có luôn là lỗi, mẫu luôn lấy từ giao diện"
        yield ERROR, f"JINJA_ENVIRONMENT: {named} không đổi được: {why}. Bỏ các khóa này"
    elif fault := _fault_of_jinja(value):
        yield ERROR, f"JINJA_ENVIRONMENT: Jinja không nhận ({fault}). Sửa hoặc bỏ khóa ấy"


def _fault_of_jinja(value: Mapping[str, Any]) -> str:
    """Say why no environment can be made with these options; Jinja is not loaded for ordinary ones."""
    if all(_is_ordinary(key, one) for key, one in value.items()):
        return ""
    from jinja2 import Environment

    try:
        Environment(**value).from_string("{{ 1 }}").render()
    except Exception as error:  # whatever an extension of others does
        return f"{type(error).__name__}: {error}"
    return ""


def _is_ordinary(key: str, value: Any) -> bool:
    return isinstance(value, bool) if key in _SWITCHES else key == "extensions" and is_same(value, [])


def _look_at_globals(value: Any) -> Iterator[Told]:
    if taken := sorted((OWN_GLOBALS | _JINJAS) & value.keys()):
        named = ", ".join(taken)
        yield ERROR, f"JINJA_GLOBALS: {named} là tên giao diện đang dùng. Đặt tên khác"


def _look_at_readers(value: Any) -> Iterator[Told]:
    markdown = {"md", "markdown", "mkd", "mdown"}
    if value.get("md", value) is not value:
        yield ERROR, "READERS: bài .md luôn được đọc bằng bộ đọc của trang. Bỏ khóa md"
    others = [str(kind) for kind, reader in value.items() if reader is not None and kind not in markdown]
    if others:
        named = ", ".join(sorted(others))
        yield ERROR, f"READERS: chỉ tệp .md được đọc, không đọc {named}. Đổi các tệp ấy sang .md"


def _look_at_old_extensions(value: Any) -> Iterator[Told]:
    """Tell of a name that Pelican moves, unless there is nothing to move it to: then it fails."""
    wanted = f"Ghi JINJA_ENVIRONMENT = {{'extensions': {told_value(value)}}}"
    yield ERROR, f"JINJA_EXTENSIONS là tên cũ, Pelican không còn nhận khi thiếu JINJA_ENVIRONMENT. {wanted}"


def _look_at_functions(name: str) -> Callable[[Any], Iterator[Told]]:
    def look(value: Any) -> Iterator[Told]:
        for one in [value] if isinstance(value, str) else value:
            if not one.startswith(_ROOMS) and (fault := _fault_of_function(one)):
                yield ERROR, f"{name}: không có hàm «{one}» ({fault}). Ghi dạng 'gói.tệp:hàm'"

    return look


def _fault_of_function(name: str) -> str:
    from pkgutil import resolve_name

    try:
        return "" if callable(resolve_name(name)) else "không phải hàm"
    except Exception as error:  # whatever a module of others does
        return f"{type(error).__name__}: {error}"


LOOKS: Mapping[str, Callable[[Any], Iterator[Told]]] = types.MappingProxyType({
    "DEFAULT_PAGINATION": _look_at_length("DEFAULT_PAGINATION", "số bài trên một trang"),
    "FEED_MAX_ITEMS": _look_at_length("FEED_MAX_ITEMS", "số bài của nguồn tin"),
    "MARKDOWN": _look_at_markdown,
    "JINJA_ENVIRONMENT": _look_at_jinja,
    "JINJA_EXTENSIONS": _look_at_old_extensions,
    "JINJA_GLOBALS": _look_at_globals,
    "NOTE_OF": _look_at_functions("NOTE_OF"),
    "PROOFREADERS": _look_at_functions("PROOFREADERS"),
    "READERS": _look_at_readers,
})  # fmt: skip
"""What looks into a setting, by its name."""
