"""Judge the settings that a site gives: lines that end the build, and lines that only tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from newsroom.settings.extensions import faults_of, said_of, unloadable
from newsroom.settings.lengths import FEED_LENGTH, PELICANS_FEED_LENGTH, is_length
from newsroom.settings.table import HONOURED, OURS, OWN_GLOBALS, READ_BEFORE, REFUSED, TABLE

ERROR, NOTE = "lỗi", "lưu ý"
_LIKE = 0.85
"""How alike a name must be to one that is known for it to be taken for a slip."""


class Judged(NamedTuple):
    """What is wrong with the settings, and what else there is to tell."""

    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_Told = tuple[str, str]


def judge(settings: Mapping[str, Any], defaults: Mapping[str, Any], given: Mapping[str, str]) -> Judged:
    """Judge the settings of which ``given`` says where they were given.

    ``defaults`` are Pelican's; it has already moved old names to new ones and added defaults.
    """
    lines: dict[str, list[str]] = {ERROR: [], NOTE: []}
    unknown = []
    for name, place in sorted(given.items()):
        if name in TABLE:
            for severity, said in _judge_one(name, settings, defaults):
                lines[severity].append(f"{place}: {severity}: {said}.")
        else:
            unknown.append(name)
    lines[NOTE] += (
        f"{given[name]}: {NOTE}: không có thiết lập {name}; có phải {meant} không? Sửa tên nếu đúng vậy."
        for name, meant in _slips(unknown)
    )
    return Judged(tuple(lines[ERROR]), tuple(lines[NOTE]))


def judge_late(settings: Mapping[str, Any], defaults: Mapping[str, Any], given: Mapping[str, str]) -> Judged:
    """Judge the settings that plugins changed, of which ``given`` says where; they were judged before."""
    gone = {name: place for name, place in given.items() if name not in settings}
    late = {name: place for name, place in given.items() if name in READ_BEFORE and name not in gone}
    others = {name: place for name, place in given.items() if name not in gone and name not in late}
    told = (
        *(
            f"{place}: {ERROR}: {name} bị xóa khỏi thiết lập. Sửa plugin để giữ lại, hoặc bỏ khỏi PLUGINS."
            for name, place in sorted(gone.items())
            if name in TABLE and TABLE[name].fate == HONOURED
        ),
        *(
            f"{place}: {ERROR}: {name} đổi ở đây là quá muộn, giá trị trước đó đã được dùng. "
            "Ghi trong tệp thiết lập."
            for name, place in sorted(late.items())
        ),
    )
    errors, notes = judge(settings, defaults, others)
    return Judged((*told, *errors), notes)


def _judge_one(name: str, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[_Told]:
    """Tell what is to be said of a setting that is known, if anything is."""
    group, value = TABLE[name], settings[name]
    if form := _unlike_its_form(name, value):
        yield ERROR, f"{name} là {value!r}, không phải {form}"
    if form or group.fate == OURS:
        return
    if group.fate == HONOURED:
        look = None if name == "MARKDOWN" and value == defaults.get(name) else _LOOKS.get(name)
        yield from look(value) if look else ()
    elif not _is_fine(name, value, settings, defaults):
        if group.fate == REFUSED:
            yield ERROR, f"{name} không dùng được ở đây: {group.why}"
        else:
            yield NOTE, f"{name} không có tác dụng: {group.why}"


def _is_fine(name: str, value: Any, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    """Tell whether a value asks for nothing but what is done anyway."""
    if any(value == fine for fine in TABLE[name].fine):
        return True
    if name == "WITH_FUTURE_DATES":  # Pelican's default is what we never do
        return False
    if name == "FEED_DOMAIN":  # Pelican sets it
        return bool(value == settings.get("SITEURL"))
    if name in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES"):  # Pelican adds the folders of the other kind
        other = "PAGE_PATHS" if name.startswith("A") else "ARTICLE_PATHS"
        value = [path for path in value if path not in settings.get(other, ())]
    return not value if name not in defaults else bool(value == defaults[name])


# Settings that are honoured, but not with every value.

_TABLES = frozenset({"JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS", "READERS"})
_LISTS = frozenset({"OUTPUT_RETENTION", "THEME_TEMPLATES_OVERRIDES"})
_SWITCHES = frozenset({"CHECK_ONLY", "DRAWN_COVERS", "LOAD_CONTENT_CACHE", "PREVIEW", "PUBLISH"})
"""What is on or off: the text "False" would be on, and show drafts."""


def _unlike_its_form(name: str, value: Any) -> str:
    """Name the form that a value should have and has not, ``""`` if it is as Pelican takes it."""
    if name in _TABLES and not isinstance(value, Mapping):
        return "bảng khóa và giá trị. Ghi dạng {'khóa': giá trị}"
    if name in _LISTS and not isinstance(value, list | tuple | set | frozenset):
        return "danh sách. Ghi dạng ['tên']"
    if name in _SWITCHES and value not in (True, False, None):
        return "True hay False. Ghi một trong hai, không có dấu nháy"
    return ""


def _look_at_length(name: str, what: str) -> Callable[[Any], Iterator[_Told]]:
    def look(value: Any) -> Iterator[_Told]:
        if name == "DEFAULT_PAGINATION" and (value is False or value is None):
            return
        if not is_length(value):
            yield ERROR, f"{name} là {value!r}, không phải {what}. Ghi một số nguyên từ 1 trở lên"
        elif name == "FEED_MAX_ITEMS" and value == PELICANS_FEED_LENGTH:
            told = f"{value} là mặc định của Pelican, coi như chưa ghi: {FEED_LENGTH} bài"
            yield NOTE, f"{name} không có tác dụng: {told}. Ghi một số khác, chẳng hạn 99"

    return look


def _look_at_markdown(value: Any) -> Iterator[_Told]:
    is_read = isinstance(value, Mapping)
    parts = [value.get("extensions") or [], value.get("extension_configs") or {}] if is_read else []
    if not (is_read and isinstance(parts[0], list | tuple) and isinstance(parts[1], Mapping)):
        asked = 'Ghi dạng {"extensions": ["tables", "footnotes"], "extension_configs": {}}'
        yield ERROR, f"MARKDOWN viết chưa đúng. {asked}"
        return
    if others := sorted(map(str, value.keys() - {"extensions", "extension_configs", "output_format"})):
        named = ", ".join(others)
        yield NOTE, f"MARKDOWN: {named} không có tác dụng: chỉ đọc extensions và extension_configs"
    for name, said in said_of(value):
        yield NOTE, f"MARKDOWN: {name} {said}"
    for name, fault in faults_of(value):
        yield ERROR, f"MARKDOWN: {unloadable([name], fault)}"


def _look_at_jinja(value: Any) -> Iterator[_Told]:
    fixed = {"autoescape": True, "auto_reload": False}
    kept = {key for key, stands in fixed.items() if value.get(key, stands) is not stands}
    kept |= {"undefined"} & value.keys()
    if kept:
        named = ", ".join(sorted(kept))
        why = "chữ của bài luôn được rào, tên không có luôn là lỗi"
        yield ERROR, f"JINJA_ENVIRONMENT: {named} không đổi được: {why}. Bỏ các khóa này"


def _look_at_globals(value: Any) -> Iterator[_Told]:
    if taken := sorted(OWN_GLOBALS & value.keys()):
        named = ", ".join(taken)
        yield ERROR, f"JINJA_GLOBALS: {named} là tên giao diện đang dùng. Đặt tên khác"


def _look_at_readers(value: Any) -> Iterator[_Told]:
    markdown = {"md", "markdown", "mkd", "mdown"}
    if value.get("md", value) is not value:
        yield ERROR, "READERS: bài .md luôn được đọc bằng bộ đọc của trang. Bỏ khóa md"
    others = [str(kind) for kind, reader in value.items() if reader is not None and kind not in markdown]
    if others:
        named = ", ".join(sorted(others))
        yield ERROR, f"READERS: chỉ tệp .md được đọc, không đọc {named}. Đổi các tệp ấy sang .md"


_LOOKS: dict[str, Callable[[Any], Iterator[_Told]]] = {
    "DEFAULT_PAGINATION": _look_at_length("DEFAULT_PAGINATION", "số bài trên một trang"),
    "FEED_MAX_ITEMS": _look_at_length("FEED_MAX_ITEMS", "số bài của nguồn tin"),
    "MARKDOWN": _look_at_markdown,
    "JINJA_ENVIRONMENT": _look_at_jinja,
    "JINJA_GLOBALS": _look_at_globals,
    "READERS": _look_at_readers,
}


def _slips(unknown: list[str]) -> Iterator[tuple[str, str]]:
    """Give the unknown names that are nearly a known one; a theme may have any others."""
    if not unknown:
        return
    from difflib import get_close_matches  # of no use to a site without such names

    for name in unknown:
        if near := get_close_matches(name, TABLE, 1, _LIKE):
            yield name, near[0]
