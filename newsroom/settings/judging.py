"""Judge the settings that a site gives: lines that end the build, and lines that only tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsroom.settings.forms import is_list, is_same, told_value, unlike_form
from newsroom.settings.looks import ERROR, LOOKS, NOTE, Told
from newsroom.settings.table import HONOURED, OURS, READ_BEFORE, REFUSED, TABLE

_LIKE = 0.85
"""How alike a name must be to one that is known for it to be taken for a slip."""


class Judged(NamedTuple):
    """What is wrong with the settings, and what else there is to tell."""

    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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


def _judge_one(name: str, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Told]:
    """Tell what is to be said of a setting that is known, if anything is."""
    group, value = TABLE[name], settings[name]
    if form := unlike_form(name, value):
        yield ERROR, f"{name} là {told_value(value)}, không phải {form}"
    if form:
        return
    if group.fate in (HONOURED, OURS):
        look = None if name == "MARKDOWN" and value == defaults.get(name) else LOOKS.get(name)
        yield from look(value) if look else ()
    elif not _is_fine(name, value, settings, defaults):
        if group.fate == REFUSED:
            yield ERROR, f"{name} không dùng được ở đây: {group.why}"
        else:
            yield NOTE, f"{name} không có tác dụng: {group.why}"


def _is_fine(name: str, value: Any, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    """Tell whether a value asks for nothing but what is done anyway."""
    if any(is_same(value, fine) for fine in TABLE[name].fine):
        return True
    if name == "WITH_FUTURE_DATES":  # Pelican's default is what we never do
        return False
    if name == "FEED_DOMAIN":  # Pelican sets it
        return is_same(value, settings.get("SITEURL"))
    if name in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES") and is_list(value):
        # Pelican adds the folders of the other kind
        other = "PAGE_PATHS" if name.startswith("A") else "ARTICLE_PATHS"
        added = (settings.get(other), defaults.get(other))
        value = [path for path in value if not any(_is_in(path, paths) for paths in added)]
    return is_same(value, defaults[name]) if name in defaults else _is_nothing(value)


def _is_in(path: Any, paths: Any) -> bool:
    try:
        return path in paths
    except TypeError:  # of whatever form they are
        return False


def _is_nothing(value: Any) -> bool:
    """Tell whether a value stands for nothing given."""
    nothing: tuple[Any, ...] = (None, False, "", [], (), {}, set())
    return any(is_same(value, one) for one in nothing)


def told_of_small(name: str, place: str) -> str:
    """Tell of a name that is a setting's but for its small letters."""
    mend = f"Ghi {name.upper()}, hoặc đặt tên khác nếu không phải thiết lập"
    return f"{place}: {NOTE}: {name} không có tác dụng: Pelican chỉ đọc tên viết hoa. {mend}."


def _slips(unknown: list[str]) -> Iterator[tuple[str, str]]:
    """Give the unknown names that are nearly a known one; a theme may have any others."""
    if not unknown:
        return
    from difflib import get_close_matches  # of no use to a site without such names

    for name in unknown:
        if near := get_close_matches(name, TABLE, 1, _LIKE):
            yield name, near[0]
